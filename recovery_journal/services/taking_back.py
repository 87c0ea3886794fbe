"""Brings rows to the states that changes lead to: what undo and redo do, be it one row or a diary of years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import from_plain, to_plain
from recovery_journal.domain.record import Part
from recovery_journal.storage import many_rows, repository
from recovery_journal.storage.change_log import Change

_OUT, _IN, _EDIT = range(3)


def apply_all(connection: Connection, changes: Iterable[Change]) -> None:
    """Brings the rows to the states that the changes lead to, in their order; those of one sort together."""
    for (deed, kind), run in groupby(changes, lambda each: (_deed(each), each.entity_kind)):
        alike = list(run)
        if deed == _OUT:
            many_rows.take_out_all(connection, kind, [each.entity_id for each in alike])
        elif deed == _IN:
            many_rows.add_all(connection, [from_plain(ENTITIES[kind], each.after or {}) for each in alike])
        else:
            many_rows.put_all(connection, _edited(connection, ENTITIES[kind], alike))


def _deed(change: Change) -> int:
    if change.after is None:
        return _OUT
    return _IN if change.before is None else _EDIT


def _edited(connection: Connection, cls: type[Part], changes: Sequence[Change]) -> list[Part]:
    """The entities as they are after all of these edits; one that is not there stays away."""
    states: dict[UUID, Part] = {}
    for each in changes:
        kept = states.get(each.entity_id) or repository.get(connection, cls, each.entity_id)
        if kept is not None:
            states[each.entity_id] = from_plain(cls, to_plain(kept) | (each.after or {}))
    return list(states.values())
