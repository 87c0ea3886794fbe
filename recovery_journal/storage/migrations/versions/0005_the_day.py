"""Urges, journal entries, milestones and questionnaires; a warning sign can be marked to be asked about.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    """
    ALTER TABLE warning_sign ADD COLUMN asks_about INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_warning_sign_asks_about CHECK (asks_about IN (0, 1))
    """,
    """
    CREATE TABLE journal_entry (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_journal_entry_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_journal_entry_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        tags TEXT NOT NULL,
        locked INTEGER NOT NULL CONSTRAINT ck_journal_entry_locked CHECK (locked IN (0, 1)),
        asks_about INTEGER NOT NULL CONSTRAINT ck_journal_entry_asks_about CHECK (asks_about IN (0, 1)),
        CONSTRAINT pk_journal_entry PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE milestone (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_milestone_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_milestone_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL CONSTRAINT ck_milestone_kind CHECK (kind IN ('days', 'urges_ridden_out', 'appointments_kept', 'skills_tried', 'own')),
        target INTEGER CONSTRAINT ck_milestone_target CHECK (target BETWEEN 1 AND 100000),
        reward TEXT NOT NULL,
        reached_on TEXT,
        CONSTRAINT pk_milestone PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE questionnaire_response (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_questionnaire_response_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_questionnaire_response_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        instrument TEXT NOT NULL,
        day TEXT NOT NULL,
        version TEXT NOT NULL,
        answers TEXT NOT NULL,
        filled_in_by TEXT NOT NULL,
        CONSTRAINT pk_questionnaire_response PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE urge_log (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_urge_log_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_urge_log_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        started_at TEXT,
        strength_before INTEGER CONSTRAINT ck_urge_log_strength_before CHECK (strength_before BETWEEN 0 AND 10),
        strength_peak INTEGER CONSTRAINT ck_urge_log_strength_peak CHECK (strength_peak BETWEEN 0 AND 10),
        strength_after INTEGER CONSTRAINT ck_urge_log_strength_after CHECK (strength_after BETWEEN 0 AND 10),
        place TEXT NOT NULL,
        with_whom TEXT NOT NULL,
        thought TEXT NOT NULL,
        body TEXT NOT NULL,
        halt TEXT NOT NULL,
        ended TEXT CONSTRAINT ck_urge_log_ended CHECK (ended IN ('passed', 'talked', 'left', 'lapse', 'still_here')),
        minutes INTEGER CONSTRAINT ck_urge_log_minutes CHECK (minutes BETWEEN 0 AND 1440),
        asks_about INTEGER NOT NULL CONSTRAINT ck_urge_log_asks_about CHECK (asks_about IN (0, 1)),
        CONSTRAINT pk_urge_log PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE strategy_use (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        strategy TEXT NOT NULL,
        helped INTEGER CONSTRAINT ck_strategy_use_helped CHECK (helped BETWEEN 0 AND 3),
        CONSTRAINT pk_strategy_use PRIMARY KEY (id),
        CONSTRAINT fk_strategy_use_owner FOREIGN KEY(owner) REFERENCES urge_log (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_strategy_use_strategy FOREIGN KEY(strategy) REFERENCES coping_strategy (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE TABLE urge_rating (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        minute INTEGER CONSTRAINT ck_urge_rating_minute CHECK (minute BETWEEN 0 AND 1440),
        strength INTEGER CONSTRAINT ck_urge_rating_strength CHECK (strength BETWEEN 0 AND 10),
        CONSTRAINT pk_urge_rating PRIMARY KEY (id),
        CONSTRAINT fk_urge_rating_owner FOREIGN KEY(owner) REFERENCES urge_log (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE TABLE urge_trigger (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        "trigger" TEXT NOT NULL,
        CONSTRAINT pk_urge_trigger PRIMARY KEY (id),
        CONSTRAINT fk_urge_trigger_owner FOREIGN KEY(owner) REFERENCES urge_log (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_urge_trigger_trigger FOREIGN KEY("trigger") REFERENCES "trigger" (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_journal_entry_day ON journal_entry (day)
    """,
    """
    CREATE INDEX ix_questionnaire_response_day ON questionnaire_response (day)
    """,
    """
    CREATE INDEX ix_urge_log_day_started_at_ended_archived_on ON urge_log (day, started_at, ended, archived_on)
    """,
    """
    CREATE INDEX ix_urge_log_numbers ON urge_log (id, strength_before, strength_peak, strength_after, day, archived_on)
    """,
    """
    CREATE INDEX ix_strategy_use_owner ON strategy_use (owner)
    """,
    """
    CREATE INDEX ix_strategy_use_strategy_owner_helped ON strategy_use (strategy, owner, helped)
    """,
    """
    CREATE INDEX ix_urge_rating_owner ON urge_rating (owner)
    """,
    """
    CREATE INDEX ix_urge_trigger_owner ON urge_trigger (owner)
    """,
    """
    CREATE INDEX ix_urge_trigger_trigger_owner ON urge_trigger ("trigger", owner)
    """,
)


def upgrade() -> None:
    """Lays the tables that the fifth version added, and marks none of the signs that are there."""
    for statement in _STATEMENTS:
        op.execute(statement)
