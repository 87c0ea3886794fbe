"""Getting ready for an appointment: what the person marked to ask about, and what happened since the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import desc, func, select

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.plan import Link, WarningSign
from recovery_journal.domain.record import TEXT_LIMIT, Record, RuleBroken
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.language import tr
from recovery_journal.services import recurrence
from recovery_journal.services.appointments import Details
from recovery_journal.services.journal import Changed
from recovery_journal.services.series_rows import told_between
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import repository

MOST = 12  # things to ask about; the latest
HELD = (OccurrenceState.PLANNED, OccurrenceState.KEPT)  # one in the past that nothing was said of counts as held
BACK = timedelta(days=400)  # how far a series is looked back for its last time
MOST_SAME = 40  # appointments with the same person that are looked at, the latest

Flagged = WarningSign | UrgeLog | JournalEntry
AnyFlagged = TypeVar("AnyFlagged", WarningSign, UrgeLog, JournalEntry)


@dataclass(frozen=True, repr=False)
class ToAsk:
    """Something marked 'ask about this': the record, its day, and its words as they would stand in a question."""

    record: Flagged
    day: date
    words: str

    @property
    def private(self) -> bool:
        """Whether what it comes from is private."""
        return self.record.private


@dataclass(frozen=True)
class SinceThen:
    """What was written down after a day, as counts; none of them is of one day by itself."""

    since: date | None
    check_ins: int
    urges: int
    entries: int


class Preparing:
    """What goes along to the appointments of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def last_with(self, details: Details) -> date | None:
        """The day of the last time before this one with the same provider; without a provider, of the same title."""
        day = details.shown.starts_on
        near = self._same(details)
        told = told_between(self._opened.reader, {each.id for each in near}, day - BACK, day)
        found = [held for each in near if (held := _last_held(each, day, told.get(each.id, []))) is not None]
        return max(found, default=None)

    def to_ask(self, details: Details) -> list[ToAsk]:
        """What is marked and was not taken along yet, newest first, as of the last time with the same provider."""
        found = [
            *(ToAsk(each, _day_of(each), each.text) for each in self._flagged(WarningSign)),
            *(ToAsk(each, each.day, _urge_words(each)) for each in self._flagged(UrgeLog)),
            *(ToAsk(each, each.day, _first_line(each.title or each.text)) for each in self._flagged(JournalEntry)),
        ]
        since = self.last_with(details) if found else None
        asked = {each.text for each in details.questions}
        fresh = [each for each in found if (since is None or each.day >= since) and each.words]
        fresh = [each for each in fresh if question_text(each) not in asked]
        return sorted(fresh, key=lambda each: each.day, reverse=True)[:MOST]

    def take_up(self, appointment: Appointment, asked: ToAsk) -> Changed | None:
        """Makes a question of it, and takes its mark off; one action, so one undo gives both back."""
        kept = self._opened.reader.parts(AppointmentQuestion, appointment.id)
        position = max((each.position for each in kept), default=-1) + 1
        question = AppointmentQuestion(owner=appointment.id, position=position, text=question_text(asked))
        return self._opened.journal.save(question, replace(asked.record, asks_about=False), kind="edit")

    def since_then(self, details: Details, today: date) -> SinceThen:
        """The counts from the last time on, up to today."""
        since = self.last_with(details)
        counts = [self._count(kind, since, today) for kind in (CheckIn, UrgeLog, JournalEntry)]
        return SinceThen(since, *counts)

    def _same(self, details: Details) -> list[Appointment]:
        """The appointments with the same provider, or of the same title."""
        columns = repository.table_of(Appointment.KIND).c
        where = columns.title == details.appointment.title
        if details.provider is not None:
            link = repository.table_of(Link.KIND).c
            with_them = (link.to_id == details.provider.id, link.from_kind == Appointment.KIND)
            where = columns.id.in_(select(link.from_id).where(*with_them))
        with self._opened.reader.reading() as connection:
            return repository.find(
                connection, Appointment, where, columns.archived_on.is_(None),
                columns.starts_on <= details.shown.starts_on, order_by=(desc(columns.starts_on),), limit=MOST_SAME,
            )  # fmt: skip

    def _flagged(self, cls: type[AnyFlagged]) -> list[AnyFlagged]:
        columns = repository.table_of(cls.KIND).c
        newest = columns.day if "day" in columns else columns.updated_at
        with self._opened.reader.reading() as connection:
            return repository.find(
                connection,
                cls,
                columns.asks_about.is_(True),
                columns.archived_on.is_(None),
                order_by=(desc(newest),),
                limit=MOST,
            )

    def _count(self, cls: type[Record], since: date | None, today: date) -> int:
        columns = repository.table_of(cls.KIND).c
        query = select(func.count()).where(columns.archived_on.is_(None), columns.day <= today)
        if since is not None:
            query = query.where(columns.day >= since)
        with self._opened.reader.reading() as connection:
            return int(connection.execute(query).scalar_one())


def _last_held(appointment: Appointment, day: date, told: Sequence[Occurrence]) -> date | None:
    """The last day before `day` that it took place, as far as is known."""
    try:
        times = recurrence.times(appointment, day - BACK, day - timedelta(days=1), told)
    except RuleBroken:
        return None
    states = {each.planned_on: each.state for each in told}
    held = [each.starts_on for each in times if states.get(each.planned_on, OccurrenceState.PLANNED) in HELD]
    return max((each for each in held if each < day), default=None)


def question_text(asked: ToAsk) -> str:
    """Its words as far as a question can hold them."""
    return asked.words if len(asked.words) <= TEXT_LIMIT else asked.words[: TEXT_LIMIT - 1].rstrip() + "…"


def _day_of(sign: WarningSign) -> date:
    """The day a sign was last written, which is when its mark was set or later."""
    stamp = sign.updated_at or sign.created_at
    return stamp.astimezone().date() if stamp else date.min


def _urge_words(urge: UrgeLog) -> str:
    """What went through the mind, or what the body said, or else how strong it was."""
    said = _first_line(urge.thought or urge.body)
    strength = urge.strength_peak if urge.strength_peak is not None else urge.strength_before
    if said:
        return said
    return tr("An urge, {n} of 10", n=strength) if strength is not None else tr("An urge")


def _first_line(text: str) -> str:
    lines = (line.strip(" #*>-\t") for line in text.splitlines())
    return next((line for line in lines if line), "")
