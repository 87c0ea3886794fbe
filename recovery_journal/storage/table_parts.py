"""What tables are made of: columns for each kind of value, and the columns that all entities have."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy import text as text_of_sql
from sqlalchemy.schema import SchemaItem

from recovery_journal.domain.record import Source
from recovery_journal.storage.column_types import Choice, Day, Instant, UuidText, YesNo

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def column(name: str, kind: Any, *items: SchemaItem, nullable: bool = False, **options: Any) -> Column[Any]:
    """A column that has to have a value, unless `nullable`."""
    return Column(name, kind, *items, nullable=nullable, **options)


def text(name: str, *, default: str | None = None) -> Column[Any]:
    """A text; blank is ''. A column that a later version added to rows that were there has a `default`."""
    return column(name, Text, server_default=None if default is None else text_of_sql(f"'{default}'"))


def yes_no(name: str, *, nullable: bool = False, default: bool | None = None) -> Column[Any]:
    """Yes or no. A column that a later version added to rows that were there has a `default`."""
    given = None if default is None else str(int(default))
    one_of = CheckConstraint(f"{name} IN (0, 1)", name=name)
    return column(name, YesNo, one_of, nullable=nullable, server_default=given and text_of_sql(given))


def choice(name: str, words: type[StrEnum], *, nullable: bool = True) -> Column[Any]:
    """One word of a closed list; word by word, for of a list in brackets SQLite makes a table at each row anew."""
    known = " OR ".join(f"{name} = '{each.value}'" for each in words)
    return column(name, Choice(words), CheckConstraint(known, name=name), nullable=nullable)


def number(name: str, low: int, high: int, kind: Any = Integer) -> Column[Any]:
    """A number between two others, or none."""
    return column(name, kind, CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=name), nullable=True)


def scale(name: str) -> Column[Any]:
    """A whole number from 0 to 10, or none."""
    return number(name, 0, 10)


def points_to(name: str, table: str, *, index: bool = True) -> Column[Any]:
    """The id of a row of another table; without an index of its own where a wider one begins with it."""
    later = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return column(name, UuidText, later, index=index)


def part(name: str, *columns: SchemaItem) -> Table:
    """A table of entities, with what all of them have."""
    return Table(
        name,
        metadata,
        column("id", UuidText, primary_key=True),
        column("created_at", Instant, nullable=True),
        column("updated_at", Instant, nullable=True),
        *columns,
        sqlite_strict=True,
    )


def owned(name: str, owner: str, *columns: SchemaItem) -> Table:
    """A table of parts that belong to records of another one."""
    return part(name, points_to("owner", owner), column("position", Integer), *columns)


def record(name: str, *columns: SchemaItem) -> Table:
    """A table of whole records."""
    return part(
        name,
        column("archived_on", Day, nullable=True),
        yes_no("private"),
        choice("source", Source, nullable=False),
        column("position", Integer),
        text("note"),
        *columns,
    )
