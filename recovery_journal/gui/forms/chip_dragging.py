"""Dragging chips into another order: the chip goes along with the mouse, a mark shows where it will stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.drop_mark import DropMark

MARK_WIDTH = 3
LEFT = Qt.MouseButton.LeftButton


class ChipDragging(QObject):
    """Watches the chips of one row; `moved(from, to)` tells that one was dropped at another place."""

    moved = Signal(int, int)

    def __init__(self, row: QWidget) -> None:
        super().__init__(row)
        self._row = row
        self._chips: list[QWidget] = []
        self._pressed: QPoint | None = None
        self._home = QPoint()
        self._dragged: QWidget | None = None
        self._to = 0
        self._made_mark: DropMark | None = None

    @property
    def _mark(self) -> DropMark:
        """Where the chip will stand, made when one is first dragged."""
        if self._made_mark is None:
            self._made_mark = DropMark(self._row)
        return self._made_mark

    def watch(self, chips: Sequence[QWidget]) -> None:
        """These chips, in this order, can be dragged from now on."""
        self._chips = list(chips)
        self._dragged, self._pressed = None, None
        self._hide_mark()
        for chip in chips:
            chip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or watched not in self._chips:
            return False
        if event.type() == QEvent.Type.KeyPress and self._dragged is not None:
            return self._key_pressed(event)
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == LEFT:
            self._pressed, self._home = event.position().toPoint(), watched.pos()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            return self._drag(watched, event.position().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == LEFT:
            return self._drop()
        return False

    def _drag(self, chip: QWidget, at: QPoint) -> bool:
        assert self._pressed is not None
        if self._dragged is None:
            if (at - self._pressed).manhattanLength() < QApplication.startDragDistance() or len(self._chips) < 2:
                return False
            self._dragged = chip
            chip.raise_()
        chip.move(chip.pos() + at - self._pressed)
        self._to = self._place_of(chip.geometry().center())
        self._show_mark()
        return True

    def _drop(self) -> bool:
        chip, self._dragged, self._pressed = self._dragged, None, None
        self._hide_mark()
        if chip is None:
            return False
        came_from = self._chips.index(chip)
        if self._to == came_from:
            chip.move(self._home)
        else:
            self.moved.emit(came_from, self._to)
        return True

    def _key_pressed(self, event: QEvent) -> bool:
        """Esc puts the chip back."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged.move(self._home)
            self._dragged, self._pressed = None, None
            self._hide_mark()
        return True

    def _others(self) -> list[QWidget]:
        return [chip for chip in self._chips if chip is not self._dragged]

    def _place_of(self, point: QPoint) -> int:
        """How many of the other chips stand before a point, as one reads."""
        mirrored = self._row.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before = 0
        for chip in self._others():
            box = chip.geometry()
            is_beyond = point.x() < box.center().x() if mirrored else point.x() > box.center().x()
            before += point.y() > box.bottom() or (point.y() >= box.top() and is_beyond)
        return before

    def _hide_mark(self) -> None:
        if self._made_mark is not None:
            self._made_mark.hide()

    def _show_mark(self) -> None:
        others, width = self._others(), theme.current().px(MARK_WIDTH)
        at_end = self._to == len(others)
        box = others[-1 if at_end else self._to].geometry()
        mirrored = self._row.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = theme.current().px(4)
        left = box.left() - gap - width // 2
        if at_end != mirrored:
            left = box.right() + gap - width // 2
        self._mark.setGeometry(max(0, left), box.top(), width, box.height())
        self._mark.show()
        self._mark.raise_()
