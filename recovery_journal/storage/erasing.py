"""Takes every trace of one record out of a journal: rows, log, drafts, words to be found, and states of the plan."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import pointers_at
from recovery_journal.domain.plain import Plain
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import PlanRevision, read_snapshot, write_snapshot
from recovery_journal.storage import repository, search
from recovery_journal.storage.tables import action, change, draft


def erase(connection: Connection, record: Part) -> dict[UUID, str]:
    """Takes out a record, the parts and links it ever had, all that is told of them; gives ids and kinds.

    What was done to anything else stays in the log, so undo and redo of that go on as before. Afterward the file has
    to be written anew, outside the transaction: `Database.write_anew`.
    """
    gone = {record.id: record.KIND} | _parts_there(connection, record) | _parts_of_old(connection, record)
    for entity_id, kind in reversed(gone.items()):
        repository.take_out(connection, kind, entity_id)
    _erase_drafts(connection, record, gone)  # by the log it is known of which day a check-in was
    _erase_log(connection, gone)
    _erase_from_snapshots(connection, record, gone)
    search.lay_anew(connection)
    return gone


def is_known(connection: Any, kind: str, entity_id: UUID) -> bool:
    """Whether anything of a record is in a file, by a bare connection; the file may be of an older version."""
    wanted = str(entity_id)
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    asked = [(f'SELECT 1 FROM "{kind}" WHERE id = ?', kind), ("SELECT 1 FROM change WHERE entity_id = ?", "change")]
    asked += [("SELECT 1 FROM draft WHERE record = ?", "draft")]
    asked += [("SELECT 1 FROM plan_revision WHERE instr(snapshot, ?) > 0", PlanRevision.KIND)]
    return any(table in there and connection.execute(query, (wanted,)).fetchone() for query, table in asked)


def _parts_there(connection: Connection, record: Part) -> dict[UUID, str]:
    found = repository.dependents(connection, record, pointers_at(record.KIND))
    return {each.id: each.KIND for each in found}


def _parts_of_old(connection: Connection, record: Part) -> dict[UUID, str]:
    """The parts and links that the record had once, by the log."""
    pointers = pointers_at(record.KIND)
    of_parts = change.c.entity_kind.in_({kind for kind, _ in pointers})
    rows = connection.execute(select(change).where(of_parts, _mentions(record.id, change.c.before, change.c.after)))
    return {
        row.entity_id: row.entity_kind
        for row in rows
        if any(_points_at(_plain(text), row.entity_kind, record) for text in (row.before, row.after))
    }


def _points_at(plain: Plain, kind: str, record: Part) -> bool:
    return any(plain.get(column) == str(record.id) for part, column in pointers_at(record.KIND) if part == kind)


def _erase_log(connection: Connection, gone: Iterable[UUID]) -> None:
    """An action that was about nothing else goes whole, and with it those that took it back or did it again."""
    about = change.c.entity_id.in_(list(gone))
    touched = set(connection.execute(select(change.c.action).where(about)).scalars())
    connection.execute(delete(change).where(about))
    left = set(connection.execute(select(change.c.action).where(change.c.action.in_(touched))).scalars())
    connection.execute(delete(action).where(action.c.id.in_(touched - left)))


def _erase_drafts(connection: Connection, record: Part, gone: Iterable[UUID]) -> None:
    ids = {str(each) for each in gone}
    own: list[ColumnElement[bool]] = [draft.c.record.in_(ids)]
    if record.KIND == CheckIn.KIND:
        taken = {each.day for each in repository.find(connection, CheckIn)}
        days = {day for day in _days_of(connection, record) if day not in {each.isoformat() for each in taken}}
        own.append((draft.c.kind == CheckIn.KIND) & draft.c.record.in_(days))
    if record.KIND == Appointment.KIND:  # of a time of a series that nothing was said of yet
        own.append((draft.c.kind == Occurrence.KIND) & _mentions(record.id, draft.c.raw))
    connection.execute(delete(draft).where(or_(*own)))
    for row in connection.execute(select(draft).where(_mentions(record.id, draft.c.raw))).all():
        raw = json.dumps(_without(json.loads(row.raw), ids), ensure_ascii=False)
        mine = (draft.c.kind == row.kind) & (draft.c.record == row.record)
        connection.execute(update(draft).where(mine).values(raw=raw))


def _days_of(connection: Connection, record: Part) -> set[str]:
    """All days that a check-in was ever of."""
    assert isinstance(record, CheckIn)
    rows = connection.execute(select(change.c.before, change.c.after).where(change.c.entity_id == record.id))
    plains = [_plain(text) for row in rows for text in row]
    return {record.day.isoformat()} | {each["day"] for each in plains if "day" in each}


def _without(raw: Any, ids: set[str]) -> Any:
    """What was typed, without pointing at what is gone."""
    if isinstance(raw, dict):
        return {name: _without(value, ids) for name, value in raw.items() if name not in ids}
    if isinstance(raw, list):
        return [_without(each, ids) for each in raw if not (isinstance(each, str) and each in ids)]
    return raw


def _erase_from_snapshots(connection: Connection, record: Part, gone: Iterable[UUID]) -> None:
    """In each review of the plan, and in what the log tells of it."""
    ids, kept = {str(each) for each in gone}, repository.table_of(PlanRevision.KIND)
    for row in connection.execute(
        select(kept.c.id, kept.c.snapshot).where(_mentions(record.id, kept.c.snapshot))
    ).all():
        text = _snapshot_without(row.snapshot, record, ids)
        connection.execute(update(kept).where(kept.c.id == row.id).values(snapshot=text))
    told = (change.c.entity_kind == PlanRevision.KIND) & _mentions(record.id, change.c.before, change.c.after)
    for row in connection.execute(select(change).where(told)).all():
        texts = {
            name: _told_without(text, record, ids) for name, text in (("before", row.before), ("after", row.after))
        }
        connection.execute(update(change).where(change.c.id == row.id).values(**texts))


def _told_without(text: str | None, record: Part, ids: set[str]) -> str | None:
    plain = _plain(text)
    if "snapshot" not in plain:
        return text
    plain["snapshot"] = _snapshot_without(plain["snapshot"], record, ids)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _snapshot_without(text: str, record: Part, ids: set[str]) -> str:
    found = read_snapshot(text)
    left = {
        kind: [each for each in rows if each["id"] not in ids and not _points_at(each, kind, record)]
        for kind, rows in found.items()
    }
    return write_snapshot({kind: rows for kind, rows in left.items() if rows})


def _mentions(entity_id: UUID, *columns: Any) -> ColumnElement[bool]:
    return or_(*(func.instr(each, str(entity_id)) > 0 for each in columns))


def _plain(text: str | None) -> Plain:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
