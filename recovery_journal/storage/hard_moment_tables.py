"""The tables of lapses and what is learned from them, of rehearsals, and of help lines of one's own."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Table

from recovery_journal.domain import lapse
from recovery_journal.storage.column_types import Choices, Day, Texts, WallTime
from recovery_journal.storage.table_parts import choice, column, owned, points_to, record, scale, text, yes_no

MAKERS: dict[str, Callable[[], Table]] = {
    "lapse": lambda: record(
        "lapse",
        column("day", Day, index=True),
        column("started_at", WallTime, nullable=True),
        yes_no("is_about"),
        choice("extent", lapse.LapseExtent),
        yes_no("safe_now", nullable=True),
        yes_no("reached_someone", nullable=True),
        text("hours_before"),
        text("thoughts"),
        column("feelings", Texts),
        text("body"),
        text("what_helped"),
        text("effects"),
        text("learned"),
        column("steps_done", Choices(lapse.LapseStep)),
        column("finished_on", Day, nullable=True),
        yes_no("left_message", default=False),
    ),
    "lapse_trigger": lambda: owned("lapse_trigger", "lapse", points_to("trigger", "trigger")),
    "choice_point": lambda: owned("choice_point", "lapse", text("text"), text("other_way")),
    "lapse_change": lambda: owned("lapse_change", "lapse", text("text")),
    "rehearsal": lambda: owned(
        "rehearsal", "if_then", column("day", Day), scale("confidence_before"), scale("confidence_after")
    ),
    "own_help_line": lambda: record(
        "own_help_line", text("name"), text("phone"), text("text_to"), text("hours"), text("what_for")
    ),
}
