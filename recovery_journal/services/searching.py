"""Search over everything in an open journal: each hit is a record, with the words that were found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.kinds import ENTITIES, OWNERS
from recovery_journal.domain.record import OwnedPart, Part, Record
from recovery_journal.storage import repository, search
from recovery_journal.storage.database import Database

MOST = 20  # a screen and a half; one more letter narrows it down sooner than scrolling


@dataclass(frozen=True, repr=False)
class Hit:
    """A record that holds what was looked for, in itself or in a part of it such as a question.

    `excerpt` is by turns what was not looked for and what was; `words` is the same as one text.
    """

    record: Record
    excerpt: tuple[str, ...]

    @property
    def words(self) -> str:
        """The excerpt as one text, on one line."""
        return " ".join("".join(self.excerpt).split())


def find(database: Database, typed: str, limit: int = MOST) -> list[Hit]:
    """The records in which every typed word begins some word, each once; archived ones too.

    Those that have them in their name come first.
    """
    with database.reading() as connection:
        found = search.find(connection, typed, limit)
        there = _all_of(connection, [(each.kind, each.id) for each in found])
        parts = [each for each in there.values() if isinstance(each, OwnedPart)]
        there |= _all_of(connection, [(OWNERS[each.KIND], each.owner) for each in parts])
    hits: dict[UUID, Hit] = {}
    for each in found:
        entity = there[each.id]
        record = there[entity.owner] if isinstance(entity, OwnedPart) else entity
        if isinstance(record, Record):
            hits.setdefault(record.id, Hit(record, each.excerpt))
    return list(hits.values())


def _all_of(connection: Connection, wanted: Iterable[tuple[str, UUID]]) -> dict[UUID, Part]:
    """The entities of these kinds and ids, asked for a kind at a time."""
    by_kind: dict[str, set[UUID]] = {}
    for kind, entity_id in wanted:
        by_kind.setdefault(kind, set()).add(entity_id)
    found = (
        each
        for kind, ids in by_kind.items()
        for each in repository.find(connection, ENTITIES[kind], repository.table_of(kind).c.id.in_(ids))
    )
    return {each.id: each for each in found}
