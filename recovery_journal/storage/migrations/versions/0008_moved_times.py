"""An appointment keeps its name in a calendar file, and one time of it where it was moved to.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    """
    ALTER TABLE appointment ADD COLUMN uid TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE occurrence ADD COLUMN moved_on TEXT
    """,
    """
    ALTER TABLE occurrence ADD COLUMN moved_at TEXT
    """,
    """
    ALTER TABLE occurrence ADD COLUMN moved_until TEXT
    """,
    """
    CREATE INDEX ix_occurrence_moved_on ON occurrence (moved_on)
    """,
    """
    CREATE INDEX ix_occurrence_planned_on ON occurrence (planned_on)
    """,
)


def upgrade() -> None:
    """Adds what the eighth version knows; every row that was there has it blank."""
    for statement in _STATEMENTS:
        op.execute(statement)
