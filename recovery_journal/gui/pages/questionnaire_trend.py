"""The totals of one questionnaire over time: a small line, whose table stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from recovery_journal.gui import dates
from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import ChartLook, Field
from recovery_journal.language import tr

PLOT, DOT, CHOSEN_DOT = 112, 3.0, 5.0
Points = Sequence[tuple[date, int]]


class ScoreTrend(Chart):
    """A line through the totals, each at its day; the arrow keys read them out. Hairlines stand where a band begins."""

    def __init__(self) -> None:
        super().__init__(tr("Totals over time"))
        self._points: Points = ()
        self._highest = 1
        self._bands: Sequence[int] = ()

    def show_points(self, points: Points, highest: int, bands: Sequence[int], summary: str) -> None:
        """Shows these totals, earliest first, of a questionnaire with this highest total."""
        self._points, self._highest, self._bands = points, highest, bands
        self.move_to(None)
        self.set_summary(summary)
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        return len(self._points)

    def words_at(self, at: int) -> str:
        day, score = self._points[at]
        return tr("{day}: {total} of {highest}", day=dates.current().day_text(day), total=score, highest=self._highest)

    def first_stop(self) -> int:
        return len(self._points) - 1

    def hit(self, x: float, y: float) -> int | None:
        found = _Picture(None, QRectF(self.rect()), self.look(), self._points, self._highest)
        across = [abs(found.point(at).x() - x) for at in range(len(self._points))]
        return across.index(min(across)) if across else None

    def heightForWidth(self, width: int) -> int:
        look = self.look()
        return round(look.px(PLOT) + 2 * look.metrics("caption").height() + look.px(12))

    def paint(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        found = _Picture(painter, rect, look, self._points, self._highest)
        found.draw_frame(self._bands)
        found.draw_line(self.cursor_at())


class _Picture(Field):
    """One drawing of the line."""

    def __init__(self, painter: QPainter | None, rect: QRectF, look: ChartLook, points: Points, highest: int) -> None:
        super().__init__(painter, rect, look)  # type: ignore[arg-type]
        self._points, self._highest = points, highest
        caption = look.metrics("caption")
        self._left = caption.horizontalAdvance(str(highest)) + look.px(10)
        self._right = rect.width() - look.px(8)
        self._top = caption.height() / 2 + look.px(2)
        self._height = look.px(PLOT)

    def point(self, at: int) -> QPointF:
        """Where a total stands."""
        day, score = self._points[at]
        first, last = self._points[0][0], self._points[-1][0]
        part = (day - first).days / ((last - first).days or 1)
        return self.at(self._left + part * (self._right - self._left), self._above(score))

    def draw_frame(self, bands: Sequence[int]) -> None:
        """The lowest and the highest total there can be, where bands begin, and the first and last day."""
        caption = self.look.metrics("caption")
        for score in sorted({0, *bands, self._highest}):
            is_end = score in (0, self._highest)
            self.painter.setPen(self.look.pen("line", 0, Qt.PenStyle.SolidLine if is_end else Qt.PenStyle.DotLine))
            self.painter.drawLine(self.at(self._left, self._above(score)), self.at(self._right, self._above(score)))
            if is_end:
                top = self._above(score) - caption.height() / 2
                box = self.box(0, top, self._left - self.look.px(6), caption.height())
                self.words(str(score), box, "caption", "card_text_quiet", "end")
        below, half = self._top + self._height + self.look.px(8), (self._right - self._left) / 2
        for (day, _score), left, side in ((self._points[0], 0.0, "start"), (self._points[-1], half, "end")):
            box = self.box(self._left + left, below, half, caption.height())
            self.words(dates.current().month(day.year, day.month, short=True), box, "caption", "card_text_quiet", side)

    def draw_line(self, cursor: int | None) -> None:
        """The line and its dots; the one that is read out is larger."""
        places = [self.point(at) for at in range(len(self._points))]
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.look.color("data_1"), self.look.px(2)))
        self.painter.drawPolyline(QPolygonF(places))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.color("data_1"))
        for at, place in enumerate(places):
            size = self.look.px(CHOSEN_DOT if at == cursor else DOT)
            self.painter.drawEllipse(place, size, size)

    def _above(self, score: int) -> float:
        return self._top + self._height * (1 - score / self._highest)
