"""The rows of what left the journal: they are added and read, and nothing changes them."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from recovery_journal.domain.disclosure import Disclosure
from recovery_journal.storage.tables import disclosure


def add(connection: Connection, gone: Disclosure) -> None:
    """Keeps one row."""
    connection.execute(insert(disclosure), vars(gone))


def newest_first(connection: Connection) -> list[Disclosure]:
    """All of them; of those of one moment the last first."""
    columns = [each for each in disclosure.c if each.name != "id"]
    rows = connection.execute(select(*columns).order_by(disclosure.c.id.desc()))
    return [Disclosure(**row._mapping) for row in rows]
