"""The row 'Repeats' and one time of a series in the window: rules in plain words, choices, drafts, errors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from recovery_journal.domain.care import Appointment, OccurrenceState
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.repeats import read_rule
from recovery_journal.gui import dates
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.models.repeats_words import rule_words
from recovery_journal.gui.pages.appointment_repeats import RepeatsEditor
from recovery_journal.services.appointments import Appointments
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = [
    pytest.mark.usefixtures("american_dates"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

TODAY, TUESDAY = date(2026, 3, 12), date(2026, 3, 17)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=DAILY;INTERVAL=2", "Every second day"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=10", "Every 3 days, 10 times"),
        ("FREQ=WEEKLY", "Every Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630", "Every second Tuesday until June 30"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH", "Every 3 weeks on Tuesday and Thursday"),
        ("FREQ=MONTHLY", "Every month on day 17"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=3TU", "Every second month on the third Tuesday"),
        ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231", "Every month on the last Friday until Dec 31, 2027"),
        ("FREQ=YEARLY", "Every year on March 17"),
        ("FREQ=YEARLY;BYWEEKNO=20", "Repeats in a way of its own"),
    ],
)
def test_a_rule_is_said_in_plain_words(rule: str, words: str) -> None:
    assert rule_words(read_rule(rule), TUESDAY, TODAY) == words


@pytest.fixture
def editor(qtbot: QtBot) -> RepeatsEditor:
    made = RepeatsEditor(TODAY)
    qtbot.addWidget(made)
    made.set_day(TUESDAY)
    return made


class TestEditor:
    @pytest.mark.parametrize(
        "rule",
        [
            "",
            "FREQ=DAILY;INTERVAL=3;COUNT=10",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630",
            "FREQ=WEEKLY;BYDAY=MO,TU",
            "FREQ=MONTHLY;BYMONTHDAY=17",
            "FREQ=MONTHLY;BYDAY=3TU",
            "FREQ=YEARLY",
            "FREQ=YEARLY;BYWEEKNO=20",
            "FREQ=MONTHLY;BYMONTHDAY=3,4",
            "nobody can read this",
        ],
    )
    def test_a_rule_goes_in_and_comes_out(self, editor: RepeatsEditor, rule: str) -> None:
        editor.set_raw(rule)
        assert editor.value() == rule
        typed = editor.raw()
        editor.set_raw(None)
        editor.set_raw(typed)
        assert editor.value() == rule

    def test_it_follows_the_day(self, editor: RepeatsEditor) -> None:
        editor.set_raw("FREQ=WEEKLY;BYDAY=TU")
        editor.set_day(TUESDAY + timedelta(days=1))
        assert editor.value() == "FREQ=WEEKLY;BYDAY=WE"
        editor.set_raw("FREQ=MONTHLY;BYDAY=3WE")
        editor.set_day(date(2026, 3, 26))
        assert editor.value() == "FREQ=MONTHLY;BYDAY=4TH"
        editor.set_raw("FREQ=WEEKLY;BYDAY=MO,TU")
        editor.set_day(date(2026, 3, 27))
        assert editor.value() == "FREQ=WEEKLY;BYDAY=MO,TU"

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"how": "DAILY", "every": "0"}, "Please write how many from one to the next, from 1 to 999."),
            ({"how": "DAILY", "every": "many"}, "Please write a number, like 15."),
            ({"how": "DAILY", "every": "1", "end": "until", "last": ""}, "Please choose until which day."),
            ({"how": "DAILY", "every": "1", "end": "until", "last": "2026-03-01"}, "It ends before it begins."),
            ({"how": "DAILY", "every": "1", "end": "until", "last": "February 30"}, "There is no February 30."),
            ({"how": "DAILY", "every": "1", "end": "times", "last": ""}, "Please write how many times, from 1 to 999."),
        ],
    )
    def test_what_cannot_be_read_is_told(self, editor: RepeatsEditor, typed: dict[str, Any], sentence: str) -> None:
        editor.set_raw(typed)
        with pytest.raises(ValueError, match=sentence):
            editor.value()
        assert editor.raw()["every"] == typed["every"]


class Room:
    """A window with a group that meets every week at this hour, since two weeks ago."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.today = window.opened.preferences.today()
        self.made = Appointment(
            title="Group",
            starts_on=self.today - timedelta(days=14),
            starts_at=time(0, 5),
            ends_at=time(0, 10),
            repeats="FREQ=WEEKLY",
        )
        self.appointments = Appointments(window.opened.journal, window.opened.reader)
        self.appointments.save(self.made, [])
        self.page: Any = window.go("aftercare")

    def open(self, days: int) -> None:
        self.page.appointments.show_record(self.made.id, self.today + timedelta(days=days))
        hands.settle()

    def titles(self) -> list[str]:
        listed = self.appointments.between(self.today - timedelta(days=14), self.today + timedelta(days=21))
        return [each.appointment.title for each in listed]


@pytest.fixture
def room(rooms: Rooms) -> Room:
    return Room(rooms.main())


class TestOneTime:
    def test_each_time_tells_its_day_and_its_rule(self, room: Room) -> None:
        room.open(7)
        said = room.page.detail.card.head.when.text()
        assert f"Every {dates.current().weekday_long(room.today)}" in said
        assert room.page.panel.list.current_key() == f"{room.made.id} {room.today + timedelta(days=7)}"

    def test_a_day_leads_to_its_own_time(self, room: Room) -> None:
        day = room.today - timedelta(days=7)
        room.window.opened.journal.save(CheckIn(day=day, mood=5))
        check_ins: Any = room.window.go("check_ins", day)
        hands.settle()
        hands.press(check_ins.days.look_back.card, "Appointment: 12:05 am, Group")
        assert room.page.isVisible()
        assert room.page.panel.list.current_key() == f"{room.made.id} {day}"

    def test_how_it_went_belongs_to_that_time(self, room: Room) -> None:
        room.open(-7)
        hands.press(room.window, "Missed")
        assert "Find a new time" in hands.words_on(room.page)
        states = [each.state for each in room.appointments.between(room.today - timedelta(days=14), room.today)]
        assert states == [OccurrenceState.PLANNED, OccurrenceState.MISSED, OccurrenceState.PLANNED]
        room.open(-14)
        assert "Find a new time" not in hands.words_on(room.page)

    def test_a_new_time_for_a_missed_one_is_a_single_appointment(self, room: Room) -> None:
        room.open(-7)
        hands.press(room.window, "Missed")
        hands.press(room.window, "Find a new time")
        hands.fill(room.window, "Day", "tomorrow")
        hands.press(room.window, "Save")
        (single,) = [each for each in room.window.opened.reader.records(Appointment) if not each.repeats]
        assert (single.title, single.starts_on) == ("Group", room.today + timedelta(days=1))

    def test_a_typed_outcome_stays_with_its_time(self, room: Room) -> None:
        room.open(-7)
        hands.fill(room.window, "What came out of it?", "A long talk")
        room.open(-14)
        assert hands.named(room.window, "What came out of it?").toPlainText() == ""  # type: ignore[attr-defined]
        room.open(-7)
        assert hands.named(room.window, "What came out of it?").toPlainText() == "A long talk"  # type: ignore[attr-defined]
        room.window.opened.journal.archive(room.made)
        room.window.opened.journal.erase(replace(room.made, archived_on=room.today))
        assert room.window.opened.drafts.of_kind("occurrence") == {}


class TestChanging:
    @pytest.mark.parametrize(
        ("choice", "expected"),
        [
            ("Only this one", ["Group", "Group", "Group", "Circle", "Group", "Group"]),
            ("This and later ones", ["Group", "Group", "Group", "Circle", "Circle", "Circle"]),
            ("All", ["Circle"] * 6),
        ],
    )
    def test_the_choice_stands_in_the_form(self, room: Room, choice: str, expected: list[str]) -> None:
        room.open(7)
        hands.press(room.window, "Edit")
        if choice != "Only this one":
            hands.press(room.window, choice)
        hands.fill(room.window, "What is it?", "Circle")
        hands.press(room.window, "Save")
        assert room.titles() == expected
        assert room.page.detail.card.head.title.text() == "Circle"
        room.page.write_drafts()
        assert room.window.opened.drafts.of_kind("appointment") == {}
        room.window.opened.journal.undo()
        assert room.titles() == ["Group"] * 6

    def test_one_alone_is_not_asked_how_it_repeats(self, room: Room) -> None:
        room.open(7)
        hands.press(room.window, "Edit")
        series = room.page.detail.form.series
        assert not series.repeats_row.isVisible()
        hands.press(room.window, "All")
        assert series.repeats_row.isVisible()
        assert hands.named(room.window, "Repeats", QComboBox).currentText() == "By week"

    @pytest.mark.parametrize(
        ("choice", "words", "left"),
        [
            ("Only this one", "Delete only this one", 5),
            ("This and later ones", "Delete this and later ones", 3),
            ("All", "Delete all", 0),
        ],
    )
    def test_deleting_goes_as_far_as_is_chosen(self, room: Room, choice: str, words: str, left: int) -> None:
        room.open(7)
        hands.press(room.window, "Edit")
        if choice != "Only this one":
            hands.press(room.window, choice)
        menu = room.page.detail.form.open_menu()
        next(each for each in menu.actions() if each.text() == words).trigger()
        menu.close()
        assert len(room.titles()) == left
        room.window.opened.journal.undo()
        assert len(room.titles()) == 6

    def test_what_is_typed_into_one_is_kept_for_that_one(self, room: Room) -> None:
        room.open(7)
        hands.press(room.window, "Edit")
        hands.press(room.window, "This and later ones")
        hands.fill(room.window, "Place or link", "Hall C")
        room.open(14)
        hands.press(room.window, "Edit")
        form = room.page.detail.form
        assert form.details().planned_on == room.today + timedelta(days=7)
        assert hands.named(room.window, "Place or link").text() == "Hall C"  # type: ignore[attr-defined]
        hands.press(room.window, "Save")
        places = [each.appointment.place for each in room.appointments.between(room.today, room.today + timedelta(21))]
        assert places == ["", "Hall C", "Hall C", "Hall C"]

    def test_a_rule_that_is_wrong_is_said_in_its_row(self, room: Room) -> None:
        room.open(7)
        hands.press(room.window, "Edit")
        hands.press(room.window, "All")
        hands.press(room.window, "Until a day")
        hands.press(room.window, "Save")
        assert room.page.detail.form.series.repeats_row.error_text() == "Please choose until which day."
        assert room.titles() == ["Group"] * 6

    def test_a_single_one_has_no_such_question(self, room: Room) -> None:
        single = Appointment(title="Once", starts_on=room.today + timedelta(days=1))
        room.appointments.save(single, [])
        room.page.appointments.show_record(single.id)
        hands.press(room.window, "Edit")
        assert "Which ones do you change?" not in hands.words_on(room.page)
        assert hands.named(room.window, "Repeats", QComboBox).currentText() == "Never"
