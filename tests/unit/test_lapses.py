"""After a lapse: which step comes next, each step one action, the change of the plan, drafts, and time in recovery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.aims import FirstDay, RecoveryPeriod
from recovery_journal.domain.lapse import ChoicePoint, Lapse, LapseChange, LapseStep
from recovery_journal.domain.lapse_steps import is_offered, next_step, with_step
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.recovery_time import recovery_time
from recovery_journal.domain.urges import UrgeLog, UrgeTrigger
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.shelf import OpenJournal

DAY = date(2026, 3, 12)
STEPS = tuple(LapseStep)
PAYDAY, PINE = Trigger(text="Payday", strength=6), Trigger(text="The stop on Pine")
THEO, SAM = Contact(name="Theo", phone="555-0117"), Contact(name="Sam", phone="555-0142")
POINTS = (("I took cash", "Leave it in the bank"), ("I got off at Pine", ""))


@pytest.fixture
def lapses(opened: OpenJournal) -> Lapses:
    opened.journal.save(PAYDAY, PINE, THEO, SAM)
    return Lapses(opened)


def told(**fields: object) -> Told:
    return Told(Lapse(day=DAY, **fields))  # type: ignore[arg-type]


class TestSteps:
    def test_they_come_in_their_order_and_safety_is_first(self) -> None:
        assert next_step(Lapse(day=DAY)) is LapseStep.SAFE_NOW
        assert next_step(Lapse(day=DAY, steps_done=(LapseStep.SAFE_NOW,))) is LapseStep.REACH_OUT
        assert next_step(Lapse(day=DAY, steps_done=(LapseStep.SAFE_NOW, LapseStep.UNDERSTAND))) is LapseStep.REACH_OUT
        assert next_step(Lapse(day=DAY, steps_done=STEPS)) is None
        assert next_step(Lapse(day=DAY, finished_on=DAY)) is None

    @given(st.lists(st.sampled_from(STEPS)))
    def test_each_is_noted_once_and_in_order_however_they_were_gone_through(self, gone: list[LapseStep]) -> None:
        lapse = Lapse(day=DAY)
        for each in gone:
            lapse = replace(lapse, steps_done=with_step(lapse, each))
        assert list(lapse.steps_done) == [each for each in STEPS if each in gone]

    def test_today_offers_them_for_seven_days(self) -> None:
        lapse = Lapse(day=DAY - timedelta(days=20))
        offered = [day for day in range(-1, 10) if is_offered(lapse, DAY, DAY + timedelta(days=day))]
        assert offered == list(range(7))
        assert not is_offered(replace(lapse, finished_on=DAY), DAY, DAY)
        assert not is_offered(replace(lapse, archived_on=DAY), DAY, DAY)


class TestSaving:
    def test_all_that_belongs_to_it_is_one_action(self, opened: OpenJournal, lapses: Lapses) -> None:
        whole = Told(Lapse(day=DAY, safe_now=True, feelings=("tense",)), (PAYDAY.id, PINE.id), POINTS, (THEO.id,))
        lapses.save(whole)
        assert lapses.find(whole.lapse.id) is not None
        kept = lapses.find(whole.lapse.id)
        assert kept is not None
        assert (kept.triggers, kept.choices, kept.people) == (whole.triggers, whole.choices, whole.people)
        assert kept.lapse.private
        opened.journal.undo()
        assert lapses.find(whole.lapse.id) is None
        assert [opened.reader.count(kind) for kind in ("lapse_trigger", "choice_point", "link")] == [0, 0, 0]
        opened.journal.redo()
        assert lapses.find(whole.lapse.id) == kept

    def test_nothing_is_written_where_nothing_differs(self, lapses: Lapses) -> None:
        whole = replace(told(), triggers=(PAYDAY.id,), choices=POINTS, people=(THEO.id,))
        assert lapses.save(whole) is not None
        kept = lapses.find(whole.lapse.id)
        assert kept is not None
        assert lapses.save(kept) is None

    def test_a_point_that_is_said_better_keeps_its_row(self, opened: OpenJournal, lapses: Lapses) -> None:
        whole = replace(told(), choices=POINTS)
        lapses.save(whole)
        rows = [each.id for each in opened.reader.parts(ChoicePoint, whole.lapse.id)]
        lapses.save(replace(whole, choices=(POINTS[0], ("I got off at Pine", "Stay on the bus"), ("  ", "nothing"))))
        parts = opened.reader.parts(ChoicePoint, whole.lapse.id)
        assert [each.id for each in parts] == rows
        assert [each.other_way for each in parts] == ["Leave it in the bank", "Stay on the bus"]
        lapses.save(replace(whole, choices=POINTS[1:]))
        assert [each.text for each in opened.reader.parts(ChoicePoint, whole.lapse.id)] == ["I got off at Pine"]

    def test_the_latest_day_is_first_and_what_is_put_away_is_not_among_them(
        self, opened: OpenJournal, lapses: Lapses
    ) -> None:
        early, late, away = (Lapse(day=DAY - timedelta(days=days)) for days in (9, 2, 1))
        opened.journal.save(early, late, away)
        opened.journal.archive(away)
        assert [each.id for each in lapses.all()] == [late.id, early.id]
        assert [each.id for each in lapses.all(archived=True)] == [away.id]


class TestBeginning:
    def test_nothing_is_saved_by_beginning(self, opened: OpenJournal, lapses: Lapses) -> None:
        assert lapses.begin(DAY).lapse.day == DAY
        assert opened.reader.count("lapse") == 0

    def test_one_of_that_day_that_is_not_finished_is_taken_up(self, lapses: Lapses) -> None:
        left = told(safe_now=True)
        lapses.save(left)
        assert lapses.begin(DAY).lapse.id == left.lapse.id
        assert lapses.begin(DAY - timedelta(days=1)).lapse.id != left.lapse.id
        lapses.save(replace(left, lapse=replace(left.lapse, finished_on=DAY)))
        assert lapses.begin(DAY).lapse.id != left.lapse.id

    def test_what_an_urge_told_comes_along(self, opened: OpenJournal, lapses: Lapses) -> None:
        urge = UrgeLog(day=DAY, started_at=time(23, 10))
        opened.journal.save(urge, UrgeTrigger(owner=urge.id, trigger=PAYDAY.id))
        begun = lapses.begin(DAY, urge)
        assert (begun.lapse.started_at, begun.lapse.is_about, begun.triggers) == (time(23, 10), True, (PAYDAY.id,))


class TestChangingThePlan:
    def test_the_change_and_its_note_are_one_action_that_undo_takes_back(
        self, opened: OpenJournal, lapses: Lapses
    ) -> None:
        begun = told(steps_done=STEPS[:3])
        lapses.save(begun)
        done = replace(begun.lapse, steps_done=STEPS, finished_on=DAY)
        lapses.change_plan(done, "“Payday” now has strength 9", (replace(PAYDAY, strength=9),))
        changed = opened.reader.get(Trigger, PAYDAY.id)
        assert changed is not None
        assert changed.strength == 9
        assert lapses.changes(done.id) == ["“Payday” now has strength 9"]
        opened.journal.undo()
        kept, before = opened.reader.get(Trigger, PAYDAY.id), opened.reader.get(Lapse, done.id)
        assert kept is not None
        assert before is not None
        assert (kept.strength, before.finished_on, lapses.changes(done.id)) == (6, None, [])

    def test_the_history_of_what_was_changed_says_so(self, opened: OpenJournal, lapses: Lapses) -> None:
        lapse, sign, walk = Lapse(day=DAY), WarningSign(text="I count my money"), CopingStrategy(text="Walk")
        opened.journal.save(walk)
        lapses.change_plan(lapse, "stronger", (replace(PAYDAY, strength=9),))
        lapses.change_plan(lapse, "a new sign", (sign,))
        link = Link(from_kind="trigger", from_id=PINE.id, to_kind="coping_strategy", to_id=walk.id)
        lapses.change_plan(lapse, "a link", (link,))
        said = [opened.history.of(each)[0].what for each in (PAYDAY, sign, PINE)]
        assert said == ["Changed after a lapse", "Added after a lapse", "Changed after a lapse"]

    def test_words_that_are_too_long_are_cut_and_the_notes_keep_their_order(
        self, opened: OpenJournal, lapses: Lapses
    ) -> None:
        lapse = Lapse(day=DAY)
        for words in ("first", "x" * 300):
            lapses.change_plan(lapse, words, (WarningSign(text=words[:9]),))
        assert lapses.changes(lapse.id) == ["first", "x" * 200]
        assert opened.reader.count(LapseChange.KIND) == 2


class TestDrafts:
    def test_what_is_typed_comes_back_as_it_was(self, lapses: Lapses) -> None:
        whole = Told(Lapse(day=DAY, thoughts="Only once"), (PAYDAY.id,), (("I took cash", ""), ("", "")), (THEO.id,))
        lapses.keep(whole, "Can you come over?")
        assert lapses.kept(whole.lapse.id) == (whole, "Can you come over?")
        assert lapses.kept_new(DAY) == (whole, "Can you come over?")
        assert lapses.kept_new(DAY - timedelta(days=1)) is None

    def test_saving_ends_it(self, lapses: Lapses) -> None:
        whole = told(thoughts="Only once")
        lapses.keep(whole)
        lapses.save(whole)
        assert lapses.kept(whole.lapse.id) is None

    @pytest.mark.parametrize("raw", [{}, {"lapse": {}}, {"lapse": {"day": "no day"}, "triggers": [], "words": ""}])
    def test_one_that_cannot_be_read_is_none(self, opened: OpenJournal, lapses: Lapses, raw: dict[str, object]) -> None:
        lapse = Lapse(day=DAY)
        opened.drafts.keep(Lapse.KIND, lapse.id, raw)
        assert lapses.kept(lapse.id) is None
        assert lapses.kept_new(DAY) is None


class TestTimeInRecovery:
    def total(self, opened: OpenJournal, first_day: FirstDay) -> int:
        found = recovery_time(opened.reader.records(RecoveryPeriod), DAY + timedelta(days=10), first_day)
        return found.total if found else 0

    @pytest.mark.parametrize("first_day", FirstDay)
    def test_to_part_it_leaves_the_total_as_it_was(
        self, opened: OpenJournal, lapses: Lapses, first_day: FirstDay
    ) -> None:
        opened.journal.save(RecoveryPeriod(starts_on=DAY - timedelta(days=100)))
        lapse = Lapse(day=DAY)
        before = self.total(opened, first_day)
        lapses.part_period(lapse)
        assert self.total(opened, first_day) == before
        spans = [(each.starts_on, each.ends_on) for each in opened.reader.records(RecoveryPeriod)]
        assert sorted(spans) == [(DAY - timedelta(days=100), DAY), (DAY, None)]
        assert lapses.period_at(lapse) is None
        opened.journal.undo()
        assert len(opened.reader.records(RecoveryPeriod)) == 1

    def test_it_is_asked_once(self, opened: OpenJournal, lapses: Lapses) -> None:
        opened.journal.save(RecoveryPeriod(starts_on=DAY - timedelta(days=100)))
        lapse, other = Lapse(day=DAY), Lapse(day=DAY)
        assert lapses.period_at(lapse) is not None
        lapses.leave_period(lapse)
        assert lapses.period_at(lapse) is None
        assert lapses.period_at(other) is not None
        assert opened.reader.records(RecoveryPeriod)[0].ends_on is None

    @pytest.mark.parametrize("days", [(0, None), (-20, -5), (1, None), (-20, 0)])
    def test_a_time_that_the_day_is_not_within_is_not_asked_about(
        self, opened: OpenJournal, lapses: Lapses, days: tuple[int, int | None]
    ) -> None:
        first, last = days
        ends_on = None if last is None else DAY + timedelta(days=last)
        opened.journal.save(RecoveryPeriod(starts_on=DAY + timedelta(days=first), ends_on=ends_on))
        assert lapses.period_at(Lapse(day=DAY)) is None
        assert lapses.part_period(Lapse(day=DAY)) is None
