"""What a person does with a series: change or leave out one time, this and the later ones, or all; one action each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import Part
from recovery_journal.services import recurrence
from recovery_journal.services.appointment_parts import new_occurrence, questions_of
from recovery_journal.services.appointments import Details
from recovery_journal.services.journal import Journal
from recovery_journal.services.reader import Reader
from recovery_journal.services.step import EDIT, REMOVE

DAY = timedelta(days=1)
_OWN = ("id", "created_at", "updated_at", "starts_on", "starts_at", "ends_on", "ends_at", "repeats", "exceptions")


class Reach(StrEnum):
    """How far a change of one time of a series goes."""

    ONE = "one"
    LATER = "later"
    ALL = "all"


@dataclass(frozen=True)
class Wanted:
    """What a form holds: the appointment as it shall be, on the day of the time that was shown.

    `questions` are all of them in order; `provider` is the contact it is with; `links` and `removed` are what joins
    the kept appointment to that one from now on, and what did before.
    """

    appointment: Appointment
    questions: Sequence[str] = ()
    provider: UUID | None = None
    links: Sequence[Part] = ()
    removed: Sequence[Part] = ()
    ends_drafts: Iterable[tuple[str, str]] = ()


class SeriesChanges:
    """Changes to appointments that repeat, from one time of theirs."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        self._journal = journal
        self._reader = reader

    def change(self, details: Details, wanted: Wanted, reach: Reach, today: date) -> tuple[UUID, date]:
        """Changes one time, this and the later ones, or all; gives the appointment, and the day, to show then.

        What is over stays when it was: a new day, hour or rule for all counts from today on. Raises RuleBroken for
        what cannot be kept, and JournalProblem.
        """
        kept, day = details.appointment, details.planned_on
        if reach is Reach.ONE:
            return self._change_one(details, wanted)
        recurrence.check_rule(wanted.appointment)
        first = recurrence.first_day(kept) or kept.starts_on
        if reach is Reach.LATER and first < day:
            return self._change_from(details, wanted, day, _ended(kept, day))
        pivot = _next_day(kept, today) if _is_when_changed(details, wanted.appointment) else None
        if pivot is None or pivot <= first:
            return self._change_in_place(details, wanted)
        same_time = {name: getattr(kept, name) for name in _OWN}
        return self._change_from(details, wanted, pivot, _ended(replace(wanted.appointment, **same_time), pivot))

    def leave_out(self, details: Details, reach: Reach) -> bool:
        """Takes one time out of its series, ends it before that time, or deletes it; whether the series still stands.

        Raises JournalProblem.
        """
        kept, day = details.appointment, details.planned_on
        first = recurrence.first_day(kept) or kept.starts_on
        if reach is Reach.ALL or (reach is Reach.LATER and day <= first):
            self._journal.remove(kept)
            return False
        is_one = reach is Reach.ONE
        gone = [each for each in self._said(kept) if each.planned_on == day or (not is_one and each.planned_on > day)]
        self._journal.save(_without(kept, day) if is_one else _ended(kept, day), removed=gone, kind=REMOVE)
        return True

    def _change_one(self, details: Details, wanted: Wanted) -> tuple[UUID, date]:
        kept, changed = details.appointment, wanted.appointment
        asked = [each.text for each in details.questions]
        if _same_but_for_when(details, changed) and list(wanted.questions) == asked and not wanted.removed:
            self._journal.save(_moved(details, changed), kind=EDIT, ends_drafts=wanted.ends_drafts)
            return kept.id, details.planned_on
        single = replace(changed, **_FRESH, id=uuid4(), repeats="")
        said = replace(details.occurrence, **_FRESH_PART, **_NOT_MOVED, id=uuid4(), owner=single.id)
        said = replace(said, planned_on=single.starts_on, planned_at=single.starts_at)
        parts = [said, *self._parts_of(single, details, wanted)]
        gone = [each for each in self._said(kept) if each.planned_on == details.planned_on]
        left = _without(kept, details.planned_on)
        self._journal.save(left, single, *parts, removed=gone, kind=EDIT, ends_drafts=wanted.ends_drafts)
        return single.id, single.starts_on

    def _change_in_place(self, details: Details, wanted: Wanted) -> tuple[UUID, date]:
        kept = details.appointment
        shift = wanted.appointment.starts_on - details.shown.starts_on
        changed = _on_day(_with_kept_hours(details, wanted.appointment), kept.starts_on + shift)
        had = self._reader.parts(AppointmentQuestion, kept.id)
        asked = questions_of(kept, wanted.questions, had)
        gone: list[Part] = [each for each in had if each.id not in {question.id for question in asked}]
        self._journal.save(
            changed, *asked, *wanted.links, removed=[*gone, *wanted.removed], kind=EDIT, ends_drafts=wanted.ends_drafts
        )
        return kept.id, _near(changed, details.planned_on + shift)

    def _change_from(self, details: Details, wanted: Wanted, pivot: date, ended: Appointment) -> tuple[UUID, date]:
        """Ends the series before `pivot`, and begins a new one there that is as wanted."""
        kept, shift = details.appointment, wanted.appointment.starts_on - details.shown.starts_on
        changed = _with_kept_hours(details, wanted.appointment)
        later = _on_day(replace(changed, **_FRESH, id=uuid4()), pivot + shift)
        is_as_before = not shift and later.repeats == kept.repeats
        if is_as_before:
            left_out = tuple(each for each in kept.exceptions if each >= pivot.isoformat())
            later = replace(later, repeats=_rest(kept, pivot), exceptions=left_out)
        recurrence.check_rule(later)
        said = [each for each in self._said(kept) if each.planned_on >= pivot]
        taken = [_taken_over(each, later) for each in said] if is_as_before and later.is_series else []
        parts = [*taken, *self._parts_of(later, details, wanted)]
        self._journal.save(later, ended, *parts, removed=said, kind=EDIT, ends_drafts=wanted.ends_drafts)
        return later.id, _near(later, max(details.planned_on, pivot) + shift)

    def _parts_of(self, made: Appointment, details: Details, wanted: Wanted) -> list[Part]:
        """The questions, ticked as they were, and the provider of an appointment that came out of a series."""
        asked = {each.text for each in details.questions if each.asked}
        questions = [replace(each, asked=each.text in asked) for each in questions_of(made, wanted.questions, ())]
        if wanted.provider is None:
            return [*questions]
        ends = {"from_kind": Appointment.KIND, "from_id": made.id, "to_kind": Contact.KIND, "to_id": wanted.provider}
        return [*questions, Link(**ends)]  # type: ignore[arg-type]

    def _said(self, kept: Appointment) -> list[Occurrence]:
        return self._reader.parts(Occurrence, kept.id)


def _is_when_changed(details: Details, changed: Appointment) -> bool:
    return _when(details.shown) != _when(changed) or details.appointment.repeats != changed.repeats


def _when(each: Appointment) -> tuple[object, ...]:
    return each.starts_on, each.starts_at, each.last_day, each.ends_at, each.zone


def _same_but_for_when(details: Details, changed: Appointment) -> bool:
    """Whether only the day and hours differ, for as many days as before."""
    kept, shown = details.appointment, details.shown
    texts = replace(changed, **{name: getattr(kept, name) for name in _OWN})
    return texts == kept and changed.last_day - changed.starts_on == shown.last_day - shown.starts_on


def _moved(details: Details, changed: Appointment) -> Occurrence:
    """What is said of one time, which stands elsewhere now, or again where it was planned."""
    planned = recurrence.time_on(details.appointment, details.planned_on)
    if (changed.starts_on, changed.starts_at, changed.ends_at) == (
        planned.starts_on,
        planned.starts_at,
        planned.ends_at,
    ):
        return replace(details.occurrence, **_NOT_MOVED)
    place = {"moved_on": changed.starts_on, "moved_at": changed.starts_at, "moved_until": changed.ends_at}
    return replace(details.occurrence, **place)  # type: ignore[arg-type]


def _with_kept_hours(details: Details, changed: Appointment) -> Appointment:
    """As changed, but hours that were only shown, of a time that was moved, do not become those of the series."""
    kept, shown = details.appointment, details.shown
    if (changed.starts_at, changed.ends_at) != (shown.starts_at, shown.ends_at):
        return changed
    return replace(changed, starts_at=kept.starts_at, ends_at=kept.ends_at)


def _on_day(appointment: Appointment, day: date) -> Appointment:
    length = appointment.last_day - appointment.starts_on
    return replace(appointment, starts_on=day, ends_on=day + length if length else None)


def _without(kept: Appointment, day: date) -> Appointment:
    return replace(kept, exceptions=tuple(sorted({*kept.exceptions, day.isoformat()})))


def _ended(kept: Appointment, day: date) -> Appointment:
    """The series until the day before."""
    rule = recurrence.rule_of(kept)
    left_out = tuple(each for each in kept.exceptions if each < day.isoformat())
    return replace(kept, repeats=rule.ending(day - DAY).text() if rule else "", exceptions=left_out)


def _rest(kept: Appointment, pivot: date) -> str:
    """The rule for what is left of a series from a day on; one that counts has that many fewer to go."""
    rule = recurrence.rule_of(kept)
    if rule is None or rule.count is None:
        return kept.repeats
    over = len(recurrence.days_of(replace(kept, exceptions=()), kept.starts_on, pivot - DAY))
    return replace(rule, count=max(1, rule.count - over)).text()


def _next_day(kept: Appointment, today: date) -> date | None:
    """The first day of a series that is today or later."""
    for ahead in recurrence.AHEAD:
        days = recurrence.days_of(kept, today, today + ahead)
        if days:
            return days[0]
    return None


def _near(made: Appointment, day: date) -> date:
    """The day of a series that is this one, or comes next."""
    return day if not made.is_series else _next_day(made, day) or made.starts_on


def _taken_over(said: Occurrence, later: Appointment) -> Occurrence:
    return replace(said, **_FRESH_PART, id=new_occurrence(later, said.planned_on).id, owner=later.id)


_FRESH: dict[str, Any] = {"exceptions": (), "uid": "", "created_at": None, "updated_at": None}
_FRESH_PART: dict[str, Any] = {"created_at": None, "updated_at": None}
_NOT_MOVED: dict[str, Any] = {"moved_on": None, "moved_at": None, "moved_until": None}
