"""The real process: a lock replaces it, a signal ends it in order, and neither leaves anything typed behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recovery_journal import settings as settings_file
from recovery_journal.app import Program
from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.keys import KeyCost

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks at a process through /proc")

CHECKOUT = Path(__file__).parents[2]
PASSPHRASE = "four words for a test"
CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from recovery_journal.afresh import start_afresh
from recovery_journal.app import Program
from recovery_journal.gui import theme
from recovery_journal.paths import places

where = places(sys.argv[1])
app = QApplication(["test", *theme.BASE_STYLE])
program = Program(app, where, replace_process=lambda: start_afresh(where))
program.start()

def unlock():
    program.unlock_window.form.passphrase.setText(sys.argv[3])
    program.unlock_window.form.open_button.click()
    wait()

def wait():
    if program.main_window is None:
        QTimer.singleShot(20, wait)
    else:
        QTimer.singleShot(50, typed)

def typed():
    page = program.main_window.go("plan")
    page.start_new()
    program.main_window.activateWindow()
    field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "What is it?")
    field.setText("half a thought")
    field.textEdited.emit(field.text())
    print("open", flush=True)
    if sys.argv[2] == "lock":
        program.lock()

QTimer.singleShot(0, unlock)
sys.exit(app.exec())
"""


@pytest.fixture
def folder(tmp_path: Path, cheap: KeyCost) -> Path:
    """A data folder with one journal."""
    opened = Shelf(Places(tmp_path, tmp_path), cheap).make("Robin", PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    opened.close()
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a child; it is ended after the test."""
    children: list[subprocess.Popen[str]] = []

    def begin(*command: str) -> subprocess.Popen[str]:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
        child = subprocess.Popen(
            [sys.executable, *command], cwd=folder, env=environment, text=True, stdout=subprocess.PIPE
        )
        children.append(child)
        return child

    yield begin
    for each in children:
        each.kill()
        each.wait()
        assert each.stdout is not None
        each.stdout.close()


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """The program listens to the signals that end a process; afterwards they are the test's again."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [signal.getsignal(number) for number in numbers]
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in zip(numbers, handlers, strict=True):
        signal.signal(number, handler)


def line_of(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def until(condition: Callable[[], bool], live: bool = False) -> None:
    """Waits; with `live` the windows of this process go on meanwhile."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "this did not happen in time"
        QTest.qWait(20) if live else time.sleep(0.02)


def maps_of(child: subprocess.Popen[str]) -> str:
    return Path(f"/proc/{child.pid}/maps").read_text(encoding="utf-8")


def arguments_of(child: subprocess.Popen[str]) -> list[str]:
    return Path(f"/proc/{child.pid}/cmdline").read_text(encoding="utf-8").split("\0")


def drafts(folder: Path, cheap: KeyCost) -> str:
    shelf = Shelf(Places(folder, folder), cheap)
    opened = shelf.open(shelf.choose(""), PASSPHRASE)
    try:
        return str(opened.drafts.of_kind("trigger"))
    finally:
        opened.close()


def test_a_lock_puts_a_fresh_process_in_the_place_of_this_one(
    folder: Path, run: Callable[..., subprocess.Popen[str]], cheap: KeyCost
) -> None:
    child = run("-c", CHILD, str(folder), "lock", PASSPHRASE)
    assert line_of(child) == "open"
    until(lambda: "recovery_journal" in arguments_of(child))
    assert arguments_of(child)[1:6] == ["-P", "-m", "recovery_journal", "--data-dir", str(folder)]
    until(lambda: "libQt6Widgets" in maps_of(child))
    time.sleep(0.3)
    assert child.poll() is None
    assert "sqlcipher" not in maps_of(child)
    child.send_signal(signal.SIGTERM)
    assert child.wait(20) == 0
    assert "half a thought" in drafts(folder, cheap)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order_and_keeps_the_draft(
    folder: Path, run: Callable[..., subprocess.Popen[str]], cheap: KeyCost, number: signal.Signals
) -> None:
    child = run("-c", CHILD, str(folder), "stay", PASSPHRASE)
    assert line_of(child) == "open"
    assert "sqlcipher" in maps_of(child)
    child.send_signal(number)
    assert child.wait(20) == 0
    assert "half a thought" in drafts(folder, cheap)


@pytest.mark.usefixtures("_own_signals")
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_day_and_the_place_of_the_window_are_kept(
    qapp: QApplication, places: Places, shelf: Shelf, cheap: KeyCost
) -> None:
    for label in ("Robin", "Kitchen notes"):
        shelf.make(label, PASSPHRASE).close()
    robin = shelf.choose("Robin")
    settings_file.save(places.settings_file, shelf.settings.with_journal(robin._replace(opened_on=None)))
    program = Program(qapp, places, "Robin", cost=cheap)
    program.start()
    program.unlock_window.setGeometry(40, 50, 700, 600)
    program.unlock_window.unlocked.emit(shelf.open(robin, PASSPHRASE))
    until(lambda: shelf.choose("Robin").opened_on == date.today(), live=True)
    assert shelf.settings.last_journal == robin.id
    program.quit()
    assert shelf.settings.window[:4] == (40, 50, 700, 600)
    again = Program(qapp, places, cost=cheap)
    again.start()
    assert again.unlock_window.geometry().getRect() == (40, 50, 700, 600)
    again.quit()
    for window in (program.main_window, again.unlock_window):
        assert window is not None
        window.deleteLater()


FAULT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from recovery_journal.gui import dialogs, errors

said = []
dialogs.dialogs.tell = lambda parent, text: said.append(text)
app = QApplication(["test"])
errors.forbid_core_dumps()
errors.install(Path(sys.argv[1]) / "faults.log")

def fall():
    typed = "what somebody wrote"
    raise ValueError(typed)

QTimer.singleShot(0, fall)
QTimer.singleShot(0, fall)
QTimer.singleShot(100, app.quit)
app.exec()
print(len(said), "somebody" in str(said))
import resource
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_a_fault_is_noted_and_told_without_any_words(tmp_path: Path, run: Callable[..., subprocess.Popen[str]]) -> None:
    child = run("-c", FAULT, str(tmp_path))
    assert line_of(child) == "1 False"
    assert line_of(child) == "(0, 0)"
    log = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert log.count("ValueError at ") == 2
    assert "somebody" not in log
    assert (tmp_path / "faults.log").stat().st_mode & 0o777 == 0o600
