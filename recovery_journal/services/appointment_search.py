"""Appointments of some kinds, or with some words in them, in the same lists as all the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from recovery_journal.domain.care import Appointment, AppointmentKind
from recovery_journal.domain.plan import Contact
from recovery_journal.services.appointments import Appointments, Planned
from recovery_journal.services.journal import Journal
from recovery_journal.services.reader import Reader
from recovery_journal.storage import repository

FIRST_LOOK, FURTHER, MOST_LOOKED_AT = 120, 5, 3_000


@dataclass(frozen=True)
class Sought:
    """What is looked for: any of these kinds (none = all of them), and every one of these words."""

    kinds: frozenset[AppointmentKind] = frozenset()
    words: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.kinds and not self.words


def sought(kinds: Sequence[AppointmentKind], typed: str) -> Sought:
    """What a person looks for who chose kinds and typed words."""
    return Sought(frozenset(kinds), tuple(typed.casefold().split()))


class SoughtAppointments(Appointments):
    """The same lists, less what is not looked for; its words may stand in title or place, or name the provider."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        super().__init__(journal, reader)
        self._sought = Sought()
        self._providers: dict[UUID, str] = {}

    def sought(self) -> Sought:
        """What is looked for now."""
        return self._sought

    def look_for(self, wanted: Sought) -> None:
        """Looks for something else from now on; it is asked for anew when people were renamed meanwhile."""
        self._sought = wanted
        self._providers = self._provider_names() if wanted.words else {}

    def kinds(self) -> list[AppointmentKind]:
        """The kinds that appointments in use have, in the order of the choices."""
        columns = repository.table_of(Appointment.KIND).c
        query = select(columns.kind).where(columns.archived_on.is_(None), columns.kind.is_not(None)).distinct()
        with self._reader.reading() as connection:
            found = set(connection.execute(query).scalars())
        return [each for each in AppointmentKind if each in found]

    def coming(self, today: date, limit: int) -> list[Planned]:
        """The times of `today` and later that suit, in time order."""
        return self._enough(lambda most: super(SoughtAppointments, self).coming(today, most), limit)

    def past(self, today: date, limit: int) -> list[Planned]:
        """The times that ended before `today` and suit, latest first."""
        return self._enough(lambda most: super(SoughtAppointments, self).past(today, most), limit)

    def between(self, first: date, last: date) -> list[Planned]:
        """The times that touch these days and suit, in time order."""
        return self._suiting(super().between(first, last))

    def put_away(self) -> list[Planned]:
        """What was archived, then what was deleted, as far as it suits."""
        return self._suiting(super().put_away())

    def marks(self, first: date, last: date) -> dict[date, int]:
        """How many that suit each of these days holds; days without one are left out."""
        if self._sought.is_all:
            return super().marks(first, last)
        counts: dict[date, int] = {}
        for each in self.between(first, last):
            for day in days_of(each, first, last):
                counts[day] = counts.get(day, 0) + 1
        return counts

    def _enough(self, look: Callable[[int], list[Planned]], limit: int) -> list[Planned]:
        """Looks at more and more of them until enough suit."""
        if self._sought.is_all:
            return look(limit)
        most = max(limit, FIRST_LOOK)
        while True:
            found = look(most)
            suiting = self._suiting(found)
            if len(suiting) >= limit or len(found) < most or most >= MOST_LOOKED_AT:
                return suiting[:limit]
            most = min(most * FURTHER, MOST_LOOKED_AT)

    def _suiting(self, found: list[Planned]) -> list[Planned]:
        return found if self._sought.is_all else [each for each in found if self._suits(each.appointment)]

    def _suits(self, appointment: Appointment) -> bool:
        if self._sought.kinds and appointment.kind not in self._sought.kinds:
            return False
        provider = self._providers.get(appointment.id, "")
        there = f"{appointment.title}\n{appointment.place}\n{provider}".casefold()
        return all(each in there for each in self._sought.words)

    def _provider_names(self) -> dict[UUID, str]:
        names = {each.id: each.name for each in self._reader.records(Contact)}
        links = self._reader.links_among([Appointment.KIND])
        return {each.from_id: names[each.to_id] for each in links if each.to_id in names}


def days_of(planned: Planned, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that a time goes over."""
    start, end = max(planned.appointment.starts_on, first), min(planned.appointment.last_day, last)
    return [start + timedelta(days=step) for step in range((end - start).days + 1)]
