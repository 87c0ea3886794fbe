"""The rest of the plan: what to do, places, boundaries, aims, anchors, and what is there for hard days.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    """
    CREATE TABLE anchor (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_anchor_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_anchor_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        times_a_week INTEGER CONSTRAINT ck_anchor_times_a_week CHECK (times_a_week BETWEEN 1 AND 7),
        CONSTRAINT pk_anchor PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE balance_item (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_balance_item_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_balance_item_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        box TEXT NOT NULL CONSTRAINT ck_balance_item_box CHECK (box IN ('good_of_using', 'cost_of_using', 'good_of_change', 'cost_of_change')),
        weight INTEGER CONSTRAINT ck_balance_item_weight CHECK (weight BETWEEN 0 AND 10),
        CONSTRAINT pk_balance_item PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE boundary (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_boundary_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_boundary_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        with_whom TEXT NOT NULL,
        when_crossed TEXT NOT NULL,
        CONSTRAINT pk_boundary PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE drift_rule (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_drift_rule_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_drift_rule_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        loose_anchors INTEGER CONSTRAINT ck_drift_rule_loose_anchors CHECK (loose_anchors BETWEEN 1 AND 20),
        CONSTRAINT pk_drift_rule PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE goal (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_goal_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_goal_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        area TEXT CONSTRAINT ck_goal_area CHECK (area IN ('health', 'home', 'work', 'learning', 'money', 'people', 'law', 'meaning')),
        why TEXT NOT NULL,
        how_i_will_see_it TEXT NOT NULL,
        target_day TEXT,
        obstacles TEXT NOT NULL,
        state TEXT CONSTRAINT ck_goal_state CHECK (state IN ('not_started', 'moving', 'done', 'changed')),
        CONSTRAINT pk_goal PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE good_moment (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_good_moment_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_good_moment_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        day TEXT,
        what_was_good TEXT NOT NULL,
        CONSTRAINT pk_good_moment PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE if_then (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_if_then_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_if_then_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        situation TEXT NOT NULL,
        response TEXT NOT NULL,
        backup TEXT NOT NULL,
        confidence INTEGER CONSTRAINT ck_if_then_confidence CHECK (confidence BETWEEN 0 AND 10),
        last_rehearsed_on TEXT,
        CONSTRAINT pk_if_then PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE ladder_step (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_ladder_step_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_ladder_step_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        text TEXT NOT NULL,
        rung TEXT NOT NULL CONSTRAINT ck_ladder_step_rung CHECK (rung IN ('signs', 'alone', 'company', 'people', 'professionals', 'surroundings')),
        CONSTRAINT pk_ladder_step PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE letter (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_letter_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_letter_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_letter PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE overdose_plan (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_overdose_plan_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_overdose_plan_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        has_naloxone INTEGER CONSTRAINT ck_overdose_plan_has_naloxone CHECK (has_naloxone IN (0, 1)),
        naloxone_kinds TEXT NOT NULL,
        naloxone_places TEXT NOT NULL,
        naloxone_expires_on TEXT,
        who_can_use_it TEXT NOT NULL,
        who_checks_on_me TEXT NOT NULL,
        emergency_number TEXT NOT NULL,
        CONSTRAINT pk_overdose_plan PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE profile (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_profile_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_profile_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        preferred_name TEXT NOT NULL,
        pronouns TEXT NOT NULL,
        intention TEXT CONSTRAINT ck_profile_intention CHECK (intention IN ('not_using', 'medication_supported', 'fewer_harms', 'still_deciding')),
        intention_words TEXT NOT NULL,
        recovering_from TEXT NOT NULL,
        hides_recovering_from INTEGER NOT NULL CONSTRAINT ck_profile_hides_recovering_from CHECK (hides_recovering_from IN (0, 1)),
        first_day TEXT CONSTRAINT ck_profile_first_day CHECK (first_day IN ('day_0', 'day_1')),
        CONSTRAINT pk_profile PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE recovery_period (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_recovery_period_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_recovery_period_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        starts_on TEXT NOT NULL,
        ends_on TEXT,
        CONSTRAINT pk_recovery_period PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE safe_place (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_safe_place_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_safe_place_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        name TEXT NOT NULL,
        why TEXT NOT NULL,
        hours TEXT NOT NULL,
        way_there TEXT NOT NULL,
        cost TEXT NOT NULL,
        CONSTRAINT pk_safe_place PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE tolerance_break (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        archived_on TEXT,
        private INTEGER NOT NULL CONSTRAINT ck_tolerance_break_private CHECK (private IN (0, 1)),
        source TEXT NOT NULL CONSTRAINT ck_tolerance_break_source CHECK (source IN ('self', 'with_counselor', 'suggestion')),
        position INTEGER NOT NULL,
        note TEXT NOT NULL,
        day TEXT NOT NULL,
        "after" TEXT CONSTRAINT ck_tolerance_break_after CHECK (after IN ('detox', 'residential', 'hospital', 'jail', 'medication_gap', 'own_pause')),
        CONSTRAINT pk_tolerance_break PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE anchor_tick (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL CONSTRAINT ck_anchor_tick_state CHECK (state IN ('done', 'not_possible')),
        CONSTRAINT pk_anchor_tick PRIMARY KEY (id),
        CONSTRAINT uq_anchor_tick_owner_day UNIQUE (owner, day),
        CONSTRAINT fk_anchor_tick_owner FOREIGN KEY(owner) REFERENCES anchor (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_anchor_tick_day ON anchor_tick (day)
    """,
    """
    CREATE INDEX ix_anchor_tick_owner ON anchor_tick (owner)
    """,
    """
    CREATE TABLE goal_step (
        id TEXT NOT NULL,
        created_at TEXT,
        updated_at TEXT,
        owner TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        done_on TEXT,
        CONSTRAINT pk_goal_step PRIMARY KEY (id),
        CONSTRAINT fk_goal_step_owner FOREIGN KEY(owner) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
    )
     STRICT
    """,
    """
    CREATE INDEX ix_goal_step_owner ON goal_step (owner)
    """,
)


def upgrade() -> None:
    """Lays the tables that the second version added; nothing that was there is touched."""
    for statement in _STATEMENTS:
        op.execute(statement)
