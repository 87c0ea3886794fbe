"""What helped, as the places that offer strategies ask for it, and how it is said."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pytest

from recovery_journal.domain.helps import Helps
from recovery_journal.domain.milestones import MilestoneState
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.urges import StrategyUse, UrgeLog
from recovery_journal.domain.writing import Milestone, MilestoneKind
from recovery_journal.services.helping import known_helps, most_helpful_first, tried_strategies
from recovery_journal.services.insight_words import milestone_words, usual_words
from recovery_journal.services.open_in_plan import open_in_plan
from recovery_journal.services.shelf import OpenJournal

WALK, CALL, READ = (CopingStrategy(text=text, position=at) for at, text in enumerate(("Walk", "Call Theo", "Read")))
DAY = date(2026, 3, 12)


def log(opened: OpenJournal, strategy: CopingStrategy, *drops: int, helped: int | None = 3) -> None:
    """Urges against which a strategy was used, each fell by so much."""
    for drop in drops:
        urge = UrgeLog(day=DAY, started_at=time(9), strength_peak=10, strength_after=10 - drop)
        opened.journal.save(urge, StrategyUse(owner=urge.id, strategy=strategy.id, helped=helped))


def test_what_fell_most_and_helped_most_stands_first(opened: OpenJournal) -> None:
    opened.journal.save(WALK, CALL, READ)
    log(opened, READ, 2, 3, 4)
    log(opened, CALL, 8, 8, 8)
    log(opened, WALK, 10, 10)
    assert [each.text for each in most_helpful_first(opened.reader, [WALK, CALL, READ])] == [
        "Call Theo",
        "Read",
        "Walk",
    ]
    known = known_helps(opened.reader)
    assert [usual_words(known.get(each.id)) for each in (CALL, READ, WALK)] == [
        "helped 3 of 3 times, usual drop 8",
        "helped 3 of 3 times, usual drop 3",
        "too few to say",
    ]


def test_a_strategy_counts_as_never_tried_once_three_uses_are_logged(opened: OpenJournal) -> None:
    opened.journal.save(WALK, CALL)
    log(opened, WALK, 1, 2)
    assert tried_strategies(opened.reader) is None
    log(opened, WALK, 3, helped=None)
    assert tried_strategies(opened.reader) == {WALK.id}
    told = [(each.code, each.record) for each in open_in_plan(opened).shown]
    assert [record.text for code, record in told if code == "never_tried"] == ["Call Theo"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("helps", "words"),
    [
        ({}, ""),
        ({"used": 9, "rated": 2, "helped": 2, "drops": 9, "usual_drop": 4.0}, "too few to say"),
        ({"used": 9, "rated": 9, "helped": 7, "drops": 9, "usual_drop": 4.0}, "helped 7 of 9 times, usual drop 4"),
        ({"used": 9, "rated": 4, "helped": 0, "drops": 3, "usual_drop": 2.5}, "helped 0 of 4 times, usual drop 2.5"),
        ({"used": 9, "rated": 9, "helped": 7, "drops": 2, "usual_drop": 4.0}, "helped 7 of 9 times"),
    ],
)
def test_it_is_said_in_counts_and_not_below_three(helps: dict[str, float], words: str) -> None:
    assert usual_words(Helps(uuid4(), **helps)) == words  # type: ignore[arg-type]
    assert usual_words(None) == ""


@pytest.mark.parametrize(
    ("kind", "target", "reached_on", "count", "words"),
    [
        (MilestoneKind.DAYS, 90, None, 43, "43 of 90 days in recovery"),
        (MilestoneKind.DAYS, 90, None, 90, "reached"),
        (MilestoneKind.DAYS, 90, DAY, 12, "reached on 2026-03-12"),
        (MilestoneKind.URGES_RIDDEN_OUT, None, None, 1, "1 urge ridden out"),
        (MilestoneKind.OWN, None, None, None, ""),
    ],
)
def test_a_milestone_says_how_far_it_is(
    kind: MilestoneKind, target: int | None, reached_on: date | None, count: int | None, words: str
) -> None:
    milestone = Milestone(text="Mine", kind=kind, target=target, reached_on=reached_on)
    is_met = count is not None and target is not None and count >= target
    state = MilestoneState(milestone, count, is_met or reached_on is not None, is_met and reached_on is None)
    assert milestone_words(state, date.isoformat) == words
