"""The rows of an agenda: headings, appointments in words, what is not saved yet, and the way to more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import groupby

from recovery_journal.domain.care import OccurrenceState
from recovery_journal.gui import dates
from recovery_journal.gui.models import agenda_words
from recovery_journal.language import ntr, tr
from recovery_journal.services.appointment_parts import new_occurrence
from recovery_journal.services.appointments import Planned
from recovery_journal.services.choice_words import choice_words

NEW = "new"  # the row of the draft whose own key is ''


class RowKind(Enum):
    """What a row of the agenda is."""

    HEADING = auto()
    APPOINTMENT = auto()
    DRAFT = auto()
    MORE = auto()


@dataclass(frozen=True)
class AgendaRow:
    """One row: `key` is that of its time or of its draft, `spoken` what a screen reader says."""

    kind: RowKind
    title: str
    when: str = ""
    second: str = ""
    spoken: str = ""
    key: str = ""
    is_unsaved: bool = False
    planned: Planned | None = None


class AgendaRows:
    """Makes the rows, as of `today`; `unsaved` holds the keys of times, or ids of occurrences, with typed text."""

    def __init__(self, today: date, unsaved: Collection[str] = ()) -> None:
        self._today = today
        self._unsaved = frozenset(unsaved)

    def coming(self, items: Sequence[Planned]) -> list[AgendaRow]:
        """Under Today, Tomorrow, This week, Next week, and months."""
        return self._grouped(items, lambda day: agenda_words.coming_heading(day, self._today), self._near)

    def past(self, items: Sequence[Planned]) -> list[AgendaRow]:
        """Under months, in the order given."""
        return self._grouped(items, lambda day: agenda_words.past_heading(day, self._today), lambda _day: None)

    def on(self, day: date, items: Sequence[Planned]) -> list[AgendaRow]:
        """All of one day."""
        heading = dates.current().relative_day(day, self._today)
        return self._grouped(items, lambda _day: heading, lambda _day: day)

    def put_away(self, items: Sequence[Planned]) -> list[AgendaRow]:
        """The archived ones, then the deleted ones."""
        rows: list[AgendaRow] = []
        for deleted, group in groupby(items, lambda item: item.deleted):
            rows.append(AgendaRow(RowKind.HEADING, tr("Deleted") if deleted else tr("Archived")))
            rows += [self._row(each, dates.current().day_short(each.appointment.starts_on), "") for each in group]
        return rows

    def _grouped(
        self,
        items: Sequence[Planned],
        heading_of: Callable[[date], str],
        single_day: Callable[[date], date | None],
    ) -> list[AgendaRow]:
        rows: list[AgendaRow] = []
        for heading, group in groupby(items, lambda item: heading_of(item.appointment.starts_on)):
            rows.append(AgendaRow(RowKind.HEADING, heading))
            rows += [self._dated(each, single_day(each.appointment.starts_on)) for each in group]
        return rows

    def _near(self, day: date) -> date | None:
        """The one day that a heading stands for."""
        if day <= self._today:
            return self._today
        return day if day == self._today + timedelta(days=1) else None

    def _dated(self, item: Planned, of_day: date | None) -> AgendaRow:
        """With its time when the heading tells the day, else with its day."""
        appointment = item.appointment
        if appointment.starts_on != of_day:
            when = agenda_words.weekday_and_number(appointment.starts_on)
            return self._row(item, when, agenda_words.start_words(appointment))
        start = appointment.starts_at
        return self._row(item, dates.current().time_bare(start) if start else "", "")

    def _row(self, item: Planned, when: str, time: str) -> AgendaRow:
        appointment = item.appointment
        unsaved = bool(self._unsaved) and not self._unsaved.isdisjoint(_names(item))
        said = tr("Not saved yet") if unsaved else ""
        state, about = _state_words(item), [appointment.place, _questions_words(item, self._today)]
        spoken = [appointment.title, agenda_words.when_words(appointment, self._today), state, *about, said]
        return AgendaRow(
            RowKind.APPOINTMENT,
            appointment.title,
            when,
            _joined([said, state, time] if unsaved else [state, time, *about]),
            ". ".join(each for each in spoken if each),
            item.key,
            unsaved,
            item,
        )


def draft_row(key: str, title: str) -> AgendaRow:
    """A new appointment that somebody began to write; `key` is the draft's own."""
    words = title.strip() or tr("New appointment")
    second = tr("Not saved yet")
    return AgendaRow(RowKind.DRAFT, words, "", second, f"{words}. {second}", key or NEW, True)


def more_row(words: str) -> AgendaRow:
    """The row that loads further ones."""
    return AgendaRow(RowKind.MORE, words, spoken=words, key="more")


def _names(item: Planned) -> tuple[str, str]:
    """What its drafts are called by."""
    return item.key, str(item.occurrence or new_occurrence(item.appointment, item.planned_on).id)


def _state_words(item: Planned) -> str:
    return "" if item.state is OccurrenceState.PLANNED else choice_words(item.state)


def _questions_words(item: Planned, today: date) -> str:
    """How many questions go along to one that is still to come."""
    if item.appointment.last_day < today:
        return ""
    return ntr("{n} question", "{n} questions", item.questions) if item.questions else ""


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(each for each in parts if each)
