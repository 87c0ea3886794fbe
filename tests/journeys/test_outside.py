"""The program operated from outside, through the desktop's accessibility interface, by the names that are seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn, Halt
from recovery_journal.domain.plan import Contact, Trigger, TriggerCategory
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.keys import KeyCost

DRIVER = Path(__file__).with_name("outside_driver.py")
CHECKOUT = Path(__file__).parents[2]
PASSPHRASE = "said to the program from outside"
SYSTEM_PYTHON = "/usr/bin/python3"


def missing() -> str:
    """What this machine lacks for such a desktop without a screen; '' when nothing."""
    for command in ("dbus-run-session", "xvfb-run", SYSTEM_PYTHON):
        if shutil.which(command) is None:
            return command
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "python3-pyatspi" if asked.returncode else ""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A home with a short name: the paths of sockets may not be long."""
    home = Path(tempfile.mkdtemp(prefix="rj-"))
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}")
def test_everything_can_be_done_by_name(folder: Path, cheap: KeyCost) -> None:
    shelf = Shelf(Places(folder / "data", folder / "data"), cheap)
    opened = shelf.make("Test", PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    opened.close()
    script = f"""
        {sys.executable} -m recovery_journal --data-dir {folder / "data"} & program=$!
        {SYSTEM_PYTHON} {DRIVER} '{PASSPHRASE}'; result=$?
        kill $program; wait $program
        exit $result
    """
    done = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", "sh", "-c", script],
        cwd=CHECKOUT,
        env=a_desktop_of_its_own(folder),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    opened = shelf.open(shelf.choose(""), PASSPHRASE)
    assert_written(opened)
    opened.close()


def assert_written(opened: OpenJournal) -> None:
    """All that was done from outside is kept."""
    (check_in,) = opened.reader.records(CheckIn)
    assert (check_in.mood, check_in.sleep_hours, check_in.halt) == (6, 0.0, (Halt.HUNGRY,))
    assert check_in.note == "Written from outside"
    (trigger,), (contact,) = opened.reader.records(Trigger), opened.reader.records(Contact)
    assert (trigger.text, trigger.category, contact.name) == ("The bus stop", TriggerCategory.PLACE, "Sam")
    assert [link.to_id for link in opened.reader.links_from(trigger.id)] == [contact.id]
    (appointment,) = opened.reader.records(Appointment)
    assert (appointment.title, appointment.starts_at) == ("First talk", time(14, 30))


def a_desktop_of_its_own(folder: Path) -> dict[str, str]:
    """The environment of a desktop that a screen reader uses."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "NO_AT_BRIDGE": "0",
    }
