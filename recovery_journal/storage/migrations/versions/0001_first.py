"""The first tables.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE action (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        undoes INTEGER,
        CONSTRAINT fk_action_undoes FOREIGN KEY(undoes) REFERENCES action (id)
    )
     STRICT
    """,
    """
    CREATE TABLE appointment (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_appointment_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_appointment_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT CONSTRAINT ck_appointment_kind CHECK (kind IN ('counseling', 'group', 'peer_meeting', 'medical', 'medication', 'test', 'family', 'housing', 'work', 'court', 'benefits', 'alumni', 'other')),
        starts_on TEXT NOT NULL,
        starts_at TEXT,
        ends_on TEXT,
        ends_at TEXT,
        zone TEXT NOT NULL,
        place TEXT NOT NULL,
        transport TEXT NOT NULL,
        cost TEXT NOT NULL,
        bring TEXT NOT NULL,
        repeats TEXT NOT NULL,
        exceptions TEXT NOT NULL,
        remind_before INTEGER CONSTRAINT ck_appointment_remind_before CHECK (remind_before BETWEEN 0 AND 40320),
        CONSTRAINT pk_appointment PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_appointment_starts_on ON appointment (starts_on)
    """,
    """
    CREATE TABLE check_in (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_check_in_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_check_in_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        mood INTEGER CONSTRAINT ck_check_in_mood CHECK (mood BETWEEN 0 AND 10),
        feelings TEXT NOT NULL,
        urge_now INTEGER CONSTRAINT ck_check_in_urge_now CHECK (urge_now BETWEEN 0 AND 10),
        urge_strongest INTEGER CONSTRAINT ck_check_in_urge_strongest CHECK (urge_strongest BETWEEN 0 AND 10),
        stress INTEGER CONSTRAINT ck_check_in_stress CHECK (stress BETWEEN 0 AND 10),
        pain INTEGER CONSTRAINT ck_check_in_pain CHECK (pain BETWEEN 0 AND 10),
        sleep_hours REAL CONSTRAINT ck_check_in_sleep_hours CHECK (sleep_hours BETWEEN 0 AND 24),
        sleep_quality TEXT CONSTRAINT ck_check_in_sleep_quality CHECK (sleep_quality IN ('poor', 'okay', 'good')),
        ate INTEGER CONSTRAINT ck_check_in_ate CHECK (ate IN (0, 1)),
        moved INTEGER CONSTRAINT ck_check_in_moved CHECK (moved IN (0, 1)),
        halt TEXT NOT NULL,
        medication TEXT CONSTRAINT ck_check_in_medication CHECK (medication IN ('yes', 'partly', 'no', 'none_planned')),
        talked TEXT CONSTRAINT ck_check_in_talked CHECK (talked IN ('yes', 'not_yet')),
        used TEXT CONSTRAINT ck_check_in_used CHECK (used IN ('no', 'yes', 'rather_not_say')),
        grateful_for TEXT NOT NULL,
        CONSTRAINT pk_check_in PRIMARY KEY (id),
        CONSTRAINT uq_check_in_day UNIQUE (day)
    )
     STRICT
    """,
    """
    CREATE TABLE contact (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_contact_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_contact_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT CONSTRAINT ck_contact_role CHECK (role IN ('peer', 'sponsor', 'family', 'friend', 'counselor', 'prescriber', 'doctor', 'other')),
        tier TEXT CONSTRAINT ck_contact_tier CHECK (tier IN ('good_company', 'can_ask_for_help', 'professional', 'emergency')),
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        hours TEXT NOT NULL,
        first_words TEXT NOT NULL,
        knows_my_plan INTEGER CONSTRAINT ck_contact_knows_my_plan CHECK (knows_my_plan IN (0, 1)),
        has_naloxone INTEGER CONSTRAINT ck_contact_has_naloxone CHECK (has_naloxone IN (0, 1)),
        how_they_can_help TEXT NOT NULL,
        what_does_not_help TEXT NOT NULL,
        CONSTRAINT pk_contact PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE coping_strategy (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_coping_strategy_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_coping_strategy_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT CONSTRAINT ck_coping_strategy_kind CHECK (kind IN ('calm_the_body', 'ride_it_out', 'think', 'connect', 'leave', 'absorb', 'basics', 'surroundings', 'meaning', 'care')),
        minutes INTEGER CONSTRAINT ck_coping_strategy_minutes CHECK (minutes BETWEEN 0 AND 1440),
        company TEXT CONSTRAINT ck_coping_strategy_company CHECK (company IN ('alone', 'with_someone')),
        needs TEXT NOT NULL,
        works_at_night INTEGER CONSTRAINT ck_coping_strategy_works_at_night CHECK (works_at_night IN (0, 1)),
        steps TEXT NOT NULL,
        CONSTRAINT pk_coping_strategy PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE draft (
        kind TEXT NOT NULL,
        record TEXT NOT NULL,
        raw TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (kind, record)
    )
     STRICT
    """,
    """
    CREATE TABLE link (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        from_kind TEXT NOT NULL,
        from_id TEXT NOT NULL,
        to_kind TEXT NOT NULL,
        to_id TEXT NOT NULL,
        rank INTEGER NOT NULL,
        CONSTRAINT pk_link PRIMARY KEY (id),
        CONSTRAINT uq_link_from_id_to_id UNIQUE (from_id, to_id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_link_to_id ON link (to_id)
    """,
    """
    CREATE TABLE preference (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_preference PRIMARY KEY (name)
    )
     STRICT
    """,
    """
    CREATE TABLE reason (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_reason_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_reason_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        for_whom TEXT NOT NULL,
        CONSTRAINT pk_reason PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE "trigger" (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_trigger_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_trigger_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        category TEXT CONSTRAINT ck_trigger_category CHECK (category IN ('people', 'place', 'thing', 'emotion', 'situation', 'time', 'body')),
        strength INTEGER CONSTRAINT ck_trigger_strength CHECK (strength BETWEEN 0 AND 10),
        how_often TEXT CONSTRAINT ck_trigger_how_often CHECK (how_often IN ('daily', 'most_days', 'weekly', 'every_two_weeks', 'monthly', 'rarely')),
        approach TEXT CONSTRAINT ck_trigger_approach CHECK (approach IN ('avoid', 'limit', 'face')),
        CONSTRAINT pk_trigger PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE warning_sign (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_warning_sign_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_warning_sign_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        stage TEXT CONSTRAINT ck_warning_sign_stage CHECK (stage IN ('early', 'middle', 'late')),
        kind TEXT CONSTRAINT ck_warning_sign_kind CHECK (kind IN ('thought', 'feeling', 'body', 'behaviour', 'connection')),
        who_may_notice TEXT NOT NULL,
        CONSTRAINT pk_warning_sign PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE appointment_question (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        asked INTEGER NOT NULL CONSTRAINT ck_appointment_question_asked CHECK (asked IN (0, 1)),
        CONSTRAINT pk_appointment_question PRIMARY KEY (id),
        CONSTRAINT fk_appointment_question_owner FOREIGN KEY(owner) REFERENCES appointment (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_appointment_question_owner ON appointment_question (owner)
    """,
    """
    CREATE TABLE change (
        id INTEGER NOT NULL,
        action INTEGER NOT NULL,
        entity_kind TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        CONSTRAINT pk_change PRIMARY KEY (id),
        CONSTRAINT fk_change_action FOREIGN KEY(action) REFERENCES action (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_change_action ON change (action)
    """,
    """
    CREATE INDEX ix_change_entity_id ON change (entity_id)
    """,
    """
    CREATE INDEX ix_change_entity_kind_entity_id ON change (entity_kind, entity_id)
    """,
    """
    CREATE TABLE occurrence (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        planned_on TEXT NOT NULL,
        planned_at TEXT,
        state TEXT NOT NULL CONSTRAINT ck_occurrence_state CHECK (state IN ('planned', 'kept', 'moved', 'missed', 'cancelled')),
        outcome TEXT NOT NULL,
        next_step TEXT NOT NULL,
        got_in_the_way TEXT NOT NULL,
        CONSTRAINT pk_occurrence PRIMARY KEY (id),
        CONSTRAINT fk_occurrence_owner FOREIGN KEY(owner) REFERENCES appointment (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_occurrence_owner ON occurrence (owner)
    """,
    """
    CREATE TABLE sign_noticed (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        CONSTRAINT pk_sign_noticed PRIMARY KEY (id),
        CONSTRAINT fk_sign_noticed_owner FOREIGN KEY(owner) REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_sign_noticed_sign FOREIGN KEY(sign) REFERENCES warning_sign (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_sign_noticed_owner ON sign_noticed (owner)
    """,
    """
    CREATE INDEX ix_sign_noticed_sign ON sign_noticed (sign)
    """,
    """
    CREATE TABLE trigger_met (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        "trigger" TEXT NOT NULL,
        CONSTRAINT pk_trigger_met PRIMARY KEY (id),
        CONSTRAINT fk_trigger_met_owner FOREIGN KEY(owner) REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_trigger_met_trigger FOREIGN KEY("trigger") REFERENCES "trigger" (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_trigger_met_owner ON trigger_met (owner)
    """,
    """
    CREATE INDEX ix_trigger_met_trigger ON trigger_met ("trigger")
    """,
)


def upgrade() -> None:
    """Lays the tables as they were in the first version."""
    for statement in _STATEMENTS:
        op.execute(statement)
