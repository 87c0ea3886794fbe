"""Real windows on real journals: one that nothing was written into, and one that is full of days."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QWidget
from sqlalchemy import text

from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.paths import Places
from recovery_journal.services.demo import fill
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.settings import ListedJournal
from recovery_journal.storage.keys import KeyCost
from tests import hands
from tests.conftest import PASSPHRASE

SIZE = (1280, 800)


def make_full_journal(folder: Path, cost: KeyCost) -> Path:
    """The folder of a journal with a year of days until today."""
    opened = Shelf(Places(folder, folder), cost).make("Full", PASSPHRASE)
    fill(opened, 1, 12, opened.preferences.today())
    opened.close()
    return opened.database.folder


class Rooms:
    """Opens windows for one test and clears them away."""

    def __init__(self, places: Places, shelf: Shelf, full: Path) -> None:
        self.places = places
        self.shelf = shelf
        self._full = full
        self._opened: list[OpenJournal] = []
        self._windows: list[QWidget] = []

    def main(self, full: bool = False, size: tuple[int, int] = SIZE) -> MainWindow:
        """The main window, with an empty journal or with the full one."""
        opened = self._open_full() if full else self.shelf.make("Test", PASSPHRASE)
        opened.prefer(replace(opened.preferences, welcomed=True))
        self._opened.append(opened)
        return self._show(MainWindow(opened, self.store(), self.shelf), size)

    def unlock(self, journals: int, size: tuple[int, int] = SIZE) -> UnlockWindow:
        """The first window, with this many journals on the list."""
        for number in range(journals):
            self.shelf.make(f"Journal {number + 1}", PASSPHRASE).close()
        return self._show(UnlockWindow(self.store(), lambda: self.shelf), size)

    def store(self) -> SettingsStore:
        """The settings as they are on disk, in the light look."""
        store = SettingsStore(self.places.settings_file)
        store.change(appearance="light", less_motion=True, region=store.now.region or "us")
        return store

    def clear(self) -> None:
        """Closes everything that was opened."""
        for window in self._windows:
            if shiboken6.isValid(window):
                window.prepare_to_leave()
                window.deleteLater()
        for opened in self._opened:
            opened.close()
        hands.settle()
        theme.current()

    def _open_full(self) -> OpenJournal:
        folder = self.places.journals / self._full.name
        if not folder.exists():
            shutil.copytree(self._full, folder)
        entry = ListedJournal(folder.name, "Full", str(folder))
        self.shelf.note_opened(entry)
        return self.shelf.open(entry, PASSPHRASE)

    def _show(self, window: hands.W, size: tuple[int, int]) -> hands.W:
        self._windows.append(window)
        window.resize(*size)
        window.show()
        hands.wake(window)
        hands.settle()
        return window


@contextmanager
def nothing_can_be_written(opened: OpenJournal) -> Iterator[None]:
    """Meanwhile the database refuses, as one on a drive that went read-only."""
    for switch in ("ON", "OFF"):
        with opened.database.reading() as connection:
            connection.execute(text(f"PRAGMA query_only={switch}"))
        if switch == "ON":
            yield
