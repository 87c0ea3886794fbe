"""The one way in for every change: one action each, undone and done again in order, also after reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.daily import CheckIn, SignNoticed, TriggerMet
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.record import Part, Record, Source
from recovery_journal.services.journal import Changed, Deed, Journal
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.services.step import ends_first
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each_kind

DAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def journal(opened: OpenJournal) -> Journal:
    return Journal(opened.database, Clock())


def join(start: Part, end: Part, rank: int = 0) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id, rank=rank)


def log(opened: OpenJournal) -> list[tuple[object, ...]]:
    """The whole change log, row by row."""
    with opened.database.reading() as connection:
        actions = connection.exec_driver_sql("SELECT * FROM action ORDER BY id").all()
        changes = connection.exec_driver_sql("SELECT * FROM change ORDER BY id").all()
    return [tuple(each) for each in (*actions, *changes)]


def undo_kinds(journal: Journal, count: int) -> list[str]:
    return [found[0].kind for _ in range(count) if (found := journal.next_undo()) and journal.undo()]


class TestSaving:
    def test_it_stamps_times_and_keeps_the_first_one(self, opened: OpenJournal, journal: Journal) -> None:
        trigger = Trigger(text="Payday")
        journal.save(trigger)
        made = opened.reader.get(Trigger, trigger.id)
        journal.save(replace(trigger, text="Payday, paid in cash"))
        edited = opened.reader.get(Trigger, trigger.id)
        assert made is not None
        assert edited is not None
        assert made.created_at == made.updated_at == edited.created_at == NOON + timedelta(minutes=1)
        assert edited.updated_at == NOON + timedelta(minutes=2)

    def test_one_action_whatever_it_touches(self, opened: OpenJournal, journal: Journal) -> None:
        trigger, sign = Trigger(text="Payday"), WarningSign(text="I skip meals")
        changed = journal.save(trigger, sign, join(trigger, sign))
        assert changed is not None
        assert changed.kinds == {"trigger", "warning_sign", "link"}
        assert journal.undo() is not None
        assert journal.next_undo() is None
        assert opened.reader.count("trigger") == opened.reader.count("link") == 0

    def test_the_order_in_which_it_is_told_does_not_matter(self, opened: OpenJournal, journal: Journal) -> None:
        trigger, sign = Trigger(text="Payday"), WarningSign(text="I skip meals")
        check_in = CheckIn(day=DAY)
        met = TriggerMet(owner=check_in.id, trigger=trigger.id)
        assert journal.save(join(trigger, sign), met, check_in, sign, trigger) is not None
        assert len(opened.reader.links_from(trigger.id)) == len(opened.reader.parts(TriggerMet, check_in.id)) == 1

    def test_nothing_that_differs_is_no_action(self, opened: OpenJournal, journal: Journal) -> None:
        trigger = Trigger(text="Payday")
        journal.save(trigger)
        before = log(opened)
        assert journal.save(trigger) is None
        assert journal.save() is None
        assert journal.remove(Trigger(text="never kept")) is None
        assert log(opened) == before

    def test_a_part_whose_record_is_gone_is_left_out(self, opened: OpenJournal, journal: Journal) -> None:
        trigger, gone = Trigger(text="Payday"), Contact(name="Theo")
        check_in = CheckIn(day=DAY)
        noticed = SignNoticed(owner=check_in.id, sign=gone.id)
        journal.save(trigger, join(trigger, gone), join(gone, trigger), check_in, noticed)
        assert opened.reader.count("link") == opened.reader.count("sign_noticed") == 0
        assert opened.reader.count("trigger") == 1

    def test_a_pair_stands_once(self, opened: OpenJournal, journal: Journal) -> None:
        trigger, sign = Trigger(text="Payday"), WarningSign(text="I skip meals")
        journal.save(trigger, sign, join(trigger, sign))
        assert journal.save(join(trigger, sign, 4)) is None
        assert [each.rank for each in opened.reader.links_from(trigger.id)] == [0]

    def test_what_is_removed_in_it_goes_first(self, opened: OpenJournal, journal: Journal) -> None:
        trigger, sign = Trigger(text="Payday"), WarningSign(text="I skip meals")
        old, new = join(trigger, sign), join(trigger, sign, 3)
        journal.save(trigger, sign, old)
        journal.save(new, removed=[old])
        assert [each.id for each in opened.reader.links_from(trigger.id)] == [new.id]

    def test_many_at_once_have_instants_of_their_own(self, opened: OpenJournal, journal: Journal) -> None:
        deeds = [Deed(NOON + timedelta(days=n), (CheckIn(day=DAY + timedelta(days=n)),)) for n in range(3)]
        journal.save_in_bulk(deeds)
        made = opened.reader.check_ins_between(DAY, DAY + timedelta(days=9))
        assert [each.created_at for each in made] == [each.at for each in deeds]
        journal.undo()
        assert opened.reader.count("check_in") == 2

    def test_many_at_once_are_as_one_by_one(self, opened: OpenJournal, shelf: Shelf) -> None:
        entities = ends_first(one_of_each_kind())
        trigger = entities[0]
        contact = next(each for each in entities if isinstance(each, Contact))
        assert isinstance(trigger, Trigger)
        deeds = [
            Deed(NOON, tuple(entities)),
            Deed(NOON + timedelta(hours=1), (replace(trigger, strength=9), Contact(name="Theo"))),
            Deed(NOON + timedelta(hours=2), (replace(trigger, strength=9),)),
            Deed(NOON + timedelta(hours=3), removed=(contact,), kind="remove"),
            Deed(NOON + timedelta(hours=4), (replace(trigger, strength=9, archived_on=DAY),), kind="archive"),
        ]
        opened.journal.save_in_bulk(deeds)
        other = shelf.make("Other", PASSPHRASE)
        now = iter([each.at for each in deeds])
        journal = Journal(other.database, lambda: next(now))
        for each in deeds:
            journal.save(*each.saved, removed=each.removed, kind=each.kind)
        for cls in ENTITIES.values():
            assert opened.reader.everything(cls) == other.reader.everything(cls)
        assert log(opened) == log(other)
        other.close()

    def test_those_who_listen_hear_what_was_touched_and_who_asked(self, journal: Journal) -> None:
        heard: list[Changed] = []
        journal.listen(heard.append)
        trigger = Trigger(text="Payday")
        journal.save(trigger, asked_by="page")
        journal.save(trigger)
        journal.undo()
        assert [(each.kinds, each.ids, each.asked_by) for each in heard] == [
            ({"trigger"}, {trigger.id}, "page"),
            ({"trigger"}, {trigger.id}, None),
        ]
        assert heard[0].action < heard[1].action


class TestRemoving:
    @pytest.fixture
    def plan(self, journal: Journal) -> list[Record]:
        trigger, sign = Trigger(text="Payday"), WarningSign(text="I skip meals")
        strategy, contact = CopingStrategy(text="Walk"), Contact(name="Theo")
        check_in = CheckIn(day=DAY, mood=4)
        links = [join(trigger, sign), join(sign, strategy, 1), join(strategy, contact), join(check_in, contact)]
        ticks = [SignNoticed(owner=check_in.id, sign=sign.id), TriggerMet(owner=check_in.id, trigger=trigger.id)]
        journal.save(trigger, sign, strategy, contact, check_in, *ticks, *links)
        return [trigger, sign, strategy, contact, check_in]

    def counts(self, opened: OpenJournal) -> dict[str, int]:
        return {kind: opened.reader.count(kind) for kind in ("link", "sign_noticed", "trigger_met")}

    def test_its_links_and_parts_go_along(self, opened: OpenJournal, journal: Journal, plan: list[Record]) -> None:
        journal.remove(plan[1])
        assert self.counts(opened) == {"link": 2, "sign_noticed": 0, "trigger_met": 1}
        journal.remove(plan[4])
        assert self.counts(opened) == {"link": 1, "sign_noticed": 0, "trigger_met": 0}

    @pytest.mark.parametrize("number", range(5))
    def test_undo_and_bringing_back_return_all_of_it(
        self, opened: OpenJournal, journal: Journal, plan: list[Record], number: int
    ) -> None:
        def everything() -> set[Part]:
            kinds = (*map(type, plan), Link, SignNoticed, TriggerMet)
            return {each for cls in kinds for each in opened.reader.everything(cls)}

        before = everything()
        journal.remove(plan[number])
        assert everything() < before
        journal.undo()
        assert everything() == before
        journal.remove(plan[number])
        (gone,) = opened.reader.removed(type(plan[number]))
        assert journal.bring_back(gone) is not None
        assert everything() == before
        assert opened.reader.removed(type(plan[number])) == []

    def test_of_two_that_are_gone_each_brings_back_what_went_with_it(
        self, opened: OpenJournal, journal: Journal, plan: list[Record]
    ) -> None:
        trigger, sign = plan[:2]
        journal.remove(sign)
        journal.remove(trigger)
        journal.bring_back(sign)
        assert [each.to_id for each in opened.reader.links_from(sign.id)] == [plan[2].id]
        assert opened.reader.links_to(sign.id) == []
        journal.bring_back(trigger)
        assert opened.reader.get(Trigger, trigger.id) is not None

    def test_archiving_keeps_links_and_bringing_back_ends_it(
        self, opened: OpenJournal, journal: Journal, plan: list[Record]
    ) -> None:
        journal.archive(plan[1])
        assert self.counts(opened) == {"link": 4, "sign_noticed": 1, "trigger_met": 1}
        assert opened.reader.records(WarningSign) == []
        (away,) = opened.reader.records(WarningSign, archived=True)
        assert away.archived_on is not None
        journal.bring_back(away)
        assert len(opened.reader.records(WarningSign)) == 1
        assert undo_kinds(journal, 3) == ["bring_back", "archive", "add"]

    def test_putting_away_or_bringing_back_by_an_old_copy_undoes_no_edit(
        self, opened: OpenJournal, journal: Journal, plan: list[Record]
    ) -> None:
        trigger = plan[0]
        journal.save(replace(trigger, note="newer words"))
        journal.archive(trigger)
        journal.bring_back(trigger)
        kept = opened.reader.get(Trigger, trigger.id)
        assert kept is not None
        assert (kept.note, kept.archived_on) == ("newer words", None)

    def test_those_that_are_gone_are_listed_latest_first(self, opened: OpenJournal, journal: Journal) -> None:
        first, second = Trigger(text="1"), Trigger(text="2")
        journal.save(first, second)
        for each in (first, second):
            journal.remove(each)
        journal.bring_back(first)
        assert [each.text for each in opened.reader.removed(Trigger)] == ["2"]
        journal.remove(first)
        assert [each.text for each in opened.reader.removed(Trigger)] == ["1", "2"]

    def test_a_check_in_stays_gone_while_its_day_has_another(
        self, opened: OpenJournal, journal: Journal, plan: list[Record]
    ) -> None:
        journal.remove(plan[4])
        journal.save(CheckIn(day=DAY, mood=9))
        assert journal.bring_back(plan[4]) is None
        kept = opened.reader.check_in_on(DAY)
        assert kept is not None
        assert kept.mood == 9

    def test_questions_go_and_come_with_their_appointment(self, opened: OpenJournal, journal: Journal) -> None:
        appointment = Appointment(title="Counseling", starts_on=DAY)
        question = AppointmentQuestion(owner=appointment.id, text="What about sleep?")
        journal.save(appointment, question)
        journal.remove(appointment)
        assert opened.reader.count("appointment_question") == 0
        journal.undo()
        assert [each.text for each in opened.reader.parts(AppointmentQuestion, appointment.id)] == [question.text]


class TestUndo:
    def words(self, opened: OpenJournal) -> str:
        found = opened.reader.records(Trigger)
        return found[0].text if found else ""

    @pytest.fixture
    def edited(self, journal: Journal) -> Trigger:
        trigger = Trigger(text="1")
        for words in ("1", "2", "3"):
            journal.save(replace(trigger, text=words))
        return trigger

    def test_one_by_one_back_and_forth(self, opened: OpenJournal, journal: Journal, edited: Trigger) -> None:
        back = []
        while journal.undo():
            back.append(self.words(opened))
        forth = []
        while journal.redo():
            forth.append(self.words(opened))
        assert (back, forth) == (["2", "1", ""], ["1", "2", "3"])

    def test_what_was_done_again_can_be_undone_again(
        self, opened: OpenJournal, journal: Journal, edited: Trigger
    ) -> None:
        for _ in range(4):
            journal.undo()
            assert self.words(opened) == "2"
            journal.redo()
            assert self.words(opened) == "3"
        journal.undo()
        journal.undo()
        assert self.words(opened) == "1"

    def test_something_new_ends_redo_and_undo_goes_on_behind_it(
        self, opened: OpenJournal, journal: Journal, edited: Trigger
    ) -> None:
        journal.undo()
        journal.save(replace(edited, text="4"))
        assert journal.next_redo() is None
        assert journal.redo() is None
        seen = []
        while journal.undo():
            seen.append(self.words(opened))
        assert seen == ["2", "1", ""]

    def test_it_goes_on_after_closing_and_opening(
        self, opened: OpenJournal, journal: Journal, edited: Trigger, shelf: Shelf
    ) -> None:
        journal.undo()
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        again.journal.undo()
        assert self.words(again) == "1"
        again.journal.redo()
        again.journal.redo()
        assert self.words(again) == "3"
        again.close()

    def test_it_brings_every_field_back_times_too(self, opened: OpenJournal, journal: Journal) -> None:
        strategy = CopingStrategy(text="Walk", steps=("shoes", "door"), minutes=20, source=Source.SUGGESTION)
        journal.save(strategy)
        before = opened.reader.get(CopingStrategy, strategy.id)
        journal.save(CopingStrategy(id=strategy.id, text="Walk", note="by the river"))
        journal.undo()
        assert opened.reader.get(CopingStrategy, strategy.id) == before

    def test_the_log_only_grows(self, opened: OpenJournal, journal: Journal, edited: Trigger) -> None:
        rows = set(log(opened))
        for act in (journal.undo, journal.undo, journal.redo, lambda: journal.remove(edited), journal.undo):
            act()
            assert set(log(opened)) > rows
            rows = set(log(opened))

    def test_an_edit_notes_only_what_differs(self, journal: Journal, edited: Trigger) -> None:
        found = journal.next_undo()
        assert found is not None
        (change,) = found[1]
        assert change.before is not None
        assert change.after is not None
        assert set(change.after) == set(change.before) == {"text", "updated_at"}

    def test_drafts_and_preferences_are_not_in_it(self, opened: OpenJournal) -> None:
        opened.drafts.keep("trigger", None, {"text": "x"})
        opened.prefer(replace(opened.preferences, clock=24))
        opened.drafts.end("trigger", None)
        assert log(opened) == []


class TestDraftsAndUndo:
    def test_a_save_ends_its_draft_in_the_same_breath(self, journal: Journal, opened: OpenJournal) -> None:
        trigger = Trigger(text="Pay day")
        opened.drafts.keep("trigger", trigger.id, {"text": "Pay day"})
        opened.drafts.keep("trigger", None, {"text": "another"})
        journal.save(trigger, ends_drafts=[("trigger", str(trigger.id))])
        assert list(opened.drafts.of_kind("trigger")) == [""]

    def test_a_save_that_does_not_come_about_leaves_the_draft(self, journal: Journal, opened: OpenJournal) -> None:
        journal.save(CheckIn(day=DAY))
        opened.drafts.keep("check_in", DAY.isoformat(), {"mood": 6})
        with pytest.raises(Exception, match="UNIQUE"):
            journal.save(CheckIn(day=DAY, mood=6), ends_drafts=[("check_in", DAY.isoformat())])
        assert opened.drafts.find("check_in", DAY.isoformat()) == {"mood": 6}

    def test_what_undo_took_back_is_not_among_the_deleted(self, journal: Journal, opened: OpenJournal) -> None:
        kept, undone = Trigger(text="Pay day"), Trigger(text="A fight")
        journal.save(kept)
        journal.remove(kept)
        journal.save(undone)
        journal.undo()
        assert [each.id for each in opened.reader.removed(Trigger)] == [kept.id]
