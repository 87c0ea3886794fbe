"""A month of doses: below each day a mark for every dose of which something was said; no mark is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from recovery_journal.domain.way import DoseState
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.month_grid import MonthGrid

_MOST = 5


class DoseMonth(MonthGrid):
    """A full dot for taken, a ring for missed, a dash for changed."""

    def set_states(self, states: Mapping[date, Sequence[DoseState]]) -> None:
        """What was said of the doses of each day, in their order."""
        self._states = dict(states)
        self.update()

    def day_moved(self, day: date) -> None:
        """Wherever the keys or the mouse go, that day is shown."""
        self.day_chosen.emit(day)

    def day_clicked(self, day: date) -> None:
        """It was chosen already."""

    def paint_marks(self, painter: QPainter, day: date, box: QRectF, colour: QColor) -> None:
        states = getattr(self, "_states", {}).get(day, ())[:_MOST]
        look = theme.current()
        size, step = look.px(5), look.px(8)
        left = box.center().x() - (len(states) - 1) * step / 2
        height = box.bottom() - size / 2 - look.px(2)
        for number, state in enumerate(states):
            _paint_mark(painter, QPointF(left + number * step, height), size, state, colour)


def _paint_mark(painter: QPainter, middle: QPointF, size: int, state: DoseState, colour: QColor) -> None:
    pen = QPen(colour, max(1.2, size / 4))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(Qt.PenStyle.NoPen if state is DoseState.TAKEN else pen)
    painter.setBrush(colour if state is DoseState.TAKEN else Qt.BrushStyle.NoBrush)
    if state is DoseState.CHANGED:
        reach = QPointF(size / 2, 0)
        painter.drawLine(middle - reach, middle + reach)
    else:
        painter.drawEllipse(middle, size / 2, size / 2)
