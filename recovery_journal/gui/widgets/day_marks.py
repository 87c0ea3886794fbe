"""The mark of one day of an anchor: a tick, a dash, or an outline where the day is blank; and its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from recovery_journal.domain.aims import TickState
from recovery_journal.gui import theme
from recovery_journal.language import tr

SIDE = 15  # px of a mark at the usual text size
OUTLINE = 1.6
DOT = 3
DOTS_AROUND = 10  # dashes of today's ring
TICK = ((0.28, 0.53), (0.44, 0.68), (0.73, 0.36))  # corners, in shares of the circle


def next_state(state: TickState | None) -> TickState | None:
    """What a further tick makes of a day: blank, done, not possible, and blank again."""
    return {None: TickState.DONE, TickState.DONE: TickState.NOT_POSSIBLE}.get(state)


def mark_words(state: TickState | None) -> str:
    """What became of a day, as it is read out."""
    words = {TickState.DONE: tr("done"), TickState.NOT_POSSIBLE: tr("not possible")}
    return tr("blank") if state is None else words[state]


def paint_mark(painter: QPainter, center: QPointF, state: TickState | None, is_today: bool = False) -> None:
    """Draws what became of a day that has come; today is a dotted ring while it is blank."""
    look = theme.current()
    side = look.px(SIDE)
    box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
    if state is TickState.DONE:
        _paint_done(painter, box)
    elif state is TickState.NOT_POSSIBLE:
        painter.setPen(QPen(look.color("card_text_soft"), look.px(2), c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(box.left() + side / 4, center.y()), QPointF(box.right() - side / 4, center.y()))
    else:
        _paint_blank(painter, box, is_today)


def paint_coming(painter: QPainter, center: QPointF) -> None:
    """Draws the dot of a day that is still to come."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("field_line"))
    painter.drawEllipse(center, look.px(DOT) / 2, look.px(DOT) / 2)


def _paint_done(painter: QPainter, box: QRectF) -> None:
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("primary"))
    painter.drawEllipse(box)
    pen = QPen(look.color("primary_text"), box.width() / 8.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = box.width()
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in TICK]))


def _paint_blank(painter: QPainter, box: QRectF, is_today: bool) -> None:
    look = theme.current()
    width = OUTLINE * look.factor
    pen = QPen(look.color("primary" if is_today else "field_line"), width)
    if is_today:
        around = 3.1416 * (box.width() - width) / width  # dashes are counted in widths of the pen
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([around / DOTS_AROUND * 0.6, around / DOTS_AROUND * 0.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
