"""Time in recovery: total, current and longest, from the times the person wrote down, by the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from recovery_journal.domain.aims import FirstDay, RecoveryPeriod


@dataclass(frozen=True)
class Run:
    """Days on end in recovery, both ends included."""

    first: date
    last: date


@dataclass(frozen=True)
class RecoveryTime:
    """Days in recovery: all of them, in the run that goes on today (none: no run does), in the longest run.

    `runs` are in time order. `since` is the first day of the first run.
    """

    total: int
    current: int | None
    longest: int
    runs: tuple[Run, ...]

    @property
    def since(self) -> date:
        """The first day of all."""
        return self.runs[0].first


def recovery_time(periods: Iterable[RecoveryPeriod], today: date, first_day: FirstDay | None) -> RecoveryTime | None:
    """The counts of time on a day, or none while no time has begun.

    A time without a last day goes on until today; what lies after today does not count yet. Times that overlap are
    one run, and each of their days counts once. Where one ends on the very day on which another starts, or on the day
    before, they stay two runs: that is how a lapse parts them. Counting from day 1 (also where nothing was chosen)
    the first day of a run counts; counting from day 0 it does not, unless it is the last one of the run before.
    """
    runs = _runs(periods, today)
    if not runs:
        return None
    counts_first = first_day is not FirstDay.DAY_0
    lengths = [(each.last - each.first).days + counts_first for each in runs]
    shared = sum(later.first == earlier.last for earlier, later in pairwise(runs)) if counts_first else 0
    return RecoveryTime(
        total=sum(lengths) - shared,
        current=lengths[-1] if runs[-1].last == today else None,
        longest=max(lengths),
        runs=tuple(runs),
    )


def _runs(periods: Iterable[RecoveryPeriod], today: date) -> list[Run]:
    """The times up to today in order, those that overlap by more than the day at which they meet made one."""
    begun = [Run(each.starts_on, min(each.ends_on or today, today)) for each in periods if each.starts_on <= today]
    runs: list[Run] = []
    for each in sorted(begun, key=lambda run: (run.first, run.last)):
        if runs and each.first < runs[-1].last:
            runs[-1] = Run(runs[-1].first, max(runs[-1].last, each.last))
        else:
            runs.append(each)
    return runs
