"""Patterns in the record of days: numbers over time with a 7-day mean, and plain counts, each with its n."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from recovery_journal.domain.urges import UrgeEnd

FEWEST = 3  # below so many entries nothing is shown
MEAN_DAYS = 7
HOURS, WEEKDAYS = 24, 7
RIDDEN_OUT = (UrgeEnd.PASSED, UrgeEnd.TALKED, UrgeEnd.LEFT)


@dataclass(frozen=True)
class Span:
    """Some days up to `last`, both ends included; without a first day all that were ever written."""

    first: date | None
    last: date

    @classmethod
    def of_days(cls, days: int | None, today: date) -> Span:
        """The last `days` days, today among them; None for all."""
        return cls(None if days is None else today - timedelta(days=days - 1), today)

    def holds(self, day: date) -> bool:
        """Whether a day is one of these."""
        return (self.first is None or self.first <= day) and day <= self.last


@dataclass(frozen=True)
class Series:
    """The values of one measure day by day from `first` on, None where a day has none; `means` go along with them."""

    first: date
    values: tuple[float | None, ...]
    means: tuple[float | None, ...]

    @property
    def n(self) -> int:
        """How many days have a value."""
        return len(self.values) - self.values.count(None)

    @property
    def is_told(self) -> bool:
        """Whether there are enough values to show."""
        return self.n >= FEWEST

    @property
    def last(self) -> float | None:
        """The latest value there is."""
        return next((each for each in reversed(self.values) if each is not None), None)

    def known(self) -> list[float]:
        """The values that there are, in order."""
        return [each for each in self.values if each is not None]

    def day(self, at: int) -> date:
        """The day of the value at a place."""
        return self.first + timedelta(days=at)


@dataclass(frozen=True)
class Tally:
    """Counts by a fixed list of places (24 hours, 7 weekdays from Monday), of `n` entries that say where they belong.

    `counts` is empty while n is below 3.
    """

    n: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Met:
    """How often one trigger was met: in check-ins (one a day), and before urges."""

    trigger: UUID
    name: str
    check_ins: int
    urges: int

    @property
    def times(self) -> int:
        """Both together."""
        return self.check_ins + self.urges


@dataclass(frozen=True)
class MetMost:
    """The triggers met, most often first; `n` is how often any was. `rows` is empty while n is below 3."""

    n: int
    rows: tuple[Met, ...]


@dataclass(frozen=True)
class Counts:
    """Plain counts of some days, each of entries that say so; a blank stands neither for nor against.

    Urges that say how they ended, and those ridden out; appointments kept or missed, and those kept; strategies used
    for the first time ever; check-ins that say whether the person talked with someone, and those on which they did.
    """

    urges: int
    ridden_out: int
    appointments: int
    kept: int
    newly_tried: int
    check_ins: int
    talked: int


def series(values: Mapping[date, float | None], span: Span) -> Series | None:
    """The series of some days; all of them begin with the first day that has a value. None when none has.

    With a first day the series has a place for every day of the span, also where none has a value.
    """
    known = {day.toordinal(): value for day, value in values.items() if value is not None and span.holds(day)}
    if not known:
        return None
    start = span.first.toordinal() if span.first else min(known)
    ordered = [known.get(day) for day in range(start, span.last.toordinal() + 1)]
    return Series(date.fromordinal(start), tuple(ordered), tuple(week_means(ordered)))


def week_means(values: Sequence[float | None]) -> list[float | None]:
    """For each day the mean over it and the six days before, as far as they have values.

    A day without a value of its own has no mean either, so that a gap stays a gap; nor has one with fewer than three
    values in its seven days.
    """
    found: list[float | None] = []
    total, n = 0.0, 0
    for at, value in enumerate(values):
        gone = values[at - MEAN_DAYS] if at >= MEAN_DAYS else None
        total += (value or 0) - (gone or 0)
        n += (value is not None) - (gone is not None)
        found.append(total / n if value is not None and n >= FEWEST else None)
    return found


def tally(counted: Iterable[tuple[int, int]], places: int) -> Tally:
    """Counts laid out by place, from pairs of a place from 0 and how many entries belong there."""
    counts = [0] * places
    for place, times in counted:
        counts[place] += times
    n = sum(counts)
    return Tally(n, tuple(counts) if n >= FEWEST else ())


def met_most(met: Iterable[Met]) -> MetMost:
    """The triggers met, most often first, by name where they are equal; none while fewer than three were met in all."""
    rows = sorted((each for each in met if each.times), key=lambda each: (-each.times, each.name.casefold(), each.name))
    n = sum(each.times for each in rows)
    return MetMost(n, tuple(rows) if n >= FEWEST else ())
