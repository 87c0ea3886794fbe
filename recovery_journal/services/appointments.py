"""What a person does with their appointments: plan them, take questions along, and note what came of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import nlargest, nsmallest
from uuid import UUID

from recovery_journal.domain.care import Appointment, AppointmentKind, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.plan import Contact
from recovery_journal.domain.record import Part, RuleBroken
from recovery_journal.services import recurrence
from recovery_journal.services.appointment_parts import new_occurrence, questions_of, recurrence_start, time_key
from recovery_journal.services.journal import Changed, Journal
from recovery_journal.services.reader import Answer, Reader
from recovery_journal.services.recurrence import Time, at_time, zone_of
from recovery_journal.services.series_rows import Said, SeriesRows

CHUNK = 30  # times that a list shows at first, and that are added to it at once
AHEAD = tuple(timedelta(days=each) for each in (8, 45, 400, 800))  # how far a list looks for times of a series
BACK = tuple(timedelta(days=each) for each in (45, 400, 4_000, 40_000))
_Found = tuple[Appointment, Time, Said | None]


@dataclass(frozen=True)
class Planned:
    """One time of an appointment as an agenda lists it: how many questions go along, and what became of it.

    `appointment` stands on the day and at the hours of this `time`, also where it is one of a series: it is there to
    be shown, never to be saved.
    """

    appointment: Appointment
    questions: int = 0
    state: OccurrenceState = OccurrenceState.PLANNED
    occurrence: UUID | None = None
    deleted: bool = False
    time: Time | None = None

    @property
    def key(self) -> str:
        """What tells it from all others, also from the other times of its series."""
        return time_key(self.appointment, self.time.planned_on if self.time else None)

    @property
    def planned_on(self) -> date:
        """The day that names this time within its series."""
        return self.time.planned_on if self.time else self.appointment.starts_on


@dataclass(frozen=True)
class Details:
    """An appointment as it is kept, with all that belongs to it, and the `time` of it that is meant.

    `occurrence` is a new one where none was kept yet.
    """

    appointment: Appointment
    occurrence: Occurrence
    questions: tuple[AppointmentQuestion, ...] = ()
    provider: Contact | None = None
    time: Time | None = None

    @property
    def shown(self) -> Appointment:
        """The appointment on the day and at the hours of this time: to be shown, never to be saved."""
        return at_time(self.appointment, self.time) if self.time else self.appointment

    @property
    def planned_on(self) -> date:
        """The day that names this time within its series."""
        return self.occurrence.planned_on

    @property
    def key(self) -> str:
        """What tells it from all others, also from the other times of its series."""
        return time_key(self.appointment, self.planned_on)


class Appointments:
    """The appointments of one open journal; every method that changes something is one action."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        self._journal = journal
        self._reader = reader
        self._series = SeriesRows(reader)
        self._only: frozenset[UUID] | None = None  # those that are looked for; none for all of them

    def coming(self, today: date, limit: int) -> list[Planned]:
        """The times of `today` and later, in time order."""
        return list(self._once(("coming", today, limit), lambda: self._coming(today, limit)))

    def _coming(self, today: date, limit: int) -> list[Planned]:
        found = _singles(self._reader.appointments_from(today, limit, self._only))
        series = self._repeating(date.max)
        first = [*found]
        for ahead in AHEAD if series else ():
            last = today + ahead
            first = nsmallest(limit, [*found, *self._times(series, today, last)], key=_order)
            if len(first) == limit and first[-1][1].starts_on <= last:
                break
        return self._planned(first)

    def past(self, today: date, limit: int) -> list[Planned]:
        """The times that ended before `today`, latest first."""
        found = _singles(self._reader.appointments_before(today, limit, self._only))
        series = self._repeating(today)
        last = [*found]
        for back in BACK if series else ():
            since = today - back
            ended = (each for each in self._times(series, since, today) if each[1].ends_on < today)
            last = nlargest(limit, [*found, *ended], key=_order)
            if len(last) == limit and last[-1][1].starts_on >= since:
                break
        return self._planned(last)

    def between(self, first: date, last: date) -> list[Planned]:
        """The times that touch the days from `first` to `last`, in time order, of single and repeating ones alike."""
        found = _singles(self._reader.appointments_between(first, last, self._only))
        found += self._times(self._repeating(last), first, last)
        return self._planned(sorted(found, key=_order))

    def on(self, day: date) -> list[Planned]:
        """The times that start on `day` or go on over it, in time order."""
        return self.between(day, day)

    def next_time(self, appointment: Appointment, now: datetime) -> Time | None:
        """The next time of an appointment at `now`, a wall-clock time here; a moved one where it stands now."""
        there = wall_clock(now, appointment.zone)
        told = self._series.said_between({appointment.id}, there.date(), date.max).get(appointment.id, [])
        try:
            return recurrence.next_time(appointment, there, told)
        except RuleBroken:
            return None

    def day_to_show(self, appointment: Appointment, now: datetime) -> date:
        """The planned day of the time of a series that is of most interest: the next one, else the last one."""
        found = self.next_time(appointment, now)
        if found is not None:
            return found.planned_on
        times = _times_of(appointment, appointment.starts_on, now.date(), ())
        return times[-1].planned_on if times else appointment.starts_on

    def has_past(self, today: date) -> bool:
        """Whether any appointment in use began before `today`."""
        return any(first < today for first in self._series.first_days().values())

    def has_any(self) -> bool:
        """Whether there is any appointment, or one that was deleted and can be brought back."""
        in_use = bool(self._series.first_days())
        return in_use or self._reader.count(Appointment.KIND) > 0 or bool(self._reader.removed(Appointment))

    def kinds(self) -> list[AppointmentKind]:
        """The kinds that appointments in use have, in the order of the choices."""
        found = self._series.first_days()
        return [each for each in AppointmentKind if each in found]

    def known(self, ids: Collection[UUID]) -> set[UUID]:
        """Those of the ids that stand for an appointment, be it archived or deleted."""
        there = {each for each in ids if self._reader.get(Appointment, each) is not None}
        if len(there) == len(ids):
            return there
        return there | {each.id for each in self._reader.removed(Appointment) if each.id in ids}

    def put_away(self) -> list[Planned]:
        """The archived appointments, then the deleted ones that can be brought back; a series once."""
        archived = self._planned(_singles(self._reader.records(Appointment, archived=True)))
        return [*archived, *(Planned(each, deleted=True) for each in self._reader.removed(Appointment))]

    def marks(self, first: date, last: date) -> dict[date, int]:
        """How many appointments each day from `first` to `last` holds; days without one are left out."""
        return dict(self._once(("marks", first, last), lambda: self._marks(first, last)))

    def _marks(self, first: date, last: date) -> dict[date, int]:
        spans = self._reader.appointment_days(first, last, self._only)
        spans += [(found.starts_on, found.ends_on) for _, found, _ in self._times(self._repeating(last), first, last)]
        counts: dict[date, int] = {}
        for start, end in spans:
            for number in range(max(start, first).toordinal(), min(end, last).toordinal() + 1):
                day = date.fromordinal(number)
                counts[day] = counts.get(day, 0) + 1
        return counts

    def details(self, appointment_id: UUID, on: date | None = None) -> Details | None:
        """One appointment with its questions, provider and outcome; none when it is not there (any more).

        `on` is the planned day of the time that is meant, the first one unless it is given.
        """
        return self._reader.once(("details", appointment_id, on), lambda: self._details(appointment_id, on))

    def _details(self, appointment_id: UUID, on: date | None) -> Details | None:
        appointment = self._reader.get(Appointment, appointment_id)
        if appointment is None:
            return None
        occurrence = self._occurrence(appointment, on)
        return Details(
            appointment,
            occurrence,
            tuple(self._reader.parts(AppointmentQuestion, appointment.id)),
            self._provider(appointment),
            _time_of(appointment, occurrence),
        )

    def deleted(self, appointment: Appointment) -> Details:
        """What is left to show of a deleted appointment until it is brought back."""
        return Details(appointment, new_occurrence(appointment))

    def save(
        self,
        appointment: Appointment,
        questions: Sequence[str],
        links: Iterable[Part] = (),
        removed: Iterable[Part] = (),
        ends_drafts: Iterable[tuple[str, str]] = (),
    ) -> Changed | None:
        """Makes or edits an appointment, its questions in this order, and what joins it to its provider.

        The occurrence of a single one is made with it, and follows its start while it is still planned. Raises
        RuleBroken for a question that cannot be kept, its field being 'questions', and for a rule that cannot be
        served, its field being 'repeats'; and JournalProblem.
        """
        recurrence.check_rule(appointment)
        kept = self._reader.parts(AppointmentQuestion, appointment.id)
        asked = questions_of(appointment, questions, kept)
        gone = [each for each in kept if each.id not in {question.id for question in asked}]
        occurrence = [] if appointment.is_series else [_following(appointment, self._occurrence(appointment))]
        gone_with_it: list[Part] = [*gone, *removed]
        return self._journal.save(
            appointment, *occurrence, *asked, *links, removed=gone_with_it, ends_drafts=ends_drafts
        )

    def note_outcome(self, appointment: Appointment, occurrence: Occurrence) -> Changed | None:
        """Keeps what became of one time; that of a single one that is planned again stands at its start."""
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

    def _once(self, question: Hashable, read: Callable[[], Answer]) -> Answer:
        """What is looked for changes with each letter that is typed: then nothing is remembered."""
        return self._reader.once(question, read) if self._only is None else read()

    def _repeating(self, last: date) -> list[Appointment]:
        """The series that begin on `last` or before."""
        found = self._series.until(last)
        return found if self._only is None else [each for each in found if each.id in self._only]

    def _times(self, series: Sequence[Appointment], first: date, last: date) -> Iterator[_Found]:
        """The times of series that touch some days, with what was said of them."""
        if not series:
            return
        longest = max(each.last_day - each.starts_on for each in series)
        said = self._series.said_between({each.id for each in series}, first - longest, last)
        for each in series:
            of_it = said.get(each.id, [])
            by_day = {one.planned_on: one for one in of_it}
            for found in _times_of(each, first, last, of_it):
                yield each, found, by_day.get(found.planned_on)

    def _planned(self, found: Sequence[_Found]) -> list[Planned]:
        questions = self._reader.question_counts({each.id for each, _, _ in found})
        of_singles = self._series.said_of([each.id for each, _, _ in found if not each.is_series])
        return [
            _listed(each, time, questions.get(each.id, 0), said or of_singles.get(each.id))
            for each, time, said in found
        ]

    def _occurrence(self, appointment: Appointment, on: date | None = None) -> Occurrence:
        kept = self._reader.parts(Occurrence, appointment.id)
        if appointment.is_series:
            day = on or recurrence_start(appointment)
            kept = [each for each in kept if each.planned_on == day]
            return kept[0] if kept else new_occurrence(appointment, day)
        return kept[0] if kept else new_occurrence(appointment)

    def _provider(self, appointment: Appointment) -> Contact | None:
        links = self._reader.links_from(appointment.id, Contact.KIND)
        return self._reader.get(Contact, links[0].to_id) if links else None


def is_over(appointment: Appointment, now: datetime) -> bool:
    """Whether it has ended at `now`, a wall-clock time here; clocks where it takes place may show another one."""
    return appointment.is_over(wall_clock(now, appointment.zone))


def wall_clock(moment: datetime, zone: str) -> datetime:
    """What clocks show in `zone` (an IANA name) at `moment`, a wall-clock time here; '' or an unknown zone = here."""
    there = zone_of(zone)
    return moment if there is None else moment.astimezone(there).replace(tzinfo=None)


def takes_place(details: Details) -> bool:
    """Whether there is such a time: one of a series may have been left out since, or the series ended before it."""
    kept = details.appointment
    try:
        return not kept.is_series or recurrence.takes_place(kept, details.planned_on)
    except RuleBroken:
        return details.planned_on == kept.starts_on


def _times_of(appointment: Appointment, first: date, last: date, told: Iterable[Said]) -> list[Time]:
    """The times that touch some days; of a rule that cannot be served there is the start alone."""
    try:
        return recurrence.times(appointment, first, last, told)
    except RuleBroken:
        only = _only(appointment)
        return [only] if only.starts_on <= last and only.ends_on >= first else []


def _only(appointment: Appointment) -> Time:
    return recurrence.time_on(appointment, appointment.starts_on)


def _time_of(appointment: Appointment, occurrence: Occurrence) -> Time:
    if not appointment.is_series:
        return _only(appointment)
    return recurrence.moved(recurrence.time_on(appointment, occurrence.planned_on), occurrence)


def _singles(appointments: Sequence[Appointment]) -> list[_Found]:
    """The one time of each; what was said of it is asked for once it is known which of them are listed."""
    return [(each, _only(each), None) for each in appointments]


def _order(found: _Found) -> tuple[object, ...]:
    return *found[1].order(), found[0].id


def _listed(appointment: Appointment, time: Time, questions: int, told: Said | None) -> Planned:
    shown = at_time(appointment, time)
    if told is None:
        return Planned(shown, questions, time=time)
    return Planned(shown, questions, told.state, told.id, time=time)


def _following(appointment: Appointment, occurrence: Occurrence) -> Occurrence:
    if occurrence.state is not OccurrenceState.PLANNED or appointment.is_series:
        return occurrence
    return replace(occurrence, planned_on=appointment.starts_on, planned_at=appointment.starts_at)
