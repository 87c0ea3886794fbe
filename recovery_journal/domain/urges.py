"""Urges, each as it came and went: how strong, what set it off, what was used against it and how much that helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from recovery_journal.domain.daily import Halt
from recovery_journal.domain.record import OwnedPart, Record, long_text, naming_day, number, scale, short_text

HELPED = 2  # of 3: from here a use counts as one that helped


class UrgeEnd(StrEnum):
    """How an urge ended."""

    PASSED = "passed"
    TALKED = "talked"
    LEFT = "left"
    LAPSE = "lapse"
    STILL_HERE = "still_here"


@dataclass(frozen=True, kw_only=True, repr=False)
class UrgeLog(Record):
    """One urge, in wall-clock time of where the person was; any number a day.

    `minutes` is how long it lasted. `asks_about` marks it as something to bring up at an appointment.
    """

    KIND: ClassVar[str] = "urge_log"

    day: date = naming_day()
    private: bool = True
    started_at: time | None = None
    strength_before: int | None = scale()
    strength_peak: int | None = scale()
    strength_after: int | None = scale()
    place: str = short_text()
    with_whom: str = short_text()
    thought: str = long_text()
    body: str = long_text()
    halt: tuple[Halt, ...] = ()
    ended: UrgeEnd | None = None
    minutes: int | None = number(0, 1440)
    asks_about: bool = False

    @property
    def drop(self) -> int | None:
        """How far it fell: peak (else before) less after; none when either is not known."""
        start = self.strength_peak if self.strength_peak is not None else self.strength_before
        return None if start is None or self.strength_after is None else start - self.strength_after


@dataclass(frozen=True, kw_only=True, repr=False)
class UrgeTrigger(OwnedPart):
    """A trigger of the plan that set an urge off."""

    KIND: ClassVar[str] = "urge_trigger"

    trigger: UUID


@dataclass(frozen=True, kw_only=True, repr=False)
class StrategyUse(OwnedPart):
    """A coping strategy used against an urge. `helped` is 0 (not at all) to 3 (a lot); 2 and 3 count as helped."""

    KIND: ClassVar[str] = "strategy_use"

    strategy: UUID
    helped: int | None = number(0, 3)


@dataclass(frozen=True, kw_only=True, repr=False)
class UrgeRating(OwnedPart):
    """How strong an urge was some minutes after it was begun to be watched."""

    KIND: ClassVar[str] = "urge_rating"

    minute: int | None = number(0, 1440)
    strength: int | None = scale()
