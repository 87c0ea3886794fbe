"""What a picture with bands shows: several rows of numbers on one axis of time, with gaps where nothing is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil, floor

Run = list[tuple[int, float]]
Values = Sequence[float | None]


class Shows(Enum):
    """Which of a band's rows is its line: each step, or the mean round it while the steps are dots."""

    STEPS = "steps"
    MEANS = "means"


@dataclass(frozen=True)
class Band:
    """One row of numbers: a value or none for each step of the axis, and the mean that goes with it, if any.

    `low` and `high` are the ends of its own scale, `ends` their words; `last` words the latest value.
    """

    name: str
    steps: Values
    means: Values = ()
    low: float = 0
    high: float = 10
    ends: tuple[str, str] = ("0", "10")
    last: str = ""


@dataclass(frozen=True)
class BandData:
    """Some bands over `count` steps, what is written below which step, and how a step is read out.

    `legend` says what the line is, where that is neither each day nor the mean of seven.
    """

    count: int
    bands: tuple[Band, ...]
    marks: tuple[tuple[int, str], ...] = ()
    shows: Shows = Shows.STEPS
    words_at: Callable[[int], str] = str
    legend: str = ""


def runs(values: Values) -> list[Run]:
    """The stretches without a gap, each as (step, value): lines are drawn within them and never across."""
    found: list[Run] = []
    before = -2
    for at, value in enumerate(values):
        if value is None:
            continue
        if at != before + 1:
            found.append([])
        found[-1].append((at, value))
        before = at
    return found


def latest(values: Values) -> tuple[int, float] | None:
    """The last step that has a value, with it."""
    return next(((at, value) for at in reversed(range(len(values))) if (value := values[at]) is not None), None)


def spread(count: int, most: int) -> list[int]:
    """At most so many of `count` steps, the first and the last among them, as evenly as can be."""
    if count <= most:
        return list(range(count))
    if most < 2:
        return [0]
    return [round(at * (count - 1) / (most - 1)) for at in range(most)]


def scale_round(values: Values, least: int, low: int, high: int) -> tuple[int, int]:
    """Whole numbers round all values, at least `least` apart, and within `low` and `high` as far as the values are."""
    known = [each for each in values if each is not None] or [float(low)]
    bottom, top = floor(min(known)), ceil(max(known))
    while top - bottom < least and (bottom > low or top < high):
        if top < high:
            top += 1
        if bottom > low and top - bottom < least:
            bottom -= 1
    return bottom, top
