"""Any entity comes back from its row, from JSON and from the change log as it went in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.domain.day import day_of
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import differences, from_plain, to_plain
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository
from tests.property.strategies import BY_KIND, standing

EVERY_KIND = pytest.mark.parametrize("kind", ENTITIES)


@EVERY_KIND
@given(data=st.data())
def test_an_entity_comes_back_from_json(kind: str, data: st.DataObject) -> None:
    entity = data.draw(BY_KIND[kind])
    text = json.dumps(to_plain(entity), ensure_ascii=False)
    assert from_plain(ENTITIES[kind], json.loads(text)) == entity


@EVERY_KIND
def test_an_entity_comes_back_from_its_row(kind: str, opened: OpenJournal) -> None:
    @settings(max_examples=20)
    @given(data=st.data())
    def comes_back(data: st.DataObject) -> None:
        *ends, entity = data.draw(standing(kind))
        with opened.database.writing() as connection:
            for each in (*ends, entity):
                repository.add(connection, each)
            assert repository.get(connection, type(entity), entity.id) == entity
            for each in (entity, *ends):
                repository.take_out(connection, each.KIND, each.id)

    comes_back()


@EVERY_KIND
@given(data=st.data())
def test_what_differs_leads_from_before_to_after(kind: str, data: st.DataObject) -> None:
    cls = ENTITIES[kind]
    before = data.draw(BY_KIND[kind])
    after = replace(data.draw(BY_KIND[kind]), id=before.id)
    was, now = differences(to_plain(before), to_plain(after))
    if not now:
        assert {**to_plain(before), "updated_at": None} == {**to_plain(after), "updated_at": None}
        return
    assert from_plain(cls, to_plain(before) | now) == after
    assert from_plain(cls, to_plain(after) | was) == before


@given(now=st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)), begins_at=st.integers(0, 12))
def test_a_night_belongs_to_the_day_before_until_the_hour_at_which_a_day_begins(now: datetime, begins_at: int) -> None:
    begun = now.time() >= time(begins_at)
    assert day_of(now, begins_at) == (now.date() if begun else now.date() - timedelta(days=1))
