"""What lists of urges and of journal entries show, the latest first: some hundred of many thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, Text, case, desc, func, select, type_coerce

from recovery_journal.domain.plan import CopingStrategy, Trigger
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeTrigger
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.services.reader import Reader
from recovery_journal.storage import search
from recovery_journal.storage.repository import table_of

Row = TypeVar("Row")

EXCERPT = 160  # letters of an entry that a list may show
MOST_TAGS, LATEST = 30, 500  # tags, of so many entries
FEW = 1000  # so many are asked for by their ids; of more the latest are looked for in the order of the list
Where = ColumnElement[bool]
Others = Callable[[Connection, set[int]], set[str]]


@dataclass(frozen=True)
class Asked:
    """Which rows of a list are wanted: at most `limit`, of days up to `until`, with these words, under this tag."""

    limit: int
    words: str = ""
    tag: str = ""
    until: date | None = None


AT_FIRST = Asked(limit=41)  # what a list asks for when it is opened; the last of them tells that there are more


@dataclass(frozen=True, repr=False)
class UrgeRow:
    """One urge as a list shows it; `names` are those of its triggers, then of what was used."""

    id: UUID
    day: date
    started_at: time | None
    strength: int | None
    place: str
    ended: UrgeEnd | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class EntryRow:
    """One journal entry as a list shows it, with how its text begins."""

    id: UUID
    day: date
    title: str
    begins: str
    tags: tuple[str, ...]


def urge_rows(reader: Reader, asked: Asked, day_begins_at: int) -> Sequence[UrgeRow]:
    """Urges in use, latest first; those after midnight are the last ones of their day.

    The words may also be of a trigger that set the urge off, or of a strategy that was used.
    """
    return _once(reader, asked, ("urges", asked, day_begins_at), lambda: _urge_rows(reader, asked, day_begins_at))


def _urge_rows(reader: Reader, asked: Asked, day_begins_at: int) -> list[UrgeRow]:
    table = table_of(UrgeLog.KIND)
    urge = table.c
    strength = func.coalesce(urge.strength_peak, urge.strength_before)
    late = case((urge.started_at < time(day_begins_at), 1), else_=0)
    order = (desc(urge.day), desc(late), desc(urge.started_at), desc(urge.created_at), urge.id)
    query = select(urge.id, urge.day, urge.started_at, strength, urge.place, urge.ended)
    with reader.reading() as connection:
        where = _where(connection, table, asked, (), _owners_of_found)
        found = connection.execute(query.where(*where).order_by(*order).limit(asked.limit)).all()
        names = _names(connection, [each[0] for each in found])
    return [UrgeRow(*each, tuple(names.get(each[0], ()))) for each in found]


def entry_rows(reader: Reader, asked: Asked) -> Sequence[EntryRow]:
    """Journal entries in use, latest first, with the words or under the tag that is asked for."""
    return _once(reader, asked, ("entries", asked), lambda: _entry_rows(reader, asked))


def _once(reader: Reader, asked: Asked, question: Hashable, read: Callable[[], list[Row]]) -> Sequence[Row]:
    """What a list shows at first is remembered; what is looked for changes with each letter."""
    return reader.once(question, read) if asked == AT_FIRST else read()


def _entry_rows(reader: Reader, asked: Asked) -> list[EntryRow]:
    table = table_of(JournalEntry.KIND)
    entry = table.c
    order = (desc(entry.day), desc(entry.created_at), entry.id)
    query = select(entry.id, entry.day, entry.title, func.substr(entry.text, 1, EXCERPT), entry.tags)
    with reader.reading() as connection:
        where = _where(connection, table, asked, _under(entry.tags, asked.tag))
        found = connection.execute(query.where(*where).order_by(*order).limit(asked.limit)).all()
        return [EntryRow(*each) for each in found]


def tags(reader: Reader) -> list[str]:
    """The tags of the latest entries in use, the most used first. A search finds the tags of all."""
    table = table_of(JournalEntry.KIND)
    in_use = table.c.archived_on.is_(None)
    far = select(table.c.day).where(in_use).order_by(desc(table.c.day)).limit(1).offset(LATEST)
    each = func.json_each(table.c.tags).table_valued("value", joins_implicitly=True)
    query = (
        select(each.c.value)
        .where(in_use, table.c.tags != (), table.c.day >= func.coalesce(far.scalar_subquery(), ""))
        .group_by(each.c.value)
        .order_by(desc(func.count()), each.c.value)
        .limit(MOST_TAGS)
    )
    with reader.reading() as connection:
        return [row[0] for row in connection.execute(query)]


def _where(
    connection: Connection, table: Table, asked: Asked, more: Iterable[Where], others: Others | None = None
) -> list[Where]:
    """The conditions for the rows that are asked for, in use."""
    where: list[Where] = [table.c.archived_on.is_(None), *more]
    if asked.until is not None:
        where.append(table.c.day <= asked.until)
    if asked.words:
        return [*where, type_coerce(table.c.id, Text).in_(_holding(connection, table, asked, where, others))]
    # Left to itself SQLite would read and sort all rows to give the latest; the index of days tells how far back to go.
    far = select(table.c.day).where(*where).order_by(desc(table.c.day)).limit(1).offset(asked.limit - 1)
    since = connection.execute(far).scalar()
    return where if since is None else [*where, table.c.day >= since]


def _holding(
    connection: Connection, table: Table, asked: Asked, where: Iterable[Where], others: Others | None
) -> list[str]:
    """The ids of the rows that have the words; of very many those of the latest days."""
    numbers = search.numbers(connection, asked.words)
    owners = others(connection, numbers) if others else set()
    if len(numbers) + len(owners) <= FEW:
        return [*search.entities(connection, table.name, numbers), *owners]
    id_as_text, day_as_text = (type_coerce(each, Text) for each in (table.c.id, table.c.day))
    by_day = select(id_as_text, day_as_text).where(*where).order_by(desc(table.c.day))
    found: list[str] = []
    last = ""
    for id_, day in connection.execute(by_day):
        if len(found) >= asked.limit and day != last:
            break
        if id_ in owners or search.number_of(UUID(id_)) in numbers:
            found.append(id_)
            last = day
    return found


def _under(column: Any, tag: str) -> list[Where]:
    if not tag:
        return []
    each = func.json_each(column).table_valued("value")
    return [select(each.c.value).where(each.c.value == tag).exists()]


def _owners_of_found(connection: Connection, numbers: set[int]) -> set[str]:
    """The ids of the urges that are joined to what was found in the plan."""
    owners: set[str] = set()
    for part, column, kind in _joined():
        there = connection.execute(select(table_of(kind).c.id)).scalars()
        found = [each for each in there if search.number_of(each) in numbers]
        if found:
            owners.update(
                connection.execute(select(type_coerce(part.owner, Text)).where(part[column].in_(found))).scalars()
            )
    return owners


def _names(connection: Connection, urges: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The names of the triggers of some urges, then of what was used, each in their order."""
    wanted = list(urges)
    names: dict[UUID, list[str]] = {}
    for part, column, kind in _joined():
        other = table_of(kind).c
        query = select(part.owner, other.text).where(part[column] == other.id, part.owner.in_(wanted))
        for owner, name in connection.execute(query.order_by(part.owner, part.position)).all():
            names.setdefault(owner, []).append(name)
    return names


def _joined() -> list[tuple[Any, str, str]]:
    """What an urge is joined to by its parts: their columns, the one that points, and the kind it points at."""
    return [
        (table_of(UrgeTrigger.KIND).c, "trigger", Trigger.KIND),
        (table_of(StrategyUse.KIND).c, "strategy", CopingStrategy.KIND),
    ]
