"""What is asked of the journal about appointments that repeat: the series, and what was said of their times."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import or_

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.services.reader import Reader
from recovery_journal.storage import repository


def series_until(reader: Reader, last: date) -> list[Appointment]:
    """The appointments in use that repeat and begin on `last` or before."""
    columns = repository.table_of(Appointment.KIND).c
    with reader.reading() as connection:
        return repository.find(
            connection,
            Appointment,
            columns.repeats != "",
            columns.starts_on <= last,
            columns.archived_on.is_(None),
            order_by=(columns.starts_on, columns.id),
        )


def told_between(reader: Reader, owners: Collection[UUID], first: date, last: date) -> dict[UUID, list[Occurrence]]:
    """What was said of the times of some series that were planned on some days, or moved to them; by series."""
    found: dict[UUID, list[Occurrence]] = {}
    columns = repository.table_of(Occurrence.KIND).c
    near = or_(columns.planned_on.between(first, last), columns.moved_on.between(first, last))
    with reader.reading() as connection:
        for each in repository.find(connection, Occurrence, near):
            if each.owner in owners:
                found.setdefault(each.owner, []).append(each)
    return found
