"""Month and week of appointments through their own widgets, what is looked for in them, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from recovery_journal.domain.aims import Goal
from recovery_journal.domain.care import Appointment, AppointmentKind
from recovery_journal.domain.plan import Contact, WarningSign
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import theme
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.appointment_views import AGENDA, MONTH, WEEK
from recovery_journal.gui.pages.preparation_sheet import Preparation
from recovery_journal.gui.widgets.week_grid import WeekGrid
from recovery_journal.gui.widgets.week_layout import WeekThing, hours_to_show, placed
from recovery_journal.services.appointments import Appointments
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.gui.care_pages import NOW, TODAY, CarePages

pytestmark = [
    pytest.mark.usefixtures("american_dates"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

Key = Qt.Key


def plan(appointments: Appointments, title: str, **values: object) -> Appointment:
    made = Appointment(**({"title": title, "starts_on": TODAY, "starts_at": time(14, 30)} | values))  # type: ignore[arg-type]
    appointments.save(made, ())
    return made


def write_next_step(page: AftercarePage, words: str) -> None:
    page.detail.card.afterwards.editor("next_step").setFocus()
    hands.type_text(words)


def thing(start: str, end: str, key: str = "") -> WeekThing:
    first, last = time.fromisoformat(start), time.fromisoformat(end)
    return WeekThing(key or start, TODAY, key, key, first, last)


class TestPlaces:
    def test_things_that_overlap_share_the_day(self) -> None:
        found = placed([thing("10:00", "11:00", "a"), thing("10:30", "12:00", "b"), thing("11:00", "11:30", "c")])
        assert [(each.thing.key, each.lane, each.lanes) for each in found] == [("a", 0, 2), ("b", 1, 2), ("c", 0, 2)]

    def test_things_that_follow_each_other_have_all_of_it(self) -> None:
        found = placed([thing("10:00", "11:00"), thing("11:00", "12:00")])
        assert [each.lanes for each in found] == [1, 1]

    def test_the_hours_grow_with_what_is_in_them(self) -> None:
        assert hours_to_show([]) == (8, 18)
        assert hours_to_show([thing("06:30", "07:00"), thing("20:00", "21:15")]) == (6, 22)
        assert hours_to_show([], also=23) == (8, 24)

    def test_a_short_one_at_the_end_has_room_for_its_name(self) -> None:
        assert hours_to_show([thing("19:30", "20:00")]) == (8, 21)
        assert hours_to_show([thing("23:30", "23:45")]) == (8, 24)


class TestWeekGrid:
    @pytest.fixture
    def grid(self, qtbot: QtBot) -> WeekGrid:
        made = WeekGrid("Appointments by hour", NOW)
        qtbot.addWidget(made)
        made.resize(900, 500)
        made.show()
        return made

    def test_arrows_go_by_day_and_hour_and_pages_by_week(self, qtbot: QtBot, grid: WeekGrid) -> None:
        weeks: list[date] = []
        grid.week_changed.connect(weeks.append)
        for pressed in (Key.Key_Right, Key.Key_Down, Key.Key_Down):
            qtbot.keyClick(grid, pressed)
        assert grid.place() == (date(2026, 3, 13), 11)
        qtbot.keyClick(grid, Key.Key_End)
        qtbot.keyClick(grid, Key.Key_Right)
        qtbot.keyClick(grid, Key.Key_PageUp)
        assert weeks == [date(2026, 3, 15), date(2026, 3, 8)]
        qtbot.keyClick(grid, Key.Key_Home)
        assert grid.place()[0] == date(2026, 3, 8)
        qtbot.keyClick(grid, Key.Key_T)
        assert grid.place() == (TODAY, 9)

    def test_above_the_first_hour_stand_whole_days(self, qtbot: QtBot, grid: WeekGrid) -> None:
        grid.show_day(TODAY, 1)
        qtbot.keyClick(grid, Key.Key_Up)
        qtbot.keyClick(grid, Key.Key_Up)
        assert grid.place() == (TODAY, None)
        assert grid.value_words() == "Thursday, March 12, whole day, nothing planned"
        qtbot.keyClick(grid, Key.Key_Down)
        assert grid.place() == (TODAY, 0)

    def test_it_says_what_stands_there(self, grid: WeekGrid) -> None:
        grid.set_things([WeekThing("1", TODAY, "Group", "Group, 9:00 to 10:00 am", time(9), time(10))], NOW)
        assert grid.value_words() == "Thursday, March 12, 9:00 am, Group, 9:00 to 10:00 am"

    def test_a_short_one_grows_with_its_name_where_nothing_stands_below(self, grid: WeekGrid) -> None:
        long = "Prescriber visit, Dr. Lin, second floor"
        alone = WeekThing("alone", TODAY, long, long, time(10), time(10, 15))
        crowded = [replace(alone, key="first", day=date(2026, 3, 13)), thing("10:30", "11:00", "next")]
        grid.set_things([alone, crowded[0], replace(crowded[1], day=date(2026, 3, 13))], NOW)
        high = {each.key: box.height() for box, each in grid.spots()}
        assert high["alone"] >= 2 * theme.current().metrics("small").height()
        assert high["first"] < high["alone"]
        boxes = {each.key: box for box, each in grid.spots()}
        assert boxes["first"].bottom() < boxes["next"].top()

    def test_a_click_opens_what_it_hits(self, qtbot: QtBot, grid: WeekGrid) -> None:
        grid.set_things([thing("10:00", "11:00", "a"), thing("10:00", "11:00", "b")], NOW)
        opened: list[list[str]] = []
        grid.opened.connect(opened.append)
        box = next(box for box, each in grid.spots() if each.key == "b")
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        assert opened == [["b"]]


class TestViews:
    def test_the_week_opens_an_appointment_and_escape_comes_back(
        self, show_care: CarePages, appointments: Appointments
    ) -> None:
        made = plan(appointments, "Counseling")
        page = show_care()
        hands.press(page, "Week")
        views = page.appointments.views
        assert views.view() == WEEK
        views.calendar.week.show_day(TODAY, 14)
        views.calendar.enter()
        hands.key(Key.Key_Return)
        shown = page.detail.shown()
        assert shown is not None
        assert shown.id == made.id
        assert views.view() == AGENDA
        assert page.step_back()
        assert views.view() == WEEK
        assert views.calendar.week.hasFocus()

    def test_enter_on_an_empty_hour_begins_one_there(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling")
        page = show_care()
        hands.press(page, "Week")
        week = page.appointments.views.calendar.week
        week.show_day(TODAY, 16)
        week.open_here()
        form = page.detail.form.form
        assert form.editor("starts_on").raw() == "2026-03-12"
        assert form.editor("starts_at").raw().startswith("16:00") or form.editor("starts_at").raw() == "4:00 pm"

    def test_the_month_holds_the_words_and_turns(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling", repeats="FREQ=WEEKLY;COUNT=5")
        plan(appointments, "Weekend away", starts_at=None, ends_on=date(2026, 3, 14))
        page = show_care()
        hands.press(page, "Month")
        month = page.appointments.views.calendar.month
        assert [each.title for each in month.lines(TODAY)] == ["Weekend away", "Counseling"]
        assert [each.title for each in month.lines(date(2026, 3, 13))] == ["Weekend away"]
        hands.press(page, "Month after")
        assert [each.title for each in month.lines(date(2026, 4, 9))] == ["Counseling"]
        assert month.describe(date(2026, 4, 9)) == "Thursday, April 9, 1 appointment. Counseling, 2:30 pm"

    def test_a_day_with_several_opens_in_the_agenda(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling")
        plan(appointments, "Group", starts_at=time(18))
        page = show_care()
        hands.press(page, "Month")
        page.appointments.views.calendar.enter()
        hands.key(Key.Key_Return)
        assert page.appointments.views.view() == AGENDA
        assert page.panel.day() == TODAY

    def test_each_picture_has_its_table(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling")
        page = show_care()
        hands.press(page, "Month")
        hands.press(page, "Show as table")
        calendar = page.appointments.views.calendar
        assert list(calendar.table.figures.table().rows) == [("Counseling", "Thursday, March 12", "2:30 pm")]
        hands.press(page, "Show as calendar")
        assert calendar.stack.currentWidget() is calendar.month

    def test_a_second_click_on_a_view_changes_nothing(self, show_care: CarePages) -> None:
        page = show_care()
        hands.press(page, "Month")
        hands.press(page, "Month")
        assert page.appointments.views.view() == MONTH

    def test_kinds_and_words_hold_in_all_views(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling", kind=AppointmentKind.COUNSELING)
        plan(appointments, "Tuesday group", kind=AppointmentKind.GROUP, place="Hall B")
        page = show_care()
        hands.press(page, "Kinds")
        hands.press(page, "Group")
        titles = [row.title for row in page.panel.list.rows.rows() if row.planned is not None]
        assert titles == ["Tuesday group"]
        hands.press(page, "Month")
        views = page.appointments.views
        assert [each.title for each in views.calendar.month.lines(TODAY)] == ["Tuesday group"]
        hands.press(page, "Group")
        hands.fill(page, "Search appointments", "counsel")
        hands.key(Key.Key_Return)
        assert [each.title for each in views.calendar.month.lines(TODAY)] == ["Counseling"]


class TestPreparing:
    def test_what_is_marked_is_offered_and_becomes_a_question(
        self, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        plan(appointments, "Counseling")
        opened.journal.save(WarningSign(text="I stop answering calls", asks_about=True))
        page = show_care()
        page.detail.gather()
        hands.press(page, "Add: I stop answering calls")
        page.freshen()
        page.detail.gather()
        assert [row.question.text for row in page.detail.card.questions.rows()] == ["I stop answering calls"]
        assert page.detail.card.questions.gathered.isHidden()

    def test_the_sheet_leaves_private_things_out_until_they_are_put_in(
        self, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        plan(appointments, "Counseling")
        opened.journal.save(JournalEntry(day=TODAY, title="Sleep", asks_about=True))
        page = show_care()
        hands.press(page, "Make a sheet to print")
        assert "1 private item is left out." in hands.words_on(page)
        hands.press(page, "Put it in")
        assert "1 private item is in it." in hands.words_on(page)
        hands.press(page, "Back to the appointment")
        assert page.appointments.views.is_agenda()

    def test_without_private_the_provider_goes_too(self, appointments: Appointments, opened: OpenJournal) -> None:
        details = appointments.details(plan(appointments, "Counseling").id)
        assert details is not None
        whole = Preparation(replace(details, provider=Contact(name="Grace", private=True)))
        assert whole.hidden() == 1
        assert whole.without_private().details.provider is None

    def test_a_next_step_becomes_a_goal(
        self, show_care: CarePages, appointments: Appointments, opened: OpenJournal
    ) -> None:
        plan(appointments, "Counseling")
        page = show_care()
        write_next_step(page, "Ask about night classes")
        hands.press(page, "Make it a goal")
        assert [each.text for each in opened.reader.records(Goal)] == ["Ask about night classes"]

    def test_or_an_appointment_or_a_change_of_the_plan(self, show_care: CarePages, appointments: Appointments) -> None:
        plan(appointments, "Counseling", place="Elm Street Clinic")
        page = show_care()
        wishes: list[tuple[str, object]] = []
        page.go_requested.connect(lambda where, target: wishes.append((where, target)))
        write_next_step(page, "See the nurse")
        menu = page.detail.card.afterwards.follow_up.open_plan()
        menu.actions()[0].trigger()
        menu.close()
        assert wishes == [("plan", ("new", "coping_strategy", {"text": "See the nurse"}))]
        hands.press(page, "Make it an appointment")
        form = page.detail.form.form
        assert (form.editor("title").raw(), form.editor("place").raw()) == ("See the nurse", "Elm Street Clinic")
