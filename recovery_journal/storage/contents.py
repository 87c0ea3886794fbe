"""What is in a journal's file, told in counts and sums on a bare connection: for backups and for comparing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from recovery_journal.domain.kinds import ENTITIES, OWNERS
from recovery_journal.domain.record import Record

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


def is_same(connection: Any, other: str) -> bool:
    """Whether a database that `connection` has attached as `other` has the tables, indexes and rows of its own.

    Where others write to the file the caller holds a transaction, so that all of it is of one moment.
    """
    schema = 'SELECT name, sql FROM "{}".sqlite_master WHERE sql IS NOT NULL ORDER BY name'
    here, there = (connection.execute(schema.format(each)).fetchall() for each in ("main", other))
    return here == there and all(_is_same_table(connection, each, other) for each in tables(connection))


def _is_same_table(connection: Any, table: str, other: str) -> bool:
    """Whether as many rows are in both, each under the same number and alike in every column."""
    names = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    alike = " AND ".join(f'a."{name}" IS b."{name}"' for name in names)
    here, there, both = connection.execute(
        f'SELECT (SELECT count(*) FROM main."{table}"), (SELECT count(*) FROM "{other}"."{table}"),'
        f' (SELECT count(*) FROM main."{table}" a JOIN "{other}"."{table}" b ON a.rowid = b.rowid WHERE {alike})'
    ).fetchone()
    return bool(here == there == both)


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
