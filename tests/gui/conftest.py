"""What the tests of windows share: rooms to open them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_journal.gui import dates, theme
from recovery_journal.gui.dates import Dates
from recovery_journal.paths import Places
from recovery_journal.services.appointments import Appointments
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests.conftest import CHEAP
from tests.gui.care_pages import CarePages
from tests.gui.rooms import Rooms, make_full_journal


@pytest.fixture(scope="session")
def full_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a journal full of days, to be copied."""
    return make_full_journal(tmp_path_factory.mktemp("full"), CHEAP)


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
def american_dates() -> Iterator[None]:
    """Days and times as they are written in the United States, whatever a test changes of that."""
    before = dates.current()
    dates.set_current(Dates(QLocale("en_US")))
    yield
    dates.set_current(before)


@pytest.fixture
def rooms(
    qapp: QApplication, american_dates: None, places: Places, shelf: Shelf, full_journal: Path
) -> Iterator[Rooms]:
    """Windows for one test, put away after it."""
    made = Rooms(places, shelf, full_journal)
    yield made
    made.clear()


@pytest.fixture
def appointments(opened: OpenJournal) -> Appointments:
    """The appointments of an open journal."""
    return Appointments(opened.journal, opened.reader)


@pytest.fixture
def show_care(qtbot: QtBot, american_dates: None, opened: OpenJournal, shelf: Shelf, places: Places) -> CarePages:
    """Shows the page Aftercare of an open journal in a window."""
    return CarePages(qtbot, opened, shelf, places)
