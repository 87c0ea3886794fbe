"""What the made-up person's journal is made of: their words, a stretch of time, and chance that repeats itself."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from recovery_journal import resources

Item = TypeVar("Item")
Words = dict[str, Any]


def words(language: str = "en") -> Words:
    """The texts of the made-up person."""
    file = resources.path("demo", f"{language}.toml")
    if not file.is_file():
        file = resources.path("demo", "en.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Stretch:
    """The days that the journal covers, both ends included."""

    first: date
    last: date

    @classmethod
    def of(cls, years: int, last: date) -> Stretch:
        """The `years` before and with `last`."""
        return cls(last - timedelta(days=round(365.25 * years) - 1), last)

    def day_at(self, part: float) -> date:
        """The day when this part (0–1) of the time had passed; the last two days stay free for what is written then."""
        return self.first + timedelta(days=round(part * ((self.last - self.first).days - 2)))

    def days(self) -> list[date]:
        """All days, in order."""
        return [self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1)]


def instant(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)


class Chance:
    """Chance that is the same for the same seed and topic."""

    def __init__(self, seed: int, topic: str) -> None:
        self._random = random.Random(f"{seed} {topic}")

    def new_id(self) -> UUID:
        """An id."""
        return UUID(int=self._random.getrandbits(128), version=4)

    def happens(self, share: float) -> bool:
        """True in `share` (0–1) of all cases."""
        return self._random.random() < share

    def pick(self, items: Sequence[Item]) -> Item:
        """One of `items`."""
        return items[int(self._random.random() * len(items))]

    def some(self, items: Sequence[Item], most: int) -> list[Item]:
        """From one to `most` different ones of `items`, none when there are none."""
        left = list(items)
        wanted = min(len(left), 1 + int(self._random.random() * most))
        return [left.pop(int(self._random.random() * len(left))) for _ in range(wanted)]

    def around(self, middle: float, spread: float) -> float:
        """A number near `middle`, never farther away than `spread`."""
        return middle + spread * (self._random.random() + self._random.random() - 1)

    def maybe(self, share: float, value: Item) -> Item | None:
        """`value` in `share` of all cases, else none: a question that was skipped."""
        return value if self.happens(share) else None
