"""How far a person came with the four steps after a lapse, and how long they are offered again."""

from __future__ import annotations

from datetime import date, timedelta

from recovery_journal.domain.lapse import Lapse, LapseStep

TAKE_UP_FOR = 7  # days


def next_step(lapse: Lapse) -> LapseStep | None:
    """The first step that was not gone through; none when all were, or the person is done with it."""
    if lapse.finished_on is not None:
        return None
    return next((each for each in LapseStep if each not in lapse.steps_done), None)


def with_step(lapse: Lapse, step: LapseStep) -> tuple[LapseStep, ...]:
    """The steps done, with one more, in the order of the steps."""
    return tuple(each for each in LapseStep if each == step or each in lapse.steps_done)


def is_offered(lapse: Lapse, began: date, today: date) -> bool:
    """Whether Today offers to go on: for 7 days from the day on which the steps were begun, until they are finished."""
    is_open = lapse.finished_on is None and lapse.archived_on is None
    return is_open and began <= today < began + timedelta(days=TAKE_UP_FOR)
