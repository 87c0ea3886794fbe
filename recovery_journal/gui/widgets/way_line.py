"""A way with its stages as a painted line: what is behind, where it stands now, and what is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES, Painted, line_width, ring, rounded
from recovery_journal.gui.widgets.text import LINE_STEP
from recovery_journal.language import tr

DOT, PAD, BETWEEN, LEAST_PLACE, MOST_PLACE = 20, 8, 4, 148, 240


@dataclass(frozen=True)
class WayPoint:
    """One stage: its name, its days, who is there, and in words where it stands.

    `reached` fills its mark and the line up to it, `is_now` makes it the one that stands out.
    """

    name: str
    days: str
    who: str
    where: str
    reached: bool = False
    is_now: bool = False

    def words(self) -> str:
        """All of it in one sentence."""
        return ". ".join(each for each in (self.name, self.where, self.days, self.who) if each)


class WayLine(Painted):
    """Stages from left to right, going on below where a row is full.

    Arrows go along it, Enter, Space or a click opens a stage: `opened(at)`; `reached(at)` tells of a step.
    """

    opened = Signal(int)
    reached = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._points: list[WayPoint] = []
        self._at = 0
        self._hovered = -1
        self._heights: dict[int, list[float]] = {}  # of the rows, by width; layouts ask for the same many times
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(all_the_width())

    def show_points(self, points: Sequence[WayPoint]) -> None:
        """These stages, in their order; the cursor is on the one that is now, else where it was."""
        if list(points) == self._points:
            return
        now = [at for at, each in enumerate(points) if each.is_now]
        self._points = list(points)
        self._at = now[-1] if now else max(0, min(self._at, len(points) - 1))
        self._hovered = -1
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def points(self) -> list[WayPoint]:
        """What is shown."""
        return list(self._points)

    def at(self) -> int:
        """The place of the cursor."""
        return self._at

    def value_words(self) -> str:
        """The stage under the cursor, and which of how many it is."""
        if not self._points:
            return ""
        words = self._points[self._at].words()
        return tr("{n} of {all}: {stage}", n=self._at + 1, all=len(self._points), stage=words)

    def step_to(self, at: int) -> None:
        """Puts the cursor on another stage."""
        at = max(0, min(at, len(self._points) - 1))
        if self._points and at != self._at:
            self._at = at
            accessible.value_changed(self, at)
            self.update()
            self.reached.emit(at)

    def open_stage(self) -> None:
        """Opens the stage under the cursor."""
        if self._points:
            self.opened.emit(self._at)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(sum(self._row_heights(width)))

    def sizeHint(self) -> QSize:
        width = theme.current().px(2 * MOST_PLACE)
        return QSize(width, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        width = theme.current().px(LEAST_PLACE)
        return QSize(width, ceil(self._head() + 3 * QFontInfo(_strong()).pixelSize() * LINE_STEP))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in MEASURE_CHANGES:
            self._heights.clear()
        super().changeEvent(event)

    # ---- what the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        on, row = -1 if self._mirrored() else 1, self._in_a_row(self.width())
        steps = {Qt.Key.Key_Left: -on, Qt.Key.Key_Right: on, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._points) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            target = self._at + steps[key]
            if abs(steps[key]) == 1 or 0 <= target < len(self._points):
                self.step_to(target)
        elif key in ends:
            self.step_to(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.open_stage()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (at := self._hit(event.position())) >= 0:
            self.step_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) == self._at and self._points:
            self.open_stage()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        for at, box in enumerate(boxes):
            if at == self._at and self.shows_ring():
                ring(painter, self._placed(box), theme.current().radius("button"))
            elif at == self._hovered:
                rounded(painter, self._placed(box), theme.current().radius("button"), _color("hover"), None)
        for at, box in enumerate(boxes):
            self._paint_line(painter, at, box)
        for at, box in enumerate(boxes):
            self._paint_mark(painter, self._points[at], self._placed(self._mark(box)))
            self._paint_words(painter, self._points[at], box)

    def _paint_line(self, painter: QPainter, at: int, box: QRectF) -> None:
        """From the mark to the next one; at the end of a row as far as the row goes."""
        is_last = at + 1 == len(self._points)
        if is_last and not self._points[at].is_now:
            return
        mark = self._mark(box)
        is_solid = not is_last and self._points[at + 1].reached
        pen = QPen(_color("primary" if is_solid else "field_line"), 2 * line_width())
        if not is_solid:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        y, gap = mark.center().y(), theme.current().px(BETWEEN)
        end = box.right() + theme.current().px(PAD) - gap
        if is_last:
            end = min(end, mark.right() + theme.current().px(60))
        painter.drawLine(self._spot(mark.right() + gap, y), self._spot(end, y))

    def _paint_mark(self, painter: QPainter, point: WayPoint, box: QRectF) -> None:
        """Behind: filled and ticked; now: a filled ring; ahead: an outline."""
        width = 2 * line_width()
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(_color("primary" if point.reached else "field_line"), width))
        painter.setBrush(_color("primary" if point.reached and not point.is_now else "card"))
        painter.drawEllipse(inner)
        if point.is_now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_color("primary"))
            painter.drawEllipse(box.center(), box.width() * 0.25, box.width() * 0.25)
        elif point.reached:
            side = round(box.width() * 0.7)
            corner = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
            painter.drawPixmap(corner, theme.current().pixmap("tick", "primary_text", side))

    def _paint_words(self, painter: QPainter, point: WayPoint, box: QRectF) -> None:
        top = box.top() + self._head()
        for text, font, role in _lines(point):
            layout, height = _laid_out(text, font, self._room(box), self._mirrored())
            place = self._placed(QRectF(box.left() + theme.current().px(PAD), top, self._room(box), height))
            painter.setPen(_color(role))
            layout.draw(painter, place.topLeft())
            top += height

    # ---- measures

    def _boxes(self) -> list[QRectF]:
        """The place of each stage as it stands from left to right."""
        width, in_a_row = self._place(self.width()), self._in_a_row(self.width())
        boxes, top = [], 0.0
        for row, height in enumerate(self._row_heights(self.width())):
            for column in range(min(in_a_row, len(self._points) - row * in_a_row)):
                boxes.append(QRectF(column * width, top, width - theme.current().px(PAD), height))
            top += height
        return boxes

    def _row_heights(self, width: int) -> list[float]:
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def _measured(self, width: int) -> list[float]:
        in_a_row = self._in_a_row(width)
        room = self._place(width) - 3 * theme.current().px(PAD)
        heights = [sum(_laid_out(text, font, room)[1] for text, font, _role in _lines(each)) for each in self._points]
        rows = [heights[at : at + in_a_row] for at in range(0, len(heights), in_a_row)]
        last = len(rows) - 1
        return [
            self._head() + max(row) + theme.current().px(PAD if at == last else 2 * PAD) for at, row in enumerate(rows)
        ]

    def _in_a_row(self, width: int) -> int:
        """How many have room beside each other: rows are as even as can be."""
        most = max(1, width // theme.current().px(LEAST_PLACE))
        rows = -(-max(1, len(self._points)) // most)
        return -(-max(1, len(self._points)) // rows)

    def _place(self, width: int) -> float:
        return min(width / self._in_a_row(width), max(theme.current().px(MOST_PLACE), width / 4))

    def _head(self) -> float:
        look = theme.current()
        return float(look.px(PAD) + look.px(DOT) + look.px(PAD))

    def _mark(self, box: QRectF) -> QRectF:
        look = theme.current()
        return QRectF(box.left() + look.px(PAD), box.top() + look.px(PAD), look.px(DOT), look.px(DOT))

    def _room(self, box: QRectF) -> float:
        return box.width() - 2 * theme.current().px(PAD)

    def _hit(self, at: QPointF) -> int:
        return next((n for n, box in enumerate(self._boxes()) if self._placed(box).contains(at)), -1)

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _placed(self, box: QRectF) -> QRectF:
        """Where a box stands: from the right in right-to-left languages."""
        left = self.width() - box.right() if self._mirrored() else box.left()
        return QRectF(left, box.top(), box.width(), box.height())

    def _spot(self, x: float, y: float) -> QPointF:
        return QPointF(self.width() - x if self._mirrored() else x, y)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _lines(point: WayPoint) -> list[tuple[str, QFont, str]]:
    """What stands below a mark, each with its face and colour."""
    small = theme.current().font("caption")
    where = (point.where, small, "link" if point.is_now else "card_text_quiet")
    lines = [(point.name, _strong(), "card_text"), where]
    lines += [(each, small, "card_text_soft") for each in (point.days, point.who)]
    return [each for each in lines if each[0]]


def _strong() -> QFont:
    return theme.current().font("strong")


def _laid_out(text: str, font: QFont, width: float, mirrored: bool = False) -> tuple[QTextLayout, float]:
    """Words in this width, a word that is too long for it in parts; with the height that they take."""
    layout = QTextLayout(text, font)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    step, at = QFontInfo(font).pixelSize() * LINE_STEP, 0.0
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(max(1, width))
        part.setPosition(QPointF(0, at))
        at += step
    layout.endLayout()
    return layout, at


def _color(role: str) -> QColor:
    return theme.current().color(role)


def _interface(line: WayLine) -> QAccessibleInterface:
    return accessible.PaintedInterface(
        line, QAccessible.Role.Slider, line.value_words, actions={accessible.PRESS: line.open_stage}
    )


accessible.register("WayLine", _interface)
