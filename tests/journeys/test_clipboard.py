"""Words copied out of the journal do not outlive the lock: on a real X display, which knows whose the clipboard is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs xvfb-run")

CHILD = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from recovery_journal.gui import clipboard
app = QApplication([])
field = QLineEdit("Payday")
field.show()
def copy_and_leave():
    field.selectAll()
    field.copy()
    print(app.clipboard().text())
    clipboard.clear_if_ours()
    print(app.clipboard().text() or "nothing")
    app.quit()
QTimer.singleShot(200, copy_and_leave)
app.exec()
"""


def said_by(program: str) -> list[str]:
    """The words that a program says on a desktop of its own."""
    child = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return child.stdout.split()


def test_what_was_copied_by_hand_goes_too() -> None:
    assert said_by(CHILD) == ["Payday", "nothing"]


def test_what_was_copied_by_hand_goes_after_its_time() -> None:
    waits = CHILD.replace("    clipboard.clear_if_ours()\n", "").replace("app.quit()", "pass")
    waits = waits.replace('    print(app.clipboard().text() or "nothing")\n', "")
    waits = waits.replace("field.show()", "field.show()\nclipboard.KEPT_FOR = 300\nclipboard.watch()")
    waits = waits.replace(
        "app.exec()",
        """
def look():
    print(app.clipboard().text() or "nothing")
    app.quit()
QTimer.singleShot(1500, look)
app.exec()""",
    )
    assert said_by(waits) == ["Payday", "nothing"]
