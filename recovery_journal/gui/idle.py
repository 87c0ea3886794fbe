"""Tells when nobody has used the program for so many minutes; time that the computer slept counts too."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

LOOKS_EVERY = 5_000  # ms; after a sleep of the computer this is the longest that the journal stays open


class Idle(QObject):
    """`passed` tells that the time is over. `touch` begins to count anew."""

    passed = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.touch()
        self._look()

    def touch(self) -> None:
        """Somebody is there."""
        self._since = _now()

    def set_minutes(self, minutes: float) -> None:
        """Another time from now on."""
        self.minutes = minutes
        self._look()

    def stop(self) -> None:
        """Nothing is told any more."""
        self._timer.stop()

    def _look(self) -> None:
        left = self.minutes * 60_000 - (_now() - self._since) * 1000
        if left > 0:
            self._timer.start(max(1, min(LOOKS_EVERY, round(left))))
        else:
            self.touch()  # when nothing was open to be locked, it counts anew
            self._timer.start(LOOKS_EVERY)
            self.passed.emit()


def _now() -> float:
    """Seconds by a clock that nobody can set, and that goes on while the computer sleeps where there is one."""
    if boot := getattr(time, "CLOCK_BOOTTIME", None):
        return time.clock_gettime(boot)
    return time.monotonic()
