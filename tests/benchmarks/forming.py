"""Opens the form of every kind in the plan, with a record and blank, for the first time and again; prints JSON.

`python forming.py DATA_DIR TIMES`, with the passphrase as one line of standard input; it needs no screen.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from inside import Painted
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recovery_journal.gui import theme
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.chapters import KINDS
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_page import RecordPage
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import places
from recovery_journal.services.reader import record_class
from recovery_journal.services.shelf import Shelf

SIZE = (1280, 800)
BETWEEN, BEFORE_FIRST = 20, 250  # ms: the person looks at a form, and at the list before the first one


def main() -> None:
    """Milliseconds by kind: the first opening, later ones of records, and later ones of blank forms."""
    app = QApplication(["recovery-journal", *theme.BASE_STYLE])
    theme.apply(app, "light", 1.0, reduced_motion=True)
    known = places(sys.argv[1])
    shelf = Shelf(known)
    opened = shelf.open(shelf.choose(""), sys.stdin.readline().rstrip("\n"))
    window = MainWindow(opened, SettingsStore(known.settings_file), shelf)
    window.resize(*SIZE)
    window.show()
    plan = window.go("plan")
    assert isinstance(plan, PlanPage)
    found: dict[str, dict[str, list[float]]] = {}
    for kind in KINDS:
        page = plan.show_kind(kind)
        if isinstance(page, RecordPage):
            QTest.qWait(BEFORE_FIRST)
            found[kind] = _open_each(page, [each.id for each in opened.reader.records(record_class(kind))])
    window.hide()
    opened.close()
    print(json.dumps(found))


def _open_each(page: RecordPage, records: list[UUID]) -> dict[str, list[float]]:
    """By turns a record and a blank form, then one record after the other."""
    took: dict[str, list[float]] = defaultdict(list)
    openings = [partial(page.show_record, each) for each in records]
    took["first"].append(_until_painted(page, next(iter(openings), page.start_new)))
    for opening in islice(cycle(openings), 1, int(sys.argv[2]) + 1):
        took["blank"].append(_until_painted(page, page.start_new))
        took["record"].append(_until_painted(page, opening))
    if len(openings) > 1:
        took["record"] += [_until_painted(page, each) for each in islice(cycle(openings), 2, int(sys.argv[2]) + 2)]
    return took


def _until_painted(page: RecordPage, open_it: Callable[[], None]) -> float:
    start = time.perf_counter()
    open_it()
    painted = Painted(page.form)
    while not painted.at:
        QApplication.processEvents()
    QTest.qWait(BETWEEN)
    return (painted.at - start) * 1000


if __name__ == "__main__":
    main()
