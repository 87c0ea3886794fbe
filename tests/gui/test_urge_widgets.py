"""The timer by its clock, the scale that is asked again, the pace to breathe by, and the line of ratings."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_journal.gui import theme
from recovery_journal.gui.urge_ratings import Ratings
from recovery_journal.gui.urge_watching import UrgeWatching
from recovery_journal.gui.widgets.breathing import Breathing
from recovery_journal.gui.widgets.mini_line import MiniLine
from recovery_journal.gui.widgets.timer_ring import Countdown, TimerRing
from tests import hands
from tests.hands import Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIFTEEN = 15 * 60


class Clock:
    """A clock that only the test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def ring_of(qtbot: QtBot, clock: Clock, seconds: float = FIFTEEN) -> TimerRing:
    ring = TimerRing(Countdown(seconds, clock))
    qtbot.addWidget(ring)
    return ring


class TestTheTimer:
    def test_over_fifteen_minutes_of_late_ticks_it_does_not_drift(self, qtbot: QtBot, clock: Clock) -> None:
        ring, chance, began = ring_of(qtbot, clock), random.Random(7), clock.now
        ring.start()
        while clock.now - began < FIFTEEN:
            clock.now += chance.uniform(0.9, 3.7)  # ticks come late, and some never
            ring._tick()
            assert abs(ring.seconds_left() - max(0, FIFTEEN - (clock.now - began))) <= 1
        assert ring.words() == "0:00"

    def test_it_goes_on_while_nobody_looks_and_nothing_ticks(self, qtbot: QtBot, clock: Clock) -> None:
        ring = ring_of(qtbot, clock)
        ring.start()
        ring.hide()
        clock.now += 396
        ring.show()
        assert ring.words() == "8:24"
        assert ring.value_text() == "8 minutes 24 seconds left of 15 minutes"

    def test_paused_it_stands_still(self, qtbot: QtBot, clock: Clock) -> None:
        ring = ring_of(qtbot, clock)
        ring.start()
        clock.now += 60
        ring.toggle()
        clock.now += 600
        assert ring.words() == "14:00"
        assert ring.value_text().startswith("paused")
        ring.toggle()
        clock.now += 1
        assert ring.words() == "13:59"

    def test_more_time_counts_from_what_is_left(self, qtbot: QtBot, clock: Clock) -> None:
        ring = ring_of(qtbot, clock)
        ring.start()
        clock.now += 60
        ring.add(300)
        assert (ring.words(), ring.caption()) == ("19:00", "left of 20 minutes")

    def test_the_end_is_told_once_and_again_after_more_time(self, qtbot: QtBot, clock: Clock) -> None:
        ring = ring_of(qtbot, clock)
        told: list[bool] = []
        ring.ended.connect(lambda: told.append(True))
        ring.start()
        clock.now += FIFTEEN + 5
        ring._tick()
        ring._tick()
        assert told == [True]
        ring.add(60)
        clock.now += 61
        ring._tick()
        assert told == [True, True]

    def test_real_ticks_come_once_a_second(self, qtbot: QtBot) -> None:
        ring = TimerRing(Countdown(FIFTEEN))
        qtbot.addWidget(ring)
        with qtbot.waitSignals([ring.ticked, ring.ticked], timeout=3000):
            ring.start()
        assert ring.seconds_left() == FIFTEEN - 1 or ring.seconds_left() == FIFTEEN

    def test_a_screen_reader_meets_a_clock_that_can_be_pressed(self, qtbot: QtBot, clock: Clock) -> None:
        ring = ring_of(qtbot, clock)
        ring.start()
        interface = QAccessible.queryAccessibleInterface(ring)
        assert interface is not None
        assert interface.role() == QAccessible.Role.Clock
        assert interface.text(QAccessible.Text.Name) == "Time left"
        assert "15 minutes 0 seconds" in interface.text(QAccessible.Text.Value)


class TestRatings:
    def test_each_time_it_is_asked_has_one_answer(self, clock: Clock) -> None:
        ratings = Ratings(clock)
        ratings.begin()
        clock.now += 20
        ratings.rate(7)
        ratings.rate(8)
        clock.now += 200
        assert ratings.now() is None
        ratings.rate(6)
        clock.now += 60
        ratings.rate(5)
        assert ratings.all == [(0, 8), (3, 5)]
        ratings.rate(None)
        assert ratings.all == [(0, 8)]

    def test_every_three_minutes_it_is_asked_again_with_what_was_said(self, qtbot: QtBot, clock: Clock) -> None:
        watching = UrgeWatching(clock)
        qtbot.addWidget(watching)
        watching.show()
        watching.begin()
        watching.scale.choose(7)
        assert watching.scale.value() == 7
        clock.now += 181
        watching.ring._tick()
        assert watching.scale.value() is None
        assert "3 minutes have passed. You said 7 before." in hands.words_on(watching)
        watching.scale.choose(4)
        assert "You said 7 at the start." in hands.words_on(watching)
        assert watching.line.value_text() == "7 at the start, 4 after 3 minutes"

    def test_it_goes_on_where_it_was(self, qtbot: QtBot, clock: Clock) -> None:
        watching = UrgeWatching(clock)
        qtbot.addWidget(watching)
        watching.go_on(4.5, ((0, 9), (3, 6)), 400, 900)
        assert watching.scale.value() == 6
        assert watching.ring.words() == "6:40"
        clock.now += 120
        watching.ring._tick()
        assert watching.scale.value() is None


class TestBreathing:
    @pytest.mark.parametrize(
        ("at", "words", "count"),
        [(0.1, "Breathe in", 1), (3.9, "Breathe in", 4), (4.1, "Breathe out", 1), (9.9, "Breathe out", 6)],
    )
    def test_out_is_longer_than_in(self, qtbot: QtBot, clock: Clock, at: float, words: str, count: int) -> None:
        pace = Breathing(clock)
        qtbot.addWidget(pace)
        clock.now += 30 + at
        assert (pace.words(), pace.count()) == (words, count)

    def test_the_circle_grows_and_shrinks_without_a_jump(self, qtbot: QtBot, clock: Clock) -> None:
        pace = Breathing(clock)
        qtbot.addWidget(pace)
        sizes = []
        for _step in range(201):
            sizes.append(pace.share())
            clock.now += 0.05
        assert max(abs(a - b) for a, b in zip(sizes, sizes[1:], strict=False)) < 0.05
        assert max(sizes) > 0.99
        assert min(sizes) < 0.01

    def test_with_less_motion_there_are_words_and_count_only(self, qtbot: QtBot, qapp: QApplication) -> None:
        pace = Breathing()
        qtbot.addWidget(pace)
        theme.apply(qapp, "light", 1.0, reduced_motion=False)
        assert pace.moves()
        theme.apply(qapp, "light", 1.0, reduced_motion=True)
        assert not pace.moves()
        assert pace.sizeHint().height() < pace.sizeHint().width()


def test_the_line_says_its_points_in_words(qtbot: QtBot) -> None:
    line = MiniLine("How strong it was")
    qtbot.addWidget(line)
    line.set_points([(0, 7), (3, 8), (18, 2)])
    interface = QAccessible.queryAccessibleInterface(line)
    assert interface is not None
    assert interface.text(QAccessible.Text.Value) == "7 at the start, 8 after 3 minutes, 2 after 18 minutes"
    assert line._span() == 18


def test_keys_on_the_ring(qtbot: QtBot, clock: Clock) -> None:
    ring = ring_of(qtbot, clock)
    ring.show()
    ring.start()
    qtbot.keyClick(ring, Key.Key_Space)
    assert not ring.countdown.is_running()
    qtbot.keyClick(ring, Key.Key_Return)
    assert ring.countdown.is_running()
