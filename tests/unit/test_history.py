"""What was done, in words: each event of a record, and what undo would take back."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.care import Appointment, AppointmentKind, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn, Halt, SignNoticed, TriggerMet
from recovery_journal.domain.kinds import ENTITIES, FIXED
from recovery_journal.domain.plan import Approach, Contact, CopingStrategy, Link, Trigger, WarningSign
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.record import Part
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.services.history import History
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import name_of
from tests.filled import one_of_each_kind

DAY = date(2026, 3, 12)


def said(opened: OpenJournal, record: Part) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.what, each.differences) for each in opened.history.of(record)]


def subject(opened: OpenJournal) -> str:
    found = opened.journal.next_undo()
    assert found is not None
    return opened.history.subject(found[1])


def join(start: Part, end: Part, rank: int = 0) -> Link:
    return Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id, rank=rank)


@pytest.fixture
def trigger(opened: OpenJournal) -> Trigger:
    made = Trigger(text="Payday", strength=6)
    opened.journal.save(made)
    return made


class TestHistory:
    def test_an_edit_tells_each_difference(self, opened: OpenJournal, trigger: Trigger) -> None:
        opened.journal.save(replace(trigger, strength=8, approach=Approach.AVOID, note="Fridays"))
        assert said(opened, trigger) == [
            ("Changed", ("Note: blank → Fridays", "Strength: 6 → 8", "My approach: blank → Avoid it")),
            ("Added", ()),
        ]

    def test_several_that_came_or_went_at_once_are_counted(self, opened: OpenJournal, trigger: Trigger) -> None:
        more = [Trigger(text=text) for text in ("Rain", "Sundays")]
        opened.journal.save(*more)
        assert subject(opened) == "2 triggers"
        opened.journal.save(removed=[trigger, *more])
        assert subject(opened) == "3 triggers"
        opened.journal.undo()
        opened.journal.save(*(replace(each, position=number) for number, each in enumerate(more, 5)))
        assert subject(opened) == "trigger “Rain”"

    def test_values_are_said_as_people_say_them(self, opened: OpenJournal) -> None:
        check_in = CheckIn(day=DAY)
        opened.journal.save(check_in)
        opened.journal.save(replace(check_in, halt=(Halt.HUNGRY, Halt.TIRED), sleep_hours=7.5, ate=True, mood=0))
        opened.journal.save(replace(check_in, sleep_hours=8.0, ate=False, feelings=("calm", "proud")))
        assert said(opened, check_in)[:2] == [
            (
                "Changed",
                (
                    "Mood: 0 → blank",
                    "Feelings: blank → calm, proud",
                    "Sleep in hours: 7.5 → 8",
                    "Ate: Yes → No",
                    "Am I: Hungry, Tired → blank",
                ),
            ),
            (
                "Changed",
                ("Mood: blank → 0", "Sleep in hours: blank → 7.5", "Ate: blank → Yes", "Am I: blank → Hungry, Tired"),
            ),
        ]

    def test_days_and_times_are_said_as_the_person_reads_them(self, opened: OpenJournal) -> None:
        appointment = Appointment(title="Counseling", starts_on=DAY, starts_at=time(14, 30))
        opened.journal.save(appointment)
        opened.journal.save(replace(appointment, starts_on=date(2026, 3, 13), starts_at=time(9, 5)))
        history = History(opened.database, lambda day: f"March {day.day}")
        assert history.of(appointment)[0].differences == ("Day: March 12 → March 13", "Starts: 14:30 → 09:05")

    def test_what_is_joined_is_named_from_both_sides(self, opened: OpenJournal, trigger: Trigger) -> None:
        sign, contact = WarningSign(text="I skip meals"), Contact(name="Theo")
        link = join(trigger, sign)
        opened.journal.save(sign, contact)
        opened.journal.save(trigger, link, join(trigger, contact))
        assert said(opened, trigger)[0] == ("Changed", ("Joined: I skip meals", "Joined: Theo"))
        assert said(opened, sign)[0] == ("Changed", ("Joined: Payday",))
        opened.journal.save(removed=[link])
        assert said(opened, trigger)[0] == ("Changed", ("No longer joined: I skip meals",))

    def test_what_is_gone_by_now_keeps_its_name(self, opened: OpenJournal, trigger: Trigger) -> None:
        sign = WarningSign(text="I skip meals")
        opened.journal.save(sign, join(trigger, sign))
        opened.journal.remove(sign)
        assert said(opened, trigger)[0][1] == ("No longer joined: I skip meals",)

    def test_ticks_of_a_day_are_named(self, opened: OpenJournal, trigger: Trigger) -> None:
        sign, check_in = WarningSign(text="I skip meals"), CheckIn(day=DAY)
        opened.journal.save(sign)
        ticks = (SignNoticed(owner=check_in.id, sign=sign.id), TriggerMet(owner=check_in.id, trigger=trigger.id))
        opened.journal.save(check_in, *ticks)
        assert said(opened, check_in) == [("Added", ("Joined: I skip meals", "Joined: Payday"))]

    def test_a_day_of_an_anchor_and_a_dose_are_said_with_what_became_of_them(self, opened: OpenJournal) -> None:
        anchor, medication = Anchor(text="A walk"), Medication(name="Morning tablet")
        tick = AnchorTick(owner=anchor.id, day=DAY, state=TickState.DONE)
        opened.journal.save(anchor, medication)
        opened.journal.save(tick, DoseEvent(owner=medication.id, day=DAY, state=DoseState.TAKEN))
        assert said(opened, anchor)[0] == ("Changed", ("2026-03-12: Done",))
        assert said(opened, medication)[0] == ("Changed", ("2026-03-12: Taken",))
        opened.journal.save(removed=[tick])
        assert said(opened, anchor)[0] == ("Changed", ("No longer noted: 2026-03-12: Done",))

    def test_a_questionnaire_goes_by_its_title(self, opened: OpenJournal) -> None:
        assert name_of(QuestionnaireResponse(instrument="phq-9", day=DAY)) == "PHQ-9"
        assert name_of(QuestionnaireResponse(instrument="one of later", day=DAY)) == "one of later"

    def test_questions_and_outcome_of_an_appointment(self, opened: OpenJournal) -> None:
        appointment = Appointment(title="Counseling", starts_on=DAY)
        question = AppointmentQuestion(owner=appointment.id, text="What about sleep?")
        happened = Occurrence(owner=appointment.id, planned_on=DAY)
        opened.journal.save(appointment, question, happened)
        opened.journal.save(replace(happened, state=OccurrenceState.KEPT, next_step="Call Theo"))
        opened.journal.save(replace(question, asked=True))
        assert said(opened, appointment)[:2] == [
            ("Changed", ("“What about sleep?” Asked: No → Yes",)),
            ("Changed", ("How it went: Planned → Kept", "Next step: blank → Call Theo")),
        ]

    def test_every_way_has_its_word(self, opened: OpenJournal, trigger: Trigger) -> None:
        opened.journal.archive(trigger)
        opened.journal.bring_back(trigger)
        opened.journal.remove(trigger)
        opened.journal.bring_back(trigger)
        opened.journal.undo()
        opened.journal.redo()
        words = ["Done again", "Undone", "Brought back", "Deleted", "Brought back", "Archived", "Added"]
        assert [what for what, _ in said(opened, trigger)] == words

    def test_undoing_tells_what_came_back(self, opened: OpenJournal, trigger: Trigger) -> None:
        opened.journal.save(replace(trigger, strength=8))
        opened.journal.undo()
        assert said(opened, trigger)[0] == ("Undone", ("Strength: 8 → 6",))

    def test_instants_are_in_utc(self, opened: OpenJournal, trigger: Trigger) -> None:
        (event,) = opened.history.of(trigger)
        assert event.at.tzinfo is not None
        assert abs((datetime.now(UTC) - event.at).total_seconds()) < 60

    @pytest.mark.parametrize("kind", ENTITIES)
    def test_every_field_of_every_kind_can_be_said(self, opened: OpenJournal, kind: str) -> None:
        entities = one_of_each_kind("before")
        after = next(each for each in one_of_each_kind("after") if kind == each.KIND)
        before = next(each for each in entities if kind == each.KIND)
        opened.journal.save(*entities)
        ends = {name: value for name, value in vars(before).items() if name.endswith(("id", "owner")) or name == kind}
        with pytest.raises(JournalProblem) if kind in FIXED else nullcontext():
            opened.journal.save(replace(after, **ends, **pointed(before)))
        for each in entities:
            for event in opened.history.of(each):
                assert event.what
                assert all(event.differences)


def pointed(part: Part) -> dict[str, object]:
    return {name: getattr(part, name) for name in ("sign", "trigger", "strategy") if name in vars(part)}


class TestSubject:
    def test_a_record_by_its_kind_and_name(self, opened: OpenJournal, trigger: Trigger) -> None:
        assert subject(opened) == "trigger “Payday”"

    def test_a_check_in_by_its_day(self, opened: OpenJournal) -> None:
        opened.journal.save(CheckIn(day=DAY))
        opened.history.day_words = lambda day: f"March {day.day}"
        assert subject(opened) == "check-in of March 12"

    def test_the_first_record_of_an_action_names_it(self, opened: OpenJournal) -> None:
        appointment, contact = Appointment(title="Counseling", starts_on=DAY), Contact(name="Theo")
        opened.journal.save(appointment, contact, join(appointment, contact))
        assert subject(opened) == "appointment “Counseling”"

    def test_a_part_is_named_by_its_record(self, opened: OpenJournal, trigger: Trigger) -> None:
        strategy = CopingStrategy(text="Walk")
        opened.journal.save(strategy)
        opened.journal.save(join(trigger, strategy))
        assert subject(opened) == "trigger “Payday”"
        appointment = Appointment(title="Counseling", starts_on=DAY, kind=AppointmentKind.COUNSELING)
        question = AppointmentQuestion(owner=appointment.id, text="What about sleep?")
        opened.journal.save(appointment, question)
        opened.journal.save(replace(question, asked=True))
        assert subject(opened) == "appointment “Counseling”"

    def test_one_that_is_gone_keeps_its_name(self, opened: OpenJournal, trigger: Trigger) -> None:
        opened.journal.remove(trigger)
        assert subject(opened) == "trigger “Payday”"
        opened.journal.undo()
        found = opened.journal.next_redo()
        assert found is not None
        assert opened.history.subject(found[1]) == "trigger “Payday”"

    def test_an_edit_of_one_that_was_deleted_later_in_the_same_breath(
        self, opened: OpenJournal, trigger: Trigger
    ) -> None:
        opened.journal.save(replace(trigger, text="Payday in cash"))
        found = opened.journal.next_undo()
        opened.journal.remove(trigger)
        assert found is not None
        assert opened.history.subject(found[1]).startswith("trigger")
