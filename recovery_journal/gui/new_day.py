"""Another day begins while a journal is open: what is on its pages is of the day before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from recovery_journal.gui.navigation import JournalPage

if TYPE_CHECKING:
    from recovery_journal.services.shelf import OpenJournal

LOOKS_EVERY = 60_000  # ms


class NewDay(QObject):
    """Looks when the person comes back to the window or goes to another page, and now and then in between."""

    def __init__(
        self, window: QWidget, stack: QStackedWidget, opened: OpenJournal, pages: Mapping[str, JournalPage]
    ) -> None:
        super().__init__(window)
        self._opened, self._pages = opened, pages
        self._day = opened.preferences.today()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        stack.currentChanged.connect(self.look)
        window.installEventFilter(self)
        self._timer.start()

    def look(self) -> None:
        """Tells the pages of the day if it is another one; those of a closed journal have nothing to read."""
        today = self._opened.preferences.today()
        if today != self._day and not self._opened.database.is_closed:
            self._day = today
            for each in self._pages.values():
                each.begin_day()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False
