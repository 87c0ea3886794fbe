"""A pace to breathe by: a quiet circle that grows and shrinks, with the words; without motion the words alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil, cos, pi

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import Painted
from recovery_journal.language import tr

IN, OUT = 4.0, 6.0  # seconds; out is longer than in
SIDE = 200
SMALLEST = 0.42
FRAME, SECOND = 40, 250  # ms between two looks at the clock, with motion and without


class Breathing(Painted):
    """Goes as long as it is seen."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._began = clock()
        self._timer = QTimer(self)
        self.setAccessibleName(tr("Breathing pace"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer.timeout.connect(self.update)

    def is_in(self) -> bool:
        """Whether it is time to breathe in."""
        return self._at() < IN

    def words(self) -> str:
        """'Breathe in' or 'Breathe out'."""
        return tr("Breathe in") if self.is_in() else tr("Breathe out")

    def count(self) -> int:
        """The second of this breath that goes on, from 1."""
        at = self._at()
        return ceil(at - (0 if self.is_in() else IN) + 0.0001)

    def share(self) -> float:
        """How far the circle has grown, 0 to 1."""
        at = self._at()
        part = at / IN if at < IN else 1 - (at - IN) / OUT
        return (1 - cos(pi * part)) / 2

    def moves(self) -> bool:
        """Whether there is a circle; with less motion the words do."""
        return bool(theme.current().duration("fast"))

    def value_text(self) -> str:
        """What a screen reader says of it; it would be no help to hear each breath told."""
        return tr("In for 4, out for 6. Out is longer than in.")

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(SIDE), look.px(SIDE if self.moves() else SIDE // 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._began = self._clock()
        self._timer.start(FRAME if self.moves() else SECOND)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._timer.isActive():
            self._timer.start(FRAME if self.moves() else SECOND)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.moves():
            self._paint_circle(painter)
        painter.setPen(look.color("page_text"))
        painter.setFont(look.font("section"))
        middle = self.height() / 2
        words = QRectF(0, 0, self.width(), middle)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.words())
        painter.setFont(look.font("number"))
        count = QRectF(0, middle, self.width(), middle)
        painter.drawText(count, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(self.count()))
        if self.shows_ring():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), look.line("focus")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_circle(self, painter: QPainter) -> None:
        look = theme.current()
        largest = self.width() / 2 - 2
        radius = largest * (SMALLEST + (1 - SMALLEST) * self.share())
        painter.setPen(QPen(look.color("focus"), look.line("hair")))
        painter.setBrush(look.color("selection"))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)

    def _at(self) -> float:
        return (self._clock() - self._began) % (IN + OUT)


def _breathing_interface(breathing: Breathing) -> QAccessibleInterface:
    return accessible.PaintedInterface(breathing, QAccessible.Role.Animation, breathing.value_text)


accessible.register("Breathing", _breathing_interface)
