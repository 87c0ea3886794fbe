"""What is asked of the journal about appointments that repeat: the series, and what was said of their times."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from recovery_journal.domain.care import Appointment, AppointmentKind, Occurrence, OccurrenceState
from recovery_journal.services.reader import Reader
from recovery_journal.storage import repository


class Said(NamedTuple):
    """What a list wants to know of an occurrence; whole ones would take four times as long."""

    id: UUID
    owner: UUID
    state: OccurrenceState
    planned_on: date
    moved_on: date | None
    moved_at: time | None
    moved_until: time | None


class SeriesRows:
    """The series of one open journal, and which kinds it has."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def until(self, last: date) -> list[Appointment]:
        """The appointments in use that repeat and begin on `last` or before."""
        return [each for each in self._reader.once("series", self._series) if each.starts_on <= last]

    def first_days(self) -> dict[AppointmentKind | None, date]:
        """The kinds that appointments in use have, each with the day on which its first one starts."""
        return self._reader.once("first days of appointments", self._first_days)

    def _series(self) -> list[Appointment]:
        columns = repository.table_of(Appointment.KIND).c
        repeats = (columns.repeats != "", columns.archived_on.is_(None))
        with self._reader.reading() as connection:
            return repository.find(connection, Appointment, *repeats, order_by=(columns.starts_on, columns.id))

    def _first_days(self) -> dict[AppointmentKind | None, date]:
        columns = repository.table_of(Appointment.KIND).c
        first = select(columns.kind, func.min(columns.starts_on)).group_by(columns.kind)
        with self._reader.reading() as connection:
            rows = connection.execute(first.where(columns.archived_on.is_(None)))
            return {row[0]: row[1] for row in rows}

    def said_between(self, owners: Collection[UUID], first: date, last: date) -> dict[UUID, list[Said]]:
        """What was said of the times of some series that were planned on some days, or moved to them; by series."""
        columns = repository.table_of(Occurrence.KIND).c
        near = or_(columns.planned_on.between(first, last), columns.moved_on.between(first, last))
        found: dict[UUID, list[Said]] = {}
        for each in self._said(near) if owners else ():
            if each.owner in owners:
                found.setdefault(each.owner, []).append(each)
        return found

    def said_of(self, singles: Collection[UUID]) -> dict[UUID, Said]:
        """What was said of some single appointments."""
        owner = repository.table_of(Occurrence.KIND).c.owner
        return {each.owner: each for each in self._said(owner.in_(list(singles)))} if singles else {}

    def _said(self, where: ColumnElement[bool]) -> list[Said]:
        columns: Any = repository.table_of(Occurrence.KIND).c
        query = select(*(columns[name] for name in Said._fields)).where(where)
        with self._reader.reading() as connection:
            return [Said(*row) for row in connection.execute(query)]


def told_between(reader: Reader, owners: Collection[UUID], first: date, last: date) -> dict[UUID, list[Occurrence]]:
    """All that was said of the times of some series that were planned on some days, or moved to them; by series."""
    columns = repository.table_of(Occurrence.KIND).c
    near = or_(columns.planned_on.between(first, last), columns.moved_on.between(first, last))
    found: dict[UUID, list[Occurrence]] = {}
    with reader.reading() as connection:
        for each in repository.find(connection, Occurrence, near, columns.owner.in_(list(owners))):
            found.setdefault(each.owner, []).append(each)
    return found
