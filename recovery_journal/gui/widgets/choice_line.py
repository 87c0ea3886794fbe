"""The way to a hard moment as a line, with the points on it at which another way was open."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.paint import Painted, line_width, ring
from recovery_journal.language import tr

Point = tuple[str, str]
DOT, RISE, EDGE, LEAST_PLACE, MOST_LINES = 26, 44, 10, 130, 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ChoiceLine(Painted):
    """Time goes along the line; at each point its moment stands below, and the other way leads up from it.

    Left and Right choose a point, as a click does. Points without room go under each other. `chosen(at)`.
    """

    chosen = Signal(int)

    def __init__(self, name: str, *, reads_only: bool = False) -> None:
        super().__init__()
        self._points: list[Point] = []
        self._at = -1
        self._reads_only = reads_only
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(all_the_width())

    def show_points(self, points: Sequence[Point], at: int = -1) -> None:
        """These (moment, other way), in the order of time; `at` is the chosen one."""
        self._points, self._at = list(points), min(at, len(points) - 1)
        accessible.value_changed(self, max(0, self._at))
        self.updateGeometry()
        self.update()

    def at(self) -> int:
        """The place of the chosen point, -1 for none."""
        return self._at

    def value_words(self) -> str:
        """The chosen point, or how many there are."""
        if not 0 <= self._at < len(self._points):
            return tr("{n} points", n=len(self._points))
        moment, other = self._points[self._at]
        where = tr("Point {n} of {all}", n=self._at + 1, all=len(self._points))
        said = f"{where}: {moment}" if moment else where
        return tr("{point}. Another way: {other}", point=said, other=other) if other else said

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-max(1, len(self._points)) // self._in_a_row(width))
        return rows * self._row_height(width)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = theme.current().px(LEAST_PLACE + 2 * EDGE)
        return QSize(width, self._row_height(width))

    def step_to(self, at: int) -> None:
        """Chooses another point."""
        if self._points and at != self._at:
            self._at = max(0, min(at, len(self._points) - 1))
            accessible.value_changed(self, self._at)
            self.update()
            self.chosen.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {Qt.Key.Key_Left: 1 if mirrored else -1, Qt.Key.Key_Right: -1 if mirrored else 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._points) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step_to(max(0, self._at + steps[key]))
        elif key in ends:
            self.step_to(ends[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        boxes = self._boxes()
        at = next((at for at, box in enumerate(boxes) if box.contains(event.position())), -1)
        if at >= 0:
            self.step_to(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shows_ring():
            ring(painter, QRectF(self.rect()), look.radius("button"))
        high, in_a_row = self._row_height(self.width()), self._in_a_row(self.width())
        for row in range(-(-max(1, len(self._points)) // in_a_row)):
            base = row * high + self._above(self.width())
            painter.setPen(QPen(look.color("field_line"), 2 * line_width()))
            edge = look.px(EDGE)
            painter.drawLine(QPointF(edge, base), QPointF(self.width() - edge, base))
        for at, box in enumerate(self._boxes()):
            self._paint_point(painter, at, box)

    def _paint_point(self, painter: QPainter, at: int, box: QRectF) -> None:
        look, (moment, other) = theme.current(), self._points[at]
        is_on, dot = at == self._at and not self._reads_only, look.px(DOT)
        above = self._above(self.width())
        spot = QPointF(box.center().x(), box.top() + above)
        if other:
            way = QPainterPath(spot)
            reach = look.px(RISE) if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else -look.px(RISE)
            way.cubicTo(
                spot + QPointF(reach / 2, 0),
                spot + QPointF(reach / 3, -look.px(RISE) * 0.9),
                spot + QPointF(reach, -look.px(RISE) * 0.9),
            )
            painter.setPen(QPen(look.color("primary"), 2 * line_width()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(way)
        circle = QRectF(spot.x() - dot / 2, spot.y() - dot / 2, dot, dot)
        painter.setPen(QPen(look.color("primary" if is_on else "field_line"), line_width()))
        painter.setBrush(look.color("primary" if is_on else "selection"))
        painter.drawEllipse(circle)
        painter.setPen(look.color("primary_text" if is_on else "selection_text"))
        painter.setFont(look.font("strong"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        inner = box.adjusted(look.px(5), 0, -look.px(5), 0)
        top = QRectF(inner.left(), box.top(), inner.width(), above - look.px(RISE) * 0.9 - look.px(3))
        below = QRectF(inner.left(), spot.y() + dot / 2 + look.px(4), inner.width(), self._below(self.width()))
        bottom, upper = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        if other:
            self._paint_words(painter, other, _own_words(), "link", top, bottom)
        self._paint_words(painter, moment or tr("Which moment?"), look.font("small"), "card_text", below, upper)

    def _paint_words(
        self, painter: QPainter, text: str, font: QFont, role: str, box: QRectF, side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter) | int(side)
        painter.drawText(box, flags, _fitting(text, QFontMetrics(font), box, flags))

    def _boxes(self) -> list[QRectF]:
        in_a_row, high = self._in_a_row(self.width()), self._row_height(self.width())
        edge, wide = theme.current().px(EDGE), self._place(self.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        boxes = []
        for at in range(len(self._points)):
            left = edge + (at % in_a_row) * wide
            boxes.append(QRectF(self.width() - left - wide if mirrored else left, (at // in_a_row) * high, wide, high))
        return boxes

    def _in_a_row(self, width: int) -> int:
        look = theme.current()
        return max(1, (width - 2 * look.px(EDGE)) // look.px(LEAST_PLACE))

    def _place(self, width: int) -> float:
        """How wide the place of one point is."""
        return (width - 2 * theme.current().px(EDGE)) / min(self._in_a_row(width), max(1, len(self._points)))

    def _above(self, width: int) -> float:
        look = theme.current()
        others = [other for _moment, other in self._points if other]
        return self._high(others, _own_words(), width) + (look.px(RISE) * 0.9 if others else look.px(DOT)) + look.px(4)

    def _below(self, width: int) -> float:
        moments = [moment or tr("Which moment?") for moment, _other in self._points]
        return self._high(moments, theme.current().font("small"), width)

    def _high(self, texts: Sequence[str], font: QFont, width: int) -> float:
        """How high the highest of some texts is in the place of a point, a few lines at most."""
        metrics, look = QFontMetrics(font), theme.current()
        room = QRect(0, 0, max(1, int(self._place(width)) - 2 * look.px(5)), 10_000)
        highest = max((metrics.boundingRect(room, _WRAPPED, each).height() for each in texts), default=0)
        return min(highest, metrics.lineSpacing() * MOST_LINES) + look.px(2)

    def _row_height(self, width: int) -> int:
        look = theme.current()
        return ceil(self._above(width) + look.px(DOT) / 2 + look.px(8) + self._below(width) + look.px(6))


def _own_words() -> QFont:
    """The person's own face, as small as the words of the program beside it."""
    font, beside = theme.current().voice_italic(), theme.current().font("small")
    if beside.pixelSize() > 0:
        font.setPixelSize(beside.pixelSize())
    else:
        font.setPointSizeF(beside.pointSizeF())
    return font


def _fitting(text: str, metrics: QFontMetrics, box: QRectF, flags: int) -> str:
    """The text, cut at its end where the box has no room for all of it; the fields below have it whole."""
    whole = box.toRect()
    shown = text
    while shown and metrics.boundingRect(whole.adjusted(0, 0, 0, 10_000), flags, shown).height() > whole.height():
        shown = shown.rstrip("…").rstrip()[:-1].rstrip() + "…" if len(shown) > 2 else ""
    return shown


def _interface(line: ChoiceLine) -> QAccessibleInterface:
    return accessible.PaintedInterface(line, QAccessible.Role.Slider, line.value_words)


accessible.register("ChoiceLine", _interface)
