"""Ten days of check-ins and urges by keyboard alone, with a lock in the middle of one, found again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import shiboken6
import time_machine

from recovery_journal.app import Program
from recovery_journal.domain.aims import AnchorTick, TickState
from recovery_journal.domain.daily import CheckIn, SignNoticed
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.anchor_weeks import AnchorWeeks
from recovery_journal.gui.pages.insights import InsightsPage
from recovery_journal.gui.pages.urge_now import UrgeNowPage
from recovery_journal.gui.widgets.figure_table import FigureTable
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
FIRST = date(2026, 3, 2)  # a Monday
DAYS = [FIRST + timedelta(days=at) for at in range(10)]
MOODS = (4, 5, 6, 3, 7, 6, 5, 8, 6, 7)
URGE_DAYS = DAYS[1::3]
CAN_TICK = DAYS[::3]
LOCKED = DAYS[4]  # on this day the lock comes in the middle of a check-in
WALK, MEETING, SIGN = "Walk to the river", "Two group meetings", "I skip dinner"


def test_ten_days_by_keyboard_are_found_again(start: Start) -> None:
    with time_machine.travel(_morning(FIRST), tick=True) as clock:
        program = start()
        write_a_small_plan(ways.start_a_journal(program))
        lock(program)
        for day in DAYS:
            clock.move_to(_morning(day))
            program = start()
            window = ways.unlock(program)
            if day == LOCKED:
                program, window = lock_in_the_middle(start, program, window)
            check_in(window, day)
            if day in URGE_DAYS:
                begin_an_urge()
                lock(program)
                clock.shift(timedelta(minutes=10))
                program = start()
                end_the_urge(ways.unlock(program))
            lock(program)
        clock.shift(timedelta(hours=2))
        window = ways.unlock(start())
        all_is_in_the_journal(window)
        the_plan_knows_what_helped(window)
        insights_counts_it(window)
        the_weeks_are_there(window)
        an_earlier_day_keeps_its_date(window)


def lock(program: Program) -> None:
    """The process ends at a lock, and its windows with it: each would be dressed anew by the next one."""
    program.lock()
    for each in (program.main_window, program.unlock_window):
        if each is not None and shiboken6.isValid(each):
            each.deleteLater()
    hands.settle()


def write_a_small_plan(window: MainWindow) -> None:
    for kind, question, words in (
        ("warning_sign", "What do I notice?", SIGN),
        ("coping_strategy", "What do I do?", WALK),
        ("anchor", "What holds me?", MEETING),
    ):
        window.go("plan", ("new", kind))
        hands.fill(window, question, words)
        if kind == "anchor":
            hands.tab_to("How often?")
            hands.type_text("2")
        hands.key(Key.Key_S, CTRL)


def check_in(window: MainWindow, day: date) -> None:
    """From Today: mood, urge, sleep, the anchor, a sign, used, a note, saved; no mouse."""
    at = DAYS.index(day)
    if "How are you right now?" in hands.words_on(window.page()) and day != LOCKED:
        hands.tab_to("Mood right now")
        hands.type_text(str(MOODS[at]))
        hands.settle()
    else:
        hands.key(Key.Key_N, CTRL)
    assert window.page().head.title.text() == "Check-in"
    hands.tab_to("Urge right now")
    hands.type_text(str(9 - MOODS[at]))
    hands.tab_to("Sleep last night")
    hands.type_text("7.5")
    if day in CAN_TICK:
        hands.tab_to(MEETING)
        hands.key(Key.Key_Space)
    if MOODS[at] < 5:
        hands.tab_to(SIGN)
        hands.key(Key.Key_Space)
    hands.tab_to("Note")
    if day != LOCKED:
        hands.type_text(f"Day {at + 1}")
    hands.key(Key.Key_Return, CTRL)
    assert "Checked in today" in hands.words_on(window.page())


def lock_in_the_middle(start: Start, program: Program, window: MainWindow) -> tuple[Program, MainWindow]:
    """What is typed and ticked and not saved is there after the unlock."""
    hands.tab_to("Mood right now")
    hands.type_text(str(MOODS[DAYS.index(LOCKED)]))
    hands.settle()
    hands.tab_to("Note")
    hands.type_text("Half a thought")
    lock(program)
    program = start()
    window = ways.unlock(program)
    assert "You began to write. It is kept, but not saved yet." in hands.words_on(window.page())
    return program, window


def begin_an_urge() -> None:
    """Its strength, and what is done about it."""
    hands.key(Key.Key_F8)
    hands.type_text("8")
    hands.tab_to("Doing it now")
    hands.key(Key.Key_Space)


def end_the_urge(window: MainWindow) -> None:
    """Taken up again after the lock: it has passed, and the walk helped."""
    hands.key(Key.Key_F8)
    hands.tab_to("It passed")
    hands.key(Key.Key_Space)
    hands.type_text("3")
    hands.tab_to("Not at all")
    hands.key(Key.Key_End)
    hands.key(Key.Key_Space)
    hands.tab_to("Save")
    hands.key(Key.Key_Space)
    assert "Urge saved." in hands.words_on(window)


def all_is_in_the_journal(window: MainWindow) -> None:
    written = {each.day: each for each in window.opened.reader.records(CheckIn)}
    assert sorted(written) == DAYS
    assert tuple(written[day].mood for day in DAYS) == MOODS
    assert written[LOCKED].note == "Half a thought"
    urges = window.opened.reader.records(UrgeLog)
    assert sorted(each.day for each in urges) == URGE_DAYS
    assert {(each.strength_before, each.strength_after, each.ended) for each in urges} == {(8, 3, UrgeEnd.PASSED)}
    assert [each.helped for each in window.opened.reader.everything(StrategyUse)] == [3] * len(URGE_DAYS)
    assert len(window.opened.reader.everything(SignNoticed)) == sum(mood < 5 for mood in MOODS)
    ticks = window.opened.reader.everything(AnchorTick)
    assert {each.day: each.state for each in ticks} == dict.fromkeys(CAN_TICK, TickState.DONE)


def the_plan_knows_what_helped(window: MainWindow) -> None:
    """In the list of the plan, and on the page of an urge, where it comes first."""
    known = "elped 3 of 3 times, usual drop 5"
    page = window.go("plan", "coping_strategy")
    rows = hands.named(page, "Coping").model()  # type: ignore[attr-defined]
    assert known in str(rows.index(0, 0).data(257))
    window.go("today")
    hands.key(Key.Key_F8)
    urge = window.page()
    assert isinstance(urge, UrgeNowPage)
    first = urge.middle.responses.cards[0]
    assert first.response.text == WALK
    assert known in first.known.text()
    hands.key(Key.Key_Escape)


def insights_counts_it(window: MainWindow) -> None:
    hands.key(Key.Key_5, CTRL)
    page = window.page()
    assert isinstance(page, InsightsPage)
    hands.settle()
    high = sum(mood >= 6 for mood in MOODS)
    assert f"Mood was 6 or more on {high} of {len(DAYS)} days." in hands.words_on(page.cards["mood"])
    tables = [each.figures.table().rows for each in page.findChildren(FigureTable)]
    assert any(row[0] == WALK for rows in tables for row in rows)


def the_weeks_are_there(window: MainWindow) -> None:
    """Two meetings in the first week: Monday and Thursday."""
    page = window.go("plan", "anchor_weeks")
    part = page.tab()  # type: ignore[attr-defined]
    assert isinstance(part, AnchorWeeks)
    part.show_week(FIRST)
    assert part.rows.rows()[0].count.text() == "2 of 2"


def an_earlier_day_keeps_its_date(window: MainWindow) -> None:
    before = window.opened.reader.check_in_on(DAYS[2])
    assert before is not None
    window.go("check_ins", ("check_in", DAYS[2], {}))
    hands.fill(window, "Note", "Thought about it again")
    hands.key(Key.Key_S, CTRL)
    after = window.opened.reader.get(CheckIn, before.id)
    assert after is not None
    assert (after.day, after.note, after.mood) == (DAYS[2], "Thought about it again", before.mood)
    assert len(window.opened.reader.records(CheckIn)) == len(DAYS)


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9).astimezone(UTC)
