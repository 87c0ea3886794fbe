"""What must be true of a journal after any fault: it is whole, and it is what its own log of actions says."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from sqlalchemy import TypeDecorator, select, text

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import Plain, to_plain
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import change_log, repository
from recovery_journal.storage.change_log import Change
from recovery_journal.storage.tables import change

State = dict[str, Plain]
_FILLED = " UNION ALL ".join(f"SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM \"{kind}\")" for kind in ENTITIES)


def state_of(opened: OpenJournal) -> State:
    """Every entity by its id, as plain values."""
    state: State = {}
    with opened.database.reading() as connection:
        for (kind,) in connection.execute(text(_FILLED)):
            cls, types = ENTITIES[kind], repository.table_of(kind).c
            for row in connection.execute(text(f'SELECT * FROM "{kind}"')).mappings():
                entity = cls(**{name: _value(types[name].type, value) for name, value in row.items()})
                state[str(entity.id)] = to_plain(entity)
    return state


def _value(kept_as: Any, raw: Any) -> Any:
    return kept_as.process_result_value(raw, None) if isinstance(kept_as, TypeDecorator) else raw


def assert_sound(opened: OpenJournal) -> State:
    """The file is whole, no row dangles, and the tables hold what the log of actions adds up to; gives that."""
    return assert_sound_with_log(opened)[0]


def assert_sound_with_log(opened: OpenJournal) -> tuple[State, dict[int, str]]:
    """As `assert_sound`; gives each action too, by its number, with one sum over all its changes."""
    with opened.database.reading() as connection:
        for check in ("cipher_integrity_check", "foreign_key_check"):
            assert connection.execute(text(f"PRAGMA {check}")).all() == [], check
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    state, log = state_of(opened), _log(opened)
    assert state == _added_up(log)
    return state, {number: sum_of(changes) for number, changes in log.items()}


def actions_of(opened: OpenJournal) -> dict[int, str]:
    """Each action by its number, with one sum over all its changes."""
    return {number: sum_of(changes) for number, changes in _log(opened).items()}


def sum_of(changes: list[Change]) -> str:
    """One sum over some changes."""
    plain = [[each.entity_kind, str(each.entity_id), each.before, each.after] for each in changes]
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def newest_action(opened: OpenJournal) -> tuple[int, str]:
    """The last action's number and the sum over its changes."""
    with opened.database.reading() as connection:
        number = change_log.newest(connection)
        return number, sum_of(change_log.changes_of(connection, number))


def drafts_of(opened: OpenJournal) -> dict[str, Any]:
    """Every draft by its kind and record."""
    with opened.database.reading() as connection:
        rows = connection.execute(text("SELECT kind, record, raw FROM draft")).all()
    return {f"{row.kind} {row.record}": json.loads(row.raw) for row in rows}


def _log(opened: OpenJournal) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    with opened.database.reading() as connection:
        for (number,) in connection.execute(text('SELECT id FROM "action" ORDER BY id')):
            found[number] = []
        for row in connection.execute(select(change).order_by(change.c.id)):
            found[row.action].append(change_log.change_of(row))
    return found


def _added_up(log: dict[int, list[Change]]) -> State:
    state: State = {}
    for changes in log.values():
        for each in changes:
            key = str(each.entity_id)
            if each.after is None:
                del state[key]
            elif each.before is None:
                assert key not in state
                state[key] = dict(each.after)
            else:
                assert {name: state[key][name] for name in each.before} == each.before
                state[key] |= each.after
    return state
