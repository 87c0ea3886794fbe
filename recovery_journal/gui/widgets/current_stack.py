"""A stack that is as high as what it shows, not as the highest of all that it holds."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout, QWidget


class CurrentStack(QWidget):
    """Shows one of its widgets; only that one is asked how much room it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = _CurrentLayout(self)
        self._stack.currentChanged.connect(lambda _at: self.updateGeometry())
        # What a stack can do is left to the layout.
        self.addWidget = self._stack.addWidget
        self.removeWidget = self._stack.removeWidget
        self.indexOf = self._stack.indexOf
        self.currentWidget = self._stack.currentWidget
        self.setCurrentWidget = self._stack.setCurrentWidget
        self.setCurrentIndex = self._stack.setCurrentIndex


class _CurrentLayout(QStackedLayout):
    """Qt's own asks all that it holds, those that are not seen too."""

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - one of Qt's own
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else -1
