"""The whole program in the test's own process: real windows, real files, one window after the other."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from recovery_journal.app import Program
from recovery_journal.gui import theme
from recovery_journal.paths import Places
from recovery_journal.storage.keys import KeyCost
from tests import hands
from tests.journeys.home import Home

Start = Callable[[], Program]


@pytest.fixture
def start(qapp: QApplication, places: Places, cheap: KeyCost) -> Iterator[Start]:
    """Starts the program; all that was started is ended after the test."""
    programs: list[Program] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}

    def begin() -> Program:
        program = Program(qapp, places, cost=cheap)
        programs.append(program)
        program.start()
        hands.wake(program.unlock_window)
        return program

    yield begin
    for each in programs:
        each.quit()
        for window in (each.main_window, each.unlock_window):
            if window is not None and shiboken6.isValid(window):
                window.deleteLater()
    hands.settle()
    theme.apply(qapp, "light", 1.0, reduced_motion=True)
    signal.set_wakeup_fd(-1)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def home(cheap: KeyCost) -> Iterator[Home]:
    """A home with one journal."""
    folder = Path(tempfile.mkdtemp(prefix="rj-home-"))
    made = Home(folder, cheap)
    made.make_journal()
    yield made
    shutil.rmtree(folder, ignore_errors=True)
