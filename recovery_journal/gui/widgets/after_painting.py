"""Puts off what the first look does not need until that look was had."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

REST = 40  # ms; what was laid out anew meanwhile is painted once more
NEXT = 10  # ms; what was painted is on the screen by then: for what is looked at next


class AfterPainting(QObject):
    """Does one thing, each time it is started, when its widget was painted next; while that is unseen, nothing."""

    def __init__(self, widget: QWidget, do: Callable[[], object], rest: int = REST) -> None:
        super().__init__(widget)
        self._widget, self._do = widget, do
        self._is_awaited = self._is_painting = self._was_seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest)
        self._timer.timeout.connect(self._come)
        widget.installEventFilter(self)

    def start(self) -> None:
        """After the next painting, which is asked for."""
        self._is_awaited = True
        self._widget.update()

    def was_seen(self) -> bool:
        """Whether the widget was painted before."""
        return self._was_seen

    def is_to_come(self) -> bool:
        """Whether it is started, and not done yet."""
        return self._is_awaited or self._is_painting or self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._was_seen = True
            if self._is_awaited:
                self._is_awaited, self._is_painting = False, True
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))  # comes when all in it is painted too
        return False

    def customEvent(self, event: QEvent) -> None:
        self._is_painting = False
        self._timer.start()

    def _come(self) -> None:
        """Out of sight by now, as when the journal is being closed, it waits until the widget is seen again."""
        if self._widget.isVisible():
            self._do()
        else:
            self._is_awaited = True
