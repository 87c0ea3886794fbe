"""Rows and entities: one generic pair of ways for every kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    update,
)

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import Part
from recovery_journal.storage import search
from recovery_journal.storage.tables import table_of as table_of
from recovery_journal.storage.whole_rows import all_columns, insert_rows, rows_of

Entity = TypeVar("Entity", bound=Part)


def add(connection: Connection, entity: Part) -> None:
    """Inserts one entity."""
    insert_rows(connection, table_of(entity.KIND), [vars(entity)])
    search.put(connection, [entity])


def put(connection: Connection, entity: Part) -> None:
    """Writes one entity over the row that has its id."""
    table = table_of(entity.KIND)
    connection.execute(update(table).where(table.c.id == entity.id), vars(entity))
    search.replace(connection, entity)


def take_out(connection: Connection, kind: str, entity_id: UUID) -> None:
    """Deletes one row."""
    table = table_of(kind)
    connection.execute(delete(table).where(table.c.id == entity_id))
    search.take_out(connection, ENTITIES[kind], entity_id)


def get(connection: Connection, cls: type[Entity], entity_id: UUID) -> Entity | None:
    """The entity with this id, or none."""
    found = _entities(cls, connection.execute(_by_id(cls.KIND), {"wanted": entity_id}))
    return found[0] if found else None


def is_there(connection: Connection, kind: str, entity_id: UUID) -> bool:
    """Whether there is an entity of `kind` with this id."""
    return connection.execute(_id_by_id(kind), {"wanted": entity_id}).first() is not None


@cache
def _by_id(kind: str) -> Select[Any]:
    """Built once: a save asks for many rows by their id."""
    return _whole(kind).where(table_of(kind).c.id == bindparam("wanted"))


@cache
def _id_by_id(kind: str) -> Select[Any]:
    return select(table_of(kind).c.id).where(table_of(kind).c.id == bindparam("wanted"))


def find(
    connection: Connection,
    cls: type[Entity],
    *where: ColumnElement[bool],
    order_by: Sequence[Any] = (),
    limit: int | None = None,
) -> list[Entity]:
    """All entities of `cls` that meet every condition, in `order_by` order."""
    query = _whole(cls.KIND).where(*where).order_by(*order_by)
    if limit is not None:  # written out: SQLite ends an ordered search early when it knows the limit beforehand
        query = query.limit(literal_column(str(limit)))
    return _entities(cls, connection.execute(query))


@cache
def _whole(kind: str) -> Select[Any]:
    return select(all_columns(table_of(kind))).select_from(table_of(kind))


def _entities(cls: type[Entity], found: Iterable[Any]) -> list[Entity]:
    return [cls(**row) for row in rows_of(table_of(cls.KIND), found)]


def ids(connection: Connection, kind: str) -> set[UUID]:
    """The ids of all rows of `kind`."""
    return set(connection.execute(select(table_of(kind).c.id)).scalars())


def count(connection: Connection, kind: str, *where: ColumnElement[bool]) -> int:
    """How many rows of `kind` meet the conditions."""
    return connection.execute(select(func.count()).select_from(table_of(kind)).where(*where)).scalar_one()


def has_rival(connection: Connection, entity: Part) -> bool:
    """Whether another row holds what may be there only once: the day of a check-in, the pair of a link."""
    table = table_of(entity.KIND)
    for each in table.constraints:
        if isinstance(each, UniqueConstraint):
            same = [column == getattr(entity, column.name) for column in each.columns]
            if connection.execute(select(table.c.id).where(*same, table.c.id != entity.id)).first():
                return True
    return False


def dependents(connection: Connection, entity: Part, pointers: Iterable[tuple[str, str]]) -> list[Part]:
    """The rows that cannot stand without `entity`: those whose (kind, column) in `pointers` holds its id."""
    found: list[Part] = []
    for kind, column in pointers:
        found += find(connection, ENTITIES[kind], table_of(kind).c[column] == entity.id)
    return found
