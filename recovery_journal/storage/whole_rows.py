"""Writes and reads whole rows of one table: how it is said, and what each value becomes, is looked up once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Table, TextClause, text
from sqlalchemy.dialects import sqlite

_Ways = list[tuple[str, Callable[[Any], Any] | None]]
_DIALECT = sqlite.dialect()


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns."""
    if rows:
        statement, ways = _insert(table, frozenset(rows[0]))
        connection.exec_driver_sql(
            statement, [tuple([way(row[name]) if way else row[name] for name, way in ways]) for row in rows]
        )


@cache
def all_columns(table: Table) -> TextClause:
    """What to select for `rows_of`: to put each column into words would take longer than most rows take to be read."""
    return text(", ".join(f"{_table(table)}.{_column(each)}" for each in table.columns))


def rows_of(table: Table, found: Iterable[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Each row that was found by `all_columns`, by the names of its columns."""
    ways = _ways_out(table)
    for row in found:
        yield {name: way(value) if way else value for (name, way), value in zip(ways, row, strict=True)}


@cache
def _insert(table: Table, names: frozenset[str]) -> tuple[str, _Ways]:
    """The statement that inserts a row with these columns, and of each of them what its value becomes."""
    columns = [each for each in table.columns if each.name in names]
    named = ", ".join(_column(each) for each in columns)
    statement = f"INSERT INTO {_table(table)} ({named}) VALUES ({', '.join('?' * len(columns))})"
    return statement, [(each.name, each.type.bind_processor(_DIALECT)) for each in columns]


@cache
def _ways_out(table: Table) -> _Ways:
    return [(each.name, each.type.result_processor(_DIALECT, None)) for each in table.columns]


def _table(table: Table) -> str:
    return _DIALECT.identifier_preparer.format_table(table)


def _column(column: Column[Any]) -> str:
    return _DIALECT.identifier_preparer.format_column(column)
