"""Medication on Aftercare and on Today: written down with one click, blank is unknown, its name only on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.way import DoseEvent, DoseState, Medication, Weekday
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.medication import MedicationPart
from recovery_journal.services.medication import Medications
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

NOW = datetime(2026, 3, 12, 14, 20)
TODAY = NOW.date()
NAME = "Canary"


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW.astimezone(), tick=True):
        yield


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def write(window: MainWindow, **fields: Any) -> Medication:
    """A medication of 9:00 in the morning, that began a week ago; its prescriber has a number."""
    given = {"name": NAME, "times": ("9:00",), "starts_on": TODAY - timedelta(7), "if_i_miss_one": "I call Dr. Moss."}
    made = Medication(**(given | fields))
    doctor = Contact(name="Dr. Moss", phone="555-0107")
    link = Link(from_kind=Medication.KIND, from_id=made.id, to_kind=Contact.KIND, to_id=doctor.id)
    window.opened.journal.save(made, doctor, link)
    hands.settle()
    return made


def part(window: MainWindow) -> MedicationPart:
    found = window.go("aftercare").show_kind("doses")  # type: ignore[attr-defined]
    hands.settle()
    assert isinstance(found, MedicationPart)
    return found


def told(window: MainWindow) -> list[tuple[DoseState, str]]:
    return [(each.state, each.reason) for each in window.opened.reader.everything(DoseEvent)]


class TestDoses:
    def test_the_first_one_is_asked_for_where_there_is_none(self, window: MainWindow) -> None:
        shown = part(window)
        hands.press(shown, "Add a medication")
        hands.settle()
        assert window.page().bar.kind() == Medication.KIND  # type: ignore[attr-defined]

    def test_a_dose_is_written_down_and_made_blank_again(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        hands.choose(shown, f"9:00 am, {NAME}", "Taken")
        assert told(window) == [(DoseState.TAKEN, "")]
        hands.choose(shown, f"9:00 am, {NAME}", "Taken")
        assert told(window) == [], "pressed once more it is blank"

    def test_missed_shows_what_i_do_then_and_copies_the_number(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        assert "I call Dr. Moss." not in hands.words_on(shown)
        hands.choose(shown, f"9:00 am, {NAME}", "Missed")
        assert "I call Dr. Moss." in hands.words_on(shown)
        hands.press(shown, "Dr. Moss, 555-0107")
        assert QApplication.clipboard().text() == "555-0107"

    def test_a_reason_is_kept_when_its_field_is_left(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        hands.choose(shown, f"9:00 am, {NAME}", "Changed")
        hands.fill(shown, "Why? If you like", "At noon that day")
        hands.key(Qt.Key.Key_Return)
        assert told(window) == [(DoseState.CHANGED, "At noon that day")]
        hands.choose(shown, f"9:00 am, {NAME}", "Missed")
        assert told(window) == [(DoseState.MISSED, "At noon that day")]

    def test_a_reason_is_kept_in_one_line(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        hands.choose(shown, f"9:00 am, {NAME}", "Changed")
        field = hands.named(shown, "Why? If you like", QLineEdit)
        field.setFocus()
        field.insert("At noon\nthat\x07 day")
        hands.key(Qt.Key.Key_Return)
        assert told(window) == [(DoseState.CHANGED, "At noon that day")]

    def test_a_reason_that_is_typed_is_not_lost_by_a_lock(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        hands.choose(shown, f"9:00 am, {NAME}", "Missed")
        hands.fill(shown, "Why? If you like", "Left it at home")
        window.write_drafts()
        assert told(window) == [(DoseState.MISSED, "Left it at home")]

    def test_undo_takes_it_back_on_the_page(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        hands.choose(shown, f"9:00 am, {NAME}", "Taken")
        window.undo()
        hands.settle()
        assert [row.state.value() for row in shown.day.rows.values()] == [None]

    def test_days_gone_by_can_be_filled_in_and_those_to_come_cannot(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        shown.month.grid.move_to(TODAY - timedelta(2))
        hands.settle()
        hands.choose(shown, f"9:00 am, {NAME}", "Taken")
        [event] = window.opened.reader.everything(DoseEvent)
        assert event.day == TODAY - timedelta(2)
        shown.month.grid.move_to(TODAY + timedelta(1))
        assert shown.day.rows == {}
        assert "still to come" in hands.words_on(shown)

    def test_the_month_says_in_words_what_it_shows(self, window: MainWindow) -> None:
        made = write(window)
        window.opened.journal.save(
            *(DoseEvent(owner=made.id, day=TODAY - timedelta(n), due_at=time(9), state=state)
              for n, state in ((1, DoseState.TAKEN), (2, DoseState.MISSED)))
        )  # fmt: skip
        shown = part(window)
        assert shown.month.grid.describe(TODAY - timedelta(1)) == "Wednesday, March 11, 1 taken"
        assert shown.month.grid.describe(TODAY) == "Thursday, March 12, nothing written"
        assert "Written down this month: 1 taken, 1 missed." in hands.words_on(shown)
        hands.press(shown, "Show as table")
        assert shown.month.table is not None
        assert (f"Mar 11, 9:00 am, {NAME}", "Taken") in shown.month.table.model().table().rows  # type: ignore[attr-defined]

    def test_what_runs_out_before_the_refill_is_said_with_the_number(self, window: MainWindow) -> None:
        made = write(window)
        shown = part(window)
        assert shown.runs_out.isHidden()
        days = {"runs_out_on": TODAY + timedelta(5), "next_refill_on": TODAY + timedelta(7)}
        window.opened.journal.save(replace(made, **days))
        hands.settle()
        words = f"{NAME} runs out on Tuesday, March 17, before the next refill on Thursday, March 19."
        assert words in hands.words_on(shown.runs_out)
        hands.press(shown.runs_out, "Dr. Moss, 555-0107")
        assert QApplication.clipboard().text() == "555-0107"

    def test_where_nothing_can_be_saved_it_says_so_and_stays_blank(self, window: MainWindow) -> None:
        write(window)
        shown = part(window)
        with nothing_can_be_written(window.opened):
            hands.choose(shown, f"9:00 am, {NAME}", "Taken")
            assert [row.state.value() for row in shown.day.rows.values()] == [None]
        assert told(window) == []

    def test_the_form_keeps_times_and_days(self, window: MainWindow) -> None:
        page = window.go("aftercare")
        page.show_kind(Medication.KIND).start_new()  # type: ignore[attr-defined]
        hands.fill(page, "What is it called?", NAME)
        hands.fill(page, "At what times of day?", "8 am\n8 pm")
        hands.press(page, "Monday")
        hands.press(page, "Save")
        [made] = window.opened.reader.records(Medication)
        assert (made.times, made.weekdays, made.private) == (("8 am", "8 pm"), (Weekday.MONDAY,), True)


class TestToday:
    def test_it_never_names_the_medicine(self, window: MainWindow) -> None:
        write(window, purpose=NAME, next_refill_on=TODAY + timedelta(3), next_injection_on=TODAY + timedelta(7))
        page = window.go("today")
        hands.settle()
        words = hands.words_on(page)
        assert NAME not in words
        assert "Morning medication" in words
        assert "next refill" in words
        assert "next dose, as prescribed" in words

    def test_taken_with_one_click_and_taken_back(self, window: MainWindow) -> None:
        write(window)
        page = window.go("today")
        hands.press(page, "Taken: Morning medication, 9:00 am")
        hands.settle()
        assert told(window) == [(DoseState.TAKEN, "")]
        assert "Morning medication" not in hands.words_on(page)
        window.undo()
        hands.settle()
        assert "Morning medication" in hands.words_on(page)

    def test_those_of_one_time_are_taken_together(self, window: MainWindow) -> None:
        write(window)
        write(window)
        page = window.go("today")
        assert "2 doses, as prescribed" in hands.words_on(page)
        hands.press(page, "Taken: Morning medication, 9:00 am")
        assert [state for state, _reason in told(window)] == [DoseState.TAKEN] * 2

    def test_something_else_leads_to_the_day(self, window: MainWindow) -> None:
        write(window)
        hands.press(window.go("today"), "Something else: Morning medication, 9:00 am")
        hands.settle()
        assert window.page() is window.go("aftercare")
        assert hands.focused_name() == "Taken"

    @pytest.mark.parametrize(("days", "is_told"), [(7, True), (8, False)])
    def test_a_refill_is_told_a_week_before(self, window: MainWindow, days: int, is_told: bool) -> None:
        write(window, next_refill_on=TODAY + timedelta(days))
        assert ("next refill" in hands.words_on(window.go("today"))) is is_told

    def test_a_check_in_is_told_of_the_doses_and_never_answered_by_them(self, window: MainWindow) -> None:
        write(window)
        service = Medications(window.opened)
        service.note(service.doses(TODAY), DoseState.TAKEN)
        window.go("check_ins", ("check_in", TODAY, {}))
        hands.settle()
        page = window.page()
        assert "your doses: 1 taken" in hands.words_on(page)
        questions = page.days.form.questions  # type: ignore[attr-defined]
        assert questions.editor("medication").value() is None
        assert window.opened.reader.check_in_on(TODAY) is None
