"""Export, import, export: the same bytes, for any entities of all kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import UniqueConstraint

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import Part
from recovery_journal.services import export, json_import
from recovery_journal.storage import repository
from tests.faults import kept
from tests.faults.soundness import assert_sound
from tests.faults.table import ROUND_TRIP, Fault
from tests.property.strategies import standing

SOME = st.lists(st.sampled_from(sorted(ENTITIES)).flatmap(standing), min_size=1, max_size=3)


@pytest.mark.fault(ROUND_TRIP, 100)
def test_the_bytes_are_the_same(fault: Fault, tmp_path: Path) -> None:
    one, other = kept.make_empty(tmp_path / "one"), kept.make_empty(tmp_path / "other")
    nothing = export.as_json(one.reader)
    seen: set[str] = set()

    @hypothesis.seed(fault.chance.getrandbits(32))
    @settings(max_examples=fault.times, database=None, phases=[hypothesis.Phase.generate])
    @given(SOME)
    def case(groups: list[list[Part]]) -> None:
        fault.injected()
        one.journal.save(*_that_fit_together(each for group in groups for each in group))
        first = export.as_json(one.reader)
        json_import.keep(other, json_import.parse(first))
        assert export.as_json(other.reader) == first != nothing
        assert other.journal.undo() is not None, "it was one action"
        one.journal.undo()
        seen.update(each.KIND for group in groups for each in group)
        fault.survived()

    case()
    assert len(seen) > len(ENTITIES) / 2
    for each in (one, other):
        assert assert_sound(each) == {}
        each.close()


def _that_fit_together(entities: Iterable[Part]) -> Iterator[Part]:
    """Those of which none is there twice: by its id, or by what its table says may be there once."""
    seen: set[object] = set()
    for each in entities:
        rules = [rule for rule in repository.table_of(each.KIND).constraints if isinstance(rule, UniqueConstraint)]
        keys = {(rule, *(getattr(each, column.name) for column in rule.columns)) for rule in rules} | {each.id}
        if not keys & seen:
            seen |= keys
            yield each


def test_ids_are_kept(tmp_path: Path) -> None:
    opened = kept.make_journal(tmp_path / "one", days=2)
    content = export.as_json(opened.reader)
    kept_ids = {UUID(each) for each in assert_sound(opened)}
    opened.close()
    assert {each.id for each in json_import.parse(content)} == kept_ids
