"""Getting ready for an appointment: what is marked to ask about, what becomes of it, and what a next step becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from recovery_journal.domain.aims import Goal, GoalStep
from recovery_journal.domain.care import Appointment, AppointmentKind, OccurrenceState
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.plan import Contact, Link, WarningSign
from recovery_journal.domain.record import TEXT_LIMIT, RuleBroken
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.services.appointment_search import Sought, SoughtAppointments, sought
from recovery_journal.services.appointments import Appointments, Details
from recovery_journal.services.follow_up import FollowUp, named
from recovery_journal.services.preparing import Preparing, question_text
from recovery_journal.services.shelf import OpenJournal

TODAY = date(2026, 3, 12)
LAST = date(2026, 2, 26)


@pytest.fixture
def appointments(opened: OpenJournal) -> Appointments:
    return Appointments(opened.journal, opened.reader)


@pytest.fixture
def preparing(opened: OpenJournal) -> Preparing:
    return Preparing(opened)


def plan(appointments: Appointments, day: date, provider: Contact | None = None, **values: object) -> Appointment:
    made = Appointment(**({"title": "Counseling", "starts_on": day, "starts_at": time(14)} | values))  # type: ignore[arg-type]
    links: Sequence[Link] = ()
    if provider is not None:
        links = [Link(from_kind=made.KIND, from_id=made.id, to_kind=Contact.KIND, to_id=provider.id, rank=0)]
    appointments.save(made, (), links)
    return made


def kept(appointments: Appointments, made: Appointment, on: date | None = None) -> Details:
    found = appointments.details(made.id, on)
    assert found is not None
    return found


def grace(opened: OpenJournal) -> Contact:
    made = Contact(name="Grace Okafor")
    opened.journal.save(made)
    return made


class TestToAsk:
    def test_signs_urges_and_entries_are_gathered_newest_first(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        made = plan(appointments, TODAY)
        opened.journal.save(JournalEntry(day=date(2026, 3, 1), text="# Sleep\nBad again", asks_about=True))
        opened.journal.save(UrgeLog(day=date(2026, 3, 4), thought="Why after work?", asks_about=True))
        opened.journal.save(UrgeLog(day=date(2026, 3, 3), strength_peak=7, asks_about=True))
        opened.journal.save(JournalEntry(day=date(2026, 3, 5), text="Not this one"))
        found = preparing.to_ask(kept(appointments, made))
        assert [each.words for each in found] == ["Why after work?", "An urge, 7 of 10", "Sleep"]
        assert all(each.private for each in found)

    def test_what_was_marked_before_the_last_time_with_the_same_person_is_left_out(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        person = grace(opened)
        plan(appointments, LAST, person)
        plan(appointments, date(2026, 3, 8), title="Housing office")
        made = plan(appointments, TODAY, person)
        for day in (date(2026, 2, 20), date(2026, 3, 2)):
            opened.journal.save(JournalEntry(day=day, text=f"Of {day}", asks_about=True))
        details = kept(appointments, made)
        assert preparing.last_with(details) == LAST
        assert [each.words for each in preparing.to_ask(details)] == ["Of 2026-03-02"]

    def test_a_missed_time_is_no_last_time(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        person = grace(opened)
        missed = plan(appointments, LAST, person)
        appointments.note_outcome(missed, replace(kept(appointments, missed).occurrence, state=OccurrenceState.MISSED))
        assert preparing.last_with(kept(appointments, plan(appointments, TODAY, person))) is None

    def test_a_series_knows_its_own_last_time(self, appointments: Appointments, preparing: Preparing) -> None:
        made = plan(appointments, LAST, repeats="FREQ=WEEKLY")
        assert preparing.last_with(kept(appointments, made, TODAY)) == TODAY - timedelta(days=7)

    def test_a_sign_becomes_a_question_and_its_mark_goes_in_one_action(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        made = plan(appointments, TODAY)
        sign = WarningSign(text="I stop answering calls", asks_about=True)
        opened.journal.save(sign)
        [asked] = preparing.to_ask(kept(appointments, made))
        preparing.take_up(made, asked)
        assert [each.text for each in kept(appointments, made).questions] == ["I stop answering calls"]
        after = opened.reader.get(WarningSign, sign.id)
        assert after is not None
        assert not after.asks_about
        opened.journal.undo()
        assert kept(appointments, made).questions == ()
        assert [each.words for each in preparing.to_ask(kept(appointments, made))] == ["I stop answering calls"]

    def test_long_words_are_cut_to_what_a_question_holds(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        made = plan(appointments, TODAY)
        opened.journal.save(JournalEntry(day=TODAY, text="x" * 900, asks_about=True))
        [asked] = preparing.to_ask(kept(appointments, made))
        assert len(question_text(asked)) == TEXT_LIMIT
        preparing.take_up(made, asked)

    def test_what_was_written_since_is_counted(
        self, opened: OpenJournal, appointments: Appointments, preparing: Preparing
    ) -> None:
        plan(appointments, LAST)
        made = plan(appointments, TODAY)
        for day in (date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 2)):
            opened.journal.save(CheckIn(day=day, mood=5))
        opened.journal.save(UrgeLog(day=date(2026, 3, 3)))
        found = preparing.since_then(kept(appointments, made), TODAY)
        assert (found.since, found.check_ins, found.urges, found.entries) == (LAST, 2, 1, 0)


class TestFollowUp:
    def test_a_next_step_becomes_a_goal_that_one_undo_takes_back(self, opened: OpenJournal) -> None:
        FollowUp(opened).make_goal("Ask about night classes\nThe office opens at nine.")
        [goal] = opened.reader.records(Goal)
        assert (goal.text, goal.note) == (
            "Ask about night classes", "Ask about night classes\nThe office opens at nine.",
        )  # fmt: skip
        opened.journal.undo()
        assert opened.reader.records(Goal) == []

    def test_or_a_step_of_one(self, opened: OpenJournal) -> None:
        goal = Goal(text="A place of my own")
        opened.journal.save(goal)
        FollowUp(opened).add_step(goal, "Call the office")
        FollowUp(opened).add_step(goal, "Fill in the form")
        steps = opened.reader.parts(GoalStep, goal.id)
        assert [each.text for each in sorted(steps, key=lambda each: each.position)] == [
            "Call the office", "Fill in the form",
        ]  # fmt: skip

    def test_nothing_becomes_nothing(self, opened: OpenJournal) -> None:
        with pytest.raises(RuleBroken):
            FollowUp(opened).make_goal("  ")

    def test_a_name_is_one_line(self) -> None:
        assert named("One line") == ("One line", "")
        assert named("x" * 300)[1] == "x" * 300
        assert len(named("x" * 300)[0]) == TEXT_LIMIT


class TestSearch:
    @pytest.fixture
    def found_in(self, opened: OpenJournal, appointments: Appointments) -> SoughtAppointments:
        plan(appointments, TODAY, grace(opened), kind=AppointmentKind.COUNSELING)
        plan(appointments, TODAY, title="Tuesday group", kind=AppointmentKind.GROUP, place="Hall B",
             repeats="FREQ=WEEKLY")  # fmt: skip
        return SoughtAppointments(opened.journal, opened.reader)

    @pytest.mark.parametrize("words", ["counsel", "GRACE", "okafor counseling"])
    def test_title_and_provider(self, found_in: SoughtAppointments, words: str) -> None:
        found_in.look_for(sought([], words))
        assert [each.appointment.title for each in found_in.coming(TODAY, 30)] == ["Counseling"]

    def test_place_of_a_series(self, found_in: SoughtAppointments) -> None:
        found_in.look_for(sought([], "hall"))
        assert len(found_in.coming(TODAY, 5)) == 5
        assert found_in.marks(TODAY, TODAY + timedelta(days=13)) == {TODAY: 1, TODAY + timedelta(days=7): 1}

    def test_kinds(self, found_in: SoughtAppointments) -> None:
        assert found_in.kinds() == [AppointmentKind.COUNSELING, AppointmentKind.GROUP]
        found_in.look_for(Sought(frozenset([AppointmentKind.GROUP])))
        assert {each.appointment.title for each in found_in.between(TODAY, TODAY + timedelta(days=30))} == {
            "Tuesday group"
        }

    def test_nothing_is_left_out_again(self, found_in: SoughtAppointments) -> None:
        found_in.look_for(sought([], "zzz"))
        assert found_in.coming(TODAY, 30) == []
        assert found_in.past(TODAY, 30) == []
        found_in.look_for(Sought())
        assert len(found_in.on(TODAY)) == 2
