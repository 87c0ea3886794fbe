"""Looking back: what a picture of many days shows of each, and all that belongs to one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from math import ceil
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    desc,
    exists,
    func,
    literal,
    select,
)

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.care import Occurrence
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.plain import from_plain
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import HELPED, StrategyUse, UrgeLog
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.domain.writing import JournalEntry, first_words
from recovery_journal.services.appointments import Appointments, Planned
from recovery_journal.services.check_ins import CheckIns, DayEntry
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.step import REMOVE
from recovery_journal.storage.change_log import REDO, change_of
from recovery_journal.storage.repository import find, table_of
from recovery_journal.storage.tables import action, change

STEPS = 5
BEGINNING = 160  # characters of an entry that a day shows where it has no title
DATED = (CheckIn, UrgeLog, JournalEntry, QuestionnaireResponse, Lapse)

_DAY: BindParameter[date] = bindparam("day")


class Shown(StrEnum):
    """What a picture of many days can show: a number of each check-in, or how many of a thing a day has."""

    MOOD = "mood"
    URGE = "urge_now"
    STRONGEST = "urge_strongest"
    SLEEP = "sleep_hours"
    STRESS = "stress"
    PAIN = "pain"
    ANCHORS = "anchor_tick"
    URGES = "urge_log"
    ENTRIES = "journal_entry"

    @property
    def is_count(self) -> bool:
        """Whether it is counted; a day without any is blank, for nobody knows."""
        return self in (Shown.ANCHORS, Shown.URGES, Shown.ENTRIES)

    def step(self, value: float) -> int:
        """The shade, 1 to 5, from lower to higher: 0–2, 3–4, 5–6, 7–8, 9–10; of a count 1, 2, 3, 4, 5 and more."""
        return max(1, min(STEPS, ceil(value) if self.is_count else (ceil(value) + 1) // 2))


@dataclass(frozen=True)
class DayValue:
    """What a day has to show: its number, none where that was left blank, and whether its check-in has a note."""

    value: float | None
    has_note: bool = False


@dataclass(frozen=True)
class UrgeOfDay:
    """One urge of a day, with what was used against it and whether that helped (none: not said)."""

    id: UUID
    started_at: time | None
    before: int | None
    peak: int | None
    after: int | None
    used: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True)
class EntryOfDay:
    """One journal entry of a day; `words` is its title, else how it begins."""

    id: UUID
    words: str


@dataclass(frozen=True)
class AppointmentOfDay:
    """One appointment of a day, and in the person's words what came of it."""

    planned: Planned
    outcome: str


@dataclass(frozen=True)
class AnchorOfDay:
    """An anchor that was ticked on a day."""

    id: UUID
    text: str
    state: TickState


@dataclass(frozen=True)
class DoseOfDay:
    """What became of one dose; `id` is the medication's."""

    id: UUID
    name: str
    due_at: time | None
    state: DoseState
    reason: str


@dataclass(frozen=True)
class LapseOfDay:
    """A lapse that the person wrote down; `is_about` tells that the time is a guess."""

    id: UUID
    started_at: time | None
    is_about: bool


@dataclass(frozen=True)
class Day:
    """All that belongs to one day, each kind in order of time."""

    day: date
    entry: DayEntry | None = None
    urges: tuple[UrgeOfDay, ...] = ()
    entries: tuple[EntryOfDay, ...] = ()
    appointments: tuple[AppointmentOfDay, ...] = ()
    anchors: tuple[AnchorOfDay, ...] = ()
    doses: tuple[DoseOfDay, ...] = ()
    questionnaires: tuple[QuestionnaireResponse, ...] = ()
    lapses: tuple[LapseOfDay, ...] = ()


class DayReader:
    """Reads the days of one open journal; no more of them than is shown."""

    def __init__(self, opened: OpenJournal) -> None:
        self._reader = opened.reader
        self._opened = opened
        self._check_ins = CheckIns(opened.journal, opened.reader)
        self._appointments = Appointments(opened.journal, opened.reader)

    def are_none(self) -> bool:
        """Whether no day has anything written."""
        return self._reader.once("no day has anything", self._are_none)

    def _are_none(self) -> bool:
        with self._reader.reading() as connection:
            return not any(connection.execute(_one_kept(each)).first() for each in DATED)

    def values(self, shown: Shown, first: date, last: date) -> dict[date, DayValue]:
        """What the days from `first` to `last` have to show; those without a check-in, or without any, left out."""
        return dict(self._reader.once(("values", shown, first, last), lambda: self._values(shown, first, last)))

    def _values(self, shown: Shown, first: date, last: date) -> dict[date, DayValue]:
        query = _counts(shown, first, last) if shown.is_count else _numbers(shown, first, last)
        with self._reader.reading() as connection:
            rows = connection.execute(query).all()
        return {day: DayValue(value, bool(has_note)) for day, value, has_note in rows}

    def day(self, day: date) -> Day:
        """All that belongs to a day. What was put away is left out."""
        return self._reader.once(("day", day), lambda: self._day(day))

    def _day(self, day: date) -> Day:
        with self._reader.reading() as connection:
            kinds = connection.execute(_kinds_on_day(), {"day": day}).one()._mapping
            there = {kind for kind, has_any in kinds.items() if has_any}
            found = {name: tuple(read(connection, day)) for kind, name, read in _READ if kind in there}
            for name in ("urges", "doses", "lapses"):
                found[name] = tuple(sorted(found.get(name, ()), key=self._place_in_day))
            entry = self._check_ins.entry(day) if CheckIn.KIND in there else None
            return Day(day, entry, appointments=self._appointments_on(day), **found)

    def deleted_check_in(self, day: date) -> CheckIn | None:
        """The check-in of a day that was deleted last, if it can be brought back or deleted for ever."""
        return self._reader.once(("deleted check-in", day), lambda: self._deleted_check_in(day))

    def _deleted_check_in(self, day: date) -> CheckIn | None:
        with self._reader.reading() as connection:
            found = connection.execute(_deleted_check_in(), {"said": day.isoformat()}).first()
        if found is None:
            return None
        check_in = from_plain(CheckIn, change_of(found).before or {})
        assert isinstance(check_in, CheckIn)
        return check_in

    def _place_in_day(self, each: UrgeOfDay | DoseOfDay | LapseOfDay) -> tuple[bool, bool, time]:
        """The hours before the day begins are the end of the one before; what has no time comes last."""
        moment = each.due_at if isinstance(each, DoseOfDay) else each.started_at
        known = moment or time()
        return moment is None, known.hour < self._opened.preferences.day_begins_at, known

    def _appointments_on(self, day: date) -> tuple[AppointmentOfDay, ...]:
        planned = self._appointments.on(day)
        ids = [each.occurrence for each in planned if each.occurrence]
        if not ids:
            return tuple(AppointmentOfDay(each, "") for each in planned)
        columns = table_of(Occurrence.KIND).c
        with self._reader.reading() as connection:
            rows = connection.execute(select(columns.id, columns.outcome).where(columns.id.in_(ids)))
            outcomes = {row[0]: row[1] for row in rows}
        return tuple(AppointmentOfDay(each, outcomes.get(each.occurrence, "")) for each in planned)


def _kept(cls: type[Any]) -> ColumnElement[bool]:
    return table_of(cls.KIND).c.archived_on.is_(None)


@cache
def _one_kept(cls: type[Any]) -> Select[Any]:
    return select(literal(1)).select_from(table_of(cls.KIND)).where(_kept(cls)).limit(1)


def _numbers(shown: Shown, first: date, last: date) -> Select[Any]:
    columns = table_of(CheckIn.KIND).c
    return select(columns.day, columns[shown], columns.note != "").where(columns.day.between(first, last))


def _counts(shown: Shown, first: date, last: date) -> Select[Any]:
    columns = table_of(shown).c
    counts = columns.state == TickState.DONE if shown is Shown.ANCHORS else columns.archived_on.is_(None)
    query = select(columns.day, func.count(), literal(0)).where(columns.day.between(first, last), counts)
    return query.group_by(columns.day)


@cache  # as those below: put together once, for a day is looked at after the other
def _kinds_on_day() -> Any:
    """One row that says of each kind whether a day has any of it."""
    kinds = (*(each.KIND for each in DATED), AnchorTick.KIND, DoseEvent.KIND)
    columns = {kind: table_of(kind).c for kind in kinds}
    return select(*(select(each.id).where(each.day == _DAY).exists().label(kind) for kind, each in columns.items()))


@cache
def _deleted_check_in() -> Select[Any]:
    query = select(change).where(change.c.entity_kind == CheckIn.KIND, change.c.after.is_(None))
    query = query.join(action, change.c.action == action.c.id).where(action.c.kind.in_((REMOVE, REDO)))
    query = query.where(func.json_extract(change.c.before, "$.day") == bindparam("said"))
    query = query.where(~exists().where(table_of(CheckIn.KIND).c.id == change.c.entity_id))
    return query.order_by(desc(change.c.id)).limit(1)


@cache
def _urges_on_day() -> Select[Any]:
    columns = table_of(UrgeLog.KIND).c
    names = (columns.id, columns.started_at, columns.strength_before, columns.strength_peak, columns.strength_after)
    query = select(*names).where(columns.day == _DAY, _kept(UrgeLog))
    return query.order_by(columns.started_at, columns.created_at)


@cache
def _used_on_day() -> Select[Any]:
    urge, use, strategy = (table_of(each).c for each in (UrgeLog.KIND, StrategyUse.KIND, CopingStrategy.KIND))
    query = select(use.owner, strategy.text, use.helped)
    query = query.where(urge.day == _DAY, use.owner == urge.id, use.strategy == strategy.id)
    return query.order_by(use.position)


@cache
def _entries_on_day() -> Select[Any]:
    columns = table_of(JournalEntry.KIND).c
    beginning = func.substr(columns.text, 1, BEGINNING)
    query = select(columns.id, columns.title, beginning).where(columns.day == _DAY, _kept(JournalEntry))
    return query.order_by(columns.created_at)


@cache
def _anchors_on_day() -> Select[Any]:
    tick, anchor = table_of(AnchorTick.KIND).c, table_of(Anchor.KIND).c
    query = select(anchor.id, anchor.text, tick.state).where(tick.day == _DAY, tick.owner == anchor.id)
    return query.order_by(anchor.position, anchor.created_at)


@cache
def _doses_on_day() -> Select[Any]:
    dose, of = table_of(DoseEvent.KIND).c, table_of(Medication.KIND).c
    query = select(of.id, of.name, dose.due_at, dose.state, dose.reason).where(dose.day == _DAY, dose.owner == of.id)
    return query.order_by(dose.due_at, of.position)


@cache
def _lapses_on_day() -> Select[Any]:
    columns = table_of(Lapse.KIND).c
    query = select(columns.id, columns.started_at, columns.is_about).where(columns.day == _DAY, _kept(Lapse))
    return query.order_by(columns.started_at)


def _urges(connection: Connection, day: date) -> list[UrgeOfDay]:
    used: dict[UUID, list[tuple[str, bool | None]]] = {}
    for owner, text, helped in connection.execute(_used_on_day(), {"day": day}):
        used.setdefault(owner, []).append((text, None if helped is None else helped >= HELPED))
    return [
        UrgeOfDay(id_, started_at, before, peak, after, tuple(used.get(id_, ())))
        for id_, started_at, before, peak, after in connection.execute(_urges_on_day(), {"day": day})
    ]


def _entries(connection: Connection, day: date) -> list[EntryOfDay]:
    rows = connection.execute(_entries_on_day(), {"day": day})
    return [EntryOfDay(row[0], row[1] or first_words(row[2])) for row in rows]


def _anchors(connection: Connection, day: date) -> list[AnchorOfDay]:
    return [AnchorOfDay(*row) for row in connection.execute(_anchors_on_day(), {"day": day})]


def _doses(connection: Connection, day: date) -> list[DoseOfDay]:
    return [DoseOfDay(*row) for row in connection.execute(_doses_on_day(), {"day": day})]


def _questionnaires(connection: Connection, day: date) -> list[QuestionnaireResponse]:
    columns = table_of(QuestionnaireResponse.KIND).c
    kept = (columns.day == day, _kept(QuestionnaireResponse))
    return find(connection, QuestionnaireResponse, *kept, order_by=(columns.created_at,))


def _lapses(connection: Connection, day: date) -> list[LapseOfDay]:
    return [LapseOfDay(*row) for row in connection.execute(_lapses_on_day(), {"day": day})]


_READ: tuple[tuple[str, str, Any], ...] = (
    (UrgeLog.KIND, "urges", _urges),
    (JournalEntry.KIND, "entries", _entries),
    (AnchorTick.KIND, "anchors", _anchors),
    (DoseEvent.KIND, "doses", _doses),
    (QuestionnaireResponse.KIND, "questionnaires", _questionnaires),
    (Lapse.KIND, "lapses", _lapses),
)
