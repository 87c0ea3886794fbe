"""Urges: saved with all that belongs to them as one action; the lists of days, their order, search and tags."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.plan import Contact, CopingStrategy, Trigger
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.urges import StrategyUse, UrgeEnd, UrgeLog, UrgeRating
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.services import day_rows
from recovery_journal.services.day_rows import Asked, entry_rows, tags, urge_rows
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urges import Urge, Urges

DAY = date(2026, 3, 12)
PAYDAY, STORE = Trigger(text="Payday"), Trigger(text="The corner store")
WALK, TEA = CopingStrategy(text="Walk to the river"), CopingStrategy(text="Make tea")
THEO = Contact(name="Theo")
ALL = Asked(limit=100)


@pytest.fixture
def urges(opened: OpenJournal) -> Urges:
    opened.journal.save(PAYDAY, STORE, WALK, TEA, THEO)
    return Urges(opened.journal, opened.reader, lambda: DAY)


def saved(urges: Urges, urge_id: UUID) -> Urge:
    found = urges.find(urge_id)
    assert found is not None
    return found


class TestSaving:
    def test_all_that_belongs_to_an_urge_is_one_action(self, opened: OpenJournal, urges: Urges) -> None:
        log = UrgeLog(day=DAY, strength_peak=8, strength_after=3, ended=UrgeEnd.PASSED)
        urges.save(log, [STORE.id, PAYDAY.id], [(TEA.id, 2), (WALK.id, None)], [THEO.id], [(0, 8), (3, 6)])
        found = saved(urges, log.id)
        assert (found.log.strength_peak, found.log.drop, found.log.private) == (8, 5, True)
        assert found.triggers == (STORE.id, PAYDAY.id)
        assert found.uses == ((TEA.id, 2), (WALK.id, None))
        assert found.people == (THEO.id,)
        assert found.ratings == ((0, 8), (3, 6))
        opened.journal.undo()
        assert urges.find(log.id) is None
        assert [opened.reader.count(kind) for kind in ("urge_trigger", "strategy_use", "urge_rating", "link")] == [
            0
        ] * 4
        opened.journal.redo()
        assert urges.find(log.id) == found

    def test_any_number_a_day(self, opened: OpenJournal, urges: Urges) -> None:
        for _each in range(3):
            urges.save(UrgeLog(day=DAY, strength_before=4))
        assert opened.reader.count(UrgeLog.KIND) == 3

    def test_an_edit_keeps_the_rows_that_say_the_same(self, opened: OpenJournal, urges: Urges) -> None:
        log = UrgeLog(day=DAY)
        urges.save(log, [PAYDAY.id], [(TEA.id, 1), (WALK.id, 2)], [THEO.id], [(0, 8)])
        before = {each.strategy: each.id for each in opened.reader.everything(StrategyUse)}
        urges.save(replace(log, place="home"), [STORE.id], [(WALK.id, 3), (TEA.id, 1)])
        found = saved(urges, log.id)
        assert {each.strategy: each.id for each in opened.reader.everything(StrategyUse)} == before
        assert (found.triggers, found.people) == ((STORE.id,), ())
        assert found.uses == ((WALK.id, 3), (TEA.id, 1))
        assert found.ratings == ((0, 8),)  # nobody spoke of them

    def test_nothing_new_is_no_action(self, urges: Urges) -> None:
        log = UrgeLog(day=DAY, strength_before=5)
        assert urges.save(log, [PAYDAY.id], [(TEA.id, 2)], [THEO.id], [(0, 5)]) is not None
        assert urges.save(log, [PAYDAY.id], [(TEA.id, 2)], [THEO.id], [(0, 5)]) is None

    def test_the_same_twice_counts_once(self, urges: Urges) -> None:
        log = UrgeLog(day=DAY)
        urges.save(log, [PAYDAY.id, PAYDAY.id], [(TEA.id, 1), (TEA.id, 3)], [THEO.id, THEO.id])
        found = saved(urges, log.id)
        assert (found.triggers, found.uses, found.people) == ((PAYDAY.id,), ((TEA.id, 3),), (THEO.id,))

    def test_what_is_gone_from_the_plan_is_left_out(self, urges: Urges) -> None:
        log = UrgeLog(day=DAY)
        urges.save(log, [uuid4(), PAYDAY.id], [(uuid4(), 3)], [uuid4()])
        found = saved(urges, log.id)
        assert (found.triggers, found.uses, found.people) == ((PAYDAY.id,), (), ())

    def test_a_strategy_made_along_with_it_is_part_of_the_action(self, opened: OpenJournal, urges: Urges) -> None:
        swim, log = CopingStrategy(text="Swim"), UrgeLog(day=DAY)
        urges.save(log, uses=[(swim.id, 3)], made=[swim])
        assert saved(urges, log.id).uses == ((swim.id, 3),)
        opened.journal.undo()
        assert opened.reader.get(CopingStrategy, swim.id) is None

    def test_the_draft_of_it_ends(self, opened: OpenJournal, urges: Urges) -> None:
        log = UrgeLog(day=DAY)
        opened.drafts.keep(UrgeLog.KIND, log.id, {"day": "2026-03-12"})
        opened.drafts.keep("urge_now", "", {"minute": 3})
        urges.save(log, ends_drafts=[("urge_now", "")])
        assert opened.drafts.keys() == []

    def test_a_coming_day_is_refused_and_an_earlier_one_is_not(self, opened: OpenJournal, urges: Urges) -> None:
        with pytest.raises(RuleBroken) as found:
            urges.save(UrgeLog(day=DAY + timedelta(days=1)))
        assert (found.value.code, found.value.field) == ("day_to_come", "day")
        assert opened.reader.count(UrgeLog.KIND) == 0
        urges.save(UrgeLog(day=DAY - timedelta(days=400), started_at=time(23, 50)))
        assert opened.reader.count(UrgeLog.KIND) == 1

    def test_quickly(self, opened: OpenJournal, urges: Urges) -> None:
        log = urges.save_quickly(7, datetime(2026, 3, 13, 1, 20, 33))
        assert opened.reader.get(UrgeLog, log.id) is not None
        assert (log.day, log.started_at, log.strength_before) == (DAY, time(1, 20), 7)
        assert log.strength_peak is None

    def test_erasing_a_strategy_takes_its_uses_and_leaves_the_urge(self, opened: OpenJournal, urges: Urges) -> None:
        log = UrgeLog(day=DAY)
        urges.save(log, uses=[(TEA.id, 1), (WALK.id, 2)])
        opened.journal.archive(TEA)
        opened.journal.erase(TEA)
        assert saved(urges, log.id).uses == ((WALK.id, 2),)

    @given(
        st.lists(st.tuples(st.sampled_from([TEA.id, WALK.id]), st.sampled_from([None, 0, 1, 2, 3])), max_size=4),
        st.lists(st.tuples(st.sampled_from([0, 3, 6]), st.sampled_from([None, 0, 10])), max_size=4),
    )
    def test_what_was_saved_last_is_what_is_kept(
        self, opened: OpenJournal, uses: list[tuple[UUID, int | None]], ratings: list[tuple[int | None, int | None]]
    ) -> None:
        opened.journal.save(TEA, WALK)
        urges, log = Urges(opened.journal, opened.reader), UrgeLog(day=DAY)
        urges.save(log, uses=[(WALK.id, 1)], ratings=[(3, 9)])
        urges.save(log, uses=uses, ratings=ratings)
        found = saved(urges, log.id)
        assert dict(found.uses) == dict(uses)
        assert [each for each, _ in found.uses] == list(dict(uses))
        assert len(opened.reader.everything(UrgeRating)) == len(dict(ratings)) == len(found.ratings)
        opened.journal.remove(log)


def urge(day: date, at: time | None = None, **fields: object) -> UrgeLog:
    return UrgeLog(day=day, started_at=at, **fields)  # type: ignore[arg-type]


class TestRows:
    def test_latest_first_and_after_midnight_is_late_in_its_day(self, opened: OpenJournal) -> None:
        before = DAY - timedelta(days=1)
        late, noon, untimed = urge(DAY, time(1, 30)), urge(DAY, time(12)), urge(DAY)
        opened.journal.save(untimed, urge(before, time(23)), noon, late)
        found = urge_rows(opened.reader, ALL, day_begins_at=4)
        assert [(each.day, each.started_at) for each in found] == [
            (DAY, time(1, 30)), (DAY, time(12)), (DAY, None), (before, time(23)),
        ]  # fmt: skip

    def test_what_is_archived_is_left_out(self, opened: OpenJournal) -> None:
        log = urge(DAY, time(12))
        opened.journal.save(log, urge(DAY, time(13)))
        opened.journal.archive(log)
        assert [each.started_at for each in urge_rows(opened.reader, ALL, 4)] == [time(13)]

    def test_no_more_than_asked_for_and_none_after_a_day(self, opened: OpenJournal) -> None:
        opened.journal.save(*(urge(DAY - timedelta(days=back), time(12)) for back in range(5)))
        assert len(urge_rows(opened.reader, Asked(limit=3), 4)) == 3
        until = DAY - timedelta(days=3)
        found = urge_rows(opened.reader, Asked(limit=9, until=until), 4)
        assert [each.day for each in found] == [until, until - timedelta(days=1)]

    def test_the_strength_is_the_peak_else_what_it_began_with(self, opened: OpenJournal) -> None:
        opened.journal.save(
            urge(DAY, time(13), strength_before=4), urge(DAY, time(12), strength_before=4, strength_peak=9)
        )
        assert [each.strength for each in urge_rows(opened.reader, ALL, 4)] == [4, 9]

    @pytest.mark.parametrize("few", [day_rows.FEW, 0])
    def test_words_are_found_in_the_urge_and_in_what_it_is_joined_to(
        self, opened: OpenJournal, urges: Urges, monkeypatch: pytest.MonkeyPatch, few: int
    ) -> None:
        monkeypatch.setattr(day_rows, "FEW", few)
        urges.save(urge(DAY, time(9), thought="It rained on payment day"))
        urges.save(urge(DAY, time(10)), triggers=[PAYDAY.id])
        urges.save(urge(DAY, time(11), place="work"), uses=[(TEA.id, None)])
        hours = {
            words: [each.started_at.hour for each in urge_rows(opened.reader, Asked(9, words), 4) if each.started_at]
            for words in ("pay", "tea", "rained pay", "work", "river", "!?", "nobody")
        }
        assert hours == {
            "pay": [10, 9],
            "tea": [11],
            "rained pay": [9],
            "work": [11],
            "river": [],
            "!?": [],
            "nobody": [],
        }

    def test_the_names_of_what_belongs_to_it(self, opened: OpenJournal, urges: Urges) -> None:
        urges.save(urge(DAY), [STORE.id, PAYDAY.id], [(WALK.id, 1)])
        (found,) = urge_rows(opened.reader, ALL, 4)
        assert found.names == ("The corner store", "Payday", "Walk to the river")

    def test_entries_and_their_tags(self, opened: OpenJournal) -> None:
        first = JournalEntry(day=DAY, title="A walk", text="x" * 500, tags=("river", "sleep"))
        second = JournalEntry(day=DAY - timedelta(days=1), text="Rain", tags=("sleep",))
        opened.journal.save(second, first, JournalEntry(day=DAY - timedelta(days=2), title="Bare"))
        found = entry_rows(opened.reader, ALL)
        assert [each.title for each in found] == ["A walk", "", "Bare"]
        assert len(found[0].begins) == day_rows.EXCERPT
        assert tags(opened.reader) == ["sleep", "river"]
        assert [each.title for each in entry_rows(opened.reader, Asked(9, tag="river"))] == ["A walk"]
        assert [each.begins for each in entry_rows(opened.reader, Asked(9, "rain", "sleep"))] == ["Rain"]
        assert entry_rows(opened.reader, Asked(9, tag="riv")) == []
