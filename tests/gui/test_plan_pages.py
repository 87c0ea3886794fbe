"""The plan's chapters, and the pages that are put together in ways of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import time_machine
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.domain.aims import BalanceBox, BalanceItem, Goal, GoalStep, Profile
from recovery_journal.domain.hard_days import LadderStep, OverdosePlan, Rung
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger
from recovery_journal.domain.record import Record
from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.balance_page import BalancePage
from recovery_journal.gui.pages.chapters import CHAPTERS, KINDS
from recovery_journal.gui.pages.ladder_page import LadderPage
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_boxes import Box, BoxedList
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.pages.records import all_declared
from recovery_journal.gui.pages.single_page import SinglePage
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def plan_of(window: MainWindow) -> PlanPage:
    return hands.go(window, PlanPage, "plan")


def single(window: MainWindow, kind: str) -> SinglePage:
    part = plan_of(window).show_kind(kind)
    assert isinstance(part, SinglePage)
    return part


class TestChapters:
    def test_every_record_of_the_plan_has_its_page(self) -> None:
        days = {"check_in", "urge_log", "journal_entry", "questionnaire_response", "lapse"}
        care = {"appointment", "medication", "care_stage", "transition_item", "coverage"}
        records = {kind for kind, cls in ENTITIES.items() if issubclass(cls, Record)}
        assert set(KINDS) == records - days - care - {"plan_revision"}
        assert set(KINDS) <= {each.kind for each in all_declared()}
        assert len(set(KINDS)) == len(KINDS)

    def test_a_page_is_made_when_it_is_visited(self, window: MainWindow) -> None:
        plan = plan_of(window)
        assert list(plan._made) == ["trigger"]
        plan.show_kind("goal")
        assert list(plan._made) == ["trigger", "goal"]

    def test_tabs_where_there_is_room_and_lists_where_there_is_none(self, window: MainWindow) -> None:
        plan = plan_of(window)
        plan.show_kind("overdose_plan")
        assert (plan.bar.tabs.isVisible(), plan.bar.segment.isVisible()) == (True, True)
        assert not plan.bar.chapter_list.isVisible()
        window.resize(960, 640)
        hands.settle()
        assert (plan.bar.tabs.isVisible(), plan.bar.segment.isVisible()) == (False, True)
        assert plan.bar.chapter_list.currentText() == "Hard moment"
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light", 2.0, reduced_motion=True)
        hands.settle()
        assert (plan.bar.segment.isVisible(), plan.bar.kind_list.isVisible()) == (False, True)
        assert plan.bar.kind_list.currentText() == "Overdose plan"

    def test_the_keyboard_on_the_tabs_is_shown_by_the_ring_alone(self, window: MainWindow) -> None:
        tabs = plan_of(window).tabs
        faces = []
        window.sidebar.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        for name in ("Parts of my plan", "Lock"):
            hands.tab_to(name)
            hands.settle()
            faces.append(tabs.grab().toImage())
        assert faces[0] == faces[1]

    def test_the_tabs_stay_where_they_are(self, window: MainWindow) -> None:
        """Whatever the sentence above them says and however many actions there are."""
        window.resize(1280, 800)
        plan = plan_of(window)
        hands.settle()
        where = set()
        for kind in ("trigger", "if_then", "contact", "ladder_step", "plan_revision"):
            plan.show_kind(kind)
            hands.settle()
            where.add(plan.bar.tabs.mapTo(window, plan.bar.tabs.rect().topLeft()).y())
        assert len(where) == 1

    def test_lists_lead_where_tabs_do(self, window: MainWindow) -> None:
        window.resize(960, 640)
        plan = plan_of(window)
        at = next(at for at, each in enumerate(CHAPTERS) if "goal" in each.kinds)
        plan.bar.chapter_list.setCurrentIndex(at)
        plan.bar.chapter_list.activated.emit(at)
        assert plan.bar.kind() == "reason"
        hands.press(plan, "Goals")
        assert plan.bar.kind() == "goal"
        assert plan.new.accessibleName() == "New goal"

    def test_a_second_click_takes_nothing_away(self, window: MainWindow) -> None:
        plan = plan_of(window)
        plan.show_kind("goal")
        hands.press(plan, "Goals")
        assert plan.bar.kind() == "goal"
        assert plan.bar.segment.value() == "goal"

    def test_a_chapter_remembers_where_one_was(self, window: MainWindow) -> None:
        plan = plan_of(window)
        plan.show_kind("goal")
        plan.show_kind("trigger")
        plan.tabs.setCurrentIndex(next(at for at, each in enumerate(CHAPTERS) if "goal" in each.kinds))
        assert plan.bar.kind() == "goal"


@pytest.mark.parametrize(("size", "width", "height"), [(100, 640, 480), (200, 960, 640)])
def test_no_page_of_the_plan_is_wider_than_its_room(rooms: Rooms, size: int, width: int, height: int) -> None:
    window = rooms.main(full=True, size=(width, height))
    window.store.change(text_size=size)
    plan = plan_of(window)
    area = plan.scroll_area
    assert area is not None
    for kind in KINDS:
        part = plan.show_kind(kind)
        part.show_record(window.opened.reader.records(part.kind.cls)[0].id)
        hands.settle()
        inside = area.widget()
        assert inside.minimumSizeHint().width() <= area.viewport().width(), kind
        assert (window.width(), window.height()) == (width, height), kind


class TestTheOtherEnd:
    def test_a_strategy_shows_what_it_belongs_to_and_leads_there(self, window: MainWindow) -> None:
        rain, walk, theo = Trigger(text="Rain"), CopingStrategy(text="Walk"), Contact(name="Theo")
        ends = ((rain, walk), (walk, theo))
        links = [Link(from_kind=a.KIND, from_id=a.id, to_kind=b.KIND, to_id=b.id) for a, b in ends]
        window.opened.journal.save(rain, walk, theo, *links)
        plan = plan_of(window)
        plan.show_target(walk)
        part = plan.tab()
        assert isinstance(part, RecordPage)
        assert part.form.belongs.names() == ["Rain"]
        hands.press(part.form.belongs, "Rain")
        assert plan.bar.kind() == "trigger"
        shown = plan.tab().sheet()
        assert shown is not None
        assert shown.id == rain.id

    def test_what_is_taken_off_stays(self, window: MainWindow) -> None:
        rain, walk = Trigger(text="Rain"), CopingStrategy(text="Walk")
        link = Link(from_kind="trigger", from_id=rain.id, to_kind="coping_strategy", to_id=walk.id)
        window.opened.journal.save(rain, walk, link)
        plan = plan_of(window)
        plan.show_target(walk)
        window.opened.journal.save(removed=[link])
        part = plan.tab()
        assert isinstance(part, RecordPage)
        assert part.form.belongs.names() == []
        assert window.opened.reader.get(CopingStrategy, walk.id) is not None


class TestSingles:
    def test_there_is_one_and_it_is_changed_in_place(self, window: MainWindow) -> None:
        part = single(window, "profile")
        plan = plan_of(window)
        assert not plan.new.isVisible()
        assert not plan.suggestions.isVisible()
        for name in ("Robin", "Sam"):
            hands.fill(part, "What do I want to be called?", name)
            hands.press(part, "Save")
        (kept,) = window.opened.reader.records(Profile)
        assert kept.preferred_name == "Sam"
        assert not kept.hides_recovering_from

    def test_undo_shows_a_blank_form_again(self, window: MainWindow) -> None:
        part = single(window, "profile")
        hands.fill(part, "My pronouns", "they")
        hands.press(part, "Save")
        window.opened.journal.undo()
        assert part.form.form.raw()["pronouns"] == ""
        window.opened.journal.redo()
        assert part.form.form.raw()["pronouns"] == "they"

    def test_a_draft_of_one_that_was_never_saved_is_found(self, window: MainWindow) -> None:
        part = single(window, "drift_rule")
        hands.fill(part, "My rule, in my own words", "Two are too many")
        part.write_drafts()
        later = SinglePage(part.kind, window.opened)
        assert later.form.form.raw()["text"] == "Two are too many"
        assert later.form.is_changed()
        later.deleteLater()

    def test_a_date_that_has_passed_is_worth_a_look(self, window: MainWindow) -> None:
        part, passed = single(window, "overdose_plan"), "The date on the naloxone has passed."
        assert passed not in hands.words_on(part)
        plan = OverdosePlan(naloxone_expires_on=date.today() - timedelta(days=1))
        window.opened.journal.save(plan)
        assert passed in hands.words_on(part)
        window.opened.journal.save(replace(plan, naloxone_expires_on=date.today()))
        assert passed not in hands.words_on(part)


class TestBalance:
    def test_what_is_new_goes_into_its_box(self, window: MainWindow) -> None:
        part = plan_of(window).show_kind("balance_item")
        assert isinstance(part, BalancePage)
        hands.press(part, "Add: What change gives me")
        hands.type_text("Mornings")
        hands.press(part, "Save")
        (kept,) = window.opened.reader.records(BalanceItem)
        assert (kept.text, kept.box) == ("Mornings", BalanceBox.GOOD_OF_CHANGE)
        assert texts(part.boxes) == [[], [], ["Mornings"], []]

    def test_the_weightiest_stands_first_and_the_boxes_are_walked_through(self, window: MainWindow) -> None:
        weights = (
            (BalanceBox.GOOD_OF_USING, "a", 2),
            (BalanceBox.GOOD_OF_USING, "b", 8),
            (BalanceBox.COST_OF_CHANGE, "c", 1),
        )
        window.opened.journal.save(*(BalanceItem(box=box, text=text, weight=weight) for box, text, weight in weights))
        part = plan_of(window).show_kind("balance_item")
        assert isinstance(part, BalancePage)
        assert texts(part.boxes) == [["b", "a"], [], [], ["c"]]
        part.boxes.enter()
        shown = []
        for _each in range(3):
            sheet = part.sheet()
            assert sheet is not None
            shown.append(sheet.saved["text"])
            hands.key(Qt.Key.Key_Down)
        assert shown == ["b", "a", "c"]


@pytest.fixture
def ladder(window: MainWindow) -> LadderPage:
    steps = ((Rung.SIGNS, "a"), (Rung.SIGNS, "b"), (Rung.COMPANY, "c"))
    window.opened.journal.save(
        *(LadderStep(rung=rung, text=text, position=at) for at, (rung, text) in enumerate(steps))
    )
    part = plan_of(window).show_kind("ladder_step")
    assert isinstance(part, LadderPage)
    hands.settle()
    return part


class TestLadder:
    def test_a_step_is_moved_by_keyboard_through_the_rungs(self, window: MainWindow, ladder: LadderPage) -> None:
        ladder.boxes.enter()
        for _each in range(3):
            QTest.keyClick(hands.focused(), Qt.Key.Key_Down, ALT)
        assert texts(ladder.boxes) == [["b"], [], ["a", "c"], [], [], []]
        assert hands.focused() is ladder.boxes.boxes[2].view
        window.opened.journal.undo()
        assert texts(ladder.boxes) == [["b"], ["a"], ["c"], [], [], []]

    def test_a_step_is_dragged_to_another_rung(self, ladder: LadderPage) -> None:
        drag_row(ladder.boxes, "a", ladder.boxes.boxes[2], QPoint(40, 90))
        assert texts(ladder.boxes) == [["b"], [], ["c", "a"], [], [], []]

    def test_a_step_is_dragged_within_its_rung_and_into_a_blank_one(self, ladder: LadderPage) -> None:
        drag_row(ladder.boxes, "b", ladder.boxes.boxes[0], QPoint(40, 40))
        assert texts(ladder.boxes)[0] == ["b", "a"]
        drag_row(ladder.boxes, "a", ladder.boxes.boxes[1], QPoint(40, 60))
        assert texts(ladder.boxes) == [["b"], ["a"], ["c"], [], [], []]

    def test_a_new_step_comes_last(self, ladder: LadderPage) -> None:
        hands.press(ladder, "Add: Signs I notice")
        hands.type_text("d")
        hands.press(ladder, "Save")
        assert texts(ladder.boxes)[0] == ["a", "b", "d"]


def texts(boxes: BoxedList) -> list[list[str]]:
    """The rows of each box."""
    return [[each.proxy.index(at, 0).data() for at in range(each.proxy.rowCount())] for each in boxes.boxes]


def drag_row(boxes: BoxedList, text: str, to: Box, at: QPoint) -> None:
    """With the left button from a row to a point of a box."""
    rows = ((box, box.proxy.index(row, 0)) for box in boxes.boxes for row in range(box.proxy.rowCount()))
    box, index = next((box, index) for box, index in rows if index.data() == text)
    view: QWidget = box.view.viewport()
    start = box.view.visualRect(index).center()
    end = view.mapFromGlobal(to.mapToGlobal(at))
    QTest.mousePress(view, LEFT, pos=start)
    for point in (start + (end - start) / 2, end):
        none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, point, view.mapToGlobal(point), none, LEFT, plain)
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, LEFT, pos=end)
    hands.settle()


def test_what_was_saved_in_another_year_says_which(rooms: Rooms) -> None:
    year = datetime.now().year - 1
    with time_machine.travel(datetime(year, 3, 13, 12).astimezone(), tick=True):
        window = rooms.main()
        window.opened.journal.save(Trigger(text="Payday"))
    window.go("plan", window.opened.reader.records(Trigger)[0])
    hands.settle()
    assert str(year) in plan_of(window).tab().form.state.text()


def test_the_steps_of_a_goal_are_saved_with_it(window: MainWindow) -> None:
    part = plan_of(window).show_kind("goal")
    hands.press(window, "New goal")
    hands.type_text("The bike shop")
    hands.press(part, "Add: Steps")
    hands.type_text("Call\nGo")
    hands.press(part, "Done: Call")
    hands.press(part, "Save")
    (goal,) = window.opened.reader.records(Goal)
    steps = window.opened.reader.parts(GoalStep, goal.id)
    assert [(each.text, each.done_on) for each in steps] == [("Call", window.opened.preferences.today()), ("Go", None)]
    hands.press(part, "Take off: Go")
    hands.press(part, "Save")
    assert len(window.opened.reader.parts(GoalStep, goal.id)) == 1
    window.opened.journal.undo()
    assert [each["text"] for each in part.form.form.raw()["goal_step"]] == ["Call", "Go"]
    window.opened.journal.undo()
    assert window.opened.reader.count("goal_step") == 0
