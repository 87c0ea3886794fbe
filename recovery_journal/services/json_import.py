"""Takes the JSON of `export` into an empty journal: all of it in one action, or nothing."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import Plain, field_types, from_plain, value_from_plain
from recovery_journal.domain.plan import LINKS_ALLOWED, Link
from recovery_journal.domain.record import Part, RuleBroken
from recovery_journal.services.export import FORMAT, VERSION
from recovery_journal.services.journal import Deed, utc_now
from recovery_journal.services.json_reading import MOST_BYTES, Found
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.step import IMPORT, ends_first, ends_of
from recovery_journal.services.words import field_words, kind_words
from recovery_journal.storage import repository
from recovery_journal.storage.problems import JournalProblem

_YEARS = range(1900, 2200)
_WHOLE_NUMBERS = range(-(1 << 62), 1 << 62)  # what a table can hold


def read(path: Path) -> list[Part]:
    """All that is in a file which `export` wrote, checked and ready to be kept.

    Raises JournalProblem: not_read (path), import_damaged, import_strange, import_too_large, newer,
    import_value (kind, number, field), import_twice and import_alone (kind, number).
    """
    return parse(_content_of(path))


def keep(opened: OpenJournal, entities: Iterable[Part]) -> None:
    """Keeps what `read` gave in an empty journal, as one action; times of making and changing stay as they were.

    Raises JournalProblem: not_empty, and those of the disk; then nothing was kept.
    """
    if any(opened.reader.count(kind) for kind in ENTITIES):
        raise JournalProblem("not_empty")
    if opened.backups.is_due():  # there may be something that Undo or a deletion left
        opened.backups.before()
    opened.journal.save_in_bulk([Deed(utc_now(), tuple(ends_first(entities)), kind=IMPORT)])


def parse(content: bytes) -> list[Part]:
    """The entities in a content, their rules kept and each with all it joins. Raises JournalProblem, as `read`."""
    found = Found(content)
    try:
        entities = _entities(found)
    finally:  # whose file it is comes before what is wrong in it
        _check_members(found.members)
    _check_together(entities)
    return [each for _, each in entities]


def _entities(found: Found) -> list[tuple[int, Part]]:
    """Each entity with its number among those of its kind."""
    counted: Counter[str] = Counter()
    entities = []
    for kind, plain in found.entities():
        if kind not in ENTITIES:
            raise JournalProblem("import_strange")
        counted[kind] += 1
        entities.append((counted[kind], _entity(kind, counted[kind], plain)))
    return entities


def _content_of(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise JournalProblem("not_read", path=str(path))
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise JournalProblem("not_read", path=str(path)) from None
    if len(content) > MOST_BYTES:
        raise JournalProblem("import_too_large")
    return content


def _check_members(members: dict[str, Any]) -> None:
    version = members.get("version", VERSION)
    if members.get("format") != FORMAT or type(version) is not int or version < 1:
        raise JournalProblem("import_strange")
    if version > VERSION:
        raise JournalProblem("newer")


def _entity(kind: str, number: int, plain: Plain) -> Part:
    """One entity, by all rules of its kind."""
    try:
        entity = from_plain(ENTITIES[kind], plain)
    except RuleBroken as broken:
        field = broken.field
    except (ValueError, TypeError, OverflowError):
        field = _field_that_does_not_fit(kind, plain)
    else:
        unfit = (name for name, value in vars(entity).items() if not _can_be_kept(value))
        field = next(unfit, "") if "id" in plain else "id"
        if not field:
            return entity
    words = field_words(kind, field) if field else "?"
    raise JournalProblem("import_value", kind=kind_words(kind), number=number, field=words)


def _field_that_does_not_fit(kind: str, plain: Plain) -> str:
    """Which field it is; none for a name that is not of this kind: it could be anything, so it is not said."""
    types = field_types(ENTITIES[kind])
    for name, value in plain.items():
        try:
            value_from_plain(types[name], value)
        except KeyError:
            return ""
        except (ValueError, TypeError, OverflowError):
            return name
    return next((name for name in types if name not in plain), "")


def _can_be_kept(value: Any) -> bool:
    """What no rule of a field says: a table must be able to hold it, and a calendar to show it."""
    if value is None or isinstance(value, str):
        return value is None or value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value)
    if isinstance(value, tuple):
        return all(_can_be_kept(each) for each in value)
    if isinstance(value, datetime):
        return value.tzinfo is not None and value.year in _YEARS
    if isinstance(value, date):
        return value.year in _YEARS
    if isinstance(value, time):
        return value.tzinfo is None
    return not isinstance(value, int) or value in _WHOLE_NUMBERS


def _check_together(entities: list[tuple[int, Part]]) -> None:
    """What may stand once stands once, and everything that something belongs to is there."""
    kinds = {each.id: each.KIND for _, each in entities}
    if len(kinds) != len(entities):
        _say_which_is_twice(entities)
    onces: set[object] = set()
    for number, each in entities:
        if any(kinds.get(end) != kind for kind, end in ends_of(each)) or not _may_be_joined(each):
            raise JournalProblem("import_alone", **_place(each, number))
        for once in _onces(each):
            if once in onces:
                raise JournalProblem("import_twice", **_place(each, number))
            onces.add(once)


def _say_which_is_twice(entities: list[tuple[int, Part]]) -> None:
    seen: set[UUID] = set()
    for number, each in entities:
        if each.id in seen:
            raise JournalProblem("import_twice", **_place(each, number))
        seen.add(each.id)


def _may_be_joined(entity: Part) -> bool:
    return not isinstance(entity, Link) or entity.to_kind in LINKS_ALLOWED.get(entity.from_kind, ())


def _onces(entity: Part) -> Iterator[object]:
    """What only one entity of a kind may have, as its table says: a day its check-in, a pair its link."""
    for each in repository.table_of(entity.KIND).constraints:
        if isinstance(each, UniqueConstraint):
            yield (entity.KIND, *((column.name, getattr(entity, column.name)) for column in each.columns))


def _place(entity: Part, number: int) -> dict[str, object]:
    """Where it stands, without a word of it."""
    return {"kind": kind_words(entity.KIND), "number": number}
