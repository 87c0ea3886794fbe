"""Today's line of the days in recovery: their total alone, and nothing at all where the person prefers that."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.card import Card
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
        self._words = label("", tone="soft")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.hide()

    def show_total(self, today: date) -> None:
        """All days in recovery, by the calendar."""
        time = Insights(self._opened).time_in_recovery(today) if self._opened.preferences.shows_time else None
        if time is not None:
            self._number.setText(ntr("{n} day", "{n} days", time.total) if time.total else "")
            self._number.setVisible(bool(time.total))
            self._stand_on_one_line()
            self._words.setText(tr("in recovery") if time.total else tr("Your first day in recovery"))
        self.setVisible(time is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_words"):
            self._stand_on_one_line()

    def _stand_on_one_line(self) -> None:
        """The letters of both stand on one line, whatever their sizes."""
        number, words = (theme.current().metrics(each) for each in ("number", "body"))
        self._words.setContentsMargins(0, 0, 0, max(0, number.descent() - words.descent()))
