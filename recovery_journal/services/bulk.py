"""Many actions saved together: rows and the log are held back and written in few statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.plain import differences, to_plain
from recovery_journal.domain.record import Part
from recovery_journal.services.step import Step, refuse_edit
from recovery_journal.storage import change_log, many_rows, repository
from recovery_journal.storage.change_log import Change


class HeldBack:
    """What the actions of one transaction have made and not written yet."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.fresh: dict[UUID, Part] = {}
        self.edited: dict[UUID, Part] = {}
        self.actions: list[tuple[datetime, str, list[Change]]] = []
        self._there: dict[str, set[UUID]] = {}

    def get(self, cls: type[Part], entity_id: UUID) -> Part | None:
        """An entity as the actions before left it, or none; asks the table only for what is in it."""
        if entity_id in self.fresh or entity_id in self.edited:
            return self.fresh.get(entity_id) or self.edited[entity_id]
        if cls.KIND not in self._there:
            self._there[cls.KIND] = repository.ids(self.connection, cls.KIND)
        return repository.get(self.connection, cls, entity_id) if entity_id in self._there[cls.KIND] else None

    def write_rows(self) -> None:
        """Writes the new rows, and those that were edited."""
        many_rows.add_all(self.connection, self.fresh.values())
        many_rows.put_all(self.connection, self.edited.values())
        self.fresh, self.edited = {}, {}
        self._there = {}

    def write(self) -> tuple[int | None, list[Change]]:
        """Writes all; gives the last action, if any, and every change."""
        self.write_rows()
        done = change_log.append_all(self.connection, self.actions)
        return done, [change for _, _, changes in self.actions for change in changes]


class BulkStep(Step):
    """One of many actions in the making."""

    def __init__(self, held: HeldBack, at: datetime) -> None:
        super().__init__(held.connection, at)
        self._held = held

    def save(self, entity: Part) -> None:
        """Adds `entity` with the times it has, if any, or edits it when it differs from what is kept."""
        kept = self._held.get(type(entity), entity.id)
        if kept is None:
            made, changed = entity.created_at or self._at, entity.updated_at or self._at
            is_stamped = (made, changed) == (entity.created_at, entity.updated_at)
            self._add(entity if is_stamped else replace(entity, created_at=made, updated_at=changed))
            return
        edited = replace(entity, created_at=kept.created_at, updated_at=self._at)
        before, after = differences(to_plain(kept), to_plain(edited))
        if not after:
            return
        refuse_edit(entity)
        self._note(entity, before, after)
        if edited.id in self._held.fresh:
            self._held.fresh[edited.id] = edited
        else:
            self._held.edited[edited.id] = edited

    def remove(self, entity: Part) -> None:
        """Deletes `entity` after all that cannot stand without it."""
        self._held.write_rows()
        super().remove(entity)

    def finish(self, kind: str) -> int | None:
        """Holds the action back, unless nothing changed."""
        if self.changes:
            self._held.actions.append((self._at, kind, self.changes))
        return None

    def _add(self, entity: Part) -> None:
        self._held.fresh[entity.id] = entity
        self._note(entity, None, to_plain(entity))
