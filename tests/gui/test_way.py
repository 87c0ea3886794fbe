"""The way through care in the window: its stages, the tasks after a change, coverage, people and goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from recovery_journal.domain.aims import Goal, GoalStep, LifeArea
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import Boundary, Contact, Link, Role
from recovery_journal.domain.record import Record
from recovery_journal.domain.way import CareLevel, CareStage, Coverage, TransitionItem, TransitionWindow
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.care_chapters import PEOPLE, WAY
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.record_suggestions import SuggestionBox
from recovery_journal.gui.pages.way import WayPart
from recovery_journal.gui.pages.way_people import PeoplePart
from recovery_journal.gui.widgets.way_line import WayLine, WayPoint
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12).astimezone(UTC)
GRACE = Contact(name="Grace", role=Role.COUNSELOR)
HOUSE = CareStage(
    level=CareLevel.RESIDENTIAL, provider="The house", starts_on=TODAY - timedelta(60), ends_on=TODAY - timedelta(2)
)
EVENINGS = CareStage(level=CareLevel.INTENSIVE_OUTPATIENT, starts_on=TODAY - timedelta(1))
LATER = CareStage(level=CareLevel.AFTERCARE, starts_on=TODAY + timedelta(50))
BED = TransitionItem(text="A bed", window=TransitionWindow.HOURS_72, who="Theo")
BILLS = TransitionItem(text="Pay the bills", window=TransitionWindow.DAYS_90)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


@pytest.fixture
def on_the_way(window: MainWindow) -> MainWindow:
    """With stages and tasks, one stage provided by a contact."""
    link = Link(from_kind=CareStage.KIND, from_id=EVENINGS.id, to_kind=Contact.KIND, to_id=GRACE.id)
    window.opened.journal.save(GRACE, LATER, HOUSE, EVENINGS, link, BED, BILLS)
    return window


def aftercare(window: MainWindow, kind: str) -> AftercarePage:
    page = hands.go(window, AftercarePage, "aftercare")
    page.show_kind(kind)
    hands.settle()
    return page


def way(window: MainWindow) -> WayPart:
    part = aftercare(window, WAY).tab()
    assert isinstance(part, WayPart)
    return part


def task(window: MainWindow, record: TransitionItem) -> TransitionItem:
    found = window.opened.reader.get(TransitionItem, record.id)
    assert found is not None
    return found


def shown_record(window: MainWindow) -> Any:
    """The record on the form of the part that is open."""
    part = window.page().tab()  # type: ignore[attr-defined]
    assert isinstance(part, RecordPage)
    sheet = part.sheet()
    return sheet and sheet.id


class TestChapters:
    def test_parts_are_made_when_they_are_visited(self, window: MainWindow) -> None:
        page = hands.go(window, AftercarePage, "aftercare")
        assert list(page._made) == [Appointment.KIND]
        page.show_kind(WAY)
        assert list(page._made) == [Appointment.KIND, WAY]

    @pytest.mark.parametrize("record", [HOUSE, BED, Coverage(payer="County")], ids=lambda each: each.KIND)
    def test_the_search_opens_each_kind_in_its_part(self, window: MainWindow, record: Record) -> None:
        window.opened.journal.save(record)
        hands.key(Key.Key_K, hands.CTRL)
        hands.type_text({"care_stage": "house", "transition_item": "bed", "coverage": "county"}[record.KIND])
        hands.key(Key.Key_Return)
        hands.settle()
        assert isinstance(window.page(), AftercarePage)
        assert shown_record(window) == record.id

    def test_an_appointment_is_opened_from_another_chapter(self, window: MainWindow) -> None:
        visit = Appointment(title="Clinic", starts_on=TODAY)
        window.opened.journal.save(visit)
        page = aftercare(window, WAY)
        window.go("aftercare", visit)
        assert page.bar.kind() == Appointment.KIND
        shown = page.detail.shown()
        assert shown is not None
        assert shown.id == visit.id

    def test_a_change_elsewhere_is_shown_when_the_chapter_is_seen_again(self, on_the_way: MainWindow) -> None:
        part = way(on_the_way)
        on_the_way.go("today")
        on_the_way.opened.journal.remove(HOUSE)
        on_the_way.go("aftercare")
        assert [each.name for each in part.stages.line.points()] == ["Intensive outpatient", "Aftercare"]


class TestStages:
    def test_they_stand_in_the_order_of_time(self, on_the_way: MainWindow) -> None:
        points = way(on_the_way).stages.line.points()
        assert [each.words() for each in points] == [
            "Residential care. Past. Jan 11 to Mar 10, 2026. The house",
            "Intensive outpatient. Now. since Mar 11, 2026. Grace",
            "Aftercare. Ahead. from May 1, 2026",
        ]
        assert [(each.reached, each.is_now) for each in points] == [(True, False), (True, True), (False, False)]

    def test_by_keyboard_to_the_form_of_one_and_back(self, on_the_way: MainWindow) -> None:
        line = way(on_the_way).stages.line
        hands.tab_to("Stages of care")
        assert line.value_words().startswith("2 of 3: Intensive outpatient. Now")
        hands.key(Key.Key_Left)
        hands.key(Key.Key_Return)
        assert shown_record(on_the_way) == HOUSE.id
        assert hands.focused_name() == "What kind of care is it?"
        hands.key(Key.Key_Escape)
        hands.key(Key.Key_Escape)
        assert isinstance(on_the_way.page(), AftercarePage)
        assert on_the_way.page().bar.kind() == WAY  # type: ignore[attr-defined]
        assert hands.focused_name() == "Stages of care"

    def test_what_is_wanted_from_it_follows_the_cursor(self, on_the_way: MainWindow) -> None:
        wanted = replace(HOUSE, what_i_want="To sleep", step_down="The evenings")
        on_the_way.opened.journal.save(wanted)
        part = way(on_the_way)
        assert "To sleep" not in hands.words_on(part)
        part.stages.line.setFocus()
        hands.key(Key.Key_Left)
        words = hands.words_on(part)
        assert "Residential care: what I want from it\nTo sleep" in words
        assert "Residential care: what comes after it\nThe evenings" in words

    def test_arrows_stop_at_the_ends(self, on_the_way: MainWindow) -> None:
        line = way(on_the_way).stages.line
        line.setFocus()
        for pressed, at in ((Key.Key_End, 2), (Key.Key_Right, 2), (Key.Key_Home, 0), (Key.Key_Left, 0)):
            hands.key(pressed)
            assert line.at() == at

    def test_a_click_opens_one(self, on_the_way: MainWindow) -> None:
        line = way(on_the_way).stages.line
        box = line._boxes()[2]
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        hands.settle()
        assert shown_record(on_the_way) == LATER.id

    def test_a_new_one_is_saved_with_all_that_was_written(self, window: MainWindow) -> None:
        way(window)
        hands.press(window, "Add a stage")
        hands.choose(window, "What kind of care is it?", "Detox")
        hands.fill(window, "First day", "March 2, 2026")
        hands.fill(window, "Last day", "March 9, 2026")
        hands.fill(window, "Provider, if not among my people", "St. Anne")
        hands.fill(window, "What do I want from it?", "To sleep")
        hands.fill(window, "What comes after it, and how do I get there?", "The evenings")
        hands.key(Key.Key_S, hands.CTRL)
        (made,) = window.opened.reader.records(CareStage)
        assert (made.level, made.provider, made.what_i_want) == (CareLevel.DETOX, "St. Anne", "To sleep")
        assert (made.starts_on, made.ends_on, made.step_down) == (date(2026, 3, 2), date(2026, 3, 9), "The evenings")
        assert [each.name for each in way(window).stages.line.points()] == ["Detox"]

    def test_an_end_before_the_start_is_said_and_nothing_is_lost(self, window: MainWindow) -> None:
        way(window)
        hands.press(window, "New stage")
        hands.choose(window, "What kind of care is it?", "Detox")
        hands.fill(window, "First day", "March 9, 2026")
        hands.fill(window, "Last day", "March 2, 2026")
        hands.key(Key.Key_S, hands.CTRL)
        assert "The end comes before the start." in hands.words_on(window.page())
        assert window.opened.reader.count(CareStage.KIND) == 0
        window.write_drafts()
        assert window.opened.drafts.of_kind(CareStage.KIND)

    def test_the_table_tells_the_same(self, on_the_way: MainWindow) -> None:
        part = way(on_the_way)
        hands.press(on_the_way, "Show as table")
        table = part.stages.table
        assert table is not None
        assert table.isVisible()
        assert not part.stages.line.isVisible()
        assert list(table.figures.table().rows) == [
            ("Residential care", "Past", "Jan 11, 2026", "Mar 10, 2026", "The house"),
            ("Intensive outpatient", "Now", "Mar 11, 2026", "", "Grace"),
            ("Aftercare", "Ahead", "May 1, 2026", "", ""),
        ]
        table.setFocus()
        table.setCurrentIndex(table.figures.index(2, 0))
        hands.key(Key.Key_Return)
        assert shown_record(on_the_way) == LATER.id
        way(on_the_way)
        hands.press(on_the_way, "Show as line")
        assert part.stages.line.isVisible()


class TestTheLine:
    @pytest.fixture
    def line(self, qtbot: Any) -> WayLine:
        made = WayLine("Stages of care")
        qtbot.addWidget(made)
        made.show_points([WayPoint(f"Stage {at}", "since then", "Grace", "Past", reached=True) for at in range(7)])
        made.resize(400, made.heightForWidth(400))
        return made

    def test_a_screen_reader_hears_the_stage_and_can_open_it(self, line: WayLine) -> None:
        found = QAccessible.queryAccessibleInterface(line)
        assert found.text(QAccessible.Text.Name) == "Stages of care"
        assert found.text(QAccessible.Text.Value) == "1 of 7: Stage 0. Past. since then. Grace"
        opened: list[int] = []
        line.opened.connect(opened.append)
        found.actionInterface().doAction("Press")
        assert opened == [0]

    def test_rows_without_room_go_on_below(self, line: WayLine) -> None:
        boxes = line._boxes()
        assert len(boxes) == 7
        assert len({box.top() for box in boxes}) > 1
        assert all(box.right() <= line.width() and box.bottom() <= line.height() + 1 for box in boxes)
        assert line.heightForWidth(400) > line.heightForWidth(1600)

    def test_down_goes_to_the_row_below(self, line: WayLine) -> None:
        line.show()
        QTest.keyClick(line, Key.Key_Down)
        below = line._boxes()[line.at()]
        assert below.top() > 0
        assert below.left() == 0

    def test_from_right_to_left_the_first_stands_at_the_right(self, line: WayLine) -> None:
        line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        box = line._placed(line._boxes()[0])
        assert box.right() == line.width()
        assert line._hit(QPointF(line.width() - 20, 20)) == 0

    def test_a_word_longer_than_its_place_breaks(self, line: WayLine) -> None:
        one = WayPoint("Stage", "since then", "Grace", "Past")
        line.show_points([one] * 4)
        low = line.heightForWidth(400)
        line.show_points([WayPoint("Stage", "since then", "G" * 60, "Past")] * 4)
        assert line.heightForWidth(400) > low


class TestTasks:
    def test_each_window_says_its_day(self, on_the_way: MainWindow) -> None:
        part = way(on_the_way)
        words = hands.words_on(part.tasks)
        assert "Counted from the last day of “Residential care”: Tuesday, March 10, 2026." in words
        assert "by Friday, March 13" in words
        assert "by Monday, June 8" in words

    def test_a_tick_in_place_is_the_day_it_was_done(self, on_the_way: MainWindow) -> None:
        part = way(on_the_way)
        box = part.tasks.rows[str(BED.id)].box
        box.setFocus()
        hands.key(Key.Key_Space)
        assert task(on_the_way, BED).done_on == TODAY
        assert hands.focused() is box
        assert "Theo · done on Mar 12, 2026" in hands.words_on(part.tasks)
        assert "by Friday, March 13" not in hands.words_on(part.tasks)
        hands.key(Key.Key_Space)
        assert task(on_the_way, BED).done_on is None

    def test_undo_takes_the_tick_back(self, on_the_way: MainWindow) -> None:
        part = way(on_the_way)
        hands.press(part, "Pay the bills")
        hands.key(Key.Key_Z, hands.CTRL)
        assert task(on_the_way, BILLS).done_on is None
        assert not part.tasks.rows[str(BILLS.id)].box.isChecked()

    def test_a_tick_that_cannot_be_kept_is_said_and_taken_off(self, on_the_way: MainWindow, qtbot: Any) -> None:
        part = way(on_the_way)
        with nothing_can_be_written(on_the_way.opened), qtbot.waitSignal(part.said):
            hands.press(part, "A bed")
        assert not part.tasks.rows[str(BED.id)].box.isChecked()

    def test_today_leads_to_where_they_are_ticked_off(self, on_the_way: MainWindow) -> None:
        on_the_way.go("aftercare", TransitionItem.KIND)
        hands.settle()
        assert hands.focused_name() == "A bed"

    def test_suggestions_are_picked_into_the_form_first(self, window: MainWindow) -> None:
        part = way(window)
        hands.press(part, "Pick from suggestions")
        (box,) = window.page().findChildren(SuggestionBox)
        hands.until(box.isVisible)
        box.list.setCurrentRow(1)
        QTest.keyClick(box.list, Key.Key_Return)
        hands.until(lambda: not box.isVisible())
        hands.wake(window)
        assert window.opened.reader.count(TransitionItem.KIND) == 0
        hands.key(Key.Key_S, hands.CTRL)
        (made,) = window.opened.reader.records(TransitionItem)
        assert made.window is TransitionWindow.HOURS_72
        assert made.text in {row.text.text() for row in way(window).tasks.rows.values()}

    def test_without_a_change_of_care_no_day_is_said(self, window: MainWindow) -> None:
        window.opened.journal.save(BED)
        words = hands.words_on(way(window).tasks)
        assert "Once a stage of care has a last day" in words
        assert "by " not in words


class TestBeside:
    def test_coverage_with_its_cost_leads_to_its_form(self, window: MainWindow) -> None:
        payer = Coverage(payer="County", plan="Basic", phone="555-0160", co_pays="15 a visit")
        visit = Appointment(title="Group", starts_on=TODAY + timedelta(3), cost="5.00")
        window.opened.journal.save(payer, visit)
        part = way(window)
        assert "Group: 5.00" in hands.words_on(part.coverage)
        hands.press(part, "County. Basic · 555-0160 · I pay: 15 a visit")
        assert shown_record(window) == payer.id
        assert hands.focused_name() == "Who pays?"

    @pytest.mark.parametrize(("days", "is_said"), [(-1, False), (0, True), (30, True), (31, False)])
    def test_an_approval_that_ends_soon_is_said_plainly(self, window: MainWindow, days: int, is_said: bool) -> None:
        window.opened.journal.save(Coverage(payer="County", authorised_until=TODAY + timedelta(days)))
        assert ("County has approved care until" in hands.words_on(way(window))) is is_said

    def test_goals_say_their_next_step_and_lead_to_the_plan(self, window: MainWindow) -> None:
        goal = Goal(text="A job with mornings", area=LifeArea.WORK)
        window.opened.journal.save(
            goal, GoalStep(owner=goal.id, text="Ask Lee"), Goal(text="Run", area=LifeArea.HEALTH)
        )
        part = way(window)
        assert [each.accessibleName() for each in part.goals.rows] == ["A job with mornings. Work · next: Ask Lee"]
        part.goals.rows[0].click()
        hands.settle()
        assert isinstance(window.page(), PlanPage)
        assert shown_record(window) == goal.id

    def test_a_new_goal_begins_in_the_plan(self, window: MainWindow) -> None:
        hands.press(way(window), "Add a goal")
        assert isinstance(window.page(), PlanPage)
        assert hands.focused_name() == "What do I want to reach?"


class TestPeople:
    @pytest.fixture
    def part(self, window: MainWindow) -> PeoplePart:
        theo = Contact(name="Theo", role=Role.FAMILY, how_they_can_help="Drives me")
        limit = Boundary(text="No loans", with_whom="Friends", when_crossed="I say no")
        window.opened.journal.save(GRACE, theo, Contact(name="Mia", role=Role.FRIEND), limit)
        found = aftercare(window, PEOPLE).tab()
        assert isinstance(found, PeoplePart)
        return found

    def test_family_and_friends_with_how_they_can_help(self, part: PeoplePart) -> None:
        names = [each.accessibleName() for each in part.people.rows]
        assert names == ["Theo. Family · Drives me", "Mia. Friend · how they can help: blank"]

    def test_boundaries_lead_to_the_plan(self, window: MainWindow, part: PeoplePart) -> None:
        hands.press(part, "No loans. With: Friends · I say no")
        assert isinstance(window.page(), PlanPage)
        assert shown_record(window) == window.opened.reader.records(Boundary)[0].id

    def test_a_new_person_is_of_the_family_at_first(self, window: MainWindow, part: PeoplePart) -> None:
        hands.press(window, "New person")
        hands.type_text("Ann")
        hands.key(Key.Key_S, hands.CTRL)
        window.go("aftercare")
        assert "Ann. Family · how they can help: blank" in [each.accessibleName() for each in part.people.rows]

    def test_who_is_no_longer_there_has_no_row(self, window: MainWindow, part: PeoplePart) -> None:
        window.opened.journal.remove(window.opened.reader.records(Boundary)[0])
        assert [each.isVisible() for each in part.boundaries.rows] == [False]
        assert "No boundaries yet" in hands.words_on(part)


class TestRecords:
    @pytest.mark.parametrize("kind", [CareStage.KIND, TransitionItem.KIND, Coverage.KIND])
    def test_what_is_typed_and_not_saved_stays_as_a_draft(self, window: MainWindow, kind: str) -> None:
        page = aftercare(window, kind)
        page.start_new()
        name = {"care_stage": "Provider, if not among my people", "coverage": "Who pays?"}.get(
            kind, "What is to be done?"
        )
        hands.fill(window, name, "Half of it")
        page.show_kind(Appointment.KIND)
        (kept,) = window.opened.drafts.of_kind(kind).values()
        assert "Half of it" in kept.values()

    def test_an_archived_stage_leaves_the_line_and_comes_back(self, on_the_way: MainWindow) -> None:
        on_the_way.go("aftercare", HOUSE)
        hands.press(on_the_way, "Archive")
        assert len(way(on_the_way).stages.line.points()) == 2
        hands.key(Key.Key_Z, hands.CTRL)
        assert len(way(on_the_way).stages.line.points()) == 3
