"""The card of a month of doses, with what its marks mean, and its twin as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recovery_journal.domain.doses import Dose
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.medication_words import day_words, month_table, month_words
from recovery_journal.gui.pages.way_base import head
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.dose_month import DoseMonth
from recovery_journal.gui.widgets.figure_table import FigureTable
from recovery_journal.gui.widgets.month_grid import MonthView
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class MonthOfDoses(Card):
    """The month. `table_card` has the same as a table, for a place that is wide enough."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Mapping[date, Sequence[Dose]] = {}
        self._today = date.min
        self.grid = DoseMonth(tr("Doses"))
        self.view = MonthView(self.grid, self)
        self.table: FigureTable | None = None
        self.counts = label("", tone="soft", wrap=True)
        self.legend = label(
            tr("Dot: taken. Ring: missed. Dash: changed. No mark: nothing written."), "caption", "quiet", wrap=True
        )
        self.as_table = link_button(tr("Show as table"), self._toggle)
        self.table_card = Card()
        self.table_card.body.addWidget(label(tr("Doses of the month"), "section", wrap=True))
        self.table_card.hide()
        self.body.setSpacing(theme.current().px(8))
        for part in (head(label(tr("Month"), "section"), self.as_table), self.view, self.counts, self.legend):
            self.body.addWidget(part)
        self.grid.set_describe(self._describe)

    def show_days(self, days: Mapping[date, Sequence[Dose]], today: date) -> None:
        """Shows the doses of every day of the month in view."""
        self._days, self._today = days, today
        self.grid.set_states({day: [each.state for each in doses if each.state] for day, doses in days.items()})
        self.grid.set_today(today)
        self.counts.setText(month_words(days))
        if self.table is not None:
            self.table.set_table(month_table(days, today))

    def _describe(self, day: date) -> str:
        return day_words(day, self._days[day]) if day in self._days else dates.current().day_long(day)

    def _toggle(self) -> None:
        if self.table is None:
            self.table = FigureTable(tr("Doses"))
            self.table_card.body.addWidget(self.table)
            self.table.set_table(month_table(self._days, self._today))
        shows = self.table_card.isHidden()
        self.table_card.setVisible(shows)
        self.as_table.set_words(tr("Hide the table") if shows else tr("Show as table"))
