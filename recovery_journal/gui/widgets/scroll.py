"""A region that scrolls up and down and keeps the focused thing in sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QScrollArea, QWidget

from recovery_journal.gui import theme

AIR = 24
RING_ROOM = 6


class Scrolled(QScrollArea):
    """Scrolls one widget, which takes the whole width; sideways only where that is less than it can do with."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """Unseen, it does not measure what it holds at each change; it does so when it is shown."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutRequest) and not self.isVisible():
            return QAbstractScrollArea.event(self, event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_in_sight(self.viewport().height())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_in_sight(event.oldSize().height())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what it holds, where there is a choice: to scroll sideways is the last resort."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), theme.current().px(80))

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return inner.sizeHint() if inner is not None else super().sizeHint()

    def show_top(self) -> None:
        """Begins anew, wherever the keyboard is."""
        self.verticalScrollBar().setValue(0)

    def follow(self, now: QWidget | None) -> None:
        """Brings what it holds into sight."""
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.current().px(AIR))
            self._show_ring(now, now.mapTo(inner, QPoint(0, 0)).y())

    def _keep_in_sight(self, high: int) -> None:
        """What has the keyboard and could be seen is to be seen when all stands in its new place."""
        focused, inner = QApplication.focusWidget(), self.widget()
        if focused is None or inner is None or not inner.isAncestorOf(focused):
            return
        top = focused.mapTo(self.viewport(), QPoint(0, 0)).y()
        if -focused.height() < top < high:
            QTimer.singleShot(0, self, lambda: self.follow(QApplication.focusWidget()))

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What was taken by the mouse is seen, and would move away below it: the click would be lost."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.follow(now)

    def _show_ring(self, focused: QWidget, top: int) -> None:
        """What just fits is in sight for Qt, but the ring around it is not."""
        bar, air, high = self.verticalScrollBar(), theme.current().px(AIR), self.viewport().height()
        bottom = top + focused.height()
        if bottom - top + 2 * RING_ROOM > high:
            return
        if top - RING_ROOM < bar.value():
            bar.setValue(top - air)
        elif bottom + RING_ROOM > bar.value() + high:
            bar.setValue(bottom + air - high)


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls to something that the person uses, though the keyboard was on it before."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Scrolled):
        above = above.parentWidget()
    if above is not None:
        above.follow(widget)
