"""The questions of an appointment, made of the lines of its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.record import RuleBroken


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
