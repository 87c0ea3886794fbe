"""Appointments: planned with their questions and outcome, listed by day, undone as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from recovery_journal.domain.care import Appointment, AppointmentKind, OccurrenceState
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import RuleBroken
from recovery_journal.services.appointments import Appointments, is_over, wall_clock
from recovery_journal.services.shelf import OpenJournal

TODAY = date(2026, 3, 12)


@pytest.fixture
def appointments(opened: OpenJournal) -> Appointments:
    return Appointments(opened.journal, opened.reader)


def counseling(**values: object) -> Appointment:
    wanted = {"title": "Counseling", "starts_on": TODAY, "starts_at": time(14, 30), "ends_at": time(15, 20)} | values
    return Appointment(**wanted)  # type: ignore[arg-type]


class TestSaving:
    def test_an_appointment_comes_with_its_questions_and_its_occurrence(self, appointments: Appointments) -> None:
        made = counseling(kind=AppointmentKind.COUNSELING)
        appointments.save(made, ["What about sleep?", "Who can I call?"])
        kept = appointments.details(made.id)
        assert kept is not None
        assert [each.text for each in kept.questions] == ["What about sleep?", "Who can I call?"]
        assert (kept.occurrence.planned_on, kept.occurrence.planned_at) == (TODAY, time(14, 30))
        assert kept.occurrence.state is OccurrenceState.PLANNED

    def test_one_undo_takes_all_of_it_back_and_redo_returns_it(
        self, appointments: Appointments, opened: OpenJournal
    ) -> None:
        made = counseling()
        appointments.save(made, ["What about sleep?"])
        opened.journal.undo()
        assert appointments.details(made.id) is None
        opened.journal.redo()
        kept = appointments.details(made.id)
        assert kept is not None
        assert len(kept.questions) == 1

    def test_the_occurrence_follows_the_start_while_it_is_planned(self, appointments: Appointments) -> None:
        made = counseling()
        appointments.save(made, [])
        appointments.save(replace(made, starts_on=date(2026, 3, 13)), [])
        moved = appointments.details(made.id)
        assert moved is not None
        assert moved.occurrence.planned_on == date(2026, 3, 13)

    def test_an_outcome_stays_where_it_was_planned(self, appointments: Appointments) -> None:
        made = counseling()
        appointments.save(made, [])
        kept = appointments.details(made.id)
        assert kept is not None
        appointments.note_outcome(made, replace(kept.occurrence, state=OccurrenceState.MOVED))
        appointments.save(replace(made, starts_on=date(2026, 3, 20)), [])
        after = appointments.details(made.id)
        assert after is not None
        assert (after.occurrence.planned_on, after.occurrence.state) == (TODAY, OccurrenceState.MOVED)

    def test_a_question_that_reads_the_same_keeps_its_tick(self, appointments: Appointments) -> None:
        made = counseling()
        appointments.save(made, ["One?", "Two?"])
        kept = appointments.details(made.id)
        assert kept is not None
        appointments.set_asked(kept.questions[1], True)
        appointments.save(made, ["Two?", "Three?"])
        after = appointments.details(made.id)
        assert after is not None
        assert [(each.text, each.asked) for each in after.questions] == [("Two?", True), ("Three?", False)]

    def test_a_question_too_long_names_the_questions(self, appointments: Appointments) -> None:
        with pytest.raises(RuleBroken) as broken:
            appointments.save(counseling(), ["a" * 201])
        assert (broken.value.field, broken.value.code) == ("questions", "too_long")

    def test_an_added_question_comes_last(self, appointments: Appointments) -> None:
        made = counseling()
        appointments.save(made, ["One?"])
        appointments.add_question(made, "  Two? ")
        kept = appointments.details(made.id)
        assert kept is not None
        assert [each.text for each in kept.questions] == ["One?", "Two?"]

    def test_the_first_linked_contact_is_the_provider(self, appointments: Appointments, opened: OpenJournal) -> None:
        made, grace = counseling(), Contact(name="Grace")
        link = Link(from_kind="appointment", from_id=made.id, to_kind="contact", to_id=grace.id)
        opened.journal.save(grace)
        appointments.save(made, [], [link])
        kept = appointments.details(made.id)
        assert kept is not None
        assert kept.provider is not None
        assert kept.provider.name == "Grace"


class TestListing:
    def test_coming_ones_stand_in_time_order_with_their_questions(self, appointments: Appointments) -> None:
        appointments.save(counseling(title="Later", starts_on=date(2026, 3, 17)), [])
        appointments.save(counseling(title="Now"), ["One?", "Two?"])
        appointments.save(counseling(title="All day", starts_at=None, ends_at=None), [])
        appointments.save(counseling(title="Gone", starts_on=date(2026, 3, 2)), [])
        listed = [(each.appointment.title, each.questions) for each in appointments.coming(TODAY, 10)]
        assert listed == [("All day", 0), ("Now", 2), ("Later", 0)]

    def test_past_ones_stand_latest_first_and_no_more_than_asked_for(self, appointments: Appointments) -> None:
        for day in (2, 9, 5):
            appointments.save(counseling(title=f"Day {day}", starts_on=date(2026, 3, day)), [])
        assert [each.appointment.title for each in appointments.past(TODAY, 2)] == ["Day 9", "Day 5"]

    def test_one_of_several_days_is_there_until_its_last(self, appointments: Appointments) -> None:
        made = counseling(starts_on=date(2026, 3, 10), ends_on=date(2026, 3, 13), starts_at=None, ends_at=None)
        appointments.save(made, [])
        assert [each.appointment.id for each in appointments.coming(TODAY, 5)] == [made.id]
        assert [each.appointment.id for each in appointments.on(date(2026, 3, 13))] == [made.id]
        assert appointments.on(date(2026, 3, 14)) == []
        marked = appointments.marks(date(2026, 3, 12), date(2026, 3, 31))
        assert marked == {date(2026, 3, 12): 1, date(2026, 3, 13): 1}

    def test_marks_count_each_day(self, appointments: Appointments) -> None:
        appointments.save(counseling(), [])
        appointments.save(counseling(title="Group", starts_at=time(18), ends_at=None), [])
        assert appointments.marks(date(2026, 3, 1), date(2026, 3, 31)) == {TODAY: 2}

    def test_archived_and_deleted_ones_are_put_away_and_come_back(
        self, appointments: Appointments, opened: OpenJournal
    ) -> None:
        archived, deleted = counseling(title="Archived"), counseling(title="Deleted")
        appointments.save(archived, [])
        appointments.save(deleted, ["One?"])
        opened.journal.archive(archived)
        opened.journal.remove(deleted)
        assert appointments.coming(TODAY, 5) == []
        away = appointments.put_away()
        assert [(each.appointment.title, each.deleted) for each in away] == [("Archived", False), ("Deleted", True)]
        for each in away:
            opened.journal.bring_back(each.appointment)
        assert len(appointments.coming(TODAY, 5)) == 2
        kept = appointments.details(deleted.id)
        assert kept is not None
        assert len(kept.questions) == 1


class TestClocks:
    def test_it_is_over_by_the_clock_where_it_takes_place(self) -> None:
        there = counseling(zone="America/New_York")
        before, after = (datetime(2026, 3, 12, hour, 0, tzinfo=UTC) for hour in (19, 20))  # 3 pm and 4 pm there
        assert not is_over(there, before.astimezone().replace(tzinfo=None))
        assert is_over(there, after.astimezone().replace(tzinfo=None))

    @pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../etc", "America"])
    def test_an_unknown_zone_is_here(self, zone: str) -> None:
        moment = datetime(2026, 3, 12, 16, 0)
        assert wall_clock(moment, zone) == moment
