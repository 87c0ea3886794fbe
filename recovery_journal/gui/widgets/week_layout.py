"""Where the things of a week stand on a grid of days by hours: how they share a day's width, and which hours show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

SHORTEST, USUAL = 30, 60  # minutes that one is drawn at least, and without a known end
HOUR, DAY = 60, 24 * 60
USUAL_HOURS = (8, 18)


@dataclass(frozen=True)
class WeekThing:
    """Something on one day of a week; without `starts_at` it is of the whole day. `key` is the caller's own.

    `is_faint` marks one that does not take place as planned, or not any more.
    """

    key: str
    day: date
    title: str
    spoken: str
    starts_at: time | None = None
    ends_at: time | None = None
    time_words: str = ""
    is_faint: bool = False

    @property
    def start(self) -> int:
        """The minute of the day it starts."""
        return _minute(self.starts_at) if self.starts_at else 0

    @property
    def end(self) -> int:
        """The minute of the day it is drawn to."""
        known = _minute(self.ends_at) if self.ends_at else 0
        return min(DAY, max(known, self.start + SHORTEST) if known else self.start + USUAL)


@dataclass(frozen=True)
class Placed:
    """A thing in the `lane` of so many `lanes` of its day."""

    thing: WeekThing
    lane: int
    lanes: int


def placed(things: Sequence[WeekThing]) -> list[Placed]:
    """The timed things of one day, side by side where they overlap."""
    found: list[Placed] = []
    group: list[tuple[WeekThing, int]] = []
    ends: list[int] = []
    for each in sorted((one for one in things if one.starts_at), key=lambda one: (one.start, one.end)):
        if group and each.start >= max(ends):
            found += _shared(group, len(ends))
            group, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= each.start), len(ends))
        ends[lane : lane + 1] = [each.end]
        group.append((each, lane))
    return [*found, *_shared(group, len(ends))]


def hours_to_show(things: Sequence[WeekThing], also: int | None = None) -> tuple[int, int]:
    """The first hour and the one after the last: the usual ones of a day, and those that hold something.

    A short one at the end of them has an hour's room for its name.
    """
    first, last = USUAL_HOURS
    for each in things:
        if each.starts_at:
            end = min(DAY, max(each.end, each.start + HOUR))
            first, last = min(first, each.start // HOUR), max(last, -(-end // HOUR))
    if also is not None:
        first, last = min(first, also), max(last, also + 1)
    return first, last


def in_hour(thing: WeekThing, hour: int) -> bool:
    """Whether a thing goes over an hour of its day."""
    return thing.starts_at is not None and thing.start < (hour + 1) * HOUR and thing.end > hour * HOUR


def _shared(group: Sequence[tuple[WeekThing, int]], lanes: int) -> list[Placed]:
    return [Placed(each, lane, lanes) for each, lane in group]


def _minute(moment: time) -> int:
    return moment.hour * HOUR + moment.minute
