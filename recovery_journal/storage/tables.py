"""The tables, one a kind of entity, with the change log, drafts and preferences beside them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from recovery_journal.domain import care, daily, plan
from recovery_journal.domain.record import Source
from recovery_journal.storage.column_types import Choice, Choices, Day, Instant, Texts, UuidText, WallTime, YesNo

APPLICATION_ID = 0x524A4E4C  # 'RJNL'
REVISIONS = ("0001",)  # oldest first; the last is this program's own
HEAD = REVISIONS[-1]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _column(name: str, kind: Any, *items: SchemaItem, nullable: bool = False, **options: Any) -> Column[Any]:
    return Column(name, kind, *items, nullable=nullable, **options)


def _text(name: str) -> Column[Any]:
    return _column(name, Text)


def _yes_no(name: str, *, nullable: bool = False) -> Column[Any]:
    return _column(name, YesNo, CheckConstraint(f"{name} IN (0, 1)", name=name), nullable=nullable)


def _choice(name: str, words: type[StrEnum], *, nullable: bool = True) -> Column[Any]:
    known = ", ".join(f"'{each.value}'" for each in words)
    return _column(name, Choice(words), CheckConstraint(f"{name} IN ({known})", name=name), nullable=nullable)


def _number(name: str, low: int, high: int, kind: Any = Integer) -> Column[Any]:
    return _column(name, kind, CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=name), nullable=True)


def _scale(name: str) -> Column[Any]:
    return _number(name, 0, 10)


def _points_to(name: str, table: str) -> Column[Any]:
    later = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return _column(name, UuidText, later, index=True)


def _part(name: str, *columns: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        _column("id", UuidText, primary_key=True),
        _column("created_at", Instant, nullable=True),
        _column("updated_at", Instant, nullable=True),
        *columns,
        sqlite_strict=True,
    )


def _owned(name: str, owner: str, *columns: SchemaItem) -> Table:
    return _part(name, _points_to("owner", owner), _column("position", Integer), *columns)


def _record(name: str, *columns: SchemaItem) -> Table:
    return _part(
        name,
        _column("archived_on", Day, nullable=True),
        _yes_no("private"),
        _choice("source", Source, nullable=False),
        _column("position", Integer),
        _text("note"),
        *columns,
    )


_record(
    "trigger",
    _text("text"),
    _choice("category", plan.TriggerCategory),
    _scale("strength"),
    _choice("how_often", plan.Frequency),
    _choice("approach", plan.Approach),
)
_record(
    "warning_sign",
    _text("text"),
    _choice("stage", plan.Stage),
    _choice("kind", plan.SignKind),
    _text("who_may_notice"),
)
_record(
    "coping_strategy",
    _text("text"),
    _choice("kind", plan.StrategyKind),
    _number("minutes", 0, 1440),
    _choice("company", plan.Company),
    _text("needs"),
    _yes_no("works_at_night", nullable=True),
    _column("steps", Texts),
)
_record(
    "contact",
    _text("name"),
    _choice("role", plan.Role),
    _choice("tier", plan.Tier),
    _text("phone"),
    _text("email"),
    _text("hours"),
    _text("first_words"),
    _yes_no("knows_my_plan", nullable=True),
    _yes_no("has_naloxone", nullable=True),
    _text("how_they_can_help"),
    _text("what_does_not_help"),
)
_record("reason", _text("text"), _text("for_whom"))
_part(
    "link",
    _text("from_kind"),
    _column("from_id", UuidText),
    _text("to_kind"),
    _column("to_id", UuidText, index=True),
    _column("rank", Integer),
    UniqueConstraint("from_id", "to_id"),
)
_record(
    "check_in",
    _column("day", Day, unique=True),
    _scale("mood"),
    _column("feelings", Texts),
    _scale("urge_now"),
    _scale("urge_strongest"),
    _scale("stress"),
    _scale("pain"),
    _number("sleep_hours", 0, 24, REAL),
    _choice("sleep_quality", daily.SleepQuality),
    _yes_no("ate", nullable=True),
    _yes_no("moved", nullable=True),
    _column("halt", Choices(daily.Halt)),
    _choice("medication", daily.MedicationTaken),
    _choice("talked", daily.Talked),
    _choice("used", daily.Used),
    _text("grateful_for"),
)
_owned("sign_noticed", "check_in", _points_to("sign", "warning_sign"))
_owned("trigger_met", "check_in", _points_to("trigger", "trigger"))
_record(
    "appointment",
    _text("title"),
    _choice("kind", care.AppointmentKind),
    _column("starts_on", Day, index=True),
    _column("starts_at", WallTime, nullable=True),
    _column("ends_on", Day, nullable=True),
    _column("ends_at", WallTime, nullable=True),
    _text("zone"),
    _text("place"),
    _text("transport"),
    _text("cost"),
    _column("bring", Texts),
    _text("repeats"),
    _column("exceptions", Texts),
    _number("remind_before", 0, 40_320),
)
_owned("appointment_question", "appointment", _text("text"), _yes_no("asked"))
_owned(
    "occurrence",
    "appointment",
    _column("planned_on", Day),
    _column("planned_at", WallTime, nullable=True),
    _choice("state", care.OccurrenceState, nullable=False),
    _text("outcome"),
    _text("next_step"),
    _text("got_in_the_way"),
)

# Not entities: the log of what was done, what is typed and not saved, and a person's preferences.
action = Table(
    "action",
    metadata,
    Column("id", Integer, primary_key=True),
    _column("at", Instant),
    _text("kind"),
    Column("undoes", Integer, ForeignKey("action.id")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", Integer, ForeignKey("action.id"), nullable=False, index=True),
    _text("entity_kind"),
    _column("entity_id", UuidText, index=True),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
)
draft = Table(
    "draft",
    metadata,
    Column("kind", Text, primary_key=True, nullable=False),
    Column("record", Text, primary_key=True, nullable=False),
    _text("raw"),
    _column("at", Instant),
    sqlite_strict=True,
)
preference = Table(
    "preference",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    _text("value"),
    sqlite_strict=True,
)
Index(None, change.c.entity_kind, change.c.entity_id)
