"""Has something be brought into the journal: a backup in the background where one is due, and then the deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_journal.gui.background import Background
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal

AFTER_SAYING_SO = 30  # ms, so that it is seen before the window waits


class BringingIn(QObject):
    """`done`: it was brought in. `not_done(problem)`: nothing of it was."""

    done = Signal()
    not_done = Signal(object)

    def __init__(self, opened: OpenJournal, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._background = background

    def begin(self, deed: Callable[[], object]) -> None:
        """Makes a backup if one is due, then does `deed` in the window's own thread, which owns the journal."""
        backups = self._opened.backups
        try:
            is_due = backups.is_due()
        except JournalProblem as problem:
            self.not_done.emit(problem)
            return
        if is_due:
            self._background.run(backups.make, lambda made: self._backed_up(made, deed), self.not_done.emit)
        else:
            QTimer.singleShot(AFTER_SAYING_SO, self, lambda: self._do(deed))

    def _backed_up(self, made: Any, deed: Callable[[], object]) -> None:
        try:
            self._opened.backups.note(made)
        except JournalProblem as problem:
            self.not_done.emit(problem)
        else:
            self._do(deed)

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except JournalProblem as problem:
            self.not_done.emit(problem)
        else:
            self.done.emit()
