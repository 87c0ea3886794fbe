"""What a person does with their appointments: plan them, take questions along, and note what came of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Contact
from recovery_journal.domain.record import Part, RuleBroken
from recovery_journal.services.journal import Changed, Journal
from recovery_journal.services.reader import Reader


@dataclass(frozen=True)
class Planned:
    """An appointment as an agenda lists it: how many questions go along, and what became of it."""

    appointment: Appointment
    questions: int = 0
    state: OccurrenceState = OccurrenceState.PLANNED
    occurrence: UUID | None = None
    deleted: bool = False


@dataclass(frozen=True)
class Details:
    """An appointment with all that belongs to it. `occurrence` is a new one where none was kept yet."""

    appointment: Appointment
    occurrence: Occurrence
    questions: tuple[AppointmentQuestion, ...] = ()
    provider: Contact | None = None


class Appointments:
    """The appointments of one open journal; every method that changes something is one action."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        self._journal = journal
        self._reader = reader

    def coming(self, today: date, limit: int) -> list[Planned]:
        """The appointments of `today` and later, in time order."""
        return self._planned(self._reader.appointments_from(today, limit))

    def past(self, today: date, limit: int) -> list[Planned]:
        """The appointments that ended before `today`, latest first."""
        return self._planned(self._reader.appointments_before(today, limit))

    def on(self, day: date) -> list[Planned]:
        """The appointments that start on `day` or go on over it, in time order."""
        return self._planned(self._reader.appointments_on(day))

    def has_past(self, today: date) -> bool:
        """Whether any appointment in use began before `today`."""
        first = self._reader.first_appointment_day()
        return first is not None and first < today

    def has_any(self) -> bool:
        """Whether there is any appointment, or one that was deleted and can be brought back."""
        return self._reader.count(Appointment.KIND) > 0 or bool(self._reader.removed(Appointment))

    def known(self, ids: Collection[UUID]) -> set[UUID]:
        """Those of the ids that stand for an appointment, be it archived or deleted."""
        there = {each for each in ids if self._reader.get(Appointment, each) is not None}
        if len(there) == len(ids):
            return there
        return there | {each.id for each in self._reader.removed(Appointment) if each.id in ids}

    def put_away(self) -> list[Planned]:
        """The archived appointments, then the deleted ones that can be brought back."""
        archived = self._planned(self._reader.records(Appointment, archived=True))
        return [*archived, *(Planned(each, deleted=True) for each in self._reader.removed(Appointment))]

    def marks(self, first: date, last: date) -> dict[date, int]:
        """How many appointments each day from `first` to `last` holds; days without one are left out."""
        counts = self._reader.appointment_counts(first, last)
        for each in self._reader.appointments_of_several_days(first, last):
            for later in range(1, (min(each.last_day, last) - each.starts_on).days + 1):
                day = each.starts_on + timedelta(days=later)
                if day >= first:
                    counts[day] = counts.get(day, 0) + 1
        return counts

    def details(self, appointment_id: UUID) -> Details | None:
        """One appointment with its questions, provider and outcome; none when it is not there (any more)."""
        appointment = self._reader.get(Appointment, appointment_id)
        if appointment is None:
            return None
        return Details(
            appointment,
            self._occurrence(appointment),
            tuple(self._reader.parts(AppointmentQuestion, appointment.id)),
            self._provider(appointment),
        )

    def deleted(self, appointment: Appointment) -> Details:
        """What is left to show of a deleted appointment until it is brought back."""
        return Details(appointment, _first_occurrence(appointment))

    def save(
        self,
        appointment: Appointment,
        questions: Sequence[str],
        links: Iterable[Part] = (),
        removed: Iterable[Part] = (),
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> Changed | None:
        """Makes or edits an appointment, its questions in this order, and what joins it to its provider.

        Its occurrence is made with it, and follows its start while it is still planned. Raises RuleBroken for a
        question that cannot be kept, its field being 'questions'; and JournalProblem.
        """
        kept = self._reader.parts(AppointmentQuestion, appointment.id)
        asked = _questions(appointment, questions, kept)
        gone = [each for each in kept if each.id not in {question.id for question in asked}]
        occurrence = _following(appointment, self._occurrence(appointment))
        gone_with_it: list[Part] = [*gone, *removed]
        return self._journal.save(
            appointment, occurrence, *asked, *links, removed=gone_with_it, ends_drafts=ends_drafts
        )

    def note_outcome(self, appointment: Appointment, occurrence: Occurrence) -> Changed | None:
        """Keeps what became of an appointment; one that is planned again stands at the appointment's start."""
        return self._journal.save(_following(appointment, occurrence), kind="edit")

    def add_question(self, appointment: Appointment, text: str) -> Changed | None:
        """Adds one question after the others. Raises RuleBroken for one that is empty or too long."""
        kept = self._reader.parts(AppointmentQuestion, appointment.id)
        position = max((each.position for each in kept), default=-1) + 1
        question = AppointmentQuestion(owner=appointment.id, position=position, text=text.strip())
        return self._journal.save(question, kind="edit")

    def set_asked(self, question: AppointmentQuestion, asked: bool) -> Changed | None:
        """Ticks a question off, or takes the tick back."""
        return self._journal.save(replace(question, asked=asked))

    def _planned(self, appointments: Sequence[Appointment]) -> list[Planned]:
        ids = [each.id for each in appointments]
        questions = self._reader.question_counts(ids)
        occurrences = {each.owner: each for each in self._reader.occurrences_of(ids)}
        return [_listed(each, questions.get(each.id, 0), occurrences.get(each.id)) for each in appointments]

    def _occurrence(self, appointment: Appointment) -> Occurrence:
        kept = self._reader.parts(Occurrence, appointment.id)
        return kept[0] if kept else _first_occurrence(appointment)

    def _provider(self, appointment: Appointment) -> Contact | None:
        links = self._reader.links_from(appointment.id, Contact.KIND)
        return self._reader.get(Contact, links[0].to_id) if links else None


def is_over(appointment: Appointment, now: datetime) -> bool:
    """Whether it has ended at `now`, a wall-clock time here; clocks where it takes place may show another one."""
    return appointment.is_over(wall_clock(now, appointment.zone))


def wall_clock(moment: datetime, zone: str) -> datetime:
    """What clocks show in `zone` (an IANA name) at `moment`, a wall-clock time here; '' or an unknown zone = here."""
    try:
        return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (ValueError, KeyError, OSError):
        return moment


def _listed(appointment: Appointment, questions: int, occurrence: Occurrence | None) -> Planned:
    if occurrence is None:
        return Planned(appointment, questions)
    return Planned(appointment, questions, occurrence.state, occurrence.id)


def _first_occurrence(appointment: Appointment) -> Occurrence:
    """Always with the same id, so that a draft finds it again before it is kept."""
    return Occurrence(
        id=uuid5(appointment.id, Occurrence.KIND),
        owner=appointment.id,
        planned_on=appointment.starts_on,
        planned_at=appointment.starts_at,
    )


def _following(appointment: Appointment, occurrence: Occurrence) -> Occurrence:
    if occurrence.state is not OccurrenceState.PLANNED:
        return occurrence
    return replace(occurrence, planned_on=appointment.starts_on, planned_at=appointment.starts_at)


def _questions(
    appointment: Appointment, texts: Sequence[str], kept: Sequence[AppointmentQuestion]
) -> list[AppointmentQuestion]:
    """The questions of these texts; one that reads as before stays itself, tick and all."""
    left = list(kept)
    made = []
    for position, text in enumerate(texts):
        same = next((each for each in left if each.text == text), None)
        if same is not None:
            left.remove(same)
        made.append(replace(same, position=position) if same else _question(appointment, text, position))
    return made


def _question(appointment: Appointment, text: str, position: int) -> AppointmentQuestion:
    try:
        return AppointmentQuestion(owner=appointment.id, text=text, position=position)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, "questions", **broken.values) from None
