"""The desktop tells of sleep and of a locked screen: on a real bus of its own, with a real program in a child."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_journal import settings as settings_file
from recovery_journal.gui import desktop_signals
from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.keys import KeyCost

CHECKOUT = Path(__file__).parents[2]
PASSPHRASE = "said to the desktop"
needs_a_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from recovery_journal.afresh import start_afresh
from recovery_journal.app import Program
from recovery_journal.gui import outside, theme
from recovery_journal.paths import places

outside.HEARS_AFTER = 10
app = QApplication(["test", *theme.BASE_STYLE])
where = places(sys.argv[1])
program = Program(app, where, replace_process=lambda: start_afresh(where))
program.start()

def unlock():
    assert "PySide6.QtDBus" not in sys.modules
    program.unlock_window.form.passphrase.setText(sys.argv[2])
    program.unlock_window.form.open_button.click()

QTimer.singleShot(600, unlock)
sys.exit(app.exec())
"""


class Bus:
    """A bus that nobody else is on."""

    def __init__(self, folder: Path) -> None:
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={folder}/bus"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "DBUS_SYSTEM_BUS_ADDRESS": self.address,
            "XDG_SESSION_ID": "2",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(CHECKOUT),
        }


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    made = Bus(tmp_path)
    yield made
    made.process.kill()
    made.process.communicate()


@pytest.fixture
def desktop(bus: Bus) -> Iterator[subprocess.Popen[str]]:
    """What answers as a desktop does."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.desktop_stub"],
        env=bus.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert line_of(child) == "ready"
    yield child
    child.kill()
    child.communicate()


@pytest.fixture
def program(bus: Bus, desktop: subprocess.Popen[str], tmp_path: Path, cheap: KeyCost) -> Iterator[int]:
    """The number of a process with an open journal that hears the desktop; told by what it asks of it."""
    folder = tmp_path / "data"
    shelf = Shelf(Places(folder, folder), cheap)
    opened = shelf.make("Robin", PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    opened.close()
    settings_file.save(folder / "settings.toml", shelf.settings._replace(discreet_name="Planner"))
    child = subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder), PASSPHRASE], env=bus.environment)
    try:
        assert line_of(desktop) == "asked ['sleep', 'Planner', 'Planner', 'delay']"
        yield child.pid
    finally:
        child.kill()
        child.wait()


def line_of(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    assert select.select([child.stdout], [], [], 20)[0], "nothing was said in time"
    return child.stdout.readline().strip()


@needs_a_bus
@pytest.mark.parametrize("what", ["sleep", "session", "screen"])
def test_it_locks_and_sleep_has_waited_for_it(program: int, desktop: subprocess.Popen[str], what: str) -> None:
    assert desktop.stdin is not None
    desktop.stdin.write(f"wake\nscreen_off\nother_session\n{what}\n")
    desktop.stdin.flush()
    assert line_of(desktop) == "let go"
    command = Path(f"/proc/{program}/cmdline").read_text(encoding="utf-8").split("\0")
    assert "recovery_journal" in command, "the process was replaced"


@needs_a_bus
def test_what_does_not_concern_it_leaves_it_open(bus: Bus, desktop: subprocess.Popen[str]) -> None:
    listener = subprocess.run(
        [sys.executable, "-c", LISTENER], env=bus.environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert listener.stdout.split() == ["sleep", "screen"]


LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from recovery_journal import settings as settings_file
from recovery_journal.gui import desktop_signals
from tests.journeys.desktop_stub import happen
app = QCoreApplication([])
heard = desktop_signals.listen("Notes")
heard.locking.connect(lambda why: print(why, flush=True))
from PySide6.QtDBus import QDBusMessage
def tell():
    for what in ("wake", "screen_off", "other_session"):
        happen(QDBusConnection.sessionBus(), what)
    heard._sleep_changed(True)
    happen(QDBusConnection.sessionBus(), "screen")
QTimer.singleShot(100, tell)
QTimer.singleShot(700, app.quit)
app.exec()
"""


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("unix:path=/run/user/1/bus", True),
        ("unix:abstract=/a;unix:path=/b", True),
        ("tcp:host=10.0.0.1,port=1", False),
        ("unix:path=/a;tcp:host=b", False),
        ("autolaunch:", False),
    ],
)
def test_only_a_bus_on_this_computer_is_spoken_to(monkeypatch: pytest.MonkeyPatch, address: str, there: bool) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    assert (desktop_signals.has_session_bus(), desktop_signals.has_system_bus()) == (there, there)


def test_without_a_bus_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(desktop_signals, "SYSTEM_BUS", str(tmp_path / "none"))
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    assert desktop_signals.listen("Notes") is None


@pytest.mark.parametrize(
    ("session", "path"),
    [("", ""), ("2", "/session/_32"), ("c1", "/session/c1"), ("12", "/session/_312"), ("a-b", "/session/a_2db")],
)
def test_a_session_is_found_by_its_number(monkeypatch: pytest.MonkeyPatch, session: str, path: str) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", session)
    assert desktop_signals.own_session() == (f"/org/freedesktop/login1{path}" if path else "")
