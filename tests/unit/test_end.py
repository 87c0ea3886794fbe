"""The program ends in good order, whatever Qt names first of what is still there."""

from __future__ import annotations

import os
import subprocess
import sys

END = """
from PySide6.QtWidgets import QApplication, QMainWindow
from recovery_journal import app as program

class MenusFirst(QApplication):
    def topLevelWidgets(self):
        return sorted(super().topLevelWidgets(), key=lambda each: each is window)

app = MenusFirst(["program"])
window = QMainWindow()
for words in ("One", "Two", "Three"):
    window.menuBar().addMenu(words).addAction(words)
program._delete_windows(app)
assert not app.topLevelWidgets()
"""


def test_a_menu_goes_with_its_window_and_not_before() -> None:
    line = [sys.executable, "-c", END]
    ended = subprocess.run(line, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, check=False, timeout=60)
    assert ended.returncode == 0
