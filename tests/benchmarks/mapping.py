"""Shows the plan map of a large plan, follows choices on it and finds its gaps; prints the milliseconds as JSON.

`python mapping.py TIMES`, which needs no screen.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from large_plan import a_large_plan
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recovery_journal.domain.gaps import gaps
from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_map_part import MapPart
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import places
from recovery_journal.services.open_in_plan import plan_graph
from recovery_journal.services.shelf import OpenJournal, Shelf

SIZE = (1280, 800)
WALK = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left)


def main() -> None:
    """Measures each so many times; the first showing also imports the map."""
    app = QApplication(["recovery-journal", *theme.BASE_STYLE])
    theme.apply(app, "light", 1.0, reduced_motion=True)
    found: dict[str, list[float]] = {"shown": [], "followed": [], "gaps": []}
    with tempfile.TemporaryDirectory() as name:
        shelf = Shelf(places(name))
        opened = shelf.make("Large", "seven quiet herons")
        opened.journal.save(*a_large_plan())
        for _each in range(int(sys.argv[1])):
            window = MainWindow(opened, SettingsStore(Path(name) / "settings.toml"), shelf)
            window.resize(*SIZE)
            window.show()
            found["shown"].append(_show(window))
            found["followed"] += _follow(window)
            found["gaps"].append(_find_gaps(opened))
            window.hide()
        opened.close()
    print(json.dumps(found))


def _show(window: MainWindow) -> float:
    plan = window.go("plan")
    assert isinstance(plan, PlanPage)
    plan.show_kind("trigger").grab()
    part = plan._made.pop("map")  # the plan opened with it; it is made and shown once more
    plan.stack.removeWidget(part)
    part.deleteLater()
    start = time.perf_counter()
    plan.show_kind("map").grab()
    return (time.perf_counter() - start) * 1000


def _follow(window: MainWindow) -> list[float]:
    window.activateWindow()
    plan = window.page()
    assert isinstance(plan, PlanPage)
    part = plan.tab()
    assert isinstance(part, MapPart)
    part.enter()
    took = []
    for key in WALK * 3:
        start = time.perf_counter()
        QTest.keyClick(part.map, key)
        part.repaint()
        took.append((time.perf_counter() - start) * 1000)
    return took


def _find_gaps(opened: OpenJournal) -> float:
    plan = plan_graph(opened.reader)
    start = time.perf_counter()
    gaps(plan, None, date(2026, 3, 12))
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
