"""Keeps what is typed and not saved as a draft: after a second of rest, or at once when the person leaves."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_journal.services.drafts import Drafts, Raw
from recovery_journal.services.problems import JournalProblem

REST_MS = 1000


class DraftKeeper(QObject):
    """Watches one form at a time. Nothing is written before `touch` told of an edit.

    Signals: `kept` after a draft was written or ended; `failed(JournalProblem)` when it could not be.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(self, drafts: Drafts, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._kind = kind
        self._record: UUID | str | None = None
        self._raw: Callable[[], Raw | None] = lambda: None
        self._is_touched = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)

    def watch(self, record: UUID | str | None, raw: Callable[[], Raw | None]) -> None:
        """From now on keeps what `raw` gives for this record, none being a new one; it gives None when unchanged."""
        self.flush()
        self._record, self._raw = record, raw

    def touch(self) -> None:
        """Something was edited: keep it after a second of rest."""
        self._is_touched = True
        self._timer.start()

    def flush(self) -> bool:
        """Keeps what was edited and not kept yet, at once; false, and `failed`, when that was not possible."""
        try:
            self.write()
        except JournalProblem as problem:
            self.failed.emit(problem)
            return False
        return True

    def write(self) -> None:
        """Keeps what was edited and not kept yet, at once. Raises JournalProblem; then it is still to be kept."""
        self._timer.stop()
        if not self._is_touched:
            return
        raw = self._raw()
        if raw is None:
            self._drafts.end(self._kind, self._record)
        else:
            self._drafts.keep(self._kind, self._record, raw)
        self._is_touched = False
        self.kept.emit()

    def key(self) -> tuple[str, str]:
        """The draft that is kept here, by kind and record, for the save that ends it."""
        return self._kind, str(self._record or "")

    def forget(self) -> None:
        """The draft was saved, and ended with that: nothing is to be kept any more."""
        self._timer.stop()
        self._is_touched = False

    def end(self) -> None:
        """Forgets the draft, because it was saved or undone. Raises JournalProblem."""
        self._timer.stop()
        self._drafts.end(self._kind, self._record)
        self._is_touched = False
