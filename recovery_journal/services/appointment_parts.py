"""What belongs to an appointment: its questions made of lines, what is said of one time, and what names that time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence
from recovery_journal.domain.record import RuleBroken
from recovery_journal.services import recurrence


@dataclass(frozen=True)
class TimeOf:
    """Names one time of an appointment by its key, to go there."""

    key: str


def questions_of(
    appointment: Appointment, texts: Sequence[str], kept: Sequence[AppointmentQuestion]
) -> list[AppointmentQuestion]:
    """The questions of these texts; one that reads as before stays itself, tick and all."""
    left = list(kept)
    made = []
    for position, text in enumerate(texts):
        same = next((each for each in left if each.text == text), None)
        if same is not None:
            left.remove(same)
        made.append(replace(same, position=position) if same else _question(appointment, text, position))
    return made


def _question(appointment: Appointment, text: str, position: int) -> AppointmentQuestion:
    try:
        return AppointmentQuestion(owner=appointment.id, text=text, position=position)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, "questions", **broken.values) from None


def time_key(appointment: Appointment, planned_on: date | None) -> str:
    """What tells one time from all others: the id of a single appointment, with the day behind it in a series."""
    return f"{appointment.id} {planned_on}" if appointment.is_series and planned_on else str(appointment.id)


def time_of_key(key: str) -> tuple[UUID, date | None]:
    """The id and the planned day that a key was made of."""
    appointment_id, _, day = key.partition(" ")
    return UUID(appointment_id), date.fromisoformat(day) if day else None


def new_occurrence(appointment: Appointment, on: date | None = None, **said: Any) -> Occurrence:
    """What is said of one time, as yet no more than `said`.

    Always with the same id, so that a draft finds it before it is kept.
    """
    day = on if appointment.is_series and on else appointment.starts_on
    name = f"{Occurrence.KIND} {day}" if appointment.is_series else Occurrence.KIND
    return Occurrence(
        id=uuid5(appointment.id, name), owner=appointment.id, planned_on=day, planned_at=appointment.starts_at, **said
    )


def recurrence_start(appointment: Appointment) -> date:
    """The first day of a series that takes place; its start where there is none."""
    try:
        return recurrence.first_day(appointment) or appointment.starts_on
    except RuleBroken:
        return appointment.starts_on
