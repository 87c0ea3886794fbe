"""The doses of a day: what was planned, what was said, what is unknown; and what runs out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from recovery_journal.domain.doses import (
    coming_days,
    counts,
    doses_on,
    moment_of,
    runs_out_first,
    runs_out_unfilled,
    time_of,
    times_of,
    waiting,
    words_without_time,
)
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.way import DoseEvent, DoseState, Medication, Weekday
from recovery_journal.services.medication import Ask, Medications
from recovery_journal.services.shelf import OpenJournal

DAY = date(2026, 3, 12)  # a Thursday
NINE, EVENING = time(9), time(20, 30)


def medication(**fields: Any) -> Medication:
    return Medication(**({"name": "The morning one", "times": ("9:00", "8.30 pm")} | fields))


def said(of: Medication, at: time | None, state: DoseState = DoseState.TAKEN, day: date = DAY) -> DoseEvent:
    return DoseEvent(owner=of.id, day=day, due_at=at, state=state)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("08:00", time(8)),
        (" 8 ", time(8)),
        ("8 am", time(8)),
        ("8.30 pm", time(20, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("2030", time(20, 30)),
        ("0:05", time(0, 5)),
        ("at bedtime", None),
        ("25:00", None),
        ("8:75", None),
        ("13 pm", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, meant: time | None) -> None:
    assert time_of(text) == meant


def test_words_that_name_no_time_are_told_apart() -> None:
    found = medication(times=("8 pm", "at bedtime", "9", "9:00"))
    assert times_of(found) == [time(9), time(20)]
    assert words_without_time(found) == ["at bedtime"]


@pytest.mark.parametrize(
    ("fields", "planned"),
    [
        ({}, True),
        ({"starts_on": DAY}, True),
        ({"starts_on": DAY + timedelta(1)}, False),
        ({"ends_on": DAY}, True),
        ({"ends_on": DAY - timedelta(1)}, False),
        ({"weekdays": (Weekday.THURSDAY, Weekday.MONDAY)}, True),
        ({"weekdays": (Weekday.FRIDAY,)}, False),
    ],
)
def test_a_dose_is_planned_on_the_days_of_the_prescription(fields: dict[str, Any], planned: bool) -> None:
    assert bool(doses_on(DAY, [medication(**fields)], [])) is planned


def test_nothing_said_is_unknown_and_never_missed() -> None:
    doses = doses_on(DAY, [medication()], [])
    assert [(each.due_at, each.state) for each in doses] == [(NINE, None), (EVENING, None)]
    assert counts(doses) == {}


def test_what_was_said_stands_at_its_time() -> None:
    each = medication()
    doses = doses_on(DAY, [each], [said(each, EVENING, DoseState.CHANGED), said(each, NINE, day=DAY - timedelta(1))])
    assert [dose.state for dose in doses] == [None, DoseState.CHANGED]
    assert counts(doses) == {DoseState.CHANGED: 1}


def test_a_changed_prescription_makes_no_blank_doses_in_days_gone_by() -> None:
    each = medication(times=("10:00", "22:00"))
    doses = doses_on(DAY, [each], [said(each, NINE), said(each, EVENING)])
    assert [dose.due_at for dose in doses] == [NINE, EVENING]
    doses = doses_on(DAY, [each], [said(each, NINE)])
    assert [dose.due_at for dose in doses] == [NINE, time(22)]


def test_what_was_said_stays_when_the_day_is_no_longer_planned() -> None:
    each = medication(starts_on=DAY + timedelta(5))
    assert [dose.state for dose in doses_on(DAY, [each], [said(each, NINE)])] == [DoseState.TAKEN]


def test_the_hours_before_the_day_begins_are_its_end() -> None:
    doses = doses_on(DAY, [medication(times=("01:00", "9:00"))], [], begins_at=4)
    assert [dose.due_at for dose in doses] == [NINE, time(1)]
    assert moment_of(DAY, time(1), 4) == datetime(2026, 3, 13, 1)
    assert moment_of(DAY, NINE, 4) == datetime(2026, 3, 12, 9)


def test_doses_of_one_time_wait_together_and_those_without_a_time_do_not() -> None:
    first, second, loose = medication(), medication(times=("9 am",)), medication(times=())
    doses = doses_on(DAY, [first, second, loose], [said(first, EVENING)])
    assert [(at, len(some)) for at, some in waiting(doses)] == [(NINE, 2)]


def test_what_runs_out_before_the_next_refill() -> None:
    assert runs_out_first(medication(runs_out_on=DAY, next_refill_on=DAY + timedelta(1)))
    assert not runs_out_first(medication(runs_out_on=DAY, next_refill_on=DAY))
    assert not runs_out_first(medication(runs_out_on=DAY))


@pytest.mark.parametrize(
    ("fields", "is_said"),
    [
        ({"runs_out_on": DAY + timedelta(7)}, True),
        ({"runs_out_on": DAY + timedelta(8)}, False),
        ({"runs_out_on": DAY - timedelta(2)}, True),
        ({"runs_out_on": DAY + timedelta(3), "next_refill_on": DAY + timedelta(2)}, False),
        ({"runs_out_on": DAY + timedelta(3), "ends_on": DAY + timedelta(1)}, False),
        ({}, False),
    ],
)
def test_what_runs_out_soon_without_a_refill(fields: dict[str, Any], is_said: bool) -> None:
    assert runs_out_unfilled(medication(**fields), DAY) is is_said


def test_refills_and_injections_of_the_next_seven_days() -> None:
    some = [
        medication(next_refill_on=DAY + timedelta(7), next_injection_on=DAY),
        medication(next_refill_on=DAY + timedelta(8), next_injection_on=DAY - timedelta(1)),
    ]
    found = [(day, what) for day, what, _each in coming_days(some, DAY)]
    assert found == [(DAY, "injection"), (DAY + timedelta(7), "refill")]


class TestInAJournal:
    @pytest.fixture
    def kept(self, opened: OpenJournal) -> UUID:
        each = medication(prescribed_by="Dr. Moss")
        opened.journal.save(each)
        return each.id

    def test_doses_are_noted_changed_made_blank_and_taken_back(self, opened: OpenJournal, kept: UUID) -> None:
        service = Medications(opened)
        service.note(service.doses(DAY)[:1], DoseState.MISSED, " Left it at home ")
        [first, second] = service.doses(DAY)
        assert first.event is not None
        assert (first.state, first.event.reason, second.state) == (DoseState.MISSED, "Left it at home", None)
        service.note([first], DoseState.TAKEN)
        assert [each.state for each in service.doses(DAY)] == [DoseState.TAKEN, None]
        assert opened.reader.count(DoseEvent.KIND) == 1, "the same dose is not noted twice"
        service.note(service.doses(DAY), None)
        assert [each.state for each in service.doses(DAY)] == [None, None]
        opened.journal.undo()
        assert [each.state for each in service.doses(DAY)] == [DoseState.TAKEN, None]

    def test_days_are_read_apart(self, opened: OpenJournal, kept: UUID) -> None:
        service = Medications(opened)
        service.note(service.doses(DAY), DoseState.TAKEN)
        found = service.days(DAY - timedelta(1), DAY + timedelta(1))
        assert [counts(found[day]) for day in sorted(found)] == [{}, {DoseState.TAKEN: 2}, {}]

    def test_whom_to_ask_is_the_first_contact_with_a_number(self, opened: OpenJournal, kept: UUID) -> None:
        service = Medications(opened)
        [each] = service.in_use()
        assert service.ask(each) == Ask("Dr. Moss")
        nurse, doctor = Contact(name="Nurse Ada", phone="555-0107"), Contact(name="Dr. Moss")
        links = [
            Link(from_kind=Medication.KIND, from_id=kept, to_kind=Contact.KIND, to_id=one.id, rank=rank)
            for rank, one in enumerate((doctor, nurse))
        ]
        opened.journal.save(nurse, doctor, *links)
        assert service.ask(each) == Ask("Nurse Ada", "555-0107")
