"""The ring around whatever has the keyboard's focus: one for each window, never for the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from recovery_journal.gui.theme.in_force import current

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_MOVING_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_PILLS = ("chip", "choice", "add_chip")


class FocusRing(QFocusFrame):
    """Follows the focus of one window while the keyboard moves it; fields show an outline of their own instead.

    A widget that paints its own ring says so with the property `own_ring`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._by_keys = False
        self._ring_style = _RingStyle()
        self.setStyle(self._ring_style)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move)
        self._move(None, QApplication.focusWidget())

    def is_by_keys(self) -> bool:
        """Whether the focus was last moved with the keyboard."""
        return self._by_keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched:
            self._notice(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        widget = self.widget()
        if widget is None:
            return
        look = current()
        width = look.line("focus")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._seen_part(widget))
        painter.setPen(QPen(look.color(self._role(widget)), width))
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._radius(widget, ring)
        painter.drawRoundedRect(ring, radius, radius)

    def _notice(self, event: QEvent) -> None:
        """Learn what moves the focus away from the watched widget: keys, the mouse, or the program."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() == Qt.FocusReason.MouseFocusReason:
                self._by_keys = False
            elif event.reason() in _BY_KEYS and self._watched is not None and self._watched.isVisible():
                self._by_keys = True
        elif event.type() == QEvent.Type.KeyPress and event.key() in _MOVING_KEYS:  # type: ignore[attr-defined]
            self._by_keys = True
            self._place(self._watched)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_keys = False
            self._place(None)

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and new.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._place(self._watched)

    def _place(self, widget: QWidget | None) -> None:
        wanted = widget if widget is not None and self._by_keys and _takes_ring(widget) else None
        if wanted is not self.widget():
            self.setWidget(wanted)  # type: ignore[arg-type]  # None takes the ring away

    def _seen_part(self, widget: QWidget) -> QRect:
        """What scroll areas leave to be seen of the ring."""
        seen = self.rect()
        parent = widget.parentWidget()
        while parent is not None and parent is not self._window:
            area = parent.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
                seen &= QRect(self.mapFromGlobal(parent.mapToGlobal(parent.rect().topLeft())), parent.size())
            parent = area
        return seen

    @staticmethod
    def _radius(widget: QWidget, ring: QRectF) -> float:
        if widget.property("kind") in _PILLS:
            return ring.height() / 2
        return current().radius("button") + ring.left() + current().line("gap")

    @staticmethod
    def _role(widget: QWidget) -> str:
        """On the dark cover and the banner the ring takes the colour of their words."""
        parent = widget.parentWidget()
        while parent is not None:
            if parent.property("kind") == "cover":
                return "cover_text"
            if parent.property("kind") == "banner":
                return "primary_text"
            parent = parent.parentWidget()
        return "focus"


class _RingStyle(QProxyStyle):
    """Gives the ring its room outside the control, and keeps it above its neighbours."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return current().line("focus") + current().line("gap")
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, data)


def _takes_ring(widget: QWidget) -> bool:
    return not isinstance(widget, _FIELDS) and not widget.property("own_ring")
