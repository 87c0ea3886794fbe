"""Writes rows of one table: how it is said, and what each value becomes, is looked up once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

_Way = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns."""
    if rows:
        statement, ways = _insert(table, frozenset(rows[0]))
        connection.exec_driver_sql(
            statement, [tuple([way(row[name]) if way else row[name] for name, way in ways]) for row in rows]
        )


@cache
def _insert(table: Table, names: frozenset[str]) -> tuple[str, list[tuple[str, _Way | None]]]:
    """The statement that inserts a row with these columns, and of each of them what its value becomes."""
    dialect = sqlite.dialect()
    quote = dialect.identifier_preparer
    columns = [each for each in table.columns if each.name in names]
    named = ", ".join(quote.format_column(each) for each in columns)
    statement = f"INSERT INTO {quote.format_table(table)} ({named}) VALUES ({', '.join('?' * len(columns))})"
    return statement, [(each.name, each.type.bind_processor(dialect)) for each in columns]
