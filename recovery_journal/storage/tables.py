"""The tables, one a kind of entity, with the change log, drafts and preferences beside them."""

from __future__ import annotations

import threading
from functools import cache

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from recovery_journal.domain import care, daily, plan
from recovery_journal.domain.disclosure import What
from recovery_journal.storage import care_tables, day_tables, hard_moment_tables, plan_tables
from recovery_journal.storage.column_types import Choices, Day, Instant, Texts, UuidText, WallTime
from recovery_journal.storage.table_parts import (
    choice,
    column,
    metadata,
    number,
    owned,
    part,
    points_to,
    record,
    scale,
    text,
    yes_no,
)

APPLICATION_ID = 0x524A4E4C  # 'RJNL'
REVISIONS = tuple(f"{number:04}" for number in range(1, 14))  # oldest first
HEAD = REVISIONS[-1]
MAKERS = plan_tables.MAKERS | day_tables.MAKERS | hard_moment_tables.MAKERS | care_tables.MAKERS
ON_TODAY = (
    "anchor",
    "anchor_tick",
    "care_stage",
    "dose_event",
    "drift_rule",
    "lapse",
    "medication",
    "overdose_plan",
    "profile",
    "tolerance_break",
)

_making = threading.Lock()


def table_of(kind: str) -> Table:
    """The table that keeps entities of `kind`. One that is not used every day is made when it is first asked for."""
    if kind not in metadata.tables:
        with _making:
            if kind not in metadata.tables:
                MAKERS[kind]()
    return metadata.tables[kind]


def whole() -> MetaData:
    """All tables there are."""
    for kind in MAKERS:
        table_of(kind)
    return metadata


@cache
def statements() -> tuple[str, ...]:
    """What lays all tables and indexes in a new file, in an order in which they can be laid; put into words once."""
    every = whole().sorted_tables
    made: list[CreateTable | CreateIndex] = [CreateTable(each) for each in every]
    made += [CreateIndex(each) for table in every for each in sorted(table.indexes, key=lambda one: str(one.name))]
    return tuple(str(each.compile(dialect=sqlite.dialect())) for each in made)


record(
    "trigger",
    text("text"),
    choice("category", plan.TriggerCategory),
    scale("strength"),
    choice("how_often", plan.Frequency),
    choice("approach", plan.Approach),
)
record(
    "warning_sign",
    text("text"),
    choice("stage", plan.Stage),
    choice("kind", plan.SignKind),
    text("who_may_notice"),
    yes_no("asks_about", default=False),
)
record(
    "coping_strategy",
    text("text"),
    choice("kind", plan.StrategyKind),
    number("minutes", 0, 1440),
    choice("company", plan.Company),
    text("needs"),
    yes_no("works_at_night", nullable=True),
    column("steps", Texts),
)
record(
    "contact",
    text("name"),
    choice("role", plan.Role),
    choice("tier", plan.Tier),
    text("phone"),
    text("email"),
    text("hours"),
    text("first_words"),
    yes_no("knows_my_plan", nullable=True),
    yes_no("has_naloxone", nullable=True),
    text("how_they_can_help"),
    text("what_does_not_help"),
)
record("reason", text("text"), text("for_whom"))
part(
    "link",
    text("from_kind"),
    column("from_id", UuidText),
    text("to_kind"),
    column("to_id", UuidText, index=True),
    column("rank", Integer),
    UniqueConstraint("from_id", "to_id"),
)
record(
    "check_in",
    column("day", Day, unique=True),
    scale("mood"),
    column("feelings", Texts),
    scale("urge_now"),
    scale("urge_strongest"),
    scale("stress"),
    scale("pain"),
    number("sleep_hours", 0, 24, REAL),
    choice("sleep_quality", daily.SleepQuality),
    yes_no("ate", nullable=True),
    yes_no("moved", nullable=True),
    column("halt", Choices(daily.Halt)),
    choice("medication", daily.MedicationTaken),
    choice("talked", daily.Talked),
    choice("used", daily.Used),
    text("grateful_for"),
)
owned("sign_noticed", "check_in", points_to("sign", "warning_sign"))
owned("trigger_met", "check_in", points_to("trigger", "trigger"))
record(
    "appointment",
    text("title"),
    choice("kind", care.AppointmentKind),
    column("starts_on", Day, index=True),
    column("starts_at", WallTime, nullable=True),
    column("ends_on", Day, nullable=True),
    column("ends_at", WallTime, nullable=True),
    text("zone"),
    text("place"),
    text("transport"),
    text("cost"),
    column("bring", Texts),
    text("repeats"),
    column("exceptions", Texts),
    number("remind_before", 0, 40_320),
    text("uid", default=""),
)
owned("appointment_question", "appointment", text("text"), yes_no("asked"))
owned(
    "occurrence",
    "appointment",
    column("planned_on", Day, index=True),
    column("planned_at", WallTime, nullable=True),
    choice("state", care.OccurrenceState, nullable=False),
    text("outcome"),
    text("next_step"),
    text("got_in_the_way"),
    column("moved_on", Day, nullable=True, index=True),
    column("moved_at", WallTime, nullable=True),
    column("moved_until", WallTime, nullable=True),
)

# Not entities: the log of what was done, what is typed and not saved, a person's preferences, and what left.
action = Table(
    "action",
    metadata,
    Column("id", Integer, primary_key=True),
    column("at", Instant),
    text("kind"),
    Column("undoes", Integer, ForeignKey("action.id")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", Integer, ForeignKey("action.id"), nullable=False, index=True),
    text("entity_kind"),
    column("entity_id", UuidText, index=True),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
)
draft = Table(
    "draft",
    metadata,
    Column("kind", Text, primary_key=True, nullable=False),
    Column("record", Text, primary_key=True, nullable=False),
    text("raw"),
    column("at", Instant),
    sqlite_strict=True,
)
preference = Table(
    "preference",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    text("value"),
    sqlite_strict=True,
)
disclosure = Table(
    "disclosure",
    metadata,
    Column("id", Integer, primary_key=True),
    column("at", Instant),
    choice("what", What, nullable=False),
    text("place"),
    column("amount", Integer),
    column("private_items", Integer),
    sqlite_strict=True,
)
Index("ix_change_removals", change.c.entity_kind, sqlite_where=change.c.after.is_(None))

# Today asks for these at once: they are made with the rest while the passphrase is typed.
for kind in ON_TODAY:
    table_of(kind)
