"""The one way in for every change: save, remove, archive, bring back, undo, redo; each is one recorded action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.kinds import ENTITIES, OWNERS, POINTERS
from recovery_journal.domain.plain import Plain, differences, from_plain, to_plain
from recovery_journal.domain.record import Part, Record
from recovery_journal.storage import change_log, repository
from recovery_journal.storage.change_log import Action, Change
from recovery_journal.storage.database import Database

Entity = TypeVar("Entity", bound=Part)
AnyRecord = TypeVar("AnyRecord", bound=Record)
ADD, EDIT, REMOVE, ARCHIVE, BRING_BACK, IMPORT = "add", "edit", "remove", "archive", "bring_back", "import"


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
        self, *entities: Part, removed: Iterable[Part] = (), kind: str = "", asked_by: object = None
    ) -> Changed | None:
        """Makes or edits `entities` and removes `removed`, together; the first one names the action.

        Records come before the parts that join them; a part whose record is gone, or a pair that is joined already,
        is left out.
        Gives none when nothing differs from what is kept. Raises JournalProblem.
        """
        with self._database.writing() as connection:
            step = _Step(connection, self._clock())
            for each in removed:
                step.remove(each)
            for each in _ends_first(entities):
                step.save(each)
            done = step.finish(kind or step.plain_kind(entities))
        return self._tell(done, step.changes, asked_by)

    def save_in_bulk(self, deeds: Iterable[Deed]) -> None:
        """Many actions in one transaction, in their order. Raises JournalProblem, then none is kept."""
        changed: list[Change] = []
        with self._database.writing() as connection:
            done = None
            for deed in deeds:
                step = _Step(connection, deed.at)
                for each in deed.removed:
                    step.remove(each)
                for each in deed.saved:
                    step.save(each)
                done = step.finish(deed.kind or step.plain_kind(deed.saved)) or done
                changed += step.changes
        self._tell(done, changed, None)

    def remove(self, record: Part, asked_by: object = None) -> Changed | None:
        """Deletes a record with its links and parts; undo and bring_back return them."""
        return self.save(removed=[record], kind=REMOVE, asked_by=asked_by)

    def archive(self, record: Record, asked_by: object = None) -> Changed | None:
        """Puts a record away, as it is kept; its links stay."""
        with self._database.writing() as connection:
            step = _Step(connection, self._clock())
            kept = repository.get(connection, type(record), record.id) or record
            step.save(replace(kept, archived_on=self._clock().astimezone().date()))
            done = step.finish(ARCHIVE)
        return self._tell(done, step.changes, asked_by)

    def bring_back(self, record: Record, asked_by: object = None) -> Changed | None:
        """Returns an archived or a deleted record; a deleted one with what was removed along with it.

        Gives none when it cannot return: a check-in whose day has another one by now.
        """
        with self._database.writing() as connection:
            step = _Step(connection, self._clock())
            kept = repository.get(connection, type(record), record.id)
            if kept is None:
                step.restore(record)
            else:
                step.save(replace(kept, archived_on=None))
            done = step.finish(BRING_BACK)
        return self._tell(done, step.changes, asked_by)

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
            for each in back:
                _apply(connection, each)
            done = change_log.append(connection, self._clock(), kind, back, action.id)
        return self._tell(done, back, asked_by)

    def _tell(self, action: int | None, changes: list[Change], asked_by: object) -> Changed | None:
        if action is None:
            return None
        kinds = frozenset(each.entity_kind for each in changes)
        changed = Changed(action, kinds, frozenset(each.entity_id for each in changes), asked_by)
        for listener in self._listeners:
            listener(changed)
        return changed


class _Step:
    """One action in the making: what it has changed so far in its transaction."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self._connection = connection
        self._at = at
        self.changes: list[Change] = []

    def save(self, entity: Part) -> None:
        """Inserts `entity`, or updates it when it differs from its row."""
        kept = repository.get(self._connection, type(entity), entity.id)
        if kept is None:
            if isinstance(entity, Record) or self._may_stand(entity):
                self._add(replace(entity, created_at=entity.created_at or self._at, updated_at=self._at))
            return
        fresh = replace(entity, created_at=kept.created_at, updated_at=self._at)
        before, after = differences(to_plain(kept), to_plain(fresh))
        if after:
            repository.put(self._connection, fresh)
            self._note(entity, before, after)

    def remove(self, entity: Part) -> None:
        """Deletes `entity` after all that cannot stand without it."""
        kept = repository.get(self._connection, type(entity), entity.id)
        if kept is None:
            return
        for each in repository.dependents(self._connection, kept, _pointers_at(kept.KIND)):
            self.remove(each)
        repository.take_out(self._connection, kept.KIND, kept.id)
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

    def _add_again(self, change: Change) -> None:
        entity = from_plain(ENTITIES[change.entity_kind], cast(Plain, change.before))
        if repository.get(self._connection, type(entity), entity.id) is None and self._may_stand(entity):
            self._add(entity)

    def _may_stand(self, entity: Part) -> bool:
        """Whether the records it joins are there, and nothing else is where only one can be."""
        ends = (repository.get(self._connection, ENTITIES[kind], end) for kind, end in _ends_of(entity))
        return None not in ends and not repository.has_rival(self._connection, entity)

    def _add(self, entity: Part) -> None:
        repository.add(self._connection, entity)
        self._note(entity, None, to_plain(entity))

    def _note(self, entity: Part, before: Plain | None, after: Plain | None) -> None:
        self.changes.append(Change(entity.KIND, entity.id, before, after))


def _ends_first(entities: Iterable[Part]) -> list[Part]:
    """Records before parts, and links last; in their order otherwise."""
    return sorted(entities, key=lambda each: 0 if isinstance(each, Record) else 2 if each.KIND == "link" else 1)


def _apply(connection: Connection, change: Change) -> None:
    """Brings one row to the state that `change` leads to."""
    cls = ENTITIES[change.entity_kind]
    if change.after is None:
        repository.take_out(connection, change.entity_kind, change.entity_id)
    elif change.before is None:
        repository.add(connection, from_plain(cls, change.after))
    else:
        kept = repository.get(connection, cls, change.entity_id)
        if kept is not None:
            repository.put(connection, from_plain(cls, to_plain(kept) | change.after))


def _pointers_at(kind: str) -> list[tuple[str, str]]:
    """The (kind, column) pairs whose rows go when a record of `kind` goes."""
    owned = [(part, "owner") for part, owner in OWNERS.items() if owner == kind]
    pointing = [(part, column) for part, column, target in POINTERS if target == kind]
    return [*owned, *pointing, ("link", "from_id"), ("link", "to_id")]


def _ends_of(entity: Part) -> list[tuple[str, UUID]]:
    """The records that must stand for `entity` to stand, as (kind, id)."""
    if entity.KIND == "link":
        plain = vars(entity)
        return [(plain["from_kind"], plain["from_id"]), (plain["to_kind"], plain["to_id"])]
    pointing = [(target, column) for part, column, target in POINTERS if part == entity.KIND]
    owning = [(OWNERS[entity.KIND], "owner")] if entity.KIND in OWNERS else []
    return [(kind, getattr(entity, column)) for kind, column in (*owning, *pointing)]
