"""The log of what was done: what goes without saying is left out of it, and is there again when it is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import event

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.plan import Trigger
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import change_log
from recovery_journal.storage.change_log import Change
from recovery_journal.storage.tables import change
from tests.filled import one_of_each_kind


@pytest.mark.parametrize("kind", ENTITIES)
def test_a_whole_entity_is_read_as_it_was_noted(opened: OpenJournal, kind: str) -> None:
    entity = next(each for each in one_of_each_kind() if kind == each.KIND)
    noted = Change(kind, entity.id, None, to_plain(entity))
    with opened.database.writing() as connection:
        made = change_log.append(connection, opened.journal._clock(), "new", [noted, noted.reversed()])
        assert change_log.changes_of(connection, made) == [noted, noted.reversed()]


def test_what_was_not_filled_in_is_not_written_down(opened: OpenJournal) -> None:
    opened.journal.save(Trigger(text="Payday"))
    with opened.database.reading() as connection:
        (row,) = connection.execute(change.select())
    assert sorted(json.loads(row.after)) == ["created_at", "text", "updated_at"]


@pytest.mark.parametrize("by_undo", [True, False])
def test_removals_are_found_without_a_look_at_all_else(opened: OpenJournal, by_undo: bool) -> None:
    kept, gone = Trigger(text="Payday"), Trigger(text="The old street")
    opened.journal.save(kept, gone)
    opened.journal.remove(gone)
    asked: list[tuple[str, Any]] = []
    with opened.database.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda _c, _u, text, values, *_: asked.append((text, values)))
        found = change_log.removals(connection, "trigger", by_undo=by_undo)
        ((statement, values),) = asked
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert [(each.entity_id, each.after) for _, each in found] == [(gone.id, None)]
    assert "USING INDEX ix_change_removals (entity_kind=?)" in steps[0][-1]
    assert not [each for each in steps if "TEMP B-TREE" in each[-1]]
