"""The way through care: the stages in their order, the change of care that is near, and what is due after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recovery_journal.domain.aims import Goal, GoalState, GoalStep, LifeArea
from recovery_journal.domain.plan import Contact, Role
from recovery_journal.domain.way import CareStage, Coverage, TransitionItem, TransitionWindow

REMIND_BEFORE = 30  # days
DAYS_OF = {TransitionWindow.HOURS_72: 3, TransitionWindow.DAYS_28: 28, TransitionWindow.DAYS_90: 90}
AREAS = (LifeArea.WORK, LifeArea.HOME, LifeArea.LEARNING, LifeArea.MONEY, LifeArea.LAW)
CLOSE = (Role.FAMILY, Role.FRIEND)


class Where(StrEnum):
    """Where a stage stands on the way; `OPEN` is one whose first day is not known yet."""

    BEHIND = "behind"
    NOW = "now"
    AHEAD = "ahead"
    OPEN = "open"


@dataclass(frozen=True)
class ChangeOfCare:
    """The end of a stage of care, and whether that day has come."""

    stage: CareStage
    day: date
    has_come: bool


@dataclass(frozen=True)
class NextStep:
    """A goal with the first of its steps that is not done; none where it has no such step."""

    goal: Goal
    step: GoalStep | None


def where(stage: CareStage, today: date) -> Where:
    """Where a stage stands on a day: its last day still belongs to it, and without a last day it goes on."""
    if stage.ends_on is not None and stage.ends_on < today:
        return Where.BEHIND
    if stage.starts_on is None:
        return Where.OPEN
    return Where.AHEAD if stage.starts_on > today else Where.NOW


def in_order(stages: Iterable[CareStage]) -> list[CareStage]:
    """By their first day, or the last where that alone is known; those without any day come last, as they stood."""
    known = [(each.starts_on or each.ends_on, each) for each in stages]
    dated = sorted(((day, each) for day, each in known if day is not None), key=lambda pair: pair[0])
    return [*(each for _day, each in dated), *(each for day, each in known if day is None)]


def change_of_care(stages: Iterable[CareStage], today: date) -> ChangeOfCare | None:
    """The change of care that the list of tasks is for now, or none.

    It is the last stage that ended, for as long as the longest of the windows, 90 days; else the next end that is
    planned, so that one can begin before the day comes.
    """
    ends = [(each.ends_on, each) for each in stages if each.ends_on is not None]
    over = [pair for pair in ends if pair[0] <= today <= pair[0] + timedelta(days=max(DAYS_OF.values()))]
    ahead = [pair for pair in ends if pair[0] > today]
    if over:
        day, stage = max(over, key=lambda pair: pair[0])
    elif ahead:
        day, stage = min(ahead, key=lambda pair: pair[0])
    else:
        return None
    return ChangeOfCare(stage, day, day <= today)


def due_on(window: TransitionWindow, change: date) -> date:
    """The last day of a window after a change of care: 72 hours are three days."""
    return change + timedelta(days=DAYS_OF[window])


def by_window(tasks: Iterable[TransitionItem]) -> list[tuple[TransitionWindow, list[TransitionItem]]]:
    """The tasks of each window that has any, the soonest window first, in the person's order."""
    kept = list(tasks)
    groups = [(window, [each for each in kept if each.window is window]) for window in TransitionWindow]
    return [group for group in groups if group[1]]


def runs_out(coverage: Coverage, today: date) -> date | None:
    """The day until which care is authorised, from 30 days before it on; none earlier, when past, or unknown."""
    until = coverage.authorised_until
    if until is None:
        return None
    return until if today <= until <= today + timedelta(days=REMIND_BEFORE) else None


def close_people(contacts: Iterable[Contact]) -> list[Contact]:
    """Family and friends, who may take part: those that said how they can help first, else in the person's order."""
    close = [each for each in contacts if each.role in CLOSE]
    return sorted(close, key=lambda each: not each.how_they_can_help)


def next_steps(goals: Iterable[Goal], steps: Iterable[GoalStep]) -> list[NextStep]:
    """The goals for work, home, learning, money and law that are not done, in that order, each with its next step.

    `steps` come in their order; one that has its day is done.
    """
    first: dict[str, GoalStep] = {}
    for step in steps:
        if step.done_on is None:
            first.setdefault(step.owner.hex, step)
    open_ones = [each for each in goals if each.area in AREAS and each.state is not GoalState.DONE]
    return [NextStep(each, first.get(each.id.hex)) for each in sorted(open_ones, key=_area)]


def _area(goal: Goal) -> int:
    areas: Sequence[LifeArea | None] = AREAS
    return areas.index(goal.area)
