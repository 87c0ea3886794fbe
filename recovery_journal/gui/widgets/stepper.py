"""The steps of a flow in a row: those behind with a tick, the current one filled, hairlines between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import Painted, is_high_contrast, line_width
from recovery_journal.language import tr

SIDE, GAP, LEAST_LINE = 30, 11, 18


class Stepper(Painted):
    """Painted. Where there is no room for all names, only the current one has its name."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self._steps = list(steps)
        self._current = 0
        self._done: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_step(0, ())

    def show_step(self, current: int, done: Sequence[int]) -> None:
        """Which one is on, and which are done."""
        self._current, self._done = current, frozenset(done)
        words = tr("Step {n} of {all}: {name}", n=current + 1, all=len(self._steps), name=self._steps[current])
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        high = max(theme.current().px(SIDE), theme.current().metrics("strong").height()) + 2
        return QSize(theme.current().px(400), high)

    def minimumSizeHint(self) -> QSize:
        side = theme.current().px(SIDE)
        return QSize(side * len(self._steps) * 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._names()
        widths = [self._width(at, name) for at, name in enumerate(names)]
        spare = max(0.0, (self.width() - 1 - sum(widths)) / max(1, len(names) - 1))
        left = 0.0
        for at, name in enumerate(names):
            self._paint_step(painter, at, name, left)
            left += widths[at]
            if at + 1 < len(names):
                self._paint_line(painter, left, spare)
            left += spare

    def _names(self) -> list[str]:
        least = theme.current().px(LEAST_LINE + 2 * GAP) * (len(self._steps) - 1)
        if sum(self._width(at, name) for at, name in enumerate(self._steps)) + least <= self.width():
            return self._steps
        return [name if at == self._current else "" for at, name in enumerate(self._steps)]

    def _width(self, at: int, name: str) -> float:
        look = theme.current()
        font = look.font("strong" if at == self._current else "body")
        words = QFontMetrics(font).horizontalAdvance(name) + look.px(GAP) + 2 if name else 0
        return look.px(SIDE) + words

    def _paint_step(self, painter: QPainter, at: int, name: str, left: float) -> None:
        look, side = theme.current(), theme.current().px(SIDE)
        is_on, is_done = at == self._current, at in self._done
        circle = self._placed(QRectF(left, (self.height() - side) / 2, side, side)).adjusted(1, 1, -1, -1)
        fill = "primary" if is_on else "selection" if is_done else "page"
        has_edge = not (is_on or is_done) or is_high_contrast()
        painter.setPen(QPen(look.color("field_line" if has_edge else fill), line_width()))
        painter.setBrush(look.color(fill))
        painter.drawEllipse(circle)
        painter.setPen(look.color("primary_text" if is_on else "page_text_soft"))
        if is_done and not is_on:
            tick = look.px(16)
            at_ = circle.center() - QPointF(tick / 2, tick / 2)
            painter.drawPixmap(at_, look.pixmap("tick", "selection_link", tick))
        else:
            painter.setFont(look.font("medium"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        if name:
            painter.setFont(look.font("strong" if is_on else "body"))
            painter.setPen(look.color("page_text" if is_on else "page_text_soft"))
            box = QRectF(left + side + look.px(GAP), 0, self._width(at, name) - side, self.height())
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            edge_ = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(self._placed(box), edge_ | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_line(self, painter: QPainter, left: float, spare: float) -> None:
        gap = theme.current().px(GAP) if spare > theme.current().px(3 * GAP) else spare / 5
        painter.setPen(QPen(theme.current().color("line"), line_width()))
        line = self._placed(QRectF(left + gap, self.height() / 2, spare - 2 * gap, 0))
        painter.drawLine(line.topLeft(), line.topRight())

    def _placed(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box


def _interface(stepper: Stepper) -> QAccessibleInterface:
    return accessible.PaintedInterface(stepper, QAccessible.Role.StaticText)


accessible.register("Stepper", _interface)
