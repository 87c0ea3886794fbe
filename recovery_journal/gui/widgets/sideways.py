"""A region that scrolls to the side, for a picture that cannot become narrower."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Sideways(QScrollArea):
    """Scrolls a widget to the side where there is no room for all of it; its height is the widget's."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._inner = inner
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def show_side(self, box: QRectF) -> None:
        """Scrolls as little as it takes to see a box."""
        self.ensureVisible(round(box.center().x()), 0, round(box.width() / 2) + self.frameWidth(), 0)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._inner.minimumSizeHint().height()
        return QSize(0, least + self.horizontalScrollBar().sizeHint().height())
