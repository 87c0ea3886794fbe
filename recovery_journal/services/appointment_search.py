"""Appointments of some kinds, or with some words in them, in the same lists as all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, select

from recovery_journal.domain.care import Appointment, AppointmentKind
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.services.appointments import Appointments, Planned
from recovery_journal.services.journal import Journal
from recovery_journal.services.reader import Reader
from recovery_journal.storage import repository

_Named = tuple[UUID, AppointmentKind | None, str]


@dataclass(frozen=True)
class Sought:
    """What is looked for: any of these kinds (none = all of them), and every one of these words."""

    kinds: frozenset[AppointmentKind] = frozenset()
    words: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.kinds and not self.words

    def suits(self, kind: AppointmentKind | None, words: str) -> bool:
        """Whether one of this kind with these words, in small letters, is looked for."""
        return (not self.kinds or kind in self.kinds) and all(each in words for each in self.words)


def sought(kinds: Sequence[AppointmentKind], typed: str) -> Sought:
    """What a person looks for who chose kinds and typed words."""
    return Sought(frozenset(kinds), tuple(typed.casefold().split()))


class SoughtAppointments(Appointments):
    """The same lists, less what is not looked for; its words may stand in title or place, or name the provider."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        super().__init__(journal, reader)
        self._sought = Sought()
        self._named = NamedAppointments(reader)

    def sought(self) -> Sought:
        """What is looked for now."""
        return self._sought

    def look_for(self, wanted: Sought) -> None:
        """Looks for something else from now on."""
        self._sought = wanted
        self._choose()

    def coming(self, today: date, limit: int) -> list[Planned]:
        """The times of `today` and later that suit, in time order."""
        self._choose()
        return super().coming(today, limit)

    def past(self, today: date, limit: int) -> list[Planned]:
        """The times that ended before `today` and suit, latest first."""
        self._choose()
        return super().past(today, limit)

    def between(self, first: date, last: date) -> list[Planned]:
        """The times that touch these days and suit, in time order."""
        self._choose()
        return super().between(first, last)

    def put_away(self) -> list[Planned]:
        """What was archived, then what was deleted, as far as it suits."""
        return [each for each in super().put_away() if self._sought.is_all or self._suits(each)]

    def marks(self, first: date, last: date) -> dict[date, int]:
        """How many that suit each of these days holds; days without one are left out."""
        self._choose()
        return super().marks(first, last)

    def _choose(self) -> None:
        self._only = None if self._sought.is_all else self._named.ids(self._sought)

    def _suits(self, planned: Planned) -> bool:
        """Whether it is one of them; what was deleted is looked at by its own words."""
        made = planned.appointment
        if planned.deleted:
            return self._sought.suits(made.kind, f"{made.title}\n{made.place}".casefold())
        return made.id in self._named.ids(self._sought)


class NamedAppointments:
    """What the appointments are called."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._found: tuple[list[_Named], Sought, frozenset[UUID]] | None = None

    def ids(self, wanted: Sought) -> frozenset[UUID]:
        """Those that suit, be they archived."""
        named = self._reader.once("named appointments", lambda: _named(self._reader))
        if self._found is None or self._found[0] is not named or self._found[1] != wanted:
            suiting = (each for each, kind, words in named if wanted.suits(kind, words))
            self._found = named, wanted, frozenset(suiting)
        return self._found[2]


def _named(reader: Reader) -> list[_Named]:
    """Of each its id, its kind, and title, place and provider without regard to large and small letters."""
    made, link, contact = (repository.table_of(kind) for kind in (Appointment.KIND, Link.KIND, Contact.KIND))
    provided = made.outerjoin(link, and_(link.c.from_id == made.c.id, link.c.to_kind == Contact.KIND)).outerjoin(
        contact, and_(contact.c.id == link.c.to_id, contact.c.archived_on.is_(None))
    )
    query = select(made.c.id, made.c.kind, made.c.title, made.c.place, contact.c.name).select_from(provided)
    with reader.reading() as connection:
        rows = connection.execute(query)
        return [(row[0], row[1], f"{row[2]}\n{row[3]}\n{row[4] or ''}".casefold()) for row in rows]


def days_of(planned: Planned, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that a time goes over."""
    start, end = max(planned.appointment.starts_on, first), min(planned.appointment.last_day, last)
    return [start + timedelta(days=step) for step in range((end - start).days + 1)]
