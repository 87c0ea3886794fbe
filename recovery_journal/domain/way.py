"""The way through care: medication as prescribed, stages of care, what to do between them, and what is paid for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from recovery_journal.domain.record import (
    OwnedPart,
    Record,
    RuleBroken,
    lines,
    long_text,
    naming_day,
    naming_text,
    needed_choice,
    short_text,
)


class DoseState(StrEnum):
    """What became of one dose."""

    TAKEN = "taken"
    MISSED = "missed"
    CHANGED = "changed"


class Weekday(StrEnum):
    """The days of the week by their ISO numbers."""

    MONDAY = "1"
    TUESDAY = "2"
    WEDNESDAY = "3"
    THURSDAY = "4"
    FRIDAY = "5"
    SATURDAY = "6"
    SUNDAY = "7"


class CareLevel(StrEnum):
    """The stages of care, from the first talk to what goes on afterwards; not everyone takes them all."""

    ASSESSMENT = "assessment"
    DETOX = "detox"
    RESIDENTIAL = "residential"
    PARTIAL_HOSPITAL = "partial_hospital"
    INTENSIVE_OUTPATIENT = "intensive_outpatient"
    OUTPATIENT = "outpatient"
    SOBER_HOME = "sober_home"
    AFTERCARE = "aftercare"
    PEER = "peer"


class TransitionWindow(StrEnum):
    """How soon after a change of care a task is due."""

    HOURS_72 = "hours_72"
    DAYS_28 = "days_28"
    DAYS_90 = "days_90"


@dataclass(frozen=True, kw_only=True, repr=False)
class Medication(Record):
    """A medication as it was prescribed, in the words of whoever prescribed it; never advice on doses.

    `times` are wall-clock times a day as the person writes them ('08:00', '8 am'), `weekdays` none for every day.
    Who prescribed it, and whom I ask, are contacts by link, the prescriber first; the text is for whoever is none.
    """

    KIND: ClassVar[str] = "medication"

    name: str = naming_text()
    private: bool = True
    purpose: str = short_text()
    prescribed_by: str = short_text()
    pharmacy: str = short_text()
    schedule: str = long_text()
    times: tuple[str, ...] = lines()
    weekdays: tuple[Weekday, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    next_refill_on: date | None = None
    runs_out_on: date | None = None
    next_injection_on: date | None = None
    if_i_miss_one: str = long_text()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on:
            raise RuleBroken("end_before_start", "ends_on")


@dataclass(frozen=True, kw_only=True, repr=False)
class DoseEvent(OwnedPart):
    """What became of one dose of a medication; `due_at` is the planned time, where there is one."""

    KIND: ClassVar[str] = "dose_event"

    day: date = naming_day()
    due_at: time | None = None
    state: DoseState = needed_choice()
    reason: str = short_text()


@dataclass(frozen=True, kw_only=True, repr=False)
class CareStage(Record):
    """One stage of care; without a last day it goes on. The provider is a contact by link."""

    KIND: ClassVar[str] = "care_stage"

    level: CareLevel = needed_choice()
    provider: str = short_text()
    starts_on: date | None = None
    ends_on: date | None = None
    what_i_want: str = long_text()
    step_down: str = long_text()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on:
            raise RuleBroken("end_before_start", "ends_on")


@dataclass(frozen=True, kw_only=True, repr=False)
class TransitionItem(Record):
    """A task for the time after a stage of care."""

    KIND: ClassVar[str] = "transition_item"

    text: str = naming_text()
    window: TransitionWindow = needed_choice()
    who: str = short_text()
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Coverage(Record):
    """Who pays for care, as far as it is known."""

    KIND: ClassVar[str] = "coverage"

    payer: str = naming_text()
    plan: str = short_text()
    phone: str = short_text()
    authorised_until: date | None = None
    co_pays: str = short_text()
