"""Reviews of the plan, each with those who signed it.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    """
    CREATE TABLE plan_revision (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_plan_revision_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_plan_revision_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        why TEXT NOT NULL,
        snapshot TEXT NOT NULL,
        review_due_on TEXT,
        CONSTRAINT pk_plan_revision PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE sign_off (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        CONSTRAINT pk_sign_off PRIMARY KEY (id),
        CONSTRAINT fk_sign_off_owner FOREIGN KEY(owner) REFERENCES plan_revision (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_sign_off_owner ON sign_off (owner)
    """,
)


def upgrade() -> None:
    """Lays the tables that the fourth version added; nothing that was there is touched."""
    for statement in _STATEMENTS:
        op.execute(statement)
