"""The page Aftercare in a window of its own, kept up to date as the main window does."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_journal.gui.journal_signals import JournalSignals
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests import hands

NOW = datetime(2026, 3, 12, 9, 0)  # a Thursday
TODAY = NOW.date()


class CarePages:
    """Opens the page of one journal at NOW each time it is called; its windows stay until the test is over."""

    def __init__(self, qtbot: QtBot, opened: OpenJournal, shelf: Shelf, places: Places) -> None:
        self._qtbot, self._opened, self._shelf, self._places = qtbot, opened, shelf, places
        self._windows: list[QWidget] = []

    def __call__(self) -> AftercarePage:
        signals = JournalSignals(self._opened.journal)
        store = SettingsStore(self._places.settings_file)
        page = AftercarePage(Desk(self._opened, signals, store, self._shelf), lambda: NOW)
        signals.changed.connect(lambda _changed: page.mark_stale())
        window = QWidget()
        self._windows.append(window)
        QVBoxLayout(window).addWidget(page)
        window.resize(1180, 800)
        signals.setParent(window)
        self._qtbot.addWidget(window)
        page.freshen()
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return hands.followed(page)
