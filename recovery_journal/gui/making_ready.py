"""Does ahead, in small steps while the person looks at Today, what must be there at once or takes long at first."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from recovery_journal.gui.unlock_opening import LATER, NEEDED
from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow
    from recovery_journal.services.shelf import OpenJournal

BEGIN_AFTER, PAUSE = 150, 5  # ms; whatever the person does goes first


class MakingReady(QObject):
    """Help now and Urge now, one key away at any moment; then what is not imported yet, and what pages will ask.

    It goes with its window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: deque[Callable[[], object]] = deque()
        self._steps += (window.views.help_page, partial(window.make_ready, "urge_now"))
        self._steps += (partial(import_module, each) for each in (*NEEDED, *LATER))
        self._steps.append(partial(self._ask, window.opened))
        # What is there by now stays for good: looking through it for what is not needed any more is felt each time.
        self._steps.append(gc.freeze)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(BEGIN_AFTER)

    def _ask(self, opened: OpenJournal) -> None:
        from recovery_journal.gui.asking_ahead import questions

        self._steps.extendleft(reversed(questions(opened)))

    def _next(self) -> None:
        if not self._window.isVisible():
            return
        try:
            self._steps.popleft()()
        except JournalProblem:
            return  # it is said when the person comes to that page, not before
        if self._steps:
            self._timer.start(PAUSE)
