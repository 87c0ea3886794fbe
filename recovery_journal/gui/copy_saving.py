"""Saves the whole journal as one locked file where the person chooses: to move it, or because a drive is full."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.background import Background
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.language import tr
from recovery_journal.services.disclosures import What
from recovery_journal.services.problems import JournalProblem, sentence

if TYPE_CHECKING:
    from recovery_journal.services.shelf import OpenJournal

LONGEST_WAIT = 2.0  # seconds


class CopySaving(QObject):
    """Asks where, writes in the background. `saved(words)` says that it is done; what is typed stays in the window."""

    began = Signal()
    ended = Signal()
    saved = Signal(str)

    def __init__(self, opened: OpenJournal, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened = opened
        self._window = parent
        self._background: Background | None = None
        self.busy = BusyLine()
        self._is_running = False

    def ask(self) -> None:
        """Asks for a place and writes the file there."""
        if self._is_running:
            return
        proposed = tr("journal {day}", day=date.today().isoformat()) + ".journal"
        file = dialogs.name_file(self._window, tr("Save the whole journal as one file"), tr("Journals"), proposed)
        if file is not None:
            self._write(file)

    def end_job(self) -> None:
        """Waits for what runs, two seconds at most; half of a file never gets its name."""
        if self._background is not None:
            self._background.close(LONGEST_WAIT)

    def _write(self, file: Path) -> None:
        if self._background is None:
            self._background = Background(self)
        self._is_running = True
        self.busy.begin(tr("Saving the file. You can go on writing."))
        self.began.emit()
        self._background.run(lambda: self._opened.backups.save_copy(file), lambda _made: self._done(file), self._failed)

    def _done(self, file: Path) -> None:
        self._end()
        words = tr("The journal is saved as {file} and was checked.", file=file.name)
        self.saved.emit(f"{words} {self._opened.disclosures.note(What.JOURNAL_FILE, file)}".rstrip())

    def _failed(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, JournalProblem):
            raise error
        dialogs.tell(self._window, sentence(error))

    def _end(self) -> None:
        self._is_running = False
        self.busy.end()
        self.ended.emit()
