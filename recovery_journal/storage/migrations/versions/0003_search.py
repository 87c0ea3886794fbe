"""The full text of all that is kept, filled from what is there.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import json
from uuid import UUID

from alembic import op

revision = "0003"
down_revision = "0002"

_ROWS = (1 << 61) - 1
_PUT = "INSERT INTO search(rowid, kind, entity, name, words) VALUES (?, ?, ?, ?, ?)"
_LAY = (
    "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, entity UNINDEXED, name, words, "
    "tokenize = 'unicode61 remove_diacritics 2')",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)
_TEXTS = {
    "trigger": ("text", "note"),
    "warning_sign": ("text", "who_may_notice", "note"),
    "coping_strategy": ("text", "needs", "steps", "note"),
    "if_then": ("situation", "response", "backup", "note"),
    "contact": ("name", "phone", "email", "hours", "first_words", "how_they_can_help", "what_does_not_help", "note"),
    "safe_place": ("name", "why", "hours", "way_there", "cost", "note"),
    "boundary": ("text", "with_whom", "when_crossed", "note"),
    "reason": ("text", "for_whom", "note"),
    "balance_item": ("text", "note"),
    "goal": ("text", "why", "how_i_will_see_it", "obstacles", "note"),
    "goal_step": ("text",),
    "anchor": ("text", "note"),
    "drift_rule": ("text", "note"),
    "ladder_step": ("text", "note"),
    "overdose_plan": ("naloxone_places", "who_can_use_it", "who_checks_on_me", "emergency_number", "note"),
    "tolerance_break": ("note",),
    "letter": ("title", "text", "note"),
    "good_moment": ("text", "what_was_good", "note"),
    "profile": ("preferred_name", "pronouns", "intention_words", "recovering_from", "note"),
    "recovery_period": ("note",),
    "check_in": ("feelings", "grateful_for", "note"),
    "appointment": ("title", "place", "transport", "cost", "bring", "note"),
    "appointment_question": ("text",),
    "occurrence": ("outcome", "next_step", "got_in_the_way"),
}
_NAMELESS = {"drift_rule", "overdose_plan", "tolerance_break", "profile", "recovery_period", "check_in", "occurrence"}
_LISTS = {"bring", "feelings", "naloxone_places", "steps"}


def upgrade() -> None:
    """Lays the table of words and takes up every text."""
    for statement in _LAY:
        op.execute(statement)
    connection = op.get_bind()
    for kind, fields in _TEXTS.items():
        rows = connection.exec_driver_sql(f'SELECT id, {", ".join(fields)} FROM "{kind}"').all()
        kept = [(UUID(row[0]).int % _ROWS, kind, row[0], *_words(kind, fields, row[1:])) for row in rows]
        kept = [each for each in kept if any(each[3:])]
        if kept:
            connection.exec_driver_sql(_PUT, kept)


def _words(kind: str, fields: tuple[str, ...], values: tuple[str, ...]) -> tuple[str, str]:
    """The name, which stands first, and the rest, a line a text."""
    texts = [json.loads(value) if name in _LISTS else [value] for name, value in zip(fields, values, strict=True)]
    name = "" if kind in _NAMELESS else texts.pop(0)[0]
    return name, "\n".join(each for some in texts for each in some if each)
