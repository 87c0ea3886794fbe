"""The append-only log of what was done: from it come undo, redo, each record's history and what was deleted."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Insert, Row, Select, desc, func, insert, or_, select

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import Plain, plain_value
from recovery_journal.storage.tables import action as actions
from recovery_journal.storage.tables import change as changes
from recovery_journal.storage.whole_rows import insert_rows

UNDO, REDO = "undo", "redo"
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, repr=False)
class Change:
    """What happened to one entity: before is none when it was made, after is none when it was removed.

    Both are whole at making and removing, and hold only the differing fields at an edit.
    """

    entity_kind: str
    entity_id: UUID
    before: Plain | None
    after: Plain | None

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.entity_kind, self.entity_id, self.after, self.before)


@dataclass(frozen=True)
class Action:
    """One thing the person did, at an instant in UTC. `undoes` is the action an undo or redo takes back."""

    id: int
    at: datetime
    kind: str
    undoes: int | None


def append(connection: Connection, at: datetime, kind: str, parts: Iterable[Change], undoes: int | None = None) -> int:
    """Writes one action with its changes; gives its id."""
    done = connection.execute(_new_action(), {"at": at, "kind": kind, "undoes": undoes})
    action_id: int = done.inserted_primary_key[0]  # type: ignore[index]
    insert_rows(connection, changes, [_row(action_id, each) for each in parts])
    return action_id


@cache
def _new_action() -> Insert:
    return insert(actions)


def append_all(connection: Connection, many: Sequence[tuple[datetime, str, Sequence[Change]]]) -> int | None:
    """Writes many actions, each as (instant, kind, changes); gives the id of the last one."""
    if not many:
        return None
    first = append(connection, *many[0])
    rest = list(enumerate(many[1:], first + 1))
    if rest:
        rows = [{"id": number, "at": at, "kind": kind, "undoes": None} for number, (at, kind, _) in rest]
        insert_rows(connection, actions, rows)
        insert_rows(connection, changes, [_row(number, each) for number, (_, _, parts) in rest for each in parts])
    return first + len(rest)


def _row(action_id: int, change: Change) -> dict[str, Any]:
    is_whole = change.before is None or change.after is None
    standing = _standing(change.entity_kind, change.entity_id) if is_whole else {}
    return {
        "action": action_id,
        "entity_kind": change.entity_kind,
        "entity_id": change.entity_id,
        "before": _json(change.before, standing),
        "after": _json(change.after, standing),
    }


def _standing(kind: str, entity_id: UUID) -> Plain:
    """What goes without saying of a whole entity, and is left out: its id, and fields as they are when not filled in.

    So a default never changes; a migration that has to change one writes it out here first.
    """
    return {"id": str(entity_id)} | _blank(kind)


@cache
def _blank(kind: str) -> Plain:
    fields = dataclasses.fields(ENTITIES[kind])
    return {each.name: plain_value(each.default) for each in fields if each.default is not dataclasses.MISSING}


def newest(connection: Connection) -> int:
    """The number of what was done last; 0 where nothing was."""
    found: int = connection.execute(_newest()).scalar_one()
    return found


@cache
def _newest() -> Select[Any]:
    return select(func.coalesce(func.max(actions.c.id), 0))


def changes_of(connection: Connection, action_id: int) -> list[Change]:
    """The changes of one action, in the order in which they were made."""
    rows = connection.execute(select(changes).where(changes.c.action == action_id).order_by(changes.c.id))
    return [change_of(row) for row in rows]


def get(connection: Connection, action_id: int) -> Action:
    """One action."""
    return _action(connection.execute(select(actions).where(actions.c.id == action_id)).one())


def next_undo(connection: Connection) -> Action | None:
    """The action that undo takes back now: the latest that stands and is not itself an undo."""
    taken_back: set[int | None] = set()
    for each in _latest_first(connection):
        if each.kind == UNDO and each.id not in taken_back:
            taken_back.add(each.undoes)
        elif each.id not in taken_back and each.kind != UNDO:
            return each
    return None


def next_redo(connection: Connection) -> Action | None:
    """The undo that redo takes back now; none once something new was done after it."""
    taken_back: set[int | None] = set()
    for each in _latest_first(connection):
        if each.kind == REDO:
            taken_back.add(each.undoes)
        elif each.kind != UNDO:
            return None
        elif each.id not in taken_back:
            return each
    return None


def history(connection: Connection, entity_id: UUID, joined_kinds: Iterable[str]) -> list[tuple[Action, Change]]:
    """All that happened to one entity, and to the rows of `joined_kinds` that ever named it, latest first."""
    names_it = or_(*(func.instr(column, str(entity_id)) > 0 for column in (changes.c.before, changes.c.after)))
    joined = select(changes.c.entity_id).where(changes.c.entity_kind.in_(list(joined_kinds)), names_it)
    query = (
        select(actions, changes)
        .join(changes, changes.c.action == actions.c.id)
        .where(or_(changes.c.entity_id == entity_id, changes.c.entity_id.in_(joined)))
        .order_by(desc(changes.c.id))
    )
    return [(_action(row), change_of(row)) for row in connection.execute(query)]


def removals(connection: Connection, entity_kind: str, *, by_undo: bool = True) -> list[tuple[int, Change]]:
    """Each removal of an entity of this kind with the action it was part of, latest first.

    Without `by_undo` those are left out in which undo took back that it was made.
    """
    query = (
        select(changes)
        .where(changes.c.entity_kind == entity_kind, changes.c.after.is_(None))
        .order_by(desc(changes.c.id))
    )
    if not by_undo:
        query = query.join(actions, changes.c.action == actions.c.id).where(actions.c.kind != UNDO)
    return [(row.action, change_of(row)) for row in connection.execute(query)]


def _latest_first(connection: Connection) -> Iterator[Action]:
    rows = connection.execute(select(actions).order_by(desc(actions.c.id)).execution_options(yield_per=50))
    try:
        for row in rows:
            yield _action(row)
    finally:
        rows.close()


def _action(row: Row[Any]) -> Action:
    return Action(row[0], row.at, row.kind, row.undoes)


def change_of(row: Row[Any]) -> Change:
    """A row of the log as a change, with all that goes without saying."""
    is_whole = row.before is None or row.after is None
    standing = _standing(row.entity_kind, row.entity_id) if is_whole else {}
    return Change(row.entity_kind, row.entity_id, _plain(row.before, standing), _plain(row.after, standing))


def _json(plain: Plain | None, standing: Plain) -> str | None:
    if plain is None:
        return None
    told = {name: value for name, value in plain.items() if name not in standing or standing[name] != value}
    return _encode(told)


def _plain(text: str | None, standing: Plain) -> Plain | None:
    return None if text is None else standing | json.loads(text)
