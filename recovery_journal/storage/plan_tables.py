"""The tables of the plan that came after the first version, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Table, UniqueConstraint

from recovery_journal.domain import aims, hard_days
from recovery_journal.storage.column_types import Choices, Day, Texts
from recovery_journal.storage.table_parts import choice, column, number, owned, record, scale, text, yes_no

MAKERS: dict[str, Callable[[], Table]] = {
    "if_then": lambda: record(
        "if_then",
        text("situation"),
        text("response"),
        text("backup"),
        scale("confidence"),
        column("last_rehearsed_on", Day, nullable=True),
    ),
    "safe_place": lambda: record(
        "safe_place", text("name"), text("why"), text("hours"), text("way_there"), text("cost")
    ),
    "boundary": lambda: record("boundary", text("text"), text("with_whom"), text("when_crossed")),
    "balance_item": lambda: record(
        "balance_item", text("text"), choice("box", aims.BalanceBox, nullable=False), scale("weight")
    ),
    "goal": lambda: record(
        "goal",
        text("text"),
        choice("area", aims.LifeArea),
        text("why"),
        text("how_i_will_see_it"),
        column("target_day", Day, nullable=True),
        text("obstacles"),
        choice("state", aims.GoalState),
    ),
    "goal_step": lambda: owned("goal_step", "goal", text("text"), column("done_on", Day, nullable=True)),
    "anchor": lambda: record("anchor", text("text"), number("times_a_week", 1, 7)),
    "anchor_tick": lambda: owned(
        "anchor_tick",
        "anchor",
        column("day", Day, index=True),
        choice("state", aims.TickState, nullable=False),
        UniqueConstraint("owner", "day"),
    ),
    "drift_rule": lambda: record("drift_rule", text("text"), number("loose_anchors", 1, 20)),
    "ladder_step": lambda: record("ladder_step", text("text"), choice("rung", hard_days.Rung, nullable=False)),
    "overdose_plan": lambda: record(
        "overdose_plan",
        yes_no("has_naloxone", nullable=True),
        column("naloxone_kinds", Choices(hard_days.NaloxoneKind)),
        column("naloxone_places", Texts),
        column("naloxone_expires_on", Day, nullable=True),
        text("who_can_use_it"),
        text("who_checks_on_me"),
        text("emergency_number"),
    ),
    "tolerance_break": lambda: record("tolerance_break", column("day", Day), choice("after", hard_days.BreakAfter)),
    "letter": lambda: record("letter", text("title"), text("text")),
    "good_moment": lambda: record(
        "good_moment", text("text"), column("day", Day, nullable=True), text("what_was_good")
    ),
    "profile": lambda: record(
        "profile",
        text("preferred_name"),
        text("pronouns"),
        choice("intention", aims.Intention),
        text("intention_words"),
        text("recovering_from"),
        yes_no("hides_recovering_from"),
        choice("first_day", aims.FirstDay),
    ),
    "recovery_period": lambda: record(
        "recovery_period", column("starts_on", Day), column("ends_on", Day, nullable=True)
    ),
    "plan_revision": lambda: record(
        "plan_revision",
        column("day", Day),
        text("why"),
        text("snapshot"),
        column("review_due_on", Day, nullable=True),
    ),
    "sign_off": lambda: owned("sign_off", "plan_revision", text("name"), text("role")),
}
