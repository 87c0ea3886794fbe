"""What Today's card says of medication, never by its name: the doses of the day, and what comes within a week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout

from recovery_journal.domain.doses import Dose, moment_of, waiting
from recovery_journal.domain.way import DoseState
from recovery_journal.gui import dates
from recovery_journal.gui.another_place import told
from recovery_journal.gui.widgets.accessible import alive
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.medication import Coming, Medications
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal

NOW_FOR = timedelta(minutes=30)
NOON, EVENING_BEGINS, NIGHT_ENDS = 12, 17, 4
Row = tuple[datetime, tuple[str, str], QVBoxLayout]


class MedicationRows(QObject):
    """Makes the rows, anew each time. `go_requested(page id, target)`; `said(text, undo)` asks for a toast."""

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal, how_far: Callable[[timedelta], str]) -> None:
        super().__init__()
        self._opened = opened
        self._medications = Medications(opened)
        self._how_far = how_far
        self._buttons: list[QAbstractButton] = []

    def rows(self, today: date, now: datetime) -> list[Row]:
        """When each is, how that is said, and the rest of its row: what is due or next today, then the next days."""
        self._buttons = []
        begins_at = self._opened.preferences.day_begins_at
        groups = [(moment_of(today, at, begins_at), some) for at, some in waiting(self._medications.doses(today))]
        due = [each for each in groups if each[0] <= now]
        coming = [each for each in groups if each[0] > now][:1]
        rows = [(at, self._when(at, now), self._doses(today, at.time(), some)) for at, some in [*due, *coming]]
        return [*rows, *(self._coming(each, today) for each in self._medications.coming(today))]

    def _when(self, at: datetime, now: datetime) -> tuple[str, str]:
        past = tr("due now") if now - at <= NOW_FOR else tr("earlier today")
        return dates.current().time_bare(at.time()), self._how_far(at - now) if at > now else past

    def _doses(self, today: date, at: time, doses: Sequence[Dose]) -> QVBoxLayout:
        title, number = part_of_day(at), len(doses)
        more = (
            tr("as prescribed") if number == 1 else ntr("{n} dose, as prescribed", "{n} doses, as prescribed", number)
        )
        taken = button(tr("Taken"), icon="tick", size="small", on_click=lambda: self._taken(taken, doses))
        other = button(tr("Something else"), "words_link", on_click=lambda: self._go(today))
        for each in (taken, other):
            each.setAccessibleName(
                tr("{what}: {title}, {time}", what=each.text(), title=title, time=dates.current().time(at))
            )
        self._buttons.append(taken)
        holder = row_of(taken, other, gap=14, below=4)
        column = _words(title, more)
        column.addSpacing(6)
        column.addWidget(holder)
        return column

    def _coming(self, each: Coming, today: date) -> Row:
        words = dates.current()
        is_near = each.day - today <= timedelta(days=1)
        first = words.relative_day(each.day, today) if is_near else words.day_short(each.day)
        second = "" if is_near else words.weekday_long(each.day)
        column = _words(
            tr("Medication"), tr("next refill") if each.what == "refill" else tr("next dose, as prescribed")
        )
        see = button(tr("See it"), "words_link", on_click=lambda: self._go(today))
        see.setAccessibleName(tr("{what}: {title}", what=see.text(), title=tr("Medication")))
        column.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        return datetime.combine(each.day, time.max), (first, second), column

    def _go(self, day: date) -> None:
        self.go_requested.emit("aftercare", ("new", "doses", {"day": day.isoformat()}))

    def _taken(self, pressed: QAbstractButton, doses: Sequence[Dose]) -> None:
        had_focus = pressed.hasFocus()
        try:
            self._medications.note(doses, DoseState.TAKEN)
        except JournalProblem as problem:
            self.said.emit(told(pressed, problem), False)
            return
        self.said.emit(tr("Written down as taken."), True)
        left = next((each for each in self._buttons if alive(each) and each is not pressed), None)
        if had_focus and left is not None:
            left.setFocus(Qt.FocusReason.OtherFocusReason)


def part_of_day(at: time) -> str:
    """'Morning medication': what Today calls the doses of a time."""
    if NIGHT_ENDS <= at.hour < NOON:
        return tr("Morning medication")
    return tr("Afternoon medication") if NOON <= at.hour < EVENING_BEGINS else tr("Evening medication")


def _words(title: str, more: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(title, "strong", wrap=True))
    column.addWidget(label(more, tone="soft", wrap=True))
    return column
