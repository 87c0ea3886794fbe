"""From the raw rows of a steps field to the parts to save, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from recovery_journal.domain.aims import GoalStep
from recovery_journal.domain.record import Part

TICKED = ""  # the day of a step that is ticked and not saved yet
STEP_CLASSES = {GoalStep.KIND: GoalStep}  # the kinds of parts that are a text with a day on which it was done


def steps_to_save(
    record: Part, kind: str, raw: Sequence[Mapping[str, Any]], existing: Iterable[GoalStep], today: date
) -> tuple[list[Part], list[Part]]:
    """What to save and what to remove, for steps as they stand in the form; one ticked just now was done `today`."""
    kept = {step.id: step for step in existing}
    found: list[Part] = []
    for position, row in enumerate(raw):
        step = kept.pop(UUID(row["id"]), None) if row["id"] else None
        if step is None:
            step = STEP_CLASSES[kind](owner=record.id, text=row["text"])
        found.append(replace(step, text=row["text"], done_on=_day(row["done_on"], today), position=position))
    return found, list(kept.values())


def raw_steps(steps: Iterable[GoalStep]) -> list[dict[str, Any]]:
    """The raw rows of steps as they are kept."""
    return [
        {"id": str(step.id), "text": step.text, "done_on": step.done_on.isoformat() if step.done_on else None}
        for step in steps
    ]


def _day(raw: str | None, today: date) -> date | None:
    if raw is None:
        return None
    return today if raw == TICKED else date.fromisoformat(raw)
