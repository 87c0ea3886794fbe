"""Anchors in a real window: ticked on Today by mouse and keys, the person's own rule, and past weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recovery_journal.domain.aims import Anchor, AnchorTick, DriftRule, TickState
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.anchor_weeks import AnchorWeeks
from recovery_journal.gui.widgets.week_marks import WeekMarks
from recovery_journal.services.anchors import Anchors
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.gui.walk import missed, nameless, walk
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 12)  # a Thursday; the week began on Sunday
SUNDAY = date(2026, 3, 8)
NOON = datetime(2026, 3, 12, 12).astimezone(UTC)
DONE, NOT_POSSIBLE = TickState.DONE, TickState.NOT_POSSIBLE
MEETINGS = Anchor(text="Two group meetings", times_a_week=2, position=0)
BED = Anchor(text="In bed by 11", times_a_week=3, position=1)
MOVE = Anchor(text="Move for 20 minutes", times_a_week=7, position=2)
SAM = Contact(name="Sam", phone="555-0142")
RULE = DriftRule(text="When two are loose I call Sam.")
CALL = Link(from_kind="drift_rule", from_id=RULE.id, to_kind="contact", to_id=SAM.id)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON - timedelta(days=60), tick=True) as traveller:
        yield traveller


@pytest.fixture
def window(rooms: Rooms, clock: Any) -> MainWindow:
    """A journal whose anchors have been there for two months."""
    made = rooms.main()
    made.opened.journal.save(MEETINGS, BED, MOVE)
    clock.move_to(NOON)
    made.go("today").mark_stale()
    hands.settle()
    return made


def marks(window: MainWindow, anchor: Anchor) -> WeekMarks:
    found = [each for each in hands.seen(window.page(), WeekMarks) if each.accessibleName() == anchor.text]
    assert len(found) == 1
    return found[0]


def ticks(window: MainWindow) -> dict[tuple[str, date], TickState]:
    names = {each.id: each.text for each in (MEETINGS, BED, MOVE)}
    return {(names[each.owner], each.day): each.state for each in window.opened.reader.everything(AnchorTick)}


def click(window: MainWindow, anchor: Anchor, day: date) -> None:
    row = marks(window, anchor)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.day_box(day).center().toPoint())
    hands.settle()


def tick(window: MainWindow, anchor: Anchor, day: date, state: TickState | None = DONE) -> None:
    Anchors(window.opened).tick(anchor.id, day, state)
    hands.settle()


def weeks(window: MainWindow) -> AnchorWeeks:
    window.go("plan", "anchor_weeks")
    hands.settle()
    part = window.page().tab()  # type: ignore[attr-defined]
    assert isinstance(part, AnchorWeeks)
    return part


class TestTicking:
    def test_each_click_goes_on_from_blank_to_done_to_not_possible_and_blank(self, window: MainWindow) -> None:
        key = (MEETINGS.text, TODAY)
        for state in (DONE, NOT_POSSIBLE, None):
            click(window, MEETINGS, TODAY)
            assert ticks(window) == ({key: state} if state else {})
            assert marks(window, MEETINGS).state(TODAY) == state

    def test_an_earlier_day_of_the_week_can_be_ticked_and_a_coming_one_cannot(self, window: MainWindow) -> None:
        click(window, BED, SUNDAY)
        click(window, BED, TODAY + timedelta(days=1))
        assert ticks(window) == {(BED.text, SUNDAY): DONE}

    def test_the_count_is_of_the_weeks_count_and_not_possible_counts_for_nothing(self, window: MainWindow) -> None:
        tick(window, MEETINGS, SUNDAY)
        tick(window, MEETINGS, TODAY, NOT_POSSIBLE)
        assert "1 of 2" in hands.words_on(window.page())

    def test_undo_takes_a_tick_back(self, window: MainWindow) -> None:
        click(window, MEETINGS, TODAY)
        hands.key(Key.Key_Z, CTRL)
        assert ticks(window) == {}
        assert marks(window, MEETINGS).state(TODAY) is None

    def test_all_by_keys_and_the_keyboard_stays_where_it_is(self, window: MainWindow) -> None:
        hands.tab_to(MEETINGS.text)
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Down)
        hands.key(Key.Key_Home)
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Right)
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Space)
        hands.key(Key.Key_End)
        hands.key(Key.Key_Right)
        assert hands.focused_name() == BED.text
        assert marks(window, BED).current_day() == TODAY
        assert ticks(window) == {
            (MEETINGS.text, TODAY): DONE,
            (BED.text, SUNDAY): DONE,
            (BED.text, SUNDAY + timedelta(days=1)): NOT_POSSIBLE,
        }

    def test_the_rows_are_one_stop_of_tab(self, window: MainWindow) -> None:
        hands.tab_to(MEETINGS.text)
        hands.step_on()
        assert hands.focused_name() not in (BED.text, MOVE.text)
        hands.step_on(backwards=True)
        assert hands.focused_name() == MEETINGS.text

    def test_a_journal_that_cannot_be_written_says_so_and_shows_what_is_kept(self, window: MainWindow) -> None:
        with nothing_can_be_written(window.opened):
            click(window, MEETINGS, TODAY)
        assert marks(window, MEETINGS).state(TODAY) is None
        assert window.toast.isVisible()

    def test_a_screen_reader_hears_the_day_the_state_and_the_count(self, window: MainWindow) -> None:
        tick(window, MEETINGS, TODAY)
        interface = QAccessible.queryAccessibleInterface(marks(window, MEETINGS))
        said = interface.text(QAccessible.Text.Value)
        assert said == "Thursday, March 12: done. 1 of 2 in this week"
        interface.actionInterface().doAction("Press")
        hands.settle()
        assert ticks(window) == {(MEETINGS.text, TODAY): NOT_POSSIBLE}

    def test_from_right_to_left_the_week_runs_that_way(self, window: MainWindow) -> None:
        row = marks(window, MEETINGS)
        row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert row.day_box(SUNDAY).left() > row.day_box(TODAY).left()
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() // 2))
        assert ticks(window) == {(MEETINGS.text, SUNDAY): DONE}

    def test_without_anchors_there_is_a_way_to_the_first(self, rooms: Rooms) -> None:
        window = rooms.main()
        assert "What holds your week in place?" in hands.words_on(window.page())
        hands.press(window, "Add an anchor")
        assert hands.focused_name() == "What holds me?"

    def test_large_text_has_larger_marks_under_their_words(self, window: MainWindow) -> None:
        row = marks(window, MEETINGS)
        usual = row.width()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light", 2.0, reduced_motion=True)
        hands.settle()
        assert row.width() == 2 * usual
        name = next(each for each in hands.seen(window.page()) if each.property("text") == MEETINGS.text)
        assert row.mapTo(window, QPoint(0, 0)).y() > name.mapTo(window, QPoint(0, name.height() // 2)).y()


class TestDrift:
    def test_one_loose_anchor_is_marked_and_no_more(self, window: MainWindow) -> None:
        tick(window, BED, SUNDAY)
        words = hands.words_on(window.page())
        assert words.count("loose") == 1  # seven times a week can no longer be reached, three can
        assert "wrote a rule" not in words

    def test_two_bring_the_persons_rule_in_their_words_and_whom_to_call(self, window: MainWindow) -> None:
        window.opened.journal.save(RULE, SAM, CALL)
        tick(window, BED, TODAY, NOT_POSSIBLE)
        words = hands.words_on(window.page())
        assert "Two anchors are loose. You wrote a rule for this:" in words
        assert "“When two are loose I call Sam.”" in words
        hands.press(window, "Sam, 555-0142")
        assert QGuiApplication.clipboard().text() == "555-0142"

    def test_the_rule_may_name_another_number(self, window: MainWindow) -> None:
        window.opened.journal.save(RULE, DriftRule(id=RULE.id, text="One is enough.", loose_anchors=1))
        assert "One anchor is loose. You wrote a rule for this:" in hands.words_on(window.page())

    def test_without_a_rule_there_is_a_way_to_write_one(self, window: MainWindow) -> None:
        tick(window, BED, TODAY, NOT_POSSIBLE)
        hands.press(window, "Write a rule for this")
        assert window.page().tab().sentence().startswith("How you will know that things drift")  # type: ignore[attr-defined]

    def test_the_strip_goes_when_the_week_holds_again(self, window: MainWindow) -> None:
        window.opened.journal.save(RULE, SAM, CALL)
        tick(window, BED, TODAY, NOT_POSSIBLE)
        tick(window, BED, TODAY, DONE)
        assert "loose. You wrote" not in hands.words_on(window.page())


class TestPastWeeks:
    def test_the_pager_goes_back_to_the_first_tick_and_on_to_this_week(self, window: MainWindow) -> None:
        tick(window, MEETINGS, SUNDAY - timedelta(days=8))
        part = weeks(window)
        assert part.title.text() == "This week"
        assert not part.on.isEnabled()
        hands.press(window, "Week before")
        assert part.title.text() == "Last week"
        hands.press(window, "Week before")
        assert part.title.text() == "Feb 22 to Feb 28"
        assert not part.back.isEnabled()
        assert part.step_back()
        assert part.title.text() == "This week"
        assert not part.step_back()

    def test_keys_turn_the_weeks_and_tick_a_past_day(self, window: MainWindow) -> None:
        tick(window, MEETINGS, SUNDAY - timedelta(days=8))
        weeks(window)
        hands.tab_to(MEETINGS.text)
        hands.key(Key.Key_PageUp)
        hands.key(Key.Key_Space)
        saturday = SUNDAY - timedelta(days=1)
        assert ticks(window)[MEETINGS.text, saturday] == DONE
        hands.key(Key.Key_PageDown)
        assert marks(window, MEETINGS).current_day() == TODAY

    def test_a_week_that_is_over_is_loose_by_its_own_count(self, window: MainWindow) -> None:
        for at in (1, 2):
            tick(window, MEETINGS, SUNDAY - timedelta(days=at))
        tick(window, MEETINGS, SUNDAY - timedelta(days=20))
        part = weeks(window)
        part.turn(-1)
        assert [row.week.is_loose for row in part.rows.rows()] == [False, True, True]
        assert "2 anchors were loose in this week." in hands.words_on(window.page())

    def test_the_table_says_the_same_in_words(self, window: MainWindow) -> None:
        tick(window, MEETINGS, SUNDAY)
        tick(window, MEETINGS, TODAY, NOT_POSSIBLE)
        part = weeks(window)
        hands.press(window, "Show as table")
        assert part.rows.isHidden()
        table = part.table.figures.table()
        assert table.heads[0] == "Anchor"
        assert table.rows[0] == (MEETINGS.text, "done", "", "", "", "not possible", "", "", "1 of 2")

    @pytest.mark.parametrize("press", ["Week before", "Show as table"])
    def test_the_keyboard_comes_to_everything_and_everything_has_a_name(self, window: MainWindow, press: str) -> None:
        tick(window, MEETINGS, SUNDAY - timedelta(days=1))
        weeks(window)
        hands.press(window, press)
        way = walk(window)
        assert missed(window, way) == []
        assert nameless(window) == []

    def test_without_anchors_there_is_a_way_to_the_first(self, rooms: Rooms) -> None:
        window = rooms.main()
        weeks(window)
        hands.press(window, "Add an anchor")
        assert hands.focused_name() == "What holds me?"

    def test_a_tick_elsewhere_is_seen_here(self, window: MainWindow) -> None:
        part = weeks(window)
        tick(window, MEETINGS, TODAY)
        assert part.rows.rows()[0].marks.state(TODAY) is DONE

    def test_the_week_begins_as_the_person_likes_it(self, window: MainWindow) -> None:
        window.opened.prefer(replace(window.opened.preferences, first_weekday=1))
        window.apply_preferences()
        part = weeks(window)
        part.refresh()
        assert part.span.text() == "Mar 9 to Mar 15"
