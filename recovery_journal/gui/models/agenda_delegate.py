"""Paints the rows of an agenda: the time in the voice face, what it is, and a quiet second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.models.agenda_model import ROW
from recovery_journal.gui.models.agenda_rows import AgendaRow, RowKind
from recovery_journal.gui.widgets import paint

ROW_HEIGHT = 54
HEADING_HEIGHT = 38
FIRST_HEADING_HEIGHT = 24
PADDING = 14
WHEN_WIDTH = 66
LINE_GAP = 1
MOST_LINES = 2
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

Index = QModelIndex | QPersistentModelIndex


class AgendaDelegate(QStyledItemDelegate):
    """Rows grow for a long name up to two lines; `shows_ring` tells whether the keyboard's ring is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows_ring = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = theme.current(), _row(index)
        width = _view_width(option)
        if row.kind is RowKind.HEADING:
            above = FIRST_HEADING_HEIGHT if index.row() == 0 else HEADING_HEIGHT
            line = look.metrics("label").height()
            return QSize(width, max(look.px(above), line + look.px(above - 20)))
        if row.kind is RowKind.MORE:
            return QSize(width, max(look.size("target_minimum"), look.metrics("medium").height()))
        room = width - self._words_left(row) - look.px(PADDING)
        words = sum(_height(font, text, room) for font, text in _lines(row))
        return QSize(width, max(look.px(ROW_HEIGHT), words + look.px(2 * 8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, box, row, option)
        else:
            self._paint_ground(painter, box, option)
            self._paint_words(painter, box, row, option)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: AgendaRow, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        painter.setFont(look.font("label"))
        painter.setPen(look.color("page_text_soft"))
        room = box.adjusted(look.px(PADDING), 0, -look.px(PADDING), -look.px(5))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
        painter.drawText(_mirrored(room, box, option), int(flags), row.title)

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        radius = look.radius("strip")
        if chosen:
            outline = look.color("focus") if paint.is_high_contrast() else None
            paint.rounded(painter, QRectF(box), radius, look.color("selection"), outline)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, QRectF(box), radius, look.color("hover"), None)
        if self.shows_ring and state & QStyle.StateFlag.State_HasFocus:
            paint.ring(painter, QRectF(box), radius)

    def _paint_words(self, painter: QPainter, box: QRect, row: AgendaRow, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        left, right = self._words_left(row), look.px(PADDING)
        when = QRect(box.left() + look.px(PADDING), box.top(), left - look.px(PADDING), box.height())
        painter.setPen(look.color("selection_text" if chosen else "page_text"))
        painter.setFont(look.font("voice"))
        aside = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(_mirrored(when, box, option), aside, row.when)
        if row.kind is RowKind.DRAFT:
            side = look.size("icon")
            mark = QRect(when.left() + look.px(8), box.top() + (box.height() - side) // 2, side, side)
            painter.drawPixmap(_mirrored(mark, box, option), look.pixmap("edit", "notice_text", side))
        lines = _lines(row, chosen)
        room = box.width() - left - right
        heights = [_height(font, text, room) for font, text in lines]
        top = box.top() + (box.height() - sum(heights) - LINE_GAP) // 2
        for (font, text), height, role in zip(lines, heights, _roles(row, chosen), strict=True):
            painter.setFont(font)
            painter.setPen(look.color(role))
            line = QRect(box.left() + left, top, room, height)
            words = _shortened(font, text, room, height)
            painter.drawText(_mirrored(line, box, option), _WRAP, words)
            top += height + LINE_GAP

    @staticmethod
    def _words_left(row: AgendaRow) -> int:
        """Where the words begin: after the time, which takes the room it needs."""
        look = theme.current()
        if row.kind is RowKind.MORE:
            return look.px(PADDING)
        needed = look.metrics("voice").horizontalAdvance(row.when) + look.px(12)
        return look.px(PADDING) + max(look.px(WHEN_WIDTH), needed if row.when else 0)


def _row(index: Index) -> AgendaRow:
    row = index.data(ROW)
    assert isinstance(row, AgendaRow)
    return row


def _lines(row: AgendaRow, chosen: bool = True) -> list[tuple[QFont, str]]:
    """The lines of words with their type; the widest type counts where only the room is asked for."""
    look = theme.current()
    if row.kind is RowKind.MORE:
        return [(look.font("medium"), row.title)]
    title = look.font("strong" if chosen else "medium")
    return [(title, row.title), (look.font("caption"), row.second)] if row.second else [(title, row.title)]


def _roles(row: AgendaRow, chosen: bool) -> list[str]:
    if row.kind is RowKind.MORE:
        return ["link"]
    second = "notice_text" if row.is_unsaved else "selection_text_soft" if chosen else "page_text_quiet"
    return ["selection_text" if chosen else "page_text", second][: 2 if row.second else 1]


def _height(font: QFont, text: str, room: int) -> int:
    """The height of the text in one line, or in two when it is too long for one."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= room:
        return metrics.height()
    wrapped = metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAP, text).height()
    return min(wrapped, metrics.height() + (MOST_LINES - 1) * metrics.lineSpacing())


def _shortened(font: QFont, text: str, room: int, height: int) -> str:
    """The text, cut with an ellipsis only when two lines are not enough."""
    metrics = QFontMetrics(font)
    if metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAP, text).height() <= height:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room * (MOST_LINES - 0.2)))


def _view_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 0


def _mirrored(part: QRect, whole: QRect, option: QStyleOptionViewItem) -> QRect:
    if option.direction != Qt.LayoutDirection.RightToLeft:
        return part
    return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())
