"""What is there for hard days: the ladder of help, the overdose plan, lost tolerance, letters and good moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from recovery_journal.domain.record import (
    Record,
    lines,
    long_text,
    naming_day,
    naming_text,
    needed_choice,
    short_text,
)


class Rung(StrEnum):
    """The rungs of the hard-moment ladder, least help first."""

    SIGNS = "signs"
    ALONE = "alone"
    COMPANY = "company"
    PEOPLE = "people"
    PROFESSIONALS = "professionals"
    SURROUNDINGS = "surroundings"


class NaloxoneKind(StrEnum):
    """How naloxone is given."""

    NASAL_SPRAY = "nasal_spray"
    INJECTION = "injection"
    OTHER = "other"


class BreakAfter(StrEnum):
    """What a time without use came from; after it a body can handle less."""

    DETOX = "detox"
    RESIDENTIAL = "residential"
    HOSPITAL = "hospital"
    JAIL = "jail"
    MEDICATION_GAP = "medication_gap"
    OWN_PAUSE = "own_pause"


@dataclass(frozen=True, kw_only=True, repr=False)
class LadderStep(Record):
    """One step of the hard-moment ladder; `position` orders the steps of a rung."""

    KIND: ClassVar[str] = "ladder_step"

    text: str = naming_text()
    rung: Rung = needed_choice()


@dataclass(frozen=True, kw_only=True, repr=False)
class OverdosePlan(Record):
    """What others need to know to help in an overdose: somebody else has to give naloxone. A journal has one."""

    KIND: ClassVar[str] = "overdose_plan"

    has_naloxone: bool | None = None
    naloxone_kinds: tuple[NaloxoneKind, ...] = ()
    naloxone_places: tuple[str, ...] = lines()
    naloxone_expires_on: date | None = None
    who_can_use_it: str = long_text()
    who_checks_on_me: str = long_text()
    emergency_number: str = short_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class ToleranceBreak(Record):
    """The day on which a time without use ended, or was noticed."""

    KIND: ClassVar[str] = "tolerance_break"

    day: date = naming_day()
    after: BreakAfter | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Letter(Record):
    """A letter to oneself, written on a strong day and shown on hard ones."""

    KIND: ClassVar[str] = "letter"

    title: str = naming_text()
    private: bool = True
    text: str = long_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class GoodMoment(Record):
    """A moment worth keeping, shown on hard days."""

    KIND: ClassVar[str] = "good_moment"

    text: str = naming_text()
    day: date | None = None
    what_was_good: str = long_text()
