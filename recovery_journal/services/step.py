"""One action in the making: what is saved and removed in its transaction, and what that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.kinds import ENTITIES, FIXED, OWNERS, POINTERS, pointers_at
from recovery_journal.domain.plain import Plain, differences, from_plain, to_plain
from recovery_journal.domain.record import Part, Record
from recovery_journal.storage import change_log, repository
from recovery_journal.storage.change_log import Change
from recovery_journal.storage.problems import JournalProblem

ADD, EDIT, REMOVE, ARCHIVE, BRING_BACK, IMPORT = "add", "edit", "remove", "archive", "bring_back", "import"
AFTER_LAPSE = "after_lapse"  # a change of the plan that came of looking back at a lapse


class Step:
    """One action in the making: what it has changed so far in its transaction."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self._connection = connection
        self._at = at
        self._there: set[tuple[str, UUID]] = set()  # what was found, or made, and needs no second look
        self.changes: list[Change] = []

    def save(self, entity: Part) -> None:
        """Inserts `entity`, or updates it when it differs from its row. Raises JournalProblem: signed."""
        kept = repository.get(self._connection, type(entity), entity.id)
        if kept is None:
            if isinstance(entity, Record) or self._may_stand(entity):
                self._add(replace(entity, created_at=self._made_at(entity), updated_at=self._at))
            return
        self._there.add((kept.KIND, kept.id))
        fresh = replace(entity, created_at=kept.created_at, updated_at=self._at)
        before, after = differences(to_plain(kept), to_plain(fresh))
        if after:
            refuse_edit(entity)
            repository.put(self._connection, fresh)
            self._note(entity, before, after)

    def remove(self, entity: Part) -> None:
        """Deletes `entity` after all that cannot stand without it."""
        kept = repository.get(self._connection, type(entity), entity.id)
        if kept is None:
            return
        for each in repository.dependents(self._connection, kept, pointers_at(kept.KIND)):
            self.remove(each)
        repository.take_out(self._connection, kept.KIND, kept.id)
        self._there.discard((kept.KIND, kept.id))
        self._note(kept, to_plain(kept), None)

    def restore(self, record: Part) -> None:
        """Inserts again what the removal of `record` took away, as far as both ends of it still stand."""
        for action_id, change in change_log.removals(self._connection, record.KIND):
            if change.entity_id == record.id:
                removed = change_log.changes_of(self._connection, action_id)
                for each in reversed(removed):
                    self._add_again(each)
                return

    def finish(self, kind: str) -> int | None:
        """Writes the action; none when nothing changed."""
        if not self.changes:
            return None
        return change_log.append(self._connection, self._at, kind, self.changes)

    def plain_kind(self, entities: Iterable[Part]) -> str:
        """Add or edit, by what happened to the first entity."""
        first = next(iter(entities), None)
        mine = next((each for each in self.changes if first and each.entity_id == first.id), None)
        return ADD if mine is not None and mine.before is None else EDIT

    def _made_at(self, entity: Part) -> datetime:
        """A signature has the real time, whatever its maker says."""
        return self._at if entity.KIND in FIXED else entity.created_at or self._at

    def _add_again(self, change: Change) -> None:
        entity = from_plain(ENTITIES[change.entity_kind], cast(Plain, change.before))
        if repository.get(self._connection, type(entity), entity.id) is None and self._may_stand(entity):
            self._add(entity)

    def _may_stand(self, entity: Part) -> bool:
        """Whether the records it joins are there, and nothing else is where only one can be."""
        ends = (self._is_there(*each) for each in ends_of(entity))
        return all(ends) and not repository.has_rival(self._connection, entity)

    def _is_there(self, kind: str, entity_id: UUID) -> bool:
        if (kind, entity_id) not in self._there and repository.is_there(self._connection, kind, entity_id):
            self._there.add((kind, entity_id))
        return (kind, entity_id) in self._there

    def _add(self, entity: Part) -> None:
        repository.add(self._connection, entity)
        self._there.add((entity.KIND, entity.id))
        self._note(entity, None, to_plain(entity))

    def _note(self, entity: Part, before: Plain | None, after: Plain | None) -> None:
        self.changes.append(Change(entity.KIND, entity.id, before, after))


def refuse_edit(entity: Part) -> None:
    """What was signed is never edited. Raises JournalProblem: signed."""
    if entity.KIND in FIXED:
        raise JournalProblem("signed")


def ends_first(entities: Iterable[Part]) -> list[Part]:
    """Records before parts, and links last; in their order otherwise."""
    return sorted(entities, key=lambda each: 0 if isinstance(each, Record) else 2 if each.KIND == "link" else 1)


def ends_of(entity: Part) -> list[tuple[str, UUID]]:
    """The records that must stand for `entity` to stand, as (kind, id)."""
    if entity.KIND == "link":
        plain = vars(entity)
        return [(plain["from_kind"], plain["from_id"]), (plain["to_kind"], plain["to_id"])]
    pointing = [(target, column) for part, column, target in POINTERS if part == entity.KIND]
    owning = [(OWNERS[entity.KIND], "owner")] if entity.KIND in OWNERS else []
    return [(kind, getattr(entity, column)) for kind, column in (*owning, *pointing)]
