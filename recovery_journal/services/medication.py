"""Medication in one open journal: the doses of days, what became of each, and what comes soon. Never advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from recovery_journal.domain.doses import Dose, coming_days, doses_on, runs_out_first, runs_out_unfilled
from recovery_journal.domain.plan import Contact
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository


@dataclass(frozen=True)
class Ask:
    """Whom to ask about a medication: the contact it points at first, else what was written as prescriber."""

    name: str
    phone: str = ""


@dataclass(frozen=True)
class Coming:
    """A refill ('refill') or an injection ('injection') of the next days."""

    day: date
    what: str
    medication: UUID


class Medications:
    """Reads the medications in use and notes their doses; every method that changes something is one action."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def in_use(self) -> list[Medication]:
        """The medications that are not archived, in the person's order."""
        reader = self._opened.reader
        return list(reader.once("medications", lambda: reader.records(Medication)))

    def doses(self, day: date) -> list[Dose]:
        """The doses of a person's day, with what was said of each."""
        return self.days(day, day)[day]

    def days(self, first: date, last: date) -> dict[date, list[Dose]]:
        """The doses of each day from `first` to `last`."""
        medications = self.in_use()
        events = self._events({each.id for each in medications}, first, last)
        span = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        begins_at = self._opened.preferences.day_begins_at
        return {day: doses_on(day, medications, events.get(day, ()), begins_at) for day in span}

    def note(
        self, doses: Iterable[Dose], state: DoseState | None, reason: str = "", asked_by: object = None
    ) -> Changed | None:
        """Says what became of some doses; none makes them blank again. One action, and undo takes it back.

        Raises RuleBroken for a reason that is too long; JournalProblem.
        """
        given = list(doses)
        if state is None:
            gone = [each.event for each in given if each.event is not None]
            return self._opened.journal.save(removed=gone, kind="edit", asked_by=asked_by) if gone else None
        told = [_event(each, state, reason.strip(), number) for number, each in enumerate(given)]
        return self._opened.journal.save(*told, kind="edit", asked_by=asked_by)

    def ask(self, medication: Medication) -> Ask | None:
        """Whom to ask, with the number: the first contact it points at that has one, else the first, else the text."""
        links = self._opened.reader.links_from(medication.id, Contact.KIND)
        found = [self._opened.reader.get(Contact, each.to_id) for each in links]
        people = [each for each in found if each is not None and each.archived_on is None]
        person = next((each for each in people if each.phone), next(iter(people), None))
        if person is not None:
            return Ask(person.name, person.phone)
        return Ask(medication.prescribed_by) if medication.prescribed_by else None

    def running_out(self, today: date) -> list[Medication]:
        """Those that run out before their next refill, or within a week without one."""
        covered = [each for each in self.in_use() if each.ends_on is None or each.ends_on >= today]
        return [each for each in covered if runs_out_first(each) or runs_out_unfilled(each, today)]

    def coming(self, today: date) -> list[Coming]:
        """The refills and injections of the next seven days."""
        return [Coming(day, what, each.id) for day, what, each in coming_days(self.in_use(), today)]

    def _events(self, owners: set[UUID], first: date, last: date) -> dict[date, Sequence[DoseEvent]]:
        columns = repository.table_of(DoseEvent.KIND).c
        found: dict[date, list[DoseEvent]] = {}
        with self._opened.database.reading() as connection:
            rows = repository.find(
                connection, DoseEvent, columns.day.between(first, last), columns.owner.in_(list(owners))
            )
        for each in rows:
            found.setdefault(each.day, []).append(each)
        return {day: each for day, each in found.items()}


def _event(dose: Dose, state: DoseState, reason: str, position: int) -> DoseEvent:
    if dose.event is not None:
        return replace(dose.event, state=state, reason=reason)
    return DoseEvent(
        owner=dose.medication, position=position, day=dose.day, due_at=dose.due_at, state=state, reason=reason
    )
