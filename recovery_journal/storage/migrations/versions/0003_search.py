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
_LAY = (
    "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, entity UNINDEXED, words, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
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
_LISTS = {"bring", "feelings", "naloxone_places", "steps"}


def upgrade() -> None:
    """Lays the table of words and takes up every text."""
    for statement in _LAY:
        op.execute(statement)
    connection = op.get_bind()
    for kind, fields in _TEXTS.items():
        rows = connection.exec_driver_sql(f'SELECT id, {", ".join(fields)} FROM "{kind}"').all()
        kept = [(UUID(row[0]).int % _ROWS, kind, row[0], _words(fields, row[1:])) for row in rows]
        kept = [each for each in kept if each[3]]
        if kept:
            connection.exec_driver_sql("INSERT INTO search(rowid, kind, entity, words) VALUES (?, ?, ?, ?)", kept)


def _words(fields: tuple[str, ...], values: tuple[str, ...]) -> str:
    lines = (
        each
        for name, value in zip(fields, values, strict=True)
        for each in (json.loads(value) if name in _LISTS else [value])
    )
    return "\n".join(each for each in lines if each)
