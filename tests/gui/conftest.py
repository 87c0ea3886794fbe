"""What the tests of windows share: rooms to open them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from recovery_journal.gui import dates, theme
from recovery_journal.gui.dates import Dates
from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.keys import MIB, KeyCost
from tests.gui.rooms import Rooms, make_full_journal


@pytest.fixture(scope="session")
def full_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal full of days, to be copied."""
    return make_full_journal(tmp_path_factory.mktemp("full"), KeyCost(8 * MIB, 1))


@pytest.fixture(autouse=True)
def _usual_look() -> Iterator[None]:
    """Whatever look a test puts on, the next one begins in the usual one."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        now = theme.current()
        if (now.name, now.factor, now.system_font, now.duration("fast")) != ("light", 1.0, False, 0):
            theme.apply(app, "light", 1.0, reduced_motion=True)


@pytest.fixture
def rooms(qapp: QApplication, places: Places, shelf: Shelf, full_journal: Path) -> Iterator[Rooms]:
    """Windows for one test, put away after it with whatever it changed of dates."""
    before = dates.current()
    dates.set_current(Dates(QLocale("en_US")))
    made = Rooms(places, shelf, full_journal)
    yield made
    made.clear()
    dates.set_current(before)
