"""The tables of the way through care: medication and its doses, stages, tasks between them, and who pays."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Table

from recovery_journal.domain import way
from recovery_journal.storage.column_types import Choices, Day, Texts, WallTime
from recovery_journal.storage.table_parts import choice, column, owned, record, text

MAKERS: dict[str, Callable[[], Table]] = {
    "medication": lambda: record(
        "medication",
        text("name"),
        text("purpose"),
        text("prescribed_by"),
        text("pharmacy"),
        text("schedule"),
        column("times", Texts),
        column("weekdays", Choices(way.Weekday)),
        column("starts_on", Day, nullable=True),
        column("ends_on", Day, nullable=True),
        column("next_refill_on", Day, nullable=True),
        column("runs_out_on", Day, nullable=True),
        column("next_injection_on", Day, nullable=True),
        text("if_i_miss_one"),
    ),
    "dose_event": lambda: owned(
        "dose_event",
        "medication",
        column("day", Day, index=True),
        column("due_at", WallTime, nullable=True),
        choice("state", way.DoseState, nullable=False),
        text("reason"),
    ),
    "care_stage": lambda: record(
        "care_stage",
        choice("level", way.CareLevel, nullable=False),
        text("provider"),
        column("starts_on", Day, nullable=True),
        column("ends_on", Day, nullable=True),
        text("what_i_want"),
        text("step_down"),
    ),
    "transition_item": lambda: record(
        "transition_item",
        text("text"),
        choice("window", way.TransitionWindow, nullable=False),
        text("who"),
        column("done_on", Day, nullable=True),
    ),
    "coverage": lambda: record(
        "coverage",
        text("payer"),
        text("plan"),
        text("phone"),
        column("authorised_until", Day, nullable=True),
        text("co_pays"),
    ),
}
