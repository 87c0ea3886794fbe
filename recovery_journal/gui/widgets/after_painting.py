"""Puts off what the first look does not need until that look was had."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

REST = 40  # ms; what was laid out anew meanwhile is painted once more


class AfterPainting(QObject):
    """Does one thing, each time it is started, when its widget was painted next; while that is unseen, nothing."""

    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._is_awaited = False
        self._do = QTimer(self)
        self._do.setSingleShot(True)
        self._do.timeout.connect(do)
        widget.installEventFilter(self)

    def start(self) -> None:
        """After the next painting, which is asked for."""
        self._is_awaited = True
        self._widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_awaited and event.type() == QEvent.Type.Paint:
            self._is_awaited = False
            self._do.start(REST)
        return False
