"""After a lapse it is kept that a message was left, which is neither to have talked nor to have reached nobody.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Adds what the ninth version knows; no lapse that was there is said to have it."""
    op.execute(
        """
        ALTER TABLE lapse ADD COLUMN left_message INTEGER DEFAULT 0 NOT NULL
        CONSTRAINT ck_lapse_left_message CHECK (left_message IN (0, 1))
        """
    )
