"""Aftercare: appointments, what to ask there, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from recovery_journal.domain.record import (
    OwnedPart,
    Record,
    RuleBroken,
    lines,
    long_text,
    naming_text,
    number,
    short_text,
)


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    COUNSELING = "counseling"
    GROUP = "group"
    PEER_MEETING = "peer_meeting"
    MEDICAL = "medical"
    MEDICATION = "medication"
    TEST = "test"
    FAMILY = "family"
    HOUSING = "housing"
    WORK = "work"
    COURT = "court"
    BENEFITS = "benefits"
    ALUMNI = "alumni"
    OTHER = "other"


class OccurrenceState(StrEnum):
    """What became of one appointment."""

    PLANNED = "planned"
    KEPT = "kept"
    MOVED = "moved"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, repr=False)
class Appointment(Record):
    """A time set aside for care, in wall-clock time of the place named by `zone` (an IANA name, '' = here).

    Without `starts_at` it has no set time of day. `ends_on` is the last day, when it is not the first.
    With `repeats`, an RFC 5545 rule ('FREQ=WEEKLY;BYDAY=TU'), it is a whole series, and its own start is where the
    rule counts from; `exceptions` are the days it leaves out, '2026-03-12'. `remind_before` is in minutes. `uid` is
    the name it has in the calendar file it came from, '' for one that was made here.
    """

    KIND: ClassVar[str] = "appointment"

    title: str = naming_text()
    kind: AppointmentKind | None = None
    starts_on: date
    starts_at: time | None = None
    ends_on: date | None = None
    ends_at: time | None = None
    zone: str = short_text()
    place: str = short_text()
    transport: str = short_text()
    cost: str = short_text()
    bring: tuple[str, ...] = lines()
    repeats: str = short_text()
    exceptions: tuple[str, ...] = lines()
    remind_before: int | None = number(0, 40_320)
    uid: str = short_text()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise RuleBroken("end_before_start", "ends_on")
        one_day = self.ends_on in (None, self.starts_on)
        if one_day and self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise RuleBroken("end_before_start", "ends_at")

    @property
    def is_series(self) -> bool:
        """Whether it takes place more than once."""
        return bool(self.repeats)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return self.ends_on or self.starts_on

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended at `now`, a wall-clock time without zone; without times, at the end of its day."""
        end = self.ends_at or (self.starts_at if self.last_day == self.starts_on else None) or time.max
        return datetime.combine(self.last_day, end) < now


@dataclass(frozen=True, kw_only=True, repr=False)
class AppointmentQuestion(OwnedPart):
    """Something the person wants to ask there."""

    KIND: ClassVar[str] = "appointment_question"

    text: str = naming_text()
    asked: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class Occurrence(OwnedPart):
    """One time an appointment takes place, also of one that does not repeat: when it was planned, what came of it.

    `planned_on` and `planned_at` stay what the appointment says; where this one time was moved to stands beside them.
    """

    KIND: ClassVar[str] = "occurrence"

    planned_on: date
    planned_at: time | None = None
    state: OccurrenceState = OccurrenceState.PLANNED
    outcome: str = long_text()
    next_step: str = long_text()
    got_in_the_way: str = long_text()
    moved_on: date | None = None
    moved_at: time | None = None
    moved_until: time | None = None
