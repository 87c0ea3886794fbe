"""A journal does at random what a person can do, beside a plain dictionary that says what should be in it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import text

from recovery_journal.domain.aims import AnchorTick
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES, FIXED, OWNERS, POINTERS
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part, Record
from recovery_journal.paths import Places
from recovery_journal.services import for_ever
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import Shelf
from tests.conftest import CHEAP, PASSPHRASE
from tests.property.strategies import BY_KIND, LINKS, ends_of, entities

RUNS, STEPS, PARTS = 20, 50, 4  # in four parts, for as many processes; --faults-times 10 makes two hundred runs
State = dict[UUID, Part]
Did = tuple[str, State, State]  # done, undone or done again: from one state to the next
RECORDS = sorted(kind for kind, cls in ENTITIES.items() if issubclass(cls, Record))
KINDS_THERE = " UNION ALL ".join(f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM \"{each}\")" for each in ENTITIES)
FEW_DAYS = st.dates(date(2026, 3, 10), date(2026, 3, 13))


class JournalMachine(RuleBasedStateMachine):
    """Every rule is one thing a person does; after each, file and dictionary hold the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shelf = Shelf(Places(self.folder, self.folder), CHEAP)
        self.opened = self.shelf.make("Random", PASSPHRASE)
        self.now: State = {}
        self.seen: State = {}  # whatever was there at some time
        self.log: list[Did] = []
        self.made = 0
        self.gone: dict[UUID, list[Part]] = {}  # with each record what went in the action that last took it

    def teardown(self) -> None:
        self.opened.close()
        shutil.rmtree(self.folder)

    @rule(data=st.data(), kind=st.sampled_from(RECORDS))
    def add_a_record(self, data: st.DataObject, kind: str) -> None:
        record = replace(data.draw(BY_KIND[kind]), id=self._new_id(), archived_on=None)
        if isinstance(record, CheckIn):
            record = self._of_a_free_day(replace(record, day=data.draw(FEW_DAYS)))
        self._did(self.opened.journal.save(record), self.now | {record.id: record})

    @precondition(lambda self: self._editable())
    @rule(data=st.data())
    def edit_a_record(self, data: st.DataObject) -> None:
        kept = data.draw(self._any_record(self._editable()))
        fixed = {"id": kept.id} | ({"day": kept.day} if isinstance(kept, CheckIn) else {})
        edited = data.draw(entities(type(kept), **fixed) | st.just(kept))
        self._did(self.opened.journal.save(edited), self.now | {edited.id: edited})

    @precondition(lambda self: self._records())
    @rule(data=st.data(), ends=LINKS, missing=st.booleans())
    def link_two(self, data: st.DataObject, ends: tuple[str, str], missing: bool) -> None:
        starts, targets = (self._ids(kind) for kind in ends)
        if not starts or not (targets or missing):
            return
        start, target = data.draw(st.sampled_from(starts)), self._new_id()
        if not missing:
            target = data.draw(st.sampled_from(targets))
        link = Link(id=self._new_id(), from_kind=ends[0], from_id=start, to_kind=ends[1], to_id=target)
        self._did(self.opened.journal.save(link), _with(self.now, [link]))

    @precondition(lambda self: self._records())
    @rule(data=st.data(), kind=st.sampled_from(sorted(OWNERS)))
    def add_a_part(self, data: st.DataObject, kind: str) -> None:
        wanted = {"owner": OWNERS[kind]} | {column: target for part, column, target in POINTERS if part == kind}
        if not all(self._ids(each) for each in wanted.values()):
            return
        fixed = {name: data.draw(st.sampled_from(self._ids(each))) for name, each in wanted.items()}
        part = data.draw(entities(ENTITIES[kind], id=self._new_id(), **fixed))
        self._did(self.opened.journal.save(part), _with(self.now, [part]))

    @rule(data=st.data())
    def save_joined_at_once(self, data: st.DataObject) -> None:
        trigger, sign = (data.draw(entities(ENTITIES[kind], id=self._new_id())) for kind in ("trigger", "warning_sign"))
        ends = {"from_kind": "trigger", "from_id": trigger.id, "to_kind": "warning_sign", "to_id": sign.id}
        link = Link(id=self._new_id(), **ends)
        wanted = [trigger, sign, link]
        self._did(self.opened.journal.save(link, trigger, sign), _with(self.now, wanted))

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def remove_anything(self, data: st.DataObject) -> None:
        going = data.draw(st.sampled_from(sorted(self.now.values(), key=lambda each: str(each.id))))
        left = {each: entity for each, entity in self.now.items() if each != going.id}
        self._did(self.opened.journal.remove(going), _without_orphans(left))

    @precondition(lambda self: self._editable())
    @rule(data=st.data())
    def archive_a_record(self, data: st.DataObject) -> None:
        kept = data.draw(self._any_record(self._editable()))
        changed = self.opened.journal.archive(kept)
        stored = self.opened.reader.get(type(kept), kept.id)
        assert stored is not None
        assert stored.archived_on is not None
        self._did(changed, self.now | {kept.id: replace(kept, archived_on=stored.archived_on)})

    @precondition(lambda self: self._records())
    @rule(data=st.data())
    def bring_back_an_archived_record(self, data: st.DataObject) -> None:
        kept = data.draw(self._any_record())
        self._did(self.opened.journal.bring_back(kept), self.now | {kept.id: replace(kept, archived_on=None)})

    @precondition(lambda self: set(self.gone) - set(self.now))
    @rule(data=st.data())
    def bring_back_a_deleted_record(self, data: st.DataObject) -> None:
        which = data.draw(st.sampled_from(sorted(set(self.gone) - set(self.now))))
        record = next(each for each in self.gone[which] if each.id == which)
        self._did(self.opened.journal.bring_back(record), _with(self.now, self.gone[which]))

    @precondition(lambda self: self._erasable())
    @rule(data=st.data())
    def delete_for_ever(self, data: st.DataObject) -> None:
        record = data.draw(self._any_record(self._erasable()))
        lost = {record.id} | {each.id for each in self.seen.values() if record.id in [end for _, end in ends_of(each)]}
        for_ever.erase(self.opened, record)
        self.now, self.seen = _without(self.now, lost), _without(self.seen, lost)
        went = {each: [part for part in parts if part.id not in lost] for each, parts in self.gone.items()}
        self.gone = {each: parts for each, parts in went.items() if each not in lost}
        left = [(what, _without(before, lost), _without(after, lost)) for what, before, after in self.log]
        self.log = [each for each in left if _all_timeless(each[1]) != _all_timeless(each[2])]
        with self.opened.database.reading() as connection:
            told = connection.exec_driver_sql("SELECT entity_id, before, after FROM change").all()
        assert not [row for row in told if any(str(each) in str(row) for each in lost)]

    @rule()
    def undo(self) -> None:
        changed = self.opened.journal.undo()
        done, _ = self._stacks()
        assert (changed is not None) == bool(done)
        if done:
            before, after = done[-1]
            self._goes_to("undo", after, before)

    @rule()
    def redo(self) -> None:
        changed = self.opened.journal.redo()
        _, undone = self._stacks()
        assert (changed is not None) == bool(undone)
        if undone:
            before, after = undone[-1]
            self._goes_to("redo", before, after)

    @rule()
    def close_and_open(self) -> None:
        self.opened.close()
        self.opened = self.shelf.open(self.shelf.choose(""), PASSPHRASE)

    @invariant()
    def file_and_dictionary_hold_the_same(self) -> None:
        with self.opened.database.reading() as connection:
            there = connection.execute(text(KINDS_THERE)).scalars().all()
        kept = [each for kind in there for each in self.opened.reader.everything(ENTITIES[kind])]
        assert {each.id: _timeless(each) for each in kept} == {i: _timeless(each) for i, each in self.now.items()}

    @invariant()
    def nothing_dangles(self) -> None:
        with self.opened.database.reading() as connection:
            assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
        for link in (each for each in self.now.values() if isinstance(each, Link)):
            for kind, end in ends_of(link):
                assert self.opened.reader.get(ENTITIES[kind], end) is not None

    def _did(self, changed: Changed | None, state: State) -> None:
        """A new action: none when nothing differs; else it ends redo."""
        assert (changed is not None) == (_all_timeless(state) != _all_timeless(self.now))
        if changed is not None:
            self._goes_to("do", self.now, state)

    def _goes_to(self, what: str, before: State, state: State) -> None:
        taken = [entity for each, entity in self.now.items() if each not in state]
        self.gone |= {each.id: taken for each in taken if isinstance(each, Record)}
        self.log.append((what, before, state))
        self.now = state
        self.seen |= state

    def _stacks(self) -> tuple[list[tuple[State, State]], list[tuple[State, State]]]:
        """What can be undone and what can be done again, the next one last."""
        done: list[tuple[State, State]] = []
        undone: list[tuple[State, State]] = []
        for what, before, after in self.log:
            if what == "undo":
                undone.append(done.pop())
            elif what == "redo":
                done.append(undone.pop())
            else:
                done.append((before, after))
                undone.clear()
        return done, undone

    def _new_id(self) -> UUID:
        self.made += 1
        return UUID(int=self.made)

    def _of_a_free_day(self, check_in: CheckIn) -> CheckIn:
        same = (each for each in self.now.values() if isinstance(each, CheckIn) and each.day == check_in.day)
        found = next(same, None)
        return replace(check_in, id=found.id) if found else check_in

    def _records(self) -> list[Record]:
        return [each for each in self.now.values() if isinstance(each, Record)]

    def _editable(self) -> list[Record]:
        return [each for each in self._records() if each.KIND not in FIXED]

    def _erasable(self) -> list[Record]:
        """What is archived, or deleted and not brought back."""
        deleted = [each for id_, went in self.gone.items() if id_ not in self.now for each in went if each.id == id_]
        return [each for each in (*self._records(), *deleted) if isinstance(each, Record) and self._is_away(each)]

    def _is_away(self, record: Record) -> bool:
        return record.id not in self.now or record.archived_on is not None

    def _any_record(self, among: list[Record] | None = None) -> st.SearchStrategy[Any]:
        return st.sampled_from(sorted(among or self._records(), key=lambda each: str(each.id)))

    def _ids(self, kind: str) -> list[UUID]:
        return sorted(each.id for each in self.now.values() if isinstance(each, ENTITIES[kind]))


def _timeless(entity: Part) -> Part:
    return replace(entity, created_at=None, updated_at=None)


def _all_timeless(state: State) -> State:
    return {each: _timeless(entity) for each, entity in state.items()}


def _once(entity: Part) -> object:
    """What there may be only one of: the day of a check-in or of an anchor, the pair of a link, else the entity."""
    if isinstance(entity, Link):
        return (entity.from_id, entity.to_id)
    if isinstance(entity, AnchorTick):
        return (entity.owner, entity.day)
    return entity.day if isinstance(entity, CheckIn) else entity.id


def _with(state: State, wanted: list[Part]) -> State:
    """The state with all of `wanted` that can stand in it."""
    found, left = dict(state), list(wanted)
    while True:
        taken = {_once(each) for each in found.values()}
        fits = next((e for e in left if _once(e) not in taken and all(end in found for _, end in ends_of(e))), None)
        if fits is None:
            return found
        left.remove(fits)
        found[fits.id] = fits


def _without(state: State, lost: set[UUID]) -> State:
    return {each: entity for each, entity in state.items() if each not in lost}


def _without_orphans(state: State) -> State:
    """The state without whatever points at something that is not in it."""
    kept = {each: entity for each, entity in state.items() if all(end in state for _, end in ends_of(entity))}
    return kept if len(kept) == len(state) else _without_orphans(kept)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_random_journal_is_what_a_plain_dictionary_says(part: int, pytestconfig: pytest.Config) -> None:
    runs = RUNS * pytestconfig.getoption("faults_times") // PARTS
    machine = seed(secrets.randbits(32))(type(f"Machine{part}", (JournalMachine,), {}))
    run_state_machine_as_test(machine, settings=settings(max_examples=runs, stateful_step_count=STEPS))
