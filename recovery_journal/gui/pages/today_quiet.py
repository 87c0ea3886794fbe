"""What stands quietly at the foot of Today: a milestone that was reached, and the days in recovery."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.pages.today_milestone import MilestoneCard
from recovery_journal.gui.pages.today_time import TimeCard
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.services.shelf import OpenJournal


class QuietCards(QWidget):
    """Both cards, each only when it has something to show, with the signals that every card of Today has."""

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self.milestone = MilestoneCard(opened)
        self.time = TimeCard(opened)
        column = column_in(self)
        column.setSpacing(20)
        column.addWidget(self.milestone)
        column.addWidget(self.time)
        self.milestone.go_requested.connect(self.go_requested)
        self.milestone.said.connect(self.said)

    def show_day(self, today: date) -> None:
        """The day as it is now."""
        self.milestone.show_new(today)
        self.time.show_total(today)
        self.setVisible(not (self.milestone.isHidden() and self.time.isHidden()))
