"""The one way in for every change: save, remove, archive, bring back, undo, redo; each is one recorded action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.record import Part, Record
from recovery_journal.services.bulk import BulkStep, HeldBack
from recovery_journal.services.step import ARCHIVE, BRING_BACK, REMOVE, Step, ends_first
from recovery_journal.services.taking_back import apply_all
from recovery_journal.storage import change_log, erasing, repository
from recovery_journal.storage import drafts as draft_rows
from recovery_journal.storage.change_log import Action, Change
from recovery_journal.storage.database import Database

Entity = TypeVar("Entity", bound=Part)
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Changed:
    """What every listener hears after an action: the kinds and ids it touched, and who asked."""

    action: int
    kinds: frozenset[str]
    ids: frozenset[UUID]
    asked_by: object = None


@dataclass(frozen=True)
class Deed:
    """One action of many that are saved together: its instant, what it saves and removes, its kind if not plain."""

    at: datetime
    saved: tuple[Part, ...] = ()
    removed: tuple[Part, ...] = ()
    kind: str = ""


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


class Journal:
    """Changes to one open journal. Every method that changes something is one action, one transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._clock = clock
        self._listeners: list[Callable[[Changed], None]] = []

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Calls `listener` after every action that changed something."""
        self._listeners.append(listener)

    def save(
        self,
        *entities: Part,
        removed: Iterable[Part] = (),
        kind: str = "",
        asked_by: object = None,
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> Changed | None:
        """Makes or edits `entities` and removes `removed`, together; the first one names the action.

        `ends_drafts` are the drafts, by kind and record, that are saved with this and so are drafts no more.
        Records come before the parts that join them; a part whose record is gone, or a pair that is joined already,
        is left out.
        Gives none when nothing differs from what is kept. Raises JournalProblem.
        """
        with self._database.writing() as connection:
            step = Step(connection, self._clock())
            for each in removed:
                step.remove(each)
            for each in ends_first(entities):
                step.save(each)
            done = step.finish(kind or step.plain_kind(entities))
            draft_rows.remove(connection, ends_drafts)
        return self._tell(done, step.changes, asked_by)

    def save_in_bulk(self, deeds: Iterable[Deed]) -> None:
        """Many actions in one transaction, in their order; what they save is known to fit together.

        Raises JournalProblem, then none is kept.
        """
        with self._database.writing() as connection:
            held = HeldBack(connection)
            for deed in deeds:
                step = BulkStep(held, deed.at)
                for each in deed.removed:
                    step.remove(each)
                for each in deed.saved:
                    step.save(each)
                step.finish(deed.kind or step.plain_kind(deed.saved))
            done, changes = held.write()
        self._tell(done, changes, None)

    def remove(self, record: Part, asked_by: object = None) -> Changed | None:
        """Deletes a record with its links and parts; undo and bring_back return them."""
        return self.save(removed=[record], kind=REMOVE, asked_by=asked_by)

    def archive(self, record: Record, asked_by: object = None) -> Changed | None:
        """Puts a record away, as it is kept; its links stay."""
        with self._database.writing() as connection:
            step = Step(connection, self._clock())
            kept = repository.get(connection, type(record), record.id) or record
            step.save(replace(kept, archived_on=self._clock().astimezone().date()))
            done = step.finish(ARCHIVE)
        return self._tell(done, step.changes, asked_by)

    def bring_back(self, record: Record, asked_by: object = None) -> Changed | None:
        """Returns an archived or a deleted record; a deleted one with what was removed along with it.

        Gives none when it cannot return: a check-in whose day has another one by now.
        """
        with self._database.writing() as connection:
            step = Step(connection, self._clock())
            kept = repository.get(connection, type(record), record.id)
            if kept is None:
                step.restore(record)
            else:
                step.save(replace(kept, archived_on=None))
            done = step.finish(BRING_BACK)
        return self._tell(done, step.changes, asked_by)

    def erase(self, record: Record, asked_by: object = None) -> Changed:
        """Deletes a record for ever, with its parts, links, log and drafts: nothing brings it back.

        It has to be archived or deleted before. Raises ValueError for one that is in use, and JournalProblem: a
        drive with no room to write the file anew after it leaves the record deleted all the same.
        """
        with self._database.writing() as connection:
            kept = repository.get(connection, type(record), record.id)
            if kept is not None and kept.archived_on is None:
                raise ValueError("it is in use")
            gone = erasing.erase(connection, kept or record)
            newest = change_log.newest(connection)
        changed = self._hear(Changed(newest, frozenset(gone.values()), frozenset(gone), asked_by))
        self._database.write_anew()
        return changed

    def next_undo(self) -> tuple[Action, list[Change]] | None:
        """What undo would take back now, with its changes; none when there is nothing."""
        return self._with_changes(change_log.next_undo)

    def next_redo(self) -> tuple[Action, list[Change]] | None:
        """What redo would do again now, with the changes of the undo it takes back."""
        return self._with_changes(change_log.next_redo)

    def undo(self, asked_by: object = None) -> Changed | None:
        """Takes back the latest action that stands, also one of an earlier day."""
        return self._take_back(self.next_undo(), change_log.UNDO, asked_by)

    def redo(self, asked_by: object = None) -> Changed | None:
        """Does again what undo took back, until something new is done."""
        return self._take_back(self.next_redo(), change_log.REDO, asked_by)

    def _with_changes(self, find: Callable[[Connection], Action | None]) -> tuple[Action, list[Change]] | None:
        with self._database.reading() as connection:
            action = find(connection)
            return (action, change_log.changes_of(connection, action.id)) if action else None

    def _take_back(self, found: tuple[Action, list[Change]] | None, kind: str, asked_by: object) -> Changed | None:
        if found is None:
            return None
        action, changes = found
        back = [each.reversed() for each in reversed(changes)]
        with self._database.writing() as connection:
            apply_all(connection, back)
            done = change_log.append(connection, self._clock(), kind, back, action.id)
        return self._tell(done, back, asked_by)

    def _tell(self, action: int | None, changes: list[Change], asked_by: object) -> Changed | None:
        if action is None:
            return None
        kinds = frozenset(each.entity_kind for each in changes)
        return self._hear(Changed(action, kinds, frozenset(each.entity_id for each in changes), asked_by))

    def _hear(self, changed: Changed) -> Changed:
        for listener in self._listeners:
            listener(changed)
        return changed
