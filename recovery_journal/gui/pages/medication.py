"""Medication day by day: what became of the doses, a month of them, what comes soon, and whom to ask. Never advice."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.doses import Dose, words_without_time
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.pages.medication_day import DayOfDoses
from recovery_journal.gui.pages.medication_month import MonthOfDoses
from recovery_journal.gui.pages.medication_soon import RunsOut
from recovery_journal.gui.pages.medication_words import coming_words, facts_words
from recovery_journal.gui.pages.way_base import ListCard, ReadPart, Row, go_new
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.empty_state import FILLS, EmptyState
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.page import BETWEEN_CARDS, two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.medication import Medications
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal

AFTERCARE = "aftercare"


class MedicationPart(ReadPart):
    """The doses; each medication has its form in the part beside it."""

    SHOWN = frozenset(each.KIND for each in (Medication, DoseEvent, Contact, Link))

    def __init__(self, opened: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened, self._medications = opened, Medications(opened)
        self._day = self._today = opened.preferences.today()
        self._new = go_new(self, AFTERCARE, Medication.KIND)
        self._empty: EmptyState | None = None
        self.runs_out = RunsOut()
        self.day = DayOfDoses(self._medications.ask)
        self.no_time = label("", "caption", "quiet", wrap=True)
        self.month = MonthOfDoses()
        self.mine = ListCard(tr("As prescribed"), [link_button(tr("Add a medication"), self._new)])
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def empty(self) -> EmptyState:
        """What stands here while there is no medication, made when there is none."""
        if self._empty is None:
            none = tr("No medication here yet. Add what was prescribed, in the words of whoever prescribed it.")
            self._empty = EmptyState("checkin", none, tr("Add a medication"), self._new)
            self._column.insertWidget(0, self._empty, FILLS)
        return self._empty

    def sentence(self) -> str:
        return tr("What was prescribed, and what became of each dose. Questions go to whoever prescribed it.")

    def new_words(self) -> str:
        return tr("New medication")

    def start_new(self, *args: Any, **typed: Any) -> None:
        """A new medication; with a day among what is given, that day's doses."""
        day = typed.get("typed", {}).get("day")
        if day is None:
            self._new()
        else:
            self.show_day(date.fromisoformat(day))
            self.day.take_focus()

    def enter(self) -> None:
        if self._medications.in_use():
            self.day.take_focus()
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_drafts(self) -> None:
        """What is typed about a dose is kept at once, as it is when its field is left."""
        self.day.keep_typed()

    def keep_typed(self) -> bool:
        self.day.keep_typed()
        return True

    def show_day(self, day: date) -> None:
        """Shows the doses of a day."""
        self.day.keep_typed()
        self._day = day
        self.month.grid.set_selected(day)
        self.refresh()

    def refresh(self) -> None:
        today = self._opened.preferences.today()
        if today != self._today:
            self._day = today if self._day == self._today else self._day
            self._today = today
        medications = self._medications.in_use()
        self._content.setVisible(bool(medications))
        if self._empty is not None or not medications:
            self.empty.setVisible(not medications)
        if medications:
            self._show_day(medications)
            self._show_month()
            self._show_soon(medications)

    def note(self, dose: Dose, state: DoseState | None, reason: str = "") -> None:
        """Says what became of a dose."""
        try:
            self._medications.note([dose], state, reason, self)
        except JournalProblem as problem:
            self.said.emit(told(self, problem), False)
        except RuleBroken:
            self.said.emit(tr("This reason is too long to be kept."), False)
        self.refresh()

    def _show_day(self, medications: list[Medication]) -> None:
        self.day.show_day(self._day, self._today, self._medications.doses(self._day), medications)
        loose = [tr("“{words}”", words=words) for each in medications for words in words_without_time(each)]
        self.no_time.setText(
            tr("{words}: this names no clock time, so no reminder comes for it.", words=", ".join(loose))
        )
        self.no_time.setVisible(bool(loose))

    def _show_month(self) -> None:
        first = date(*self.month.grid.month(), 1)
        last = dates.last_of_month(first)
        self.month.show_days(self._medications.days(first, last), self._today)

    def _show_soon(self, medications: list[Medication]) -> None:
        running = self._medications.running_out(self._today)
        self.runs_out.show_running([(each, self._medications.ask(each)) for each in running], self._today)
        coming = {each.medication: each for each in reversed(self._medications.coming(self._today))}
        rows = []
        for each in medications:
            next_one = coming.get(each.id)
            soon = coming_words(next_one.what, next_one.day, self._today) if next_one else ""
            more = " · ".join(words for words in (soon, facts_words(each)) if words)
            rows.append(Row(each.name, more, Medication.KIND, each.id))
        self.mine.show_rows(rows, "")

    def _connect(self) -> None:
        self.day.state_chosen.connect(lambda dose, state: self.note(dose, state, _reason(dose, state)))
        self.day.reason_given.connect(lambda dose, reason: self.note(dose, dose.state, reason))
        self.month.grid.day_chosen.connect(self.show_day)
        self.month.grid.month_changed.connect(lambda _year, _month: self._show_month())
        self.mine.go_requested.connect(self.go_requested)
        for each in (self.day, self.runs_out):
            each.said.connect(self.said)

    def _lay_out(self) -> None:
        self.month.grid.set_selected(self._day)
        self.day.body.addWidget(self.no_time)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(BETWEEN_CARDS)
        right.setSpacing(BETWEEN_CARDS)
        self._content: QWidget = two_columns(left, right, theme.current().px(372))
        self._column = column_in(self)
        self._column.addWidget(self._content)
        self._column.addStretch(1)
        for side, cards in ((left, (self.runs_out, self.day, self.month.table_card)), (right, (self.month, self.mine))):
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)


def _reason(dose: Dose, state: DoseState | None) -> str:
    """A reason stays between missed and changed; one that was taken needs none."""
    keeps = state in (DoseState.MISSED, DoseState.CHANGED)
    return dose.event.reason if dose.event is not None and keeps else ""
