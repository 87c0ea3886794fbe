"""Makes backups when they are due: after changes, after an unlock, at quit; never two at once, never before a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_journal.gui.background import Background
from recovery_journal.gui.journal_signals import JournalSignals
from recovery_journal.services.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.services.backups import Made
    from recovery_journal.services.shelf import OpenJournal

AFTER_UNLOCK = 4_000  # ms; Today comes first
EVERY = 30 * 60_000  # ms of changes
LONGEST_WAIT = 2.0  # seconds, at lock


class BackupKeeper(QObject):
    """One journal's backups while it is open. `changed`: one began or ended; `stumbled(problem)`: the first of a row;
    `second_stumbled(problem)`: there is a backup, but no copy of it in the second place.

    What stands in the way of a backup is told once; the next one that is made takes it back.
    """

    changed = Signal()
    stumbled = Signal(object)
    second_stumbled = Signal(object)

    def __init__(self, opened: OpenJournal, signals: JournalSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._background: Background | None = None
        self._timer = QTimer(self, singleShot=True)
        self.is_running = False
        self._fresh: Made | None = None
        self.problem: JournalProblem | None = None
        self.second_problem: JournalProblem | None = None
        self._timer.timeout.connect(self.make_if_due)
        signals.changed.connect(lambda _changed: self._wait(EVERY))
        self._wait(AFTER_UNLOCK)

    def make_if_due(self) -> None:
        """Makes a backup in the background when something was written since the last one."""
        try:
            is_due = self._opened.backups.is_due()
        except JournalProblem:
            return  # the drive is gone; saving says so
        if is_due:
            self.make()

    def make(self) -> None:
        """Makes a backup in the background, now; while one is being made this is that one."""
        if self.is_running:
            return
        self.is_running = True
        self._timer.stop()
        if self._background is None:
            self._background = Background(self)
        self._background.run(self._work, self._noted, self._not_made)
        self.changed.emit()

    def at_quit(self) -> None:
        """Makes the backup that is due, while nobody waits; what stands in its way is told after the next unlock."""
        self.end_job(None)
        try:
            backups = self._opened.backups
            if self._fresh is not None:
                backups.note(self._fresh)
            if backups.is_due():
                backups.note(backups.make())
        except (JournalProblem, OSError):
            return  # it is still due then

    def end_job(self, seconds: float | None = LONGEST_WAIT) -> None:
        """Begins nothing more, and waits for a backup that runs, at most so long; half of one is swept later."""
        self._timer.stop()
        if self._background is not None:
            self._background.close(seconds)

    def _work(self) -> Made:
        """In the worker. What it made is remembered at once: at quit nobody hears its answer any more."""
        self._fresh = self._opened.backups.make()
        return self._fresh

    def _noted(self, made: Made) -> None:
        """What was made is written down here, in the thread that writes."""
        self._fresh = None
        try:
            self._opened.backups.note(made)
        except JournalProblem as problem:
            self._not_made(problem)
            return
        self.is_running = False
        self.problem = None
        self._tell_of_second(made.trouble)
        self.changed.emit()

    def _not_made(self, error: BaseException) -> None:
        self.is_running = False
        self._timer.start(EVERY)  # it is tried again
        if isinstance(error, JournalProblem):
            self._tell(error)
        self.changed.emit()
        if not isinstance(error, JournalProblem):
            raise error

    def _tell_of_second(self, trouble: JournalProblem | None) -> None:
        """That the second place is away is no news: its drive is seldom plugged in. That it is full is."""
        before = self.second_problem
        self.second_problem = None if trouble is None or trouble.code == "folder_missing" else trouble
        if self.second_problem is not None and (before is None or before.code != self.second_problem.code):
            self.second_stumbled.emit(self.second_problem)

    def _tell(self, problem: JournalProblem) -> None:
        is_new = self.problem is None or self.problem.code != problem.code
        self.problem = problem
        if is_new:
            self.stumbled.emit(problem)

    def _wait(self, milliseconds: int) -> None:
        """The time begins with the first change after a backup, so that much writing does not put it off."""
        if not self._timer.isActive():
            self._timer.start(milliseconds)
