"""The first window's side of a second start: watches the file that it asks in, and answers."""

from __future__ import annotations

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.gui.second_start import Claim

LOOKS_EVERY = 300  # ms; only where the system cannot watch a file


class RaiseWatch(QObject):
    """`raise_requested` when a second start asks for the window; `file_given(path)` when it was started with a file."""

    raise_requested = Signal()
    file_given = Signal(str)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._watcher.fileChanged.connect(self._look)
        self._timer.timeout.connect(self._look)
        self.begin()

    def begin(self) -> None:
        """Watches, as soon as there is a folder to watch in; and sees what was asked meanwhile."""
        if not self._claim.is_held:
            self._claim.take()
        if not self._claim.is_held or self._watcher.files() or self._timer.isActive():
            return
        if not self._watcher.addPath(str(self._claim.path)):
            self._timer.start(LOOKS_EVERY)
        self._look()

    def stop(self) -> None:
        """The program is being left: the next start is the first."""
        self._timer.stop()
        self._watcher.fileChanged.disconnect(self._look)
        self._claim.release()

    def _look(self) -> None:
        requests = self._claim.requests()
        for each in requests:
            if each.leave:
                os.environ["XDG_ACTIVATION_TOKEN"] = each.leave  # Qt takes it from there, once
            self.raise_requested.emit()
            if each.file:
                self.file_given.emit(each.file)
        if requests:
            self._claim.answer(requests)


def bring_forward(window: QWidget) -> None:
    """Shows a window over all others, out of the task bar if need be, and the box over it if there is one."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    for each in (window, QApplication.activeModalWidget()):
        if each is not None:
            each.raise_()
            each.activateWindow()
