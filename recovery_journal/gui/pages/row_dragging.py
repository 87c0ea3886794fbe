"""Dragging rows within a box and to another one: a line shows where the row would stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.models.record_model import Role
from recovery_journal.gui.pages.record_boxes import Box
from recovery_journal.gui.widgets.drop_mark import DropMark

MARK_HEIGHT = 3
EDGE = 40
LEFT = Qt.MouseButton.LeftButton


class RowDragging(QObject):
    """Watches the rows of some boxes; `dropped(id, value of the box, at)` tells where one was let go."""

    dropped = Signal(str, object, int)

    def __init__(self, boxes: Sequence[Box], parent: QWidget) -> None:
        super().__init__(parent)
        self._boxes = list(boxes)
        self._mark = DropMark(parent)
        self._parent = parent
        self._pressed: QPoint | None = None
        self._record = ""
        self._to: tuple[Box, int] | None = None
        for each in boxes:
            each.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        point = self._parent.mapFromGlobal(event.globalPosition().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == LEFT:
            self._press(watched, event.position().toPoint(), point)
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            return self._drag(point)
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == LEFT:
            return self._drop()
        return False

    def _press(self, viewport: QWidget, at: QPoint, point: QPoint) -> None:
        box = next(each for each in self._boxes if each.view.viewport() is viewport)
        index = box.view.indexAt(at)
        self._to = None
        row = index.data(Role.ROW) if index.isValid() and not box.proxy.search() else None
        self._pressed = None
        if row is not None and not row.is_unsaved and not row.is_away:
            self._pressed, self._record = point, row.id

    def _drag(self, point: QPoint) -> bool:
        assert self._pressed is not None
        if self._to is None and (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return False
        self._keep_in_sight(point)
        self._to = self._place_of(point)
        self._show_mark(*self._to)
        return True

    def _keep_in_sight(self, point: QPoint) -> None:
        """Near an end of what is seen the boxes scroll along."""
        inside = self._boxes[0].parentWidget()
        area: QWidget | None = inside
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if inside is None or area is None:
            return
        at = inside.mapFrom(self._parent, point)
        area.ensureVisible(0, at.y(), 0, theme.current().px(EDGE))

    def _drop(self) -> bool:
        to, self._to, self._pressed = self._to, None, None
        self._mark.hide()
        if to is None:
            return False
        box, at = to
        self.dropped.emit(self._record, box.value, self._at_without_itself(box, at))
        return True

    def _at_without_itself(self, box: Box, at: int) -> int:
        """How many other saved rows of the box stand before a place."""
        rows = [box.proxy.index(each, 0).data(Role.ROW) for each in range(at)]
        return sum(not row.is_unsaved and row.id != self._record for row in rows)

    def _place_of(self, point: QPoint) -> tuple[Box, int]:
        """The box under a height, the last one that begins above it, and the place in it."""
        tops = [(each, each.mapTo(self._parent, QPoint(0, 0)).y()) for each in self._boxes]
        box = next((each for each, top in reversed(tops) if top <= point.y()), self._boxes[0])
        inside = box.view.viewport().mapFrom(self._parent, point).y() if box.view.isVisible() else 0
        count = box.proxy.rowCount()
        middles = [box.view.visualRect(box.proxy.index(at, 0)).center().y() for at in range(count)]
        return box, sum(middle < inside for middle in middles)

    def _show_mark(self, box: Box, at: int) -> None:
        count, height = box.proxy.rowCount(), theme.current().px(MARK_HEIGHT)
        where: QWidget = box.view.viewport() if count else box.blank
        last = box.view.visualRect(box.proxy.index(max(0, min(at, count - 1)), 0))
        y = (last.bottom() + 1 if at >= count else last.top()) if count else 0
        corner = where.mapTo(self._parent, QPoint(0, y - height // 2))
        self._mark.setGeometry(corner.x(), max(0, corner.y()), where.width(), height)
        self._mark.show()
        self._mark.raise_()
