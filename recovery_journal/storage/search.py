"""The full text of all that is kept: one row an entity, written in the transaction that writes the entity itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args, get_origin
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.kinds import OWNERS
from recovery_journal.domain.plain import field_types
from recovery_journal.domain.record import Part, name_field

# Its own content, and deleted words overwritten at once: plain FTS5 keeps them in its file for long. And no tidying up
# at every so many pages, which writes hundreds of them in the midst of somebody's save: left alone, FTS5 puts sixteen
# small pieces together when they are there.
STATEMENTS = (
    "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, entity UNINDEXED, name, words, "
    "tokenize = 'unicode61 remove_diacritics 2')",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
)
_ROWS = (1 << 61) - 1  # a prime below SQLite's largest row number: far too many for two ids to meet in one
_PUT = "INSERT OR REPLACE INTO search(rowid, kind, entity, name, words) VALUES (?, ?, ?, ?, ?)"
_OUT = "DELETE FROM search WHERE rowid = ?"
_OVERWRITE = "INSERT INTO search(search, rank) VALUES ('secure-delete', ?)"
_IN_ONE_PIECE = "INSERT INTO search(search) VALUES ('optimize')"
_ONE_BY_ONE = 300  # each overwrites its words wherever they stand; beyond that the whole index is sooner built anew
_FIND = "SELECT kind, entity, snippet(search, -1, ?, ?, '…', 12) FROM search WHERE search MATCH ?"
_FOUND = f"{_FIND} LIMIT ?"
_NAMED = f"{_FIND} AND kind NOT IN ({', '.join('?' * len(OWNERS))}) LIMIT ?"  # a part goes by the name of its record
_BEFORE, _AFTER = "\ue000", "\ue001"  # round a word that was found; nobody types these
# Texts that the program wrote.
_NOT_WORDS = ("zone", "repeats", "exceptions", "answers", "version", "times", "weekdays", "uid")
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """One entity that holds the words: its kind and id, and the words round the first place."""

    kind: str
    id: UUID
    excerpt: tuple[str, ...]
    """Parts of the excerpt by turns: what was not looked for, what was, and so on."""


def lay(connection: Connection) -> None:
    """Makes the table in a new file."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


def put(connection: Connection, entities: Iterable[Part]) -> None:
    """Takes up the words of new entities, or of those that were edited.

    In the order of their numbers: at each one that is lower than the one before, FTS5 writes out all it has in hand.
    """
    found = ((each, words_of(each)) for each in entities)
    rows = sorted((number_of(each.id), each.KIND, str(each.id), *words) for each, words in found if any(words))
    if rows:
        connection.exec_driver_sql(_PUT, rows)
    if len(rows) > _ONE_BY_ONE:  # a large piece among the small ones would be written again with each few of them
        connection.exec_driver_sql(_IN_ONE_PIECE)


def replace(connection: Connection, entity: Part) -> None:
    """Takes up the words of an entity in place of those it had."""
    if text_fields(type(entity)):
        take_out(connection, type(entity), entity.id)
        put(connection, [entity])


def take_out(connection: Connection, cls: type[Part], entity_id: UUID) -> None:
    """Forgets the words of an entity."""
    if text_fields(cls):
        connection.exec_driver_sql(_OUT, (number_of(entity_id),))


def take_out_all(connection: Connection, cls: type[Part], ids: Iterable[UUID]) -> None:
    """Forgets the words of many entities of a class: one by one, or by building the index anew without them."""
    gone = sorted((number_of(each),) for each in ids)
    if not gone or not text_fields(cls):
        return
    if len(gone) <= _ONE_BY_ONE:
        connection.exec_driver_sql(_OUT, gone)
        return
    connection.exec_driver_sql(_OVERWRITE, (0,))
    connection.exec_driver_sql(_OUT, gone)
    lay_anew(connection)
    connection.exec_driver_sql(_OVERWRITE, (1,))


def lay_anew(connection: Connection) -> None:
    """Builds the index again from the words that are there: what divides its pages may be words of old."""
    connection.exec_driver_sql("INSERT INTO search(search) VALUES ('rebuild')")
    connection.exec_driver_sql(_IN_ONE_PIECE)


def find(connection: Connection, typed: str, limit: int) -> list[Found]:
    """The entities in which every typed word begins some word; none without a word.

    Records that have them in their name come first: to weigh all others against each other takes longer than the next
    letter, and in one person's journal says little.
    """
    asked = _question(typed)
    if not asked:
        return []
    marks = (_BEFORE, _AFTER)
    named = connection.exec_driver_sql(_NAMED, (*marks, f"name : ({asked})", *OWNERS, limit))
    first = {each.id: each for each in _found(named)}
    if len(first) < limit:
        for each in _found(connection.exec_driver_sql(_FOUND, (*marks, asked, limit))):
            first.setdefault(each.id, each)
    return list(first.values())[:limit]


def numbers(connection: Connection, typed: str) -> set[int]:
    """The numbers (`number_of`) of all entities that `find` would find; none without a word."""
    asked = _question(typed)
    if not asked:
        return set()
    return set(connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH ?", (asked,)).scalars())


def entities(connection: Connection, kind: str, numbers: Iterable[int]) -> list[str]:
    """The ids, as text, of the entities of a kind among those with these numbers."""
    wanted = ",".join(str(each) for each in numbers)
    query = f"SELECT entity FROM search WHERE rowid IN ({wanted}) AND kind = ?"
    return list(connection.exec_driver_sql(query, (kind,)).scalars())


def _found(rows: Iterable[Any]) -> list[Found]:
    return [Found(kind, UUID(entity), tuple(re.split(f"[{_BEFORE}{_AFTER}]", words))) for kind, entity, words in rows]


def words_of(entity: Part) -> tuple[str, str]:
    """What somebody called an entity, and all else that they wrote in it, a line a field."""
    name = name_field(type(entity))
    values = (getattr(entity, each) for each in text_fields(type(entity)) if each != name)
    lines = (each for value in values for each in ((value,) if isinstance(value, str) else value))
    return getattr(entity, name) if name else "", "\n".join(each for each in lines if each)


_fields: dict[Any, tuple[str, ...]] = {}  # by class, read once each


def text_fields(cls: type[Part]) -> tuple[str, ...]:
    """The fields of a class that hold somebody's own words: the one that names it first, the note last."""
    if cls not in _fields:
        _fields[cls] = tuple(_texts_of(cls))
    return _fields[cls]


def _texts_of(cls: type[Part]) -> list[str]:
    types = field_types(cls)
    ruled = [each for each in dataclasses.fields(cls) if "limit" in each.metadata and each.name not in _NOT_WORDS]
    texts = [each for each in ruled if _is_text(types[each.name])]
    return [each.name for each in sorted(texts, key=lambda each: _rank(each.name, each.metadata))]


def _rank(name: str, rule: Any) -> int:
    return 0 if rule.get("required") else 2 if name == "note" else 1


def _is_text(hint: Any) -> bool:
    return hint is str or (get_origin(hint) is tuple and get_args(hint)[0] is str)


def number_of(entity_id: UUID) -> int:
    """The number of the row that has the words of an entity."""
    return entity_id.int % _ROWS


def _question(typed: str) -> str:
    """What FTS5 is asked: the words alone, since its own signs would be taken for orders."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(typed))
