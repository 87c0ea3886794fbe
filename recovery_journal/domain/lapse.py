"""A lapse as something to learn from: what came before, what helped even a little, and what was changed after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from recovery_journal.domain.record import (
    OwnedPart,
    Record,
    lines,
    long_text,
    naming_day,
    naming_text,
    scale,
    short_text,
)


class LapseExtent(StrEnum):
    """Whether it was once or went on for longer."""

    ONCE = "once"
    LONGER = "longer"


class LapseStep(StrEnum):
    """The four steps after a lapse, in their order: safety before questions."""

    SAFE_NOW = "safe_now"
    REACH_OUT = "reach_out"
    UNDERSTAND = "understand"
    CHANGE_ONE_THING = "change_one_thing"


@dataclass(frozen=True, kw_only=True, repr=False)
class Lapse(Record):
    """A return to use, as far as the person wants to tell of it; nothing resets.

    `is_about` tells that the time is a guess. `steps_done` are the steps gone through, each of which can be skipped.
    `left_message`: nobody was reached yet, but somebody will hear of it.
    """

    KIND: ClassVar[str] = "lapse"

    day: date = naming_day()
    private: bool = True
    started_at: time | None = None
    is_about: bool = False
    extent: LapseExtent | None = None
    safe_now: bool | None = None
    reached_someone: bool | None = None
    hours_before: str = long_text()
    thoughts: str = long_text()
    feelings: tuple[str, ...] = lines()
    body: str = long_text()
    what_helped: str = long_text()
    effects: str = long_text()
    learned: str = long_text()
    steps_done: tuple[LapseStep, ...] = ()
    finished_on: date | None = None
    left_message: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class LapseTrigger(OwnedPart):
    """A trigger of the plan that led up to a lapse."""

    KIND: ClassVar[str] = "lapse_trigger"

    trigger: UUID


@dataclass(frozen=True, kw_only=True, repr=False)
class ChoicePoint(OwnedPart):
    """A moment on the way to a lapse at which another way was open, and which."""

    KIND: ClassVar[str] = "choice_point"

    text: str = naming_text()
    other_way: str = short_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class LapseChange(OwnedPart):
    """One change of the plan that was made after a lapse, in words as they were then."""

    KIND: ClassVar[str] = "lapse_change"

    text: str = naming_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class Rehearsal(OwnedPart):
    """One rehearsal of an if-then plan, with the confidence before and after it."""

    KIND: ClassVar[str] = "rehearsal"

    day: date = naming_day()
    confidence_before: int | None = scale()
    confidence_after: int | None = scale()


@dataclass(frozen=True, kw_only=True, repr=False)
class OwnHelpLine(Record):
    """A help line the person added to those of their region."""

    KIND: ClassVar[str] = "own_help_line"

    name: str = naming_text()
    phone: str = short_text()
    text_to: str = short_text()
    hours: str = short_text()
    what_for: str = short_text()
