"""What the first window may not load: it would keep the person waiting for what they may not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage.keys import KeyCost

FORBIDDEN = (
    "sqlalchemy",
    "sqlcipher3",
    "nacl",
    "alembic",
    "jinja2",
    "icalendar",
    "dateutil",
    "zxcvbn",
    "segno",
    "PySide6.QtPrintSupport",
    "recovery_journal.storage",
    "recovery_journal.services",
)

SCRIPT = """
import json, sys
from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from recovery_journal.app import Program
from recovery_journal.gui import theme
from recovery_journal.paths import places

app = QApplication(["test", *theme.BASE_STYLE])
program = Program(app, places(sys.argv[1]))
window = program.unlock_window
at_paint = []
painted = type(window).paintEvent
def paint(self, event):
    painted(self, event)
    at_paint.append("Qt" in vars(QtCore))
type(window).paintEvent = paint
program.start()
found = {}

def loaded():
    return [name for name in %r if name in sys.modules]

def wait(ready, then):
    QTimer.singleShot(10, lambda: then() if ready() else wait(ready, then))

def at_rest():
    found["start"] = loaded()
    found["qt_before_paint"] = at_paint[0]
    window.show_help()
    window.leave_help()
    window.show_help(urge=True)
    window.help_now._without_journal.watching.rate(7)
    window.leave_help()
    found["help"] = loaded()
    window.form.passphrase.setText("x") if not window.first else window.opening.warm_up()
    wait(lambda: "recovery_journal.gui.pages.today" in sys.modules, typed)

def typed():
    found["typed"] = loaded()
    print(json.dumps(found))
    program.quit()

wait(lambda: window.is_complete, lambda: QTimer.singleShot(600, at_rest))
app.exec()
"""


@pytest.mark.parametrize("journals", [0, 2])
def test_nothing_heavy_is_loaded_before_the_first_character(tmp_path: Path, cheap: KeyCost, journals: int) -> None:
    for label in ("Robin", "Kitchen notes")[:journals]:
        Shelf(Places(tmp_path, tmp_path), cheap).make(label, "passphrase").close()
    command = [sys.executable, "-c", SCRIPT % (FORBIDDEN,), str(tmp_path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True)
    found = json.loads(done.stdout)
    assert found["start"] == []
    assert found["help"] == []
    assert not found["qt_before_paint"], "the first paint waited for Qt's large enumerations"
    assert "recovery_journal.services" in found["typed"], "typing a passphrase fetches what opening takes"
