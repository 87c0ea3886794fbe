"""The log is found by kind where something was removed, and nowhere else: no other question goes by the kind.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Lays an index over removals in place of one over every change, which each action had to write."""
    op.execute("DROP INDEX ix_change_entity_kind_entity_id")
    op.execute('CREATE INDEX ix_change_removals ON change (entity_kind) WHERE "after" IS NULL')
