"""The index of words is not tidied up in the midst of a save any more, which wrote hundreds of pages now and then.

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Has FTS5 leave its pieces alone until sixteen of a size are there, and begins with a single one."""
    op.execute("INSERT INTO search(search, rank) VALUES ('automerge', 0)")
    op.execute("INSERT INTO search(search) VALUES ('optimize')")
