"""What the made-up person did for their aims: steps of goals, days of anchors, and times in recovery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recovery_journal.domain.aims import Anchor, AnchorTick, Goal, GoalStep, RecoveryPeriod, TickState
from recovery_journal.services.demo_days import lapses
from recovery_journal.services.demo_plan import Plan, Planned
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import EDIT

TICKED = timedelta(days=182)  # anchors were ticked for this long
NOT_POSSIBLE = 0.03  # of the days that were not held


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """All that was done to goals, anchors and the count of days."""
    goals = [deed for entry in words[Goal.KIND] for deed in _steps(entry, stretch, plan, chance)]
    return [*goals, *_ticks(words, stretch, plan, chance), *_periods(stretch, chance)]


def _steps(entry: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """The steps of one goal, written with it, and ticked off as they were done."""
    goal, texts = plan.records[Goal.KIND][entry["key"]], entry.get("goal_steps", ())
    steps = [
        GoalStep(id=chance.new_id(), owner=goal.record.id, position=number, text=each["text"])
        for number, each in enumerate(texts)
    ]
    deeds = [Deed(instant(goal.since, 12), tuple(steps), kind=EDIT)] if steps else []
    for step, each in zip(steps, texts, strict=True):
        if "done" in each:
            day = stretch.day_at(each["done"])
            deeds.append(Deed(instant(day, 18), (replace(step, done_on=day),)))
    return deeds


def _ticks(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """The days of the anchors, ticked together in the evening."""
    anchors = [(plan.records[Anchor.KIND][entry["key"]], entry["often"]) for entry in words[Anchor.KIND]]
    deeds = []
    for day in (each for each in stretch.days()[:-1] if stretch.last - each <= TICKED):
        found = [_tick(anchor, day, often, chance) for anchor, often in anchors if anchor.since < day < anchor.until]
        ticks = tuple(tick for tick in found if tick is not None)
        if ticks:
            deeds.append(Deed(instant(day, 22), ticks))
    return deeds


def _tick(anchor: Planned, day: date, often: float, chance: Chance) -> AnchorTick | None:
    if chance.happens(often):
        state = TickState.DONE
    elif chance.happens(NOT_POSSIBLE):
        state = TickState.NOT_POSSIBLE
    else:
        return None
    return AnchorTick(id=chance.new_id(), owner=anchor.record.id, day=day, state=state)


def _periods(stretch: Stretch, chance: Chance) -> list[Deed]:
    """A time in recovery from the start, and a new one after each lapse; nothing of the earlier ones is lost."""
    deeds, start = [], stretch.first
    for number, lapse in enumerate([*sorted(lapses(stretch)), date.max]):
        period = RecoveryPeriod(id=chance.new_id(), position=number, starts_on=start)
        deeds.append(Deed(instant(start, 13), (period,)))
        if lapse != date.max:
            deeds.append(Deed(instant(lapse, 23), (replace(period, ends_on=lapse - timedelta(days=1)),)))
            start = lapse + timedelta(days=2)
    return deeds
