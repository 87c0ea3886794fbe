"""The cards of a map as a screen reader meets them: things that take the focus where a card is painted."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.widgets import accessible


class MapCell(QWidget):
    """Stands where a card is painted and paints nothing; its keys are the map's."""

    def __init__(self, card: UUID, owner: QWidget, focused: Callable[[Qt.FocusReason], None]) -> None:
        super().__init__(owner)
        self.card = card
        self.press: Callable[[], None] = lambda: None
        self._owner, self._focused = owner, focused
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("own_ring", True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if accessible.alive(self._owner):
            self._focused(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A map that is going away may take the focus from a cell that outlives it by a moment."""
        if accessible.alive(self._owner):
            self._owner.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def _interface(cell: MapCell) -> QAccessibleInterface:
    return accessible.PaintedInterface(cell, QAccessible.Role.Button, actions={accessible.PRESS: lambda: cell.press()})


accessible.register(MapCell.__name__, _interface)
