"""What belongs to a day besides its check-in, in rows that lead to each record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import zip_longest
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import Anchor, TickState
from recovery_journal.domain.care import Appointment, OccurrenceState
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.way import Medication
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import dates
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.row_button import RowButton
from recovery_journal.language import tr
from recovery_journal.services.appointment_parts import TimeOf
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.look_back import (
    AnchorOfDay,
    AppointmentOfDay,
    Day,
    DoseOfDay,
    EntryOfDay,
    LapseOfDay,
    UrgeOfDay,
)


@dataclass(frozen=True)
class Thing:
    """One row: the record it leads to, what it is, its words, and what stands below them.

    `time_key` is that of the one time of a series that is meant.
    """

    kind: str
    id: UUID
    label: str
    words: str
    more: str = ""
    time_key: str = ""

    def way(self) -> tuple[str, object]:
        """Where it leads, and to what there."""
        return ("aftercare", TimeOf(self.time_key)) if self.time_key else (self.kind, self.id)

    def name(self) -> str:
        """All of it, as it is read out."""
        return ". ".join(part for part in (f"{self.label}: {self.words}", self.more) if part)


class DayThings(QWidget):
    """The rows of one day; they are used again for every day. `chosen(where, target)` wishes for what is chosen."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RowButton] = []
        self._things: list[Thing] = []
        self._column = column_in(self, 0)

    def show_day(self, day: Day) -> None:
        """Show what belongs to this day."""
        self._things = things_of(day)
        while len(self._rows) < len(self._things):
            self._add_row()
        before = ""
        for row, thing in zip_longest(self._rows, self._things):
            row.setVisible(thing is not None)
            if thing is not None:
                row.show_words("" if thing.label == before else thing.label, thing.words, thing.more, thing.name())
                before = thing.label
        self.setVisible(bool(self._things))

    def things(self) -> list[Thing]:
        """What is shown."""
        return list(self._things)

    def rows(self) -> list[RowButton]:
        """The rows that are shown."""
        return self._rows[: len(self._things)]

    def _add_row(self) -> None:
        row, at = RowButton(), len(self._rows)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(*self._things[at].way()))
        self._rows.append(row)
        self._column.addWidget(row)


def things_of(day: Day) -> list[Thing]:
    """The rows of a day: what was met, written, kept, held and taken; a lapse is one plain line among them."""
    return [
        *map(_urge, day.urges),
        *map(_entry, day.entries),
        *map(_appointment, day.appointments),
        *map(_anchor, day.anchors),
        *map(_dose, day.doses),
        *map(_questionnaire, day.questionnaires),
        *map(_lapse, day.lapses),
    ]


def strength_words(before: int | None, peak: int | None, after: int | None) -> str:
    """'from 5 up to 8, then 3'; what was not said is left out."""
    if peak is not None and (before is None or peak > before):
        start = tr("{peak} at most", peak=peak) if before is None else tr("from {n} up to {peak}", n=before, peak=peak)
        return start if after is None else tr("{start}, then {after}", start=start, after=after)
    if before is not None:
        return str(before) if after is None else tr("from {before} to {after}", before=before, after=after)
    return "" if after is None else tr("{after} at the end", after=after)


def _urge(urge: UrgeOfDay) -> Thing:
    words = _joined(_time(urge.started_at), strength_words(urge.before, urge.peak, urge.after))
    used = [tr("{what} (helped)", what=text) if helped else text for text, helped in urge.used]
    return Thing(UrgeLog.KIND, urge.id, tr("Urge"), words or tr("written down"), " · ".join(used))


def _entry(entry: EntryOfDay) -> Thing:
    return Thing(JournalEntry.KIND, entry.id, tr("Journal"), entry.words or tr("an entry without words"))


def _appointment(each: AppointmentOfDay) -> Thing:
    appointment, state = each.planned.appointment, each.planned.state
    became = "" if state is OccurrenceState.PLANNED else choice_words(state)
    more = ". ".join(part for part in (became, each.outcome) if part)
    words = _joined(_time(appointment.starts_at), appointment.title)
    key = each.planned.key if appointment.is_series else ""
    return Thing(Appointment.KIND, appointment.id, tr("Appointment"), words, more, key)


def _anchor(anchor: AnchorOfDay) -> Thing:
    state = tr("done") if anchor.state is TickState.DONE else tr("not possible")
    return Thing(Anchor.KIND, anchor.id, tr("Anchors"), tr("{what}: {state}", what=anchor.text, state=state))


def _dose(dose: DoseOfDay) -> Thing:
    words = _joined(_time(dose.due_at), dose.name, choice_words(dose.state).lower())
    return Thing(Medication.KIND, dose.id, tr("Doses"), words, dose.reason)


def _questionnaire(response: QuestionnaireResponse) -> Thing:
    from recovery_journal.services.instruments import load
    from recovery_journal.services.questionnaires import read

    instrument = load().find(response.instrument, response.version)
    words = instrument.title if instrument else response.instrument
    more = read(instrument, response.answers).words() if instrument else ""
    return Thing(QuestionnaireResponse.KIND, response.id, tr("Filled in"), words, more)


def _lapse(lapse: LapseOfDay) -> Thing:
    when = _time(lapse.started_at)
    words = tr("about {time}", time=when) if when and lapse.is_about else when or tr("written down")
    return Thing(Lapse.KIND, lapse.id, tr("Lapse"), words)


def _time(moment: time | None) -> str:
    return "" if moment is None else dates.current().time(moment)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
