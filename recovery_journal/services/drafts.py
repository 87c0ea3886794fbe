"""Drafts: what is typed and not saved yet, kept in the vault until it is saved or undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from recovery_journal.services.journal import utc_now
from recovery_journal.storage import drafts as rows
from recovery_journal.storage.database import Database

Raw = dict[str, Any]


class Drafts:
    """The drafts of one open journal, by kind and record; `None` stands for a record not made yet."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._clock = clock

    def keep(self, kind: str, record: UUID | str | None, raw: Raw) -> None:
        """Keeps raw values as they were typed, valid or not, in place of an earlier draft."""
        with self._database.writing() as connection:
            rows.put(connection, kind, str(record or ""), raw, self._clock())

    def end(self, kind: str, record: UUID | str | None) -> None:
        """Forgets a draft, after it was saved or undone."""
        with self._database.writing() as connection:
            rows.remove(connection, [(kind, str(record or ""))])

    def of_kind(self, kind: str) -> dict[str, Raw]:
        """The drafts of one kind by record id as text; '' is the one of a new record."""
        with self._database.reading() as connection:
            return rows.of_kind(connection, kind)

    def keys(self) -> list[tuple[str, str]]:
        """Which drafts there are, by kind and record, sorted."""
        with self._database.reading() as connection:
            return rows.keys(connection)

    def find(self, kind: str, record: UUID | str | None) -> Raw | None:
        """One draft, or none."""
        return self.of_kind(kind).get(str(record or ""))
