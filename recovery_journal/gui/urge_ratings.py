"""How strong an urge is over time: asked at the start and every three minutes, one answer for each time it is asked."""

from __future__ import annotations

import time
from collections.abc import Callable

ASKED_EVERY = 3  # minutes
MINUTE = 60


class Ratings:
    """Ratings (minute, strength) by a clock that nothing sets back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.all: list[tuple[int, int]] = []
        self._began = clock()

    def begin(self, minute: float = 0, ratings: tuple[tuple[int, int], ...] = ()) -> None:
        """Begins, or goes on after so many minutes with what was said in them."""
        self._began = self._clock() - minute * MINUTE
        self.all = list(ratings)

    def minute(self) -> int:
        """The whole minutes since it began."""
        return int((self._clock() - self._began) / MINUTE)

    def turn(self) -> int:
        """How many times it was asked after the first."""
        return self.minute() // ASKED_EVERY

    def rate(self, strength: int | None) -> None:
        """Takes the answer to the latest question, in place of an earlier one to it; none takes that back."""
        minute = self.all.pop()[0] if self.is_answered() else self.minute()
        if strength is not None:
            self.all.append((minute, strength))

    def is_answered(self) -> bool:
        """Whether the latest question has its answer."""
        return bool(self.all) and self.all[-1][0] // ASKED_EVERY == self.turn()

    def now(self) -> int | None:
        """The answer to the latest question, or none yet."""
        return self.all[-1][1] if self.is_answered() else None

    def first(self) -> int | None:
        """What was said first."""
        return self.all[0][1] if self.all else None
