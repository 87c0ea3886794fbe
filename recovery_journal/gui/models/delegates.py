"""Paints the rows of record lists: name, second line, and where a kind has a strength its bar and number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_journal.gui import theme
from recovery_journal.gui.models.record_model import RecordRow, Role
from recovery_journal.gui.widgets.paint import is_high_contrast, ring, rounded

PADDING = 14
ROW_GAP = 2
STEPS, STEP_WIDTH, STEP_GAP, STEP_HEIGHT = 10, 5, 2, 14
MOST_LINES = 2
LINE_GAP = 1
BETWEEN = 12


class RecordDelegate(QStyledItemDelegate):
    """Draws one row, lower where it is `compact`; `shows_ring` is set while the keyboard moves in the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shows_ring = False
        self.compact = False
        self._heights: dict[object, int] = {}  # of words; a view asks for each row several times
        self._measured: object = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: RecordRow = index.data(Role.ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box: QRect = option.rect.adjusted(0, 0, 0, -theme.current().px(ROW_GAP))
        self._paint_ground(painter, box, option, chosen)
        inner = box.adjusted(theme.current().px(PADDING), 0, -theme.current().px(PADDING), 0)
        words = QRect(inner.left(), inner.top(), inner.width() - _right_width(row), inner.height())
        if row.strength is not None:
            self._paint_strength(painter, inner, row.strength)
        elif row.aside:
            self._paint_aside(painter, inner, row.aside, chosen)
        self._paint_words(painter, words, row, chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: RecordRow = index.data(Role.ROW)
        look = theme.current()
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else look.px(384)
        room = width - 2 * look.px(PADDING) - _right_width(row)
        height = self._height(row, room) + look.px(18)
        least = look.size("row_single") if self.compact else look.size("row")
        return QSize(look.px(120), max(least, height) + look.px(ROW_GAP))

    def _height(self, row: RecordRow, room: int) -> int:
        """How high the words are; kept as long as the look is the same."""
        look = theme.current()
        if self._measured is not look:
            self._measured, self._heights = look, {}
        key = (row.name, bool(row.second), room)
        if key not in self._heights:
            self._heights[key] = _words_height(row, room)
        return self._heights[key]

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, chosen: bool) -> None:
        look = theme.current()
        radius = look.radius("strip")
        state = option.state
        over = state & QStyle.StateFlag.State_MouseOver
        ground = QRectF(box)
        if self.shows_ring and state & QStyle.StateFlag.State_HasFocus:
            ground = ring(painter, ground, radius)
            radius -= 4
        if chosen or over:
            line = look.color("focus") if chosen and is_high_contrast() else None
            rounded(painter, ground, radius, look.color("selection" if chosen else "hover"), line)

    def _paint_words(self, painter: QPainter, room: QRect, row: RecordRow, chosen: bool) -> None:
        look = theme.current()
        height = _words_height(row, room.width(), chosen)
        top = room.top() + (room.height() - height) // 2
        painter.setPen(look.color("selection_text" if chosen else "page_text"))
        lines, name_height = _name_lines(row.name, _name_font(chosen), room.width())
        lines.draw(painter, QPointF(room.left(), top))
        if row.second:
            painter.setFont(_second_font(row))
            soft = "selection_text_soft" if chosen else "page_text_soft"
            painter.setPen(look.color("notice_text" if row.is_gap and not chosen else soft))
            metrics = painter.fontMetrics()
            text = metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, room.width())
            below = top + name_height + look.px(LINE_GAP)
            painter.drawText(room.left(), below + metrics.ascent(), text)

    def _paint_aside(self, painter: QPainter, inner: QRect, words: str, chosen: bool) -> None:
        painter.setFont(theme.current().font("caption"))
        painter.setPen(theme.current().color("selection_text_soft" if chosen else "page_text_soft"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_strength(self, painter: QPainter, inner: QRect, strength: int) -> None:
        look = theme.current()
        number = QRect(inner.right() + 1 - _number_width(), inner.top(), _number_width(), inner.height())
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("page_text"))
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(strength))
        width, gap, height = look.px(STEP_WIDTH), look.px(STEP_GAP), look.px(STEP_HEIGHT)
        left = number.left() - look.px(BETWEEN) - _bar_width()
        top = inner.center().y() + 1 - height // 2
        for step in range(STEPS):
            box = QRectF(left + step * (width + gap), top, width, height)
            filled, outlined = step < strength, is_high_contrast()
            fill = look.color("data_1" if filled else "line") if filled or not outlined else None
            rounded(painter, box, min(2, width / 2), fill, look.color("line") if fill is None else None)


def _name_font(chosen: bool) -> QFont:
    return theme.current().font("strong" if chosen else "body")


def _second_font(row: RecordRow) -> QFont:
    font = theme.current().font("caption")
    if row.is_gap:
        font.setWeight(QFont.Weight(theme.current().weight("medium")))
    return font


def _bar_width() -> int:
    look = theme.current()
    return STEPS * look.px(STEP_WIDTH) + (STEPS - 1) * look.px(STEP_GAP)


def _number_width() -> int:
    return theme.current().metrics("strong").horizontalAdvance("10")


def _right_width(row: RecordRow) -> int:
    if row.strength is None:
        beside = theme.current().metrics("caption").horizontalAdvance(row.aside) if row.aside else 0
        return beside + theme.current().px(BETWEEN) * bool(row.aside)
    return _bar_width() + _number_width() + 2 * theme.current().px(BETWEEN)


def _words_height(row: RecordRow, width: int, chosen: bool = True) -> int:
    font = _name_font(chosen)
    metrics = QFontMetrics(font)
    fits = metrics.horizontalAdvance(row.name) <= width  # most names do, and to lay out lines takes long
    height = metrics.height() if fits else _name_lines(row.name, font, width)[1]
    if row.second:
        height += QFontMetrics(_second_font(row)).height() + theme.current().px(LINE_GAP)
    return height


def _name_lines(name: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The name in at most two lines, and their height; what is longer ends in dots, and the tooltip has it all."""
    metrics = QFontMetrics(font)
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(1, MOST_LINES * width - metrics.height()))
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid() and top < MOST_LINES * metrics.height():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += metrics.height()
    layout.endLayout()
    return layout, top
