"""What stands where a day is painted: it can take the focus and be read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from recovery_journal.gui.widgets import accessible

if TYPE_CHECKING:
    from recovery_journal.gui.widgets.day_grid import DayGrid


class DayCell(QAbstractButton):
    """Stands where a day is painted, so that the day can take the focus and be read out; paints nothing itself."""

    def __init__(self, grid: DayGrid) -> None:
        super().__init__(grid)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("own_ring", True)
        self._grid = grid

    def focusInEvent(self, event: QFocusEvent) -> None:
        if accessible.alive(self._grid):
            self._grid.note_focus(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A grid that is going away may take the focus from a cell that outlives it by a moment."""
        if accessible.alive(self._grid):
            self._grid.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grid paints."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the grid: a button would take the arrows for a walk among its siblings."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()
