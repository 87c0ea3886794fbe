"""What was printed or saved as a file is noted.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Adds what the thirteenth version knows: an empty list, for what left before was not noted."""
    op.execute(
        """
        CREATE TABLE disclosure (
            id INTEGER NOT NULL,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            place TEXT NOT NULL,
            amount INTEGER NOT NULL,
            private_items INTEGER NOT NULL,
            CONSTRAINT pk_disclosure PRIMARY KEY (id),
            CONSTRAINT ck_disclosure_what CHECK (what = 'insights' OR what = 'appointment_sheet'
                OR what = 'help_sheet' OR what = 'calendar_file' OR what = 'recovery_code' OR what = 'journal_file'
                OR what = 'everything_readable')
        ) STRICT
        """
    )
