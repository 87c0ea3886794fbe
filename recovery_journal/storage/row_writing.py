"""Writes many rows of one table: what each value becomes is looked up once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns."""
    if not rows:
        return
    quote = connection.dialect.identifier_preparer
    columns = [each for each in table.columns if each.name in rows[0]]
    named = ", ".join(quote.format_column(each) for each in columns)
    statement = f"INSERT INTO {quote.format_table(table)} ({named}) VALUES ({', '.join('?' * len(columns))})"
    ways = [(each.name, each.type.bind_processor(connection.dialect)) for each in columns]
    written = [tuple([way(row[name]) if way else row[name] for name, way in ways]) for row in rows]
    connection.exec_driver_sql(statement, written)
