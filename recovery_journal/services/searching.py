"""Search over everything in an open journal: each hit is a record, with the words that were found."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import OwnedPart, Record
from recovery_journal.storage import repository, search
from recovery_journal.storage.database import Database

MOST = 40


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
    """The records in which every typed word begins some word, best first and each once; archived ones too."""
    hits: dict[object, Hit] = {}
    with database.reading() as connection:
        for found in search.find(connection, typed, limit):
            entity = repository.get(connection, ENTITIES[found.kind], found.id)
            if isinstance(entity, OwnedPart):
                entity = repository.owner_of(connection, entity)
            if isinstance(entity, Record):
                hits.setdefault(entity.id, Hit(entity, found.excerpt))
    return list(hits.values())
