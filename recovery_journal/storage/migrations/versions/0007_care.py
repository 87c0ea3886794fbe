"""Medication and its doses, stages of care, tasks between them, and who pays.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    """
    CREATE TABLE care_stage (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_care_stage_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_care_stage_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        level TEXT NOT NULL CONSTRAINT ck_care_stage_level CHECK (level IN ('assessment', 'detox', 'residential', 'partial_hospital', 'intensive_outpatient', 'outpatient', 'sober_home', 'aftercare', 'peer')),
        provider TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        what_i_want TEXT NOT NULL,
        step_down TEXT NOT NULL,
        CONSTRAINT pk_care_stage PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE coverage (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_coverage_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_coverage_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        payer TEXT NOT NULL,
        "plan" TEXT NOT NULL,
        phone TEXT NOT NULL,
        authorised_until TEXT,
        co_pays TEXT NOT NULL,
        CONSTRAINT pk_coverage PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE medication (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_medication_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_medication_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        purpose TEXT NOT NULL,
        prescribed_by TEXT NOT NULL,
        pharmacy TEXT NOT NULL,
        schedule TEXT NOT NULL,
        times TEXT NOT NULL,
        weekdays TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        next_refill_on TEXT,
        runs_out_on TEXT,
        next_injection_on TEXT,
        if_i_miss_one TEXT NOT NULL,
        CONSTRAINT pk_medication PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE transition_item (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_transition_item_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_transition_item_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        window TEXT NOT NULL CONSTRAINT ck_transition_item_window CHECK (window IN ('hours_72', 'days_28', 'days_90')),
        who TEXT NOT NULL,
        done_on TEXT,
        CONSTRAINT pk_transition_item PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE dose_event (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        day TEXT NOT NULL,
        due_at TEXT,
        state TEXT NOT NULL CONSTRAINT ck_dose_event_state CHECK (state IN ('taken', 'missed', 'changed')),
        reason TEXT NOT NULL,
        CONSTRAINT pk_dose_event PRIMARY KEY (id),
        CONSTRAINT fk_dose_event_owner FOREIGN KEY(owner) REFERENCES medication (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_dose_event_day ON dose_event (day)
    """,
    """
    CREATE INDEX ix_dose_event_owner ON dose_event (owner)
    """,
)


def upgrade() -> None:
    """Lays the tables that the seventh version added; nothing that was there is touched."""
    for statement in _STATEMENTS:
        op.execute(statement)
