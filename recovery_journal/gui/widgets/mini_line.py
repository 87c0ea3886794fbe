"""A small line of a few ratings over some minutes, each point told in words too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import Painted
from recovery_journal.language import ntr, tr

TOP = 10
STEP = 3  # minutes between two words below the line
LEAST = 15  # minutes that there is always room for
MOST_WORDS = 6
HIGH = 96


class MiniLine(Painted):
    """Ratings 0 to 10 by the minute."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._points: tuple[tuple[int, int], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_points(self, points: Sequence[tuple[int, int]]) -> None:
        """Shows these: (minute, rating), in their order."""
        self._points = tuple(points)
        self.update()

    def value_text(self) -> str:
        """All points in words: '7 at the start, 6 after 3 minutes'."""
        return ", ".join(_said(minute, rating) for minute, rating in self._points)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(260), look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = look.metrics("caption")
        room = QRectF(
            metrics.horizontalAdvance("10") + look.px(10),
            metrics.height() / 2,
            self.width() - metrics.horizontalAdvance("10") - look.px(10) - metrics.horizontalAdvance("15 min") / 2,
            self.height() - metrics.height() * 1.5 - look.px(8),
        )
        self._paint_frame(painter, room, metrics)
        places = [self._place(room, *point) for point in self._points]
        painter.setPen(QPen(look.color("data_1"), 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(look.color("data_1"))
        for place in places:
            painter.drawEllipse(place, look.px(4), look.px(4))

    def _paint_frame(self, painter: QPainter, room: QRectF, metrics: QFontMetrics) -> None:
        look = theme.current()
        painter.setFont(look.font("caption"))
        for value, style in ((TOP, Qt.PenStyle.DotLine), (0, Qt.PenStyle.SolidLine)):
            at = self._place(room, 0, value).y()
            painter.setPen(QPen(look.color("line"), look.line("hair"), style))
            painter.drawLine(QPointF(room.left(), at), QPointF(room.right(), at))
            painter.setPen(look.color("page_text_quiet"))
            beside = QRectF(0, at - metrics.height() / 2, room.left() - look.px(8), metrics.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, str(value))
        for minute in self._marks(room, metrics):
            words = tr("start") if not minute else tr("{n} min", n=minute)
            wide = metrics.horizontalAdvance(words) + 2
            left = self._place(room, minute, 0).x() - wide / 2
            below = QRectF(left, room.bottom() + look.px(6), wide, metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)

    def _marks(self, room: QRectF, metrics: QFontMetrics) -> range:
        """The minutes that are named, no more than there is room for."""
        fitting = max(1, int(room.width() / (metrics.horizontalAdvance("15 min") + theme.current().px(12))))
        step = STEP
        while self._span() / step + 1 > min(MOST_WORDS, fitting + 1) and step < self._span():
            step += STEP
        return range(0, self._span() + 1, step)

    def _span(self) -> int:
        latest = max((minute for minute, _rating in self._points), default=0)
        return max(LEAST, -(-latest // STEP) * STEP)

    def _place(self, room: QRectF, minute: int, rating: int) -> QPointF:
        along = minute / self._span()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            along = 1 - along
        return QPointF(room.left() + along * room.width(), room.bottom() - rating / TOP * room.height())


def _said(minute: int, rating: int) -> str:
    if not minute:
        return tr("{rating} at the start", rating=rating)
    after = ntr("after {n} minute", "after {n} minutes", minute)
    return tr("{rating} {after}", rating=rating, after=after)


def _line_interface(drawn: MiniLine) -> QAccessibleInterface:
    return accessible.PaintedInterface(drawn, QAccessible.Role.Chart, drawn.value_text)


accessible.register("MiniLine", _line_interface)
