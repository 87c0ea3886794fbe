"""Runs the installed program and drives it from within as a person would; prints what it measured as JSON.

`python inside.py DATA_DIR TASK`: unlocks the journal, waits for Today, then does the task:
"rest" tells when it is time to read the memory, "visits" goes to every page, "backup" makes one, "search" types into
Search everything, "lock" tells the instant and locks. "help" opens Help now without a passphrase.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

from recovery_journal import cli
from recovery_journal.gui import plain_imports

plain_imports.keep()  # as the command does, before anything of the window is imported

from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from recovery_journal import app as app_module  # noqa: E402

PASSPHRASE = "seven quiet herons"
BETWEEN_KEYS = 0.1  # seconds: a quick typist
AFTER_TODAY = 1.0  # seconds until the next click
LATER_VISITS = 5
CHAPTERS = {"urges": "urge_log", "journal": "journal_entry"}  # of Check-ins
SOUGHT = "walk home with sam"
TICK = 5  # ms between two signs of life
GIVE_UP_AFTER = 20.0

Steps = Iterator[float]


class Painted(QObject):
    """Notes the end of the next painting of a widget and of all in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at = 0.0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at:
            self._widget.removeEventFilter(self)
            # What is posted now comes when its children are painted too and all is on the screen, before any timer.
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def customEvent(self, event: QEvent) -> None:
        self.at = time.perf_counter()


class Driver(QObject):
    """Takes the program through the steps, with the event loop running between them."""

    def __init__(self, program: Any, task: str) -> None:
        super().__init__()
        self.program = program
        self.found: dict[str, Any] = {}
        self.deriving = 0.0
        self._steps = self._all(task)
        QTimer.singleShot(500, self._next)

    def _next(self) -> None:
        pause = next(self._steps, None)
        if pause is not None:
            QTimer.singleShot(int(pause * 1000), self._next)
            return
        print(json.dumps(self.found), flush=True)
        self.program.quit()

    def _all(self, task: str) -> Steps:
        if task != "help":
            yield from self._unlock()
        yield from getattr(self, f"_{task}")()

    def _unlock(self) -> Steps:
        field = self.program.unlock_window.form.passphrase
        for sign in PASSPHRASE:
            _press(field, 0, sign)
            yield BETWEEN_KEYS
        self._time_derivation()
        seen: list[Painted] = []
        self.program.unlock_window.unlocked.connect(lambda _opened: seen.append(Painted(self.program.main_window)))
        pressed = time.perf_counter()
        _press(field, Qt.Key.Key_Return, "\r")
        while not (seen and seen[0].at):
            yield 0.02
        self.found["unlock"] = (seen[0].at - pressed) * 1000
        self.found["derivation"] = self.deriving * 1000

    def _time_derivation(self) -> None:
        from nacl.pwhash import argon2id

        derive = argon2id.kdf

        def timed(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return derive(*given, **named)
            finally:
                self.deriving += time.perf_counter() - start

        argon2id.kdf = timed

    def _rest(self) -> Steps:
        yield 5.0
        print("rested", flush=True)
        sys.stdin.readline()

    def _help(self) -> Steps:
        yield AFTER_TODAY
        window = self.program.unlock_window
        self.found["help"] = _visit(window.cover.help_requested.emit, window.views.currentWidget)

    def _visits(self) -> Steps:
        yield AFTER_TODAY
        window = self.program.main_window
        first, later = {}, {}
        for each in window.sidebar.buttons[1:]:
            first[each.page_id] = _visit(each.click, window.page)
            yield 0.3
        for name, kind in CHAPTERS.items():
            first[name] = self._chapter(kind)
            yield 0.3
        first["help_now"] = _visit(window.sidebar.help.click, window.views.currentWidget)
        window.leave_help()
        yield 0.3
        first["urge_now"] = _visit(lambda: window.go("urge_now"), window.page)
        window.leave_flow()
        yield 0.3
        for _round in range(LATER_VISITS):
            for each in window.sidebar.buttons:
                later.setdefault(each.page_id, []).append(_visit(each.click, window.page))
                yield 0.1
            for name, kind in CHAPTERS.items():
                later.setdefault(name, []).append(self._chapter(kind))
                yield 0.1
            later.setdefault("help_now", []).append(_visit(window.sidebar.help.click, window.views.currentWidget))
            window.leave_help()
            yield 0.1
            later.setdefault("urge_now", []).append(_visit(lambda: window.go("urge_now"), window.page))
            window.leave_flow()
            yield 0.1
        self.found["first"], self.found["later"] = first, later

    def _chapter(self, kind: str) -> float:
        """From the days of Check-ins to another chapter."""
        page = self.program.main_window.go("check_ins", "check_in")
        QApplication.processEvents()
        return _visit(lambda: page.show_kind(kind), page.tab)

    def _backup(self) -> Steps:
        yield AFTER_TODAY
        keeper, heard = self.program.main_window.keeper, [time.perf_counter()]
        ticking = QTimer(self)
        ticking.timeout.connect(lambda: heard.append(time.perf_counter()))
        ticking.start(TICK)
        yield 0.2
        began = time.perf_counter()
        keeper.make()
        while keeper.is_running:
            yield 0.002
        self.found["backup"] = (time.perf_counter() - began) * 1000
        yield 0.2
        self.found["silence"] = max(late - soon for soon, late in pairwise(heard)) * 1000 - TICK

    def _search(self) -> Steps:
        yield AFTER_TODAY
        self.program.main_window.search_everything()
        yield 0.5
        field, keystrokes = QApplication.focusWidget(), []
        for sign in SOUGHT:
            keystrokes.append(_visit(partial(_press, field, 0, sign), field.window))
            yield BETWEEN_KEYS
        self.found["keystrokes"] = keystrokes

    def _lock(self) -> Steps:
        yield AFTER_TODAY
        print(time.perf_counter(), flush=True)
        self.program.lock()


def _press(widget: QWidget, key: int, text: str) -> None:
    """A key, pressed and let go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _visit(go: Callable[[], object], shown: Callable[[], QWidget]) -> float:
    """Milliseconds from a click until what it shows is painted."""
    start = time.perf_counter()
    go()
    painted = Painted(shown())
    while not painted.at:
        if time.perf_counter() > start + GIVE_UP_AFTER:
            raise TimeoutError("it was not painted")
        QApplication.processEvents()
    return (painted.at - start) * 1000


def main() -> int:
    """Runs the program as its command does, with a driver that starts when its first window stands."""
    data_dir, task = sys.argv[1:]
    start = app_module.Program.start

    def start_driven(program: Any) -> None:
        start(program)
        program.driver = Driver(program, task)

    app_module.Program.start = start_driven  # type: ignore[method-assign]
    return cli.main(["--data-dir", data_dir])


if __name__ == "__main__":
    sys.exit(main())
