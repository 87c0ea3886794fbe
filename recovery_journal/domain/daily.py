"""The record of days: the check-in, one a date, and what was noticed that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from recovery_journal.domain.record import OwnedPart, Record, lines, long_text, naming_day, number, scale


class SleepQuality(StrEnum):
    """How the night was."""

    POOR = "poor"
    OKAY = "okay"
    GOOD = "good"


class Halt(StrEnum):
    """Four plain needs that make an urge stronger when they are not met."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


class MedicationTaken(StrEnum):
    """Whether medication went as planned. Medication as prescribed is never counted as use."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NONE_PLANNED = "none_planned"


class Talked(StrEnum):
    """Whether the person talked with someone who supports them."""

    YES = "yes"
    NOT_YET = "not_yet"


class Used(StrEnum):
    """Whether the person used since the last check-in. 'Yes' alone changes nothing else in the journal."""

    NO = "no"
    YES = "yes"
    RATHER_NOT_SAY = "rather_not_say"


@dataclass(frozen=True, kw_only=True, repr=False)
class CheckIn(Record):
    """How one local calendar day was. Every answer may be left out: blank means unknown.

    `sleep_hours` is in hours, 0–24 in halves. The date is chosen when it is written and never moves.
    """

    KIND: ClassVar[str] = "check_in"

    day: date = naming_day()
    private: bool = True
    mood: int | None = scale()
    feelings: tuple[str, ...] = lines()
    urge_now: int | None = scale()
    urge_strongest: int | None = scale()
    stress: int | None = scale()
    pain: int | None = scale()
    sleep_hours: float | None = number(0, 24, half_steps=True)
    sleep_quality: SleepQuality | None = None
    ate: bool | None = None
    moved: bool | None = None
    halt: tuple[Halt, ...] = ()
    medication: MedicationTaken | None = None
    talked: Talked | None = None
    used: Used | None = None
    grateful_for: str = long_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class SignNoticed(OwnedPart):
    """A warning sign of the plan that was noticed on the day of a check-in."""

    KIND: ClassVar[str] = "sign_noticed"

    sign: UUID


@dataclass(frozen=True, kw_only=True, repr=False)
class TriggerMet(OwnedPart):
    """A trigger of the plan that was met on the day of a check-in."""

    KIND: ClassVar[str] = "trigger_met"

    trigger: UUID
