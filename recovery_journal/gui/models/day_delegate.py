"""Paints rows under headings: the first row of each day has the day above it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from recovery_journal.gui import theme
from recovery_journal.gui.models.delegates import PADDING, RecordDelegate
from recovery_journal.gui.models.record_model import RecordRow, Role

ABOVE, ABOVE_FIRST, BELOW = 16, 4, 5

Index = QModelIndex | QPersistentModelIndex


class DayDelegate(RecordDelegate):
    """A row begins its day or follows another of the same day; only the row itself is chosen or has the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        height = _heading_height(index)
        row = QStyleOptionViewItem(option)
        box: QRect = option.rect
        if height:
            self._paint_heading(painter, QRect(box.left(), box.top(), box.width(), height), index)
            row.rect = box.adjusted(0, height, 0, 0)
        super().paint(painter, row, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _heading_height(index))

    @staticmethod
    def _paint_heading(painter: QPainter, box: QRect, index: Index) -> None:
        look = theme.current()
        painter.save()
        painter.setFont(look.font("label"))
        painter.setPen(look.color("page_text_soft"))
        room = box.adjusted(look.px(PADDING), 0, -look.px(PADDING), -look.px(BELOW))
        text = painter.fontMetrics().elidedText(_row(index).heading, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom), text)
        painter.restore()


def _heading_height(index: Index) -> int:
    if not _row(index).begins:
        return 0
    look = theme.current()
    above = ABOVE if index.row() else ABOVE_FIRST
    return look.metrics("label").height() + look.px(above + BELOW)


def _row(index: Index) -> RecordRow:
    row: RecordRow = index.data(Role.ROW)
    return row
