"""Many rows at once: each statement is run for all of them, and the search takes up their words in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, update

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import Part
from recovery_journal.storage import search
from recovery_journal.storage.tables import table_of
from recovery_journal.storage.whole_rows import insert_rows


def add_all(connection: Connection, entities: Iterable[Part]) -> None:
    """Inserts many entities, those of one kind together."""
    for kind, of_kind in _by_kind(entities):
        insert_rows(connection, table_of(kind), [vars(each) for each in of_kind])
        search.put(connection, of_kind)


def put_all(connection: Connection, entities: Iterable[Part]) -> None:
    """Writes many entities over the rows that have their ids, those of one kind together."""
    for kind, of_kind in _by_kind(entities):
        table = table_of(kind)
        query = update(table).where(table.c.id == bindparam("wanted"))
        connection.execute(query, [vars(each) | {"wanted": each.id} for each in of_kind])
        search.take_out_all(connection, ENTITIES[kind], [each.id for each in of_kind])
        search.put(connection, of_kind)


def take_out_all(connection: Connection, kind: str, ids: Sequence[UUID]) -> None:
    """Deletes many rows of one kind."""
    table = table_of(kind)
    connection.execute(delete(table).where(table.c.id == bindparam("wanted")), [{"wanted": each} for each in ids])
    search.take_out_all(connection, ENTITIES[kind], ids)


def _by_kind(entities: Iterable[Part]) -> Iterable[tuple[str, list[Part]]]:
    by_kind: dict[str, list[Part]] = {}
    for each in entities:
        by_kind.setdefault(each.KIND, []).append(each)
    return by_kind.items()
