"""Looking back: a month of check-ins as a picture or a table, one sentence of counts, and the card of a day."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.check_in_day_card import DayCard
from recovery_journal.gui.pages.check_in_table import MonthTable
from recovery_journal.gui.pages.check_in_words import described, measure_words
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.heat_grid import STEPS, HeatDay, HeatLegend, HeatMonth, step_for
from recovery_journal.gui.widgets.month_grid import MonthHead
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.check_ins import CheckIns, Measure, month_sentence
from recovery_journal.services.shelf import OpenJournal

CARD_WIDTH = 348


class LookBack(QWidget):
    """A month and one day of it. `edit_requested(day)` and `delete_requested(check_in)` are wishes."""

    edit_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._check_ins = CheckIns(opened.journal, opened.reader)
        self._today = opened.preferences.today()
        self._day = self._today
        self._measure = Measure.MOOD
        self._written: dict[date, CheckIn] = {}
        self.heat = HeatMonth(tr("Days"), self._describe, self._today)
        self.month_head = MonthHead(self.heat, around=True)
        self.measures = Segment(
            tr("What to show"),
            [(Measure.MOOD, tr("Mood")), (Measure.URGE, tr("Urge")), (Measure.SLEEP, tr("Sleep"))],
        )
        self.table = MonthTable()
        self.legend = HeatLegend()
        self.switch = link_button(tr("Show as table"), self._switch, size="small")
        self.sentence = label("", tone="soft", wrap=True)
        self.card = DayCard(opened)

        self._lay_out()

        self._connect()
        self.measures.set_value(self._measure)
        self._show_as_table(False)

    def day(self) -> date:
        """The day whose card is shown."""
        return self._day

    def set_day(self, day: date) -> None:
        """The day to go to at the next refresh."""
        self._day = day

    def show_day(self, day: date) -> None:
        """Goes to a day, as the journal has it now."""
        self._day = day
        self.refresh()

    def refresh(self) -> None:
        """Shows the month and the day as the journal has them now."""
        today = self._opened.preferences.today()
        if today != self._today:
            self._today = today
            self.heat.set_today(today)
        if self._day != self.heat.selected() or (self._day.year, self._day.month) != self.heat.month():
            self.heat.set_selected(self._day)
        self._load_month()
        self.card.show_day(self._day, self._today)

    def focus(self, reason: Qt.FocusReason) -> None:
        """Puts the cursor on the day."""
        (self.table if self.heat.isHidden() else self.heat).setFocus(reason)

    def _load_month(self) -> None:
        year, month = self.heat.month()
        first = date(year, month, 1)
        last = first.replace(day=dates.days_in_month(first))
        self._written = self._check_ins.between(first, last)
        self._paint()
        self._fill_table()

    def _fill_table(self) -> None:
        """Only while it is seen: most people never look at it."""
        if self.table.isHidden():
            return
        first = date(*self.heat.month(), 1)
        last = first.replace(day=dates.days_in_month(first))
        days = [first + timedelta(days=at) for at in range((min(last, self._today) - first).days + 1)]
        self.table.set_days(days, self._written)
        self.table.choose(self._day)

    def _paint(self) -> None:
        year, month = self.heat.month()
        self.heat.set_days(year, month, {day: self._heat_day(each) for day, each in self._written.items()})
        self.sentence.setText(self._sentence())

    def _heat_day(self, check_in: CheckIn) -> HeatDay:
        value = getattr(check_in, self._measure)
        step = None if value is None else min(STEPS, step_for(ceil(value)))
        return HeatDay(measure_words(check_in, self._measure), step, bool(check_in.note))

    def _sentence(self) -> str:
        first = date(*self.heat.month(), 1)
        if first > self._today:
            return tr("This month is still to come.")
        days = dates.days_in_month(first)
        so_far = min(days, (self._today - first).days + 1)
        return month_sentence(list(self._written.values()), so_far, self._measure)

    def _describe(self, day: date) -> str:
        return described(day, self._written.get(day), self._measure, day > self._today)

    def _choose(self, day: date) -> None:
        self._day = day
        self.card.show_day(day, self._today)
        if not self.table.isHidden():
            self.table.choose(day)

    def _choose_in_table(self, day: date) -> None:
        self._day = day
        self.heat.set_selected(day)
        self.card.show_day(day, self._today)

    def _wish_to_edit(self, day: date) -> None:
        if day <= self._today:
            self.edit_requested.emit(day)

    def _choose_measure(self, measure: object) -> None:
        """One of the three is always shown: a second click on it changes nothing."""
        if isinstance(measure, Measure):
            self._measure = measure
        self.measures.set_value(self._measure)
        self._paint()

    def _switch(self) -> None:
        self._show_as_table(not self.heat.isHidden())

    def _show_as_table(self, as_table: bool) -> None:
        self.table.setVisible(as_table)
        self.heat.setVisible(not as_table)
        self.measures.setVisible(not as_table)
        self.legend.setVisible(not as_table)
        self._fill_table()
        self.switch.set_words(tr("Show as calendar") if as_table else tr("Show as table"))

    def _connect(self) -> None:
        self.heat.day_chosen.connect(self._choose)
        self.heat.day_activated.connect(self._wish_to_edit)
        self.heat.month_changed.connect(lambda _year, _month: self._load_month())
        self.measures.value_changed.connect(self._choose_measure)
        self.table.day_chosen.connect(self._choose_in_table)
        self.table.day_activated.connect(self._wish_to_edit)
        self.card.edit_requested.connect(self._wish_to_edit)
        self.card.delete_requested.connect(self.delete_requested)

    def _lay_out(self) -> None:
        head, foot, left, right = QWidget(), QWidget(), QVBoxLayout(), QVBoxLayout()
        top = SplitLayout(head, 12, 10, centered=True)
        top.addWidget(self.month_head)
        top.addWidget(self.measures)
        below = SplitLayout(foot, 12, 6, centered=True)
        below.addWidget(self.legend)
        below.addWidget(self.switch)
        left.setSpacing(theme.current().px(14))
        for part in (head, self.heat, self.table, foot, self.sentence):
            left.addWidget(part)
        left.addStretch(1)
        right.addWidget(self.card)
        right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(two_columns(left, right, CARD_WIDTH))
