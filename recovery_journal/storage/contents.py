"""What is in a journal's file, told in counts and sums on a bare connection: for backups and for comparing."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from recovery_journal.domain.kinds import ENTITIES, OWNERS
from recovery_journal.domain.record import Record

_AT_ONCE = 200  # rows; the window's thread has its turn between
_PLAIN_FORM = 2  # of marshal: the last one that writes the same bytes for the same values
_STAMPS = ("created_at", "updated_at")


@dataclass(frozen=True)
class Contents:
    """What a backup holds: whose journal, made when (UTC), how much of each kind, and when something was last done.

    `first_day` and `last_day` are those of its check-ins, none without any.
    """

    vault: str
    made_at: datetime
    schema: str
    counts: dict[str, int]
    last_action: int
    last_action_at: datetime | None
    first_day: date | None = None
    last_day: date | None = None


def fingerprint(connection: Any) -> tuple[dict[str, int], str]:
    """How many rows each table has, and one sum over tables, indexes and all rows.

    Where others write to the file the caller holds a transaction, so that all of it is of one moment.
    """
    digest, counts = blake2b(digest_size=32), {}
    schema = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    for row in connection.execute(schema).fetchall():
        digest.update(repr(row).encode())
    for table in tables(connection):
        counts[table] = 0
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # a copy keeps this order
        while some := rows.fetchmany(_AT_ONCE):
            counts[table] += len(some)
            digest.update(marshal.dumps(some, _PLAIN_FORM))
    return counts, digest.hexdigest()


def tables(connection: Any) -> list[str]:
    """The names of all tables, sorted, but for those whose content follows from the others'."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in found if not name.startswith(("sqlite_stat", "search"))]


def counts(connection: Any) -> dict[str, int]:
    """How many entities of each kind there are; kinds that the file does not know have none."""
    there = set(tables(connection))
    return {
        kind: connection.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0] if kind in there else 0
        for kind in ENTITIES
    }


def last_action(connection: Any) -> tuple[int, datetime | None]:
    """The number and the instant (UTC) of what was done last; 0 and none where nothing was."""
    row = connection.execute('SELECT id, at FROM "action" ORDER BY id DESC LIMIT 1').fetchone()
    return (row[0], datetime.fromisoformat(row[1])) if row else (0, None)


def days(connection: Any) -> tuple[date | None, date | None]:
    """The first and the last day that has a check-in."""
    row = connection.execute("SELECT min(day), max(day) FROM check_in").fetchone()
    first, last = (date.fromisoformat(each) if each else None for each in row)
    return first, last


def sums_by_record(connection: Any) -> dict[str, dict[str, bytes]]:
    """For each kind of record its records' ids, each with one sum over it, its parts and its links; of one moment."""
    connection.execute("BEGIN")
    try:
        return _sums_by_record(connection)
    finally:
        connection.execute("ROLLBACK")


def _sums_by_record(connection: Any) -> dict[str, dict[str, bytes]]:
    kinds = [kind for kind, cls in ENTITIES.items() if issubclass(cls, Record)]
    rows = {kind: {row["id"]: [_plain(row)] for row in _rows(connection, kind)} for kind in kinds}
    for part, owner in OWNERS.items():
        for row in _rows(connection, part):
            rows[owner].setdefault(row["owner"], []).append(f"{part}{_plain(row)}")
    for row in _rows(connection, "link"):
        rows[row["from_kind"]].setdefault(row["from_id"], []).append(_plain(row))
    return {kind: {each: _sum(lines) for each, lines in of_kind.items()} for kind, of_kind in rows.items()}


def _rows(connection: Any, table: str) -> Iterator[dict[str, Any]]:
    found = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
    names = [each[0] for each in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)


def _plain(row: dict[str, Any]) -> str:
    return repr([row[name] for name in sorted(row) if name not in _STAMPS])


def _sum(lines: list[str]) -> bytes:
    return blake2b("\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=16).digest()
