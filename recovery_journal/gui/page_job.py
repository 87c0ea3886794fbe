"""A long job of a page: a worker, a busy line that counts, a way to stop it, and in place what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.another_place import told
from recovery_journal.gui.background import Background
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.services.outside_files import Stopped
from recovery_journal.services.problems import JournalProblem

LONGEST_WAIT = 2.0  # seconds
Progress = Callable[[int], bool]  # called in the worker: how far it is; gives whether it is to go on


class PageJob(QObject):
    """`busy` and `problem` are for the page to lay out; `ended` comes before the result or the problem is taken.

    `counted` says how far the job is, where the work tells its progress as a number.
    """

    ended = Signal()
    _came_to = Signal(int)

    def __init__(self, page: QWidget, counted: Callable[[int], str] = str) -> None:
        super().__init__(page)
        self._page = page
        self._run: object = None  # the job that somebody waits for
        self.background = Background(self)
        self.busy = BusyLine()
        self.problem = Notice("info", "")
        self.problem.hide()
        self._came_to.connect(lambda number: self.busy.begin(counted(number)))

    def begin(self, words: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Does `work` in the worker while `words` are shown, then `done(result)` unless it was stopped."""
        run = self._run = object()

        def progress(number: int) -> bool:
            if run is self._run:
                self._came_to.emit(number)
            return run is self._run

        def take(result: Any) -> None:
            if run is self._run:
                self._end()
                done(result)

        def failed(error: BaseException) -> None:
            if run is self._run or not isinstance(error, Stopped | JournalProblem):
                self.fail(error)

        self.busy.begin(words)
        self.background.run(lambda: work(progress), take, failed)

    def stop(self) -> None:
        """The person does not want it any more."""
        self._run = None
        self._end()

    def fail(self, error: BaseException) -> None:
        """It went wrong: a problem is told on the page; anything else is a fault of the program."""
        self._end()
        if not isinstance(error, JournalProblem):
            raise error
        self.problem.tell(told(self._page, error))
        self.problem.show()

    def close(self) -> None:
        """For lock and quit."""
        self._run = None
        self.background.close(LONGEST_WAIT)

    def _end(self) -> None:
        self.busy.end()
        self.ended.emit()
