"""Ticking anchors: one action each, and weeks that began before an anchor was there are not held against it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from recovery_journal.domain.aims import Anchor, AnchorTick, DriftRule, TickState
from recovery_journal.domain.drift import week_starts
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.journal import Journal
from recovery_journal.services.shelf import OpenJournal

MONDAY, TODAY = date(2026, 3, 9), date(2026, 3, 12)
BEFORE = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def walk(opened: OpenJournal) -> Anchor:
    """An anchor that is there since January."""
    anchor = Anchor(text="Walk", times_a_week=3)
    Journal(opened.database, lambda: BEFORE).save(anchor)
    return anchor


def days_of(anchors: Anchors, first_weekday: int = 1) -> list[TickState | None]:
    [week] = anchors.week(TODAY, first_weekday)
    return list(week.days)


def test_a_tick_is_one_action_that_undo_takes_back(opened: OpenJournal, walk: Anchor) -> None:
    anchors = Anchors(opened)
    anchors.tick(walk.id, MONDAY, TickState.DONE)
    assert days_of(anchors) == [TickState.DONE, *[None] * 6]
    anchors.tick(walk.id, MONDAY, TickState.NOT_POSSIBLE)
    assert days_of(anchors)[0] is TickState.NOT_POSSIBLE
    assert anchors.tick(walk.id, MONDAY, TickState.NOT_POSSIBLE) is None
    anchors.tick(walk.id, MONDAY, None)
    assert days_of(anchors)[0] is None
    for state in (TickState.NOT_POSSIBLE, TickState.DONE, None):
        opened.journal.undo()
        assert days_of(anchors)[0] is state
    assert opened.reader.count(AnchorTick.KIND) == 0


def test_several_ticks_of_a_day_are_one_action(opened: OpenJournal, walk: Anchor) -> None:
    group = Anchor(text="Group", position=1)
    opened.journal.save(group)
    anchors = Anchors(opened)
    anchors.tick(walk.id, TODAY, TickState.DONE)
    anchors.tick_all(TODAY, [(walk.id, None), (group.id, TickState.DONE)])
    assert [(each.text, state) for each, state in anchors.on(TODAY)] == [("Walk", None), ("Group", TickState.DONE)]
    opened.journal.undo()
    assert [state for _, state in anchors.on(TODAY)] == [TickState.DONE, None]


@pytest.mark.parametrize(("first_weekday", "first"), [(1, MONDAY), (7, date(2026, 3, 8)), (5, date(2026, 3, 6))])
def test_a_week_begins_where_the_person_says(
    opened: OpenJournal, walk: Anchor, first_weekday: int, first: date
) -> None:
    [week] = Anchors(opened).week(TODAY, first_weekday)
    assert week.first == first
    assert len(week.days) == 7


def test_it_is_loose_once_the_days_left_are_too_few(opened: OpenJournal, walk: Anchor) -> None:
    anchors = Anchors(opened)
    loose = [anchors.week(date(2026, 3, day), 1)[0].is_loose for day in range(9, 16)]
    assert loose == [False] * 5 + [True] * 2
    anchors.tick(walk.id, date(2026, 3, 14), TickState.NOT_POSSIBLE)
    assert anchors.week(date(2026, 3, 13), 1)[0].is_loose


def test_a_week_that_began_before_the_anchor_is_not_loose(opened: OpenJournal) -> None:
    Journal(opened.database, lambda: datetime(2026, 3, 4, 12, tzinfo=UTC)).save(Anchor(text="New", times_a_week=7))
    [weeks] = Anchors(opened).weeks(week_starts(TODAY, 1, 3), TODAY)
    assert [(each.can_be_loose, each.is_loose) for each in weeks] == [(False, False), (False, False), (True, True)]


def test_a_tick_of_an_earlier_day_tells_that_it_was_there(opened: OpenJournal) -> None:
    anchor = Anchor(text="Brought along", times_a_week=2)
    opened.journal.save(anchor, AnchorTick(owner=anchor.id, day=date(2026, 2, 23), state=TickState.DONE))
    [weeks] = Anchors(opened).weeks(week_starts(TODAY, 1, 4), TODAY)
    assert [each.is_loose for each in weeks] == [False, True, True, False]
    assert [each.can_be_loose for each in weeks] == [False, True, True, True]


def test_whom_the_rule_says_to_call(opened: OpenJournal) -> None:
    rule, sam = DriftRule(text="When two are loose I call Sam"), Contact(name="Sam")
    opened.journal.save(rule, sam, Link(from_kind=rule.KIND, from_id=rule.id, to_kind=sam.KIND, to_id=sam.id))
    anchors = Anchors(opened)
    assert [each.name for each in anchors.whom_to_call()] == ["Sam"]
    opened.journal.archive(sam)
    assert anchors.whom_to_call() == []
