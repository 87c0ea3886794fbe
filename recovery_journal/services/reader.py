"""Everything that pages ask of an open journal; nothing here changes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, bindparam, desc, func, select

from recovery_journal.domain.care import Appointment, AppointmentQuestion
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import Plain, from_plain
from recovery_journal.domain.plan import Link, Trigger, WarningSign
from recovery_journal.domain.record import OwnedPart, Part, Record
from recovery_journal.services.searching import Hit, find
from recovery_journal.storage import change_log, repository
from recovery_journal.storage.database import Database

AnyPart = TypeVar("AnyPart", bound=Part)
AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyOwned = TypeVar("AnyOwned", bound=OwnedPart)
Answer = TypeVar("Answer")
Wanted = Collection[UUID] | None  # the ids of those that are looked for; none for all of them

REMEMBERED = 60  # answers at most


class Reader:
    """Reads one open journal."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._edition: int | None = None
        self._answers: dict[Hashable, Any] = {}

    def once(self, question: Hashable, read: Callable[[], Answer]) -> Answer:
        """What `read` gives, read once until something is written: for what is asked ahead, or on several pages.

        The answer is the same for all who ask, so nobody may change it.
        """
        edition = self._database.edition
        if edition is None:
            return read()
        if edition != self._edition:
            self._edition = edition
            self._answers.clear()
        if question not in self._answers:
            if len(self._answers) >= REMEMBERED:
                self._answers.pop(next(iter(self._answers)))
            self._answers[question] = read()
        answer: Answer = self._answers[question]
        return answer

    def reading(self) -> AbstractContextManager[Connection]:
        """What queries are asked of that stand in files of their own."""
        return self._database.reading()

    def records(self, cls: type[AnyRecord], *, archived: bool = False) -> list[AnyRecord]:
        """The records of one kind in the person's order: those in use, or those put away."""
        columns = repository.table_of(cls.KIND).c
        away = columns.archived_on.is_not(None) if archived else columns.archived_on.is_(None)
        with self._database.reading() as connection:
            return repository.find(connection, cls, away, order_by=(columns.position, columns.created_at, columns.id))

    def only(self, cls: type[AnyRecord]) -> AnyRecord | None:
        """The record of a kind of which a journal has one, or none; the one that was made first should there be two."""
        return self.once(("only", cls), lambda: self._only(cls))

    def _only(self, cls: type[AnyRecord]) -> AnyRecord | None:
        columns = repository.table_of(cls.KIND).c
        with self._database.reading() as connection:
            found = repository.find(connection, cls, order_by=(columns.created_at, columns.id), limit=1)
        return found[0] if found else None

    def last_position(self, kind: str) -> int:
        """The highest place in the list that a record of a kind has; 0 where there is none."""
        column = repository.table_of(kind).c.position
        with self._database.reading() as connection:
            return connection.execute(select(func.max(column))).scalar() or 0

    def everything(self, cls: type[AnyPart]) -> list[AnyPart]:
        """Every entity of one kind, by id."""
        with self._database.reading() as connection:
            return repository.find(connection, cls, order_by=(repository.table_of(cls.KIND).c.id,))

    def get(self, cls: type[AnyPart], entity_id: UUID) -> AnyPart | None:
        """One entity, or none."""
        with self._database.reading() as connection:
            return repository.get(connection, cls, entity_id)

    def count(self, kind: str) -> int:
        """How many entities of a kind there are, archived ones too."""
        with self._database.reading() as connection:
            return repository.count(connection, kind)

    def ids(self, kind: str) -> set[UUID]:
        """The ids of all entities of a kind."""
        with self._database.reading() as connection:
            return repository.ids(connection, kind)

    def removed(self, cls: type[AnyRecord]) -> list[AnyRecord]:
        """The records of one kind that were deleted and can be brought back, latest first; not what Undo took back."""
        with self._database.reading() as connection:
            there = repository.ids(connection, cls.KIND)
            gone: dict[UUID, Plain] = {}
            for _, change in change_log.removals(connection, cls.KIND, by_undo=False):
                if change.entity_id not in there:
                    gone.setdefault(change.entity_id, change.before or {})
        return [_record(cls, each) for each in gone.values()]

    def parts(self, cls: type[AnyOwned], owner: UUID) -> list[AnyOwned]:
        """The parts of one record in their order: its questions, ticks, occurrences."""
        columns = repository.table_of(cls.KIND).c
        with self._database.reading() as connection:
            return repository.find(
                connection, cls, columns.owner == owner, order_by=(columns.position, columns.created_at, columns.id)
            )

    def links_from(self, entity_id: UUID, to_kind: str | None = None) -> list[Link]:
        """What one record points at, by rank."""
        columns = repository.table_of("link").c
        kinds = () if to_kind is None else (columns.to_kind == to_kind,)
        with self._database.reading() as connection:
            return repository.find(connection, Link, columns.from_id == entity_id, *kinds, order_by=(columns.rank,))

    def links_to(self, entity_id: UUID, from_kinds: Iterable[str] | None = None) -> list[Link]:
        """What points at one record; of some kinds only when they are named."""
        columns = repository.table_of("link").c
        kinds = () if from_kinds is None else (columns.from_kind.in_(list(from_kinds)),)
        with self._database.reading() as connection:
            return repository.find(connection, Link, columns.to_id == entity_id, *kinds, order_by=(columns.rank,))

    def links_among(self, kinds: Iterable[str]) -> list[Link]:
        """All links that start at records of these kinds, by rank."""
        columns = repository.table_of("link").c
        with self._database.reading() as connection:
            return repository.find(connection, Link, columns.from_kind.in_(list(kinds)), order_by=(columns.rank,))

    def pairs_among(self, kinds: Iterable[str]) -> list[tuple[UUID, UUID]]:
        """Where each link that starts at records of these kinds begins and ends, by rank; quicker than the links."""
        columns = repository.table_of("link").c
        query = select(columns.from_id, columns.to_id).where(columns.from_kind.in_(list(kinds))).order_by(columns.rank)
        with self._database.reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def find_words(self, typed: str) -> list[Hit]:
        """The records in which every typed word begins some word, best first."""
        return find(self._database, typed)

    def check_in_on(self, day: date) -> CheckIn | None:
        """The check-in of a day, or none."""
        with self._database.reading() as connection:
            found = repository.find(connection, CheckIn, repository.table_of("check_in").c.day == day)
        return found[0] if found else None

    def check_ins_between(self, first: date, last: date) -> list[CheckIn]:
        """The check-ins of some days, both ends included, by date."""
        column = repository.table_of("check_in").c.day
        with self._database.reading() as connection:
            return repository.find(connection, CheckIn, column.between(first, last), order_by=(column,))

    def first_check_in_day(self) -> date | None:
        """The earliest day that has a check-in."""
        with self._database.reading() as connection:
            return connection.execute(select(func.min(repository.table_of("check_in").c.day))).scalar()

    def last_day_noted(self, record: Trigger | WarningSign) -> date | None:
        """The day of the latest check-in in which a trigger was met or a sign noticed, or none."""
        part, column = ("trigger_met", "trigger") if isinstance(record, Trigger) else ("sign_noticed", "sign")
        noted, check_ins = repository.table_of(part).c, repository.table_of("check_in").c
        latest = select(func.max(check_ins.day)).where(check_ins.id == noted.owner, noted[column] == record.id)
        with self._database.reading() as connection:
            return connection.execute(latest).scalar()

    def appointments_between(self, first: date, last: date, only: Wanted = None) -> list[Appointment]:
        """The single appointments in use that touch some days, both ends included, in time order."""
        columns = repository.table_of("appointment").c
        with self._database.reading() as connection:
            return repository.find(
                connection,
                Appointment,
                columns.starts_on <= last,
                *_going_on_or_later(first),
                *_single_ones(only),
                order_by=(columns.starts_on, columns.starts_at, columns.id),
            )

    def appointments_from(self, day: date, limit: int, only: Wanted = None) -> list[Appointment]:
        """The next single appointments in use that end on `day` or later, in time order."""
        columns = repository.table_of("appointment").c
        with self._database.reading() as connection:
            return repository.find(
                connection,
                Appointment,
                *_going_on_or_later(day),
                *_single_ones(only),
                order_by=(columns.starts_on, columns.starts_at, columns.id),
                limit=limit,
            )

    def appointments_before(self, day: date, limit: int, only: Wanted = None) -> list[Appointment]:
        """The latest single appointments in use that ended before `day`, latest first."""
        columns = repository.table_of("appointment").c
        last_day = func.coalesce(columns.ends_on, columns.starts_on)
        with self._database.reading() as connection:
            return repository.find(
                connection,
                Appointment,
                columns.starts_on < day,
                last_day < day,
                *_single_ones(only),
                order_by=(desc(columns.starts_on), desc(columns.starts_at), columns.id),
                limit=limit,
            )

    def appointment_days(self, first: date, last: date, only: Wanted = None) -> list[tuple[date, date]]:
        """First and last day of each single appointment in use that touches some days."""
        columns = repository.table_of("appointment").c
        query = select(columns.starts_on, func.coalesce(columns.ends_on, columns.starts_on)).where(
            columns.starts_on <= last, *_going_on_or_later(first), *_single_ones(only)
        )
        with self._database.reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def question_counts(self, appointment_ids: Iterable[UUID]) -> dict[UUID, int]:
        """How many questions each of several appointments has; those without one are left out."""
        wanted = list(appointment_ids)
        if not wanted:
            return {}
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(_question_counts(), {"wanted": wanted})}

    def questions_of(self, appointment_ids: Iterable[UUID]) -> list[AppointmentQuestion]:
        """The questions of several appointments, in their order."""
        columns = repository.table_of("appointment_question").c
        with self._database.reading() as connection:
            return repository.find(
                connection,
                AppointmentQuestion,
                columns.owner.in_(list(appointment_ids)),
                order_by=(columns.owner, columns.position),
            )


@cache  # as the one below: put together once, for each list of appointments asks it
def _question_counts() -> Select[Any]:
    owner = repository.table_of("appointment_question").c.owner
    return select(owner, func.count()).where(owner.in_(bindparam("wanted", expanding=True))).group_by(owner)


@cache
def _in_use_and_single() -> tuple[ColumnElement[bool], ...]:
    columns = repository.table_of("appointment").c
    return columns.archived_on.is_(None), columns.repeats == ""


def _single_ones(only: Wanted) -> list[ColumnElement[bool]]:
    """The appointments in use that do not repeat."""
    wanted = [] if only is None else [repository.table_of("appointment").c.id.in_(list(only))]
    return [*_in_use_and_single(), *wanted]


def _going_on_or_later(day: date) -> list[ColumnElement[bool]]:
    """The appointments that end on `day` or later; the first of them is found by the index of their first days."""
    columns = repository.table_of("appointment").c
    going_on = select(func.min(columns.starts_on)).where(columns.starts_on < day, columns.ends_on >= day)
    earliest = func.coalesce(going_on.scalar_subquery(), day)
    return [columns.starts_on >= earliest, func.coalesce(columns.ends_on, columns.starts_on) >= day]


def _record(cls: type[AnyRecord], plain: dict[str, object]) -> AnyRecord:
    found = from_plain(cls, plain)
    assert isinstance(found, cls)
    return found


def record_class(kind: str) -> type[Record]:
    """The class of a record kind. Raises KeyError for a part or an unknown kind."""
    found = ENTITIES[kind]
    if not issubclass(found, Record):
        raise KeyError(kind)
    return found
