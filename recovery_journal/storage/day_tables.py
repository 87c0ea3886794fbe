"""The tables of urges, of what is written for its own sake, and of questionnaires."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Index, Table

from recovery_journal.domain import daily, urges, writing
from recovery_journal.storage.column_types import Choices, Day, Texts, WallTime
from recovery_journal.storage.table_parts import (
    choice,
    column,
    number,
    owned,
    points_to,
    record,
    scale,
    text,
    yes_no,
)

# Indexes that hold all that is counted over thousands of urges, so that no row of theirs has to be decrypted for it.
URGE_NUMBERS = "ix_urge_log_numbers"
STRATEGY_USES = "ix_strategy_use_strategy_owner_helped"
TRIGGER_URGES = "ix_urge_trigger_trigger_owner"

MAKERS: dict[str, Callable[[], Table]] = {
    "urge_log": lambda: record(
        "urge_log",
        column("day", Day),
        column("started_at", WallTime, nullable=True),
        scale("strength_before"),
        scale("strength_peak"),
        scale("strength_after"),
        text("place"),
        text("with_whom"),
        text("thought"),
        text("body"),
        column("halt", Choices(daily.Halt)),
        choice("ended", urges.UrgeEnd),
        number("minutes", 0, 1440),
        yes_no("asks_about"),
        Index(None, "day", "started_at", "ended", "archived_on"),
        Index(URGE_NUMBERS, "id", "strength_before", "strength_peak", "strength_after", "day", "archived_on"),
    ),
    "urge_trigger": lambda: owned(
        "urge_trigger",
        "urge_log",
        points_to("trigger", "trigger", index=False),
        Index(TRIGGER_URGES, "trigger", "owner"),
    ),
    "strategy_use": lambda: owned(
        "strategy_use",
        "urge_log",
        points_to("strategy", "coping_strategy", index=False),
        number("helped", 0, 3),
        Index(STRATEGY_USES, "strategy", "owner", "helped"),
    ),
    "urge_rating": lambda: owned("urge_rating", "urge_log", number("minute", 0, 1440), scale("strength")),
    "journal_entry": lambda: record(
        "journal_entry",
        column("day", Day, index=True),
        text("title"),
        text("text"),
        column("tags", Texts),
        yes_no("locked"),
        yes_no("asks_about"),
    ),
    "milestone": lambda: record(
        "milestone",
        text("text"),
        choice("kind", writing.MilestoneKind, nullable=False),
        number("target", 1, 100_000),
        text("reward"),
        column("reached_on", Day, nullable=True),
    ),
    "questionnaire_response": lambda: record(
        "questionnaire_response",
        text("instrument"),
        column("day", Day, index=True),
        text("version"),
        column("answers", Texts),
        text("filled_in_by"),
    ),
}
