"""Series of appointments: one time, this and the later ones, or all are changed or left out, each undone at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import RuleBroken
from recovery_journal.services.appointment_parts import time_of_key
from recovery_journal.services.appointments import Appointments, Details, Planned
from recovery_journal.services.series import Reach, SeriesChanges, Wanted
from recovery_journal.services.shelf import OpenJournal

TODAY = date(2026, 3, 12)
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 30)
TUESDAYS = [date(2026, 3, 3) + timedelta(weeks=each) for each in range(9)]


@pytest.fixture
def appointments(opened: OpenJournal) -> Appointments:
    return Appointments(opened.journal, opened.reader)


@pytest.fixture
def changes(opened: OpenJournal) -> SeriesChanges:
    return SeriesChanges(opened.journal, opened.reader)


def group(**values: object) -> Appointment:
    wanted = {
        "title": "Group",
        "starts_on": TUESDAYS[0],
        "starts_at": time(18),
        "ends_at": time(19, 30),
        "repeats": "FREQ=WEEKLY;BYDAY=TU",
    }
    return Appointment(**(wanted | values))  # type: ignore[arg-type]


def at(appointments: Appointments, made: Appointment, day: date) -> Details:
    found = appointments.details(made.id, day)
    assert found is not None
    return found


def told(listed: list[Planned]) -> list[tuple[str, str, str]]:
    return [
        (
            each.appointment.title,
            f"{each.appointment.starts_on:%m-%d}",
            f"{each.appointment.starts_at:%H:%M}" if each.appointment.starts_at else "",
        )
        for each in listed
    ]


def as_wanted(details: Details, **values: object) -> Wanted:
    """What the form holds when these fields were changed in it."""
    shown = details.shown
    kept = details.appointment
    on_day = replace(
        kept, starts_on=shown.starts_on, starts_at=shown.starts_at, ends_on=shown.ends_on, ends_at=shown.ends_at
    )
    return Wanted(replace(on_day, **values), [each.text for each in details.questions])  # type: ignore[arg-type]


class TestListing:
    def test_every_time_stands_among_the_single_ones(self, appointments: Appointments) -> None:
        appointments.save(group(), ["One?"])
        appointments.save(Appointment(title="Once", starts_on=date(2026, 3, 17), starts_at=time(9)), [])
        assert told(appointments.between(date(2026, 3, 10), date(2026, 3, 24))) == [
            ("Group", "03-10", "18:00"),
            ("Once", "03-17", "09:00"),
            ("Group", "03-17", "18:00"),
            ("Group", "03-24", "18:00"),
        ]
        assert [each.questions for each in appointments.on(date(2026, 3, 17))] == [0, 1]
        assert appointments.marks(date(2026, 3, 10), date(2026, 3, 24)) == {
            date(2026, 3, 10): 1,
            date(2026, 3, 17): 2,
            date(2026, 3, 24): 1,
        }

    def test_coming_and_past_go_on_as_far_as_is_asked(self, appointments: Appointments) -> None:
        appointments.save(group(), [])
        appointments.save(Appointment(title="Once", starts_on=date(2026, 3, 20)), [])
        coming = told(appointments.coming(TODAY, 40))
        assert coming[:3] == [("Group", "03-17", "18:00"), ("Once", "03-20", ""), ("Group", "03-24", "18:00")]
        assert len(coming) == 40
        assert told(appointments.past(TODAY, 5)) == [("Group", "03-10", "18:00"), ("Group", "03-03", "18:00")]

    def test_one_of_several_days_that_began_before_is_there(self, appointments: Appointments) -> None:
        weekend = group(starts_on=date(2026, 3, 7), ends_on=date(2026, 3, 8), repeats="FREQ=WEEKLY")
        appointments.save(weekend, [])
        assert told(appointments.on(date(2026, 3, 15))) == [("Group", "03-14", "18:00")]
        assert appointments.marks(date(2026, 3, 15), date(2026, 3, 21)) == {date(2026, 3, 15): 1, date(2026, 3, 21): 1}

    def test_a_key_tells_which_time(self, appointments: Appointments) -> None:
        made = group()
        appointments.save(made, [])
        (found,) = appointments.on(date(2026, 3, 17))
        assert time_of_key(found.key) == (made.id, date(2026, 3, 17))

    def test_the_next_time_is_shown_first_and_the_last_when_all_are_over(self, appointments: Appointments) -> None:
        made, over = group(), group(repeats="FREQ=WEEKLY;BYDAY=TU;COUNT=2")
        now = datetime(2026, 3, 17, 18, 1)
        assert appointments.day_to_show(made, now) == date(2026, 3, 24)
        assert appointments.day_to_show(over, now) == date(2026, 3, 10)

    def test_a_rule_nobody_can_read_leaves_the_first_day(self, appointments: Appointments, opened: OpenJournal) -> None:
        opened.journal.save(group(repeats="FREQ=SOMETIMES"))
        assert told(appointments.between(FIRST, LAST)) == [("Group", "03-03", "18:00")]
        assert told(appointments.coming(FIRST, 5)) == [("Group", "03-03", "18:00")]

    @pytest.mark.parametrize(
        ("rule", "code"),
        [
            ("FREQ=HOURLY", "rule_too_fine"),
            ("FREQ=WEEKLY;BYHOUR=8,18", "rule_too_fine"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rule_without_days"),
            ("FREQ=WEEKLY;COUNT=0", "rule_unreadable"),
        ],
    )
    def test_a_rule_that_cannot_be_served_is_not_saved(
        self, appointments: Appointments, opened: OpenJournal, rule: str, code: str
    ) -> None:
        with pytest.raises(RuleBroken) as broken:
            appointments.save(group(repeats=rule), [])
        assert (broken.value.code, broken.value.field) == (code, "repeats")
        assert opened.reader.count(Appointment.KIND) == 0


class TestOutcomes:
    def test_each_time_has_its_own(self, appointments: Appointments) -> None:
        made = group()
        appointments.save(made, [])
        for day, state in ((TUESDAYS[0], OccurrenceState.KEPT), (TUESDAYS[1], OccurrenceState.MISSED)):
            details = at(appointments, made, day)
            appointments.note_outcome(made, replace(details.occurrence, state=state, outcome=f"{day}"))
        states = [each.state for each in appointments.between(FIRST, date(2026, 3, 17))]
        assert states == [OccurrenceState.KEPT, OccurrenceState.MISSED, OccurrenceState.PLANNED]
        assert at(appointments, made, TUESDAYS[1]).occurrence.outcome == f"{TUESDAYS[1]}"
        assert at(appointments, made, TUESDAYS[2]).occurrence.outcome == ""

    def test_a_moved_one_stands_where_it_was_moved_to(self, appointments: Appointments) -> None:
        made = group()
        appointments.save(made, [])
        there = at(appointments, made, TUESDAYS[1]).occurrence
        appointments.note_outcome(made, replace(there, moved_on=date(2026, 4, 1), moved_at=time(9)))
        assert told(appointments.between(date(2026, 3, 9), date(2026, 3, 18))) == [("Group", "03-17", "18:00")]
        assert told(appointments.on(date(2026, 4, 1))) == [("Group", "04-01", "09:00")]
        assert appointments.on(date(2026, 4, 1))[0].planned_on == TUESDAYS[1]
        assert at(appointments, made, TUESDAYS[1]).shown.starts_on == date(2026, 4, 1)


class TestOnlyThisOne:
    def test_a_new_hour_moves_it_and_one_undo_takes_it_back(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group()
        appointments.save(made, ["One?"])
        details = at(appointments, made, TUESDAYS[2])
        wanted = as_wanted(details, starts_on=date(2026, 3, 18), starts_at=time(9), ends_at=time(10))
        shown = changes.change(details, wanted, Reach.ONE, TODAY)
        assert shown == (made.id, TUESDAYS[2])
        assert told(appointments.between(date(2026, 3, 16), date(2026, 3, 24))) == [
            ("Group", "03-18", "09:00"),
            ("Group", "03-24", "18:00"),
        ]
        opened.journal.undo()
        assert told(appointments.between(date(2026, 3, 16), date(2026, 3, 18))) == [("Group", "03-17", "18:00")]
        assert opened.reader.count(Occurrence.KIND) == 0

    def test_moved_back_it_is_as_it_was(self, appointments: Appointments, changes: SeriesChanges) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[2])
        changes.change(details, as_wanted(details, starts_on=date(2026, 3, 18)), Reach.ONE, TODAY)
        details = at(appointments, made, TUESDAYS[2])
        changes.change(details, as_wanted(details, starts_on=TUESDAYS[2]), Reach.ONE, TODAY)
        assert at(appointments, made, TUESDAYS[2]).occurrence.moved_on is None

    def test_another_title_makes_it_an_appointment_of_its_own_in_one_action(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made, grace = group(), Contact(name="Grace")
        opened.journal.save(grace)
        link = Link(from_kind="appointment", from_id=made.id, to_kind="contact", to_id=grace.id)
        appointments.save(made, ["One?"], [link])
        details = at(appointments, made, TUESDAYS[2])
        appointments.note_outcome(made, replace(details.occurrence, next_step="Ask Ben"))
        appointments.set_asked(details.questions[0], True)
        details = at(appointments, made, TUESDAYS[2])
        wanted = replace(as_wanted(details, title="Party"), provider=grace.id)
        entity, day = changes.change(details, wanted, Reach.ONE, TODAY)
        assert told(appointments.between(date(2026, 3, 10), date(2026, 3, 24))) == [
            ("Group", "03-10", "18:00"),
            ("Party", "03-17", "18:00"),
            ("Group", "03-24", "18:00"),
        ]
        single = appointments.details(entity)
        assert single is not None
        assert (day, single.appointment.repeats, single.occurrence.next_step) == (TUESDAYS[2], "", "Ask Ben")
        assert [(each.text, each.asked) for each in single.questions] == [("One?", True)]
        assert single.provider is not None
        opened.journal.undo()
        assert told(appointments.on(TUESDAYS[2])) == [("Group", "03-17", "18:00")]
        assert at(appointments, made, TUESDAYS[2]).occurrence.next_step == "Ask Ben"

    def test_left_out_it_is_gone_and_comes_back(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group()
        appointments.save(made, [])
        assert changes.leave_out(at(appointments, made, TUESDAYS[2]), Reach.ONE)
        assert appointments.on(TUESDAYS[2]) == []
        assert len(appointments.between(FIRST, LAST)) == len(TUESDAYS) - 1
        opened.journal.undo()
        assert len(appointments.between(FIRST, LAST)) == len(TUESDAYS)


class TestThisAndLater:
    def test_the_old_ones_stay_and_the_later_ones_are_new(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group(exceptions=("2026-03-24",))
        appointments.save(made, ["One?"])
        before = at(appointments, made, TUESDAYS[4]).occurrence
        appointments.note_outcome(made, replace(before, state=OccurrenceState.CANCELLED))
        details = at(appointments, made, TUESDAYS[2])
        entity, day = changes.change(details, as_wanted(details, title="New group"), Reach.LATER, TODAY)
        assert (entity == made.id, day) == (False, TUESDAYS[2])
        assert [f"{each.appointment.title} {each.planned_on:%m-%d}" for each in appointments.between(FIRST, LAST)] == [
            "Group 03-03", "Group 03-10", "New group 03-17", "New group 03-31", "New group 04-07", "New group 04-14",
            "New group 04-21", "New group 04-28",
        ]  # fmt: skip
        assert appointments.on(TUESDAYS[4])[0].state is OccurrenceState.CANCELLED
        opened.journal.undo()
        assert {each.appointment.id for each in appointments.between(FIRST, LAST)} == {made.id}
        assert appointments.on(TUESDAYS[4])[0].state is OccurrenceState.CANCELLED

    def test_a_series_that_counts_has_so_many_fewer_to_go(
        self, appointments: Appointments, changes: SeriesChanges
    ) -> None:
        made = group(repeats="FREQ=WEEKLY;BYDAY=TU;COUNT=5")
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[2])
        changes.change(details, as_wanted(details, place="Hall C"), Reach.LATER, TODAY)
        assert [each.planned_on for each in appointments.between(FIRST, LAST)] == TUESDAYS[:5]

    def test_another_day_of_the_week(self, appointments: Appointments, changes: SeriesChanges) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[2])
        wanted = as_wanted(details, starts_on=date(2026, 3, 18), repeats="FREQ=WEEKLY;BYDAY=WE")
        changes.change(details, wanted, Reach.LATER, TODAY)
        assert [f"{each.planned_on:%m-%d}" for each in appointments.between(FIRST, date(2026, 4, 1))] == [
            "03-03", "03-10", "03-18", "03-25", "04-01",
        ]  # fmt: skip

    def test_left_out_the_series_ends_before(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group()
        appointments.save(made, [])
        assert changes.leave_out(at(appointments, made, TUESDAYS[2]), Reach.LATER)
        assert [each.planned_on for each in appointments.between(FIRST, LAST)] == TUESDAYS[:2]
        opened.journal.undo()
        assert len(appointments.between(FIRST, LAST)) == len(TUESDAYS)

    def test_from_the_first_one_on_it_is_all_of_them(self, appointments: Appointments, changes: SeriesChanges) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[0])
        changes.change(details, as_wanted(details, title="New group"), Reach.LATER, TODAY)
        assert {each.appointment.id for each in appointments.between(FIRST, LAST)} == {made.id}
        assert not changes.leave_out(details, Reach.LATER)
        assert appointments.between(FIRST, LAST) == []


class TestAll:
    def test_words_change_everywhere_also_in_what_is_over(
        self, appointments: Appointments, changes: SeriesChanges
    ) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[3])
        assert changes.change(details, as_wanted(details, title="Circle"), Reach.ALL, TODAY) == (made.id, TUESDAYS[3])
        assert {each.appointment.title for each in appointments.between(FIRST, LAST)} == {"Circle"}

    def test_a_new_hour_counts_from_today_and_what_is_over_stays(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group()
        appointments.save(made, [])
        kept = at(appointments, made, TUESDAYS[0]).occurrence
        appointments.note_outcome(made, replace(kept, state=OccurrenceState.KEPT))
        details = at(appointments, made, TUESDAYS[4])
        wanted = as_wanted(details, starts_at=time(17), title="Circle")
        _, day = changes.change(details, wanted, Reach.ALL, TODAY)
        listed = appointments.between(FIRST, date(2026, 3, 24))
        assert told(listed) == [
            ("Circle", "03-03", "18:00"), ("Circle", "03-10", "18:00"),
            ("Circle", "03-17", "17:00"), ("Circle", "03-24", "17:00"),
        ]  # fmt: skip
        assert (day, listed[0].state) == (TUESDAYS[4], OccurrenceState.KEPT)
        opened.journal.undo()
        assert {each.appointment.id for each in appointments.between(FIRST, LAST)} == {made.id}

    def test_a_series_still_to_come_is_changed_as_it_is(
        self, appointments: Appointments, changes: SeriesChanges
    ) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[3])
        wanted = as_wanted(details, starts_on=TUESDAYS[3] + timedelta(days=1), repeats="FREQ=WEEKLY;BYDAY=WE")
        changes.change(details, wanted, Reach.ALL, FIRST)
        days = [each.planned_on for each in appointments.between(FIRST, LAST)]
        assert days == [each + timedelta(days=1) for each in TUESDAYS]

    def test_hours_of_a_moved_time_do_not_become_those_of_all(
        self, appointments: Appointments, changes: SeriesChanges
    ) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[3])
        changes.change(details, as_wanted(details, starts_at=time(8), ends_at=time(9)), Reach.ONE, TODAY)
        details = at(appointments, made, TUESDAYS[3])
        changes.change(details, as_wanted(details, title="Circle"), Reach.ALL, TODAY)
        assert told(appointments.between(TUESDAYS[3], TUESDAYS[4])) == [
            ("Circle", "03-24", "08:00"),
            ("Circle", "03-31", "18:00"),
        ]

    def test_no_more_repeating_leaves_what_is_over(self, appointments: Appointments, changes: SeriesChanges) -> None:
        made = group()
        appointments.save(made, [])
        details = at(appointments, made, TUESDAYS[2])
        changes.change(details, as_wanted(details, repeats=""), Reach.ALL, TODAY)
        assert [each.planned_on for each in appointments.between(FIRST, LAST)] == TUESDAYS[:3]

    def test_deleted_it_comes_back_with_all_that_was_said(
        self, appointments: Appointments, changes: SeriesChanges, opened: OpenJournal
    ) -> None:
        made = group()
        appointments.save(made, ["One?"])
        kept = at(appointments, made, TUESDAYS[0]).occurrence
        appointments.note_outcome(made, replace(kept, state=OccurrenceState.KEPT))
        assert not changes.leave_out(at(appointments, made, TUESDAYS[3]), Reach.ALL)
        assert appointments.between(FIRST, LAST) == []
        opened.journal.undo()
        assert appointments.on(TUESDAYS[0])[0].state is OccurrenceState.KEPT
