"""Lapses with what is learned from them, rehearsals, and help lines of one's own.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    """
    CREATE TABLE lapse (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_lapse_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_lapse_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        started_at TEXT,
        is_about INTEGER NOT NULL CONSTRAINT ck_lapse_is_about CHECK (is_about IN (0, 1)),
        extent TEXT CONSTRAINT ck_lapse_extent CHECK (extent IN ('once', 'longer')),
        safe_now INTEGER CONSTRAINT ck_lapse_safe_now CHECK (safe_now IN (0, 1)),
        reached_someone INTEGER CONSTRAINT ck_lapse_reached_someone CHECK (reached_someone IN (0, 1)),
        hours_before TEXT NOT NULL,
        thoughts TEXT NOT NULL,
        feelings TEXT NOT NULL,
        body TEXT NOT NULL,
        what_helped TEXT NOT NULL,
        effects TEXT NOT NULL,
        learned TEXT NOT NULL,
        steps_done TEXT NOT NULL,
        finished_on TEXT,
        CONSTRAINT pk_lapse PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE own_help_line (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_own_help_line_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_own_help_line_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        text_to TEXT NOT NULL,
        hours TEXT NOT NULL,
        what_for TEXT NOT NULL,
        CONSTRAINT pk_own_help_line PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE choice_point (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        other_way TEXT NOT NULL,
        CONSTRAINT pk_choice_point PRIMARY KEY (id),
        CONSTRAINT fk_choice_point_owner FOREIGN KEY(owner) REFERENCES lapse (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE TABLE lapse_change (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_lapse_change PRIMARY KEY (id),
        CONSTRAINT fk_lapse_change_owner FOREIGN KEY(owner) REFERENCES lapse (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE TABLE lapse_trigger (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        "trigger" TEXT NOT NULL,
        CONSTRAINT pk_lapse_trigger PRIMARY KEY (id),
        CONSTRAINT fk_lapse_trigger_owner FOREIGN KEY(owner) REFERENCES lapse (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_lapse_trigger_trigger FOREIGN KEY("trigger") REFERENCES "trigger" (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE TABLE rehearsal (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        day TEXT NOT NULL,
        confidence_before INTEGER CONSTRAINT ck_rehearsal_confidence_before CHECK (confidence_before BETWEEN 0 AND 10),
        confidence_after INTEGER CONSTRAINT ck_rehearsal_confidence_after CHECK (confidence_after BETWEEN 0 AND 10),
        CONSTRAINT pk_rehearsal PRIMARY KEY (id),
        CONSTRAINT fk_rehearsal_owner FOREIGN KEY(owner) REFERENCES if_then (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_lapse_day ON lapse (day)
    """,
    """
    CREATE INDEX ix_choice_point_owner ON choice_point (owner)
    """,
    """
    CREATE INDEX ix_lapse_change_owner ON lapse_change (owner)
    """,
    """
    CREATE INDEX ix_lapse_trigger_owner ON lapse_trigger (owner)
    """,
    """
    CREATE INDEX ix_lapse_trigger_trigger ON lapse_trigger ("trigger")
    """,
    """
    CREATE INDEX ix_rehearsal_owner ON rehearsal (owner)
    """,
)


def upgrade() -> None:
    """Lays the tables that the sixth version added; nothing that was there is touched."""
    for statement in _STATEMENTS:
        op.execute(statement)
