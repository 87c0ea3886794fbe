"""What our painted widgets share: outlines, the ring of keyboard focus, and how they notice that it is due."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
MEASURE_CHANGES = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)

RING = 2
GAP = 2


def line_width() -> int:
    """How thick outlines are in the theme in force."""
    return theme.current().line("hair")


def is_high_contrast() -> bool:
    """Whether chosen things also need a tick or a bar."""
    return theme.current().name == "high_contrast"


def rounded(painter: QPainter, box: QRectF, radius: float, fill: QColor | None, line: QColor | None) -> None:
    """Draw a rounded box whose outline lies wholly inside `box`."""
    width = line_width() if line is not None else 0
    inset = width / 2
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def ring(painter: QPainter, box: QRectF, radius: float) -> QRectF:
    """Draw the focus ring along the inside of `box` and give the room that is left within ring and gap."""
    half = RING / 2
    painter.setPen(QPen(theme.current().color("focus"), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)
    inset = RING + GAP
    return box.adjusted(inset, inset, -inset, -inset)


class Painted(QWidget):
    """A widget that paints itself by the theme and knows whether its focus came by the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_keyboard = False
        self.setProperty("own_ring", True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in KEYBOARD_REASONS:
            self.by_keyboard = True
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self.by_keyboard = False
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in MEASURE_CHANGES:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def shows_ring(self) -> bool:
        """Whether the ring is due now."""
        return self.hasFocus() and self.by_keyboard
