"""Today's line of the days in recovery: their total alone, and nothing at all where the person prefers that."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.insights import Insights
from recovery_journal.services.shelf import OpenJournal


class TimeCard(Card):
    """'150 days in recovery'; hidden until a time has begun."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._number = label("", "number")
        self._words = label("", tone="soft", wrap=True)
        holder = QWidget()
        row = FlowLayout(holder, 8, 2)
        row.addWidget(self._number)
        row.addWidget(self._words)
        self.body.addWidget(holder)
        self.hide()

    def show_total(self, today: date) -> None:
        """All days in recovery, by the calendar."""
        time = Insights(self._opened).time_in_recovery(today) if self._opened.preferences.shows_time else None
        if time is not None:
            self._number.setText(ntr("{n} day", "{n} days", time.total) if time.total else "")
            self._number.setVisible(bool(time.total))
            self._words.setText(tr("in recovery") if time.total else tr("Your first day in recovery"))
        self.setVisible(time is not None)
