"""Draws bands over one axis of time, on a screen or on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from recovery_journal.gui.widgets.band_data import Band, BandData, Shows, Values, latest, runs
from recovery_journal.gui.widgets.chart_look import ChartLook, Field
from recovery_journal.language import tr

ROLES = ("data_1", "data_2", "data_3")
DASHES: tuple[list[float], ...] = ([], [6, 3], [0.1, 2.4])  # in widths of the line
BAND, BETWEEN, LINE = 60, 22, 2.0
_LEAST_PLOT = 0.5  # of the whole width, or names and last values go over their band
_PALE = 70  # of 255: the wide line of means behind the days


@dataclass(frozen=True)
class _Measures:
    """Where things stand: the plot from `left` to `right`, bands every `pitch`, the first line `top` below the edge."""

    left: float
    right: float
    top: float
    pitch: float
    is_stacked: bool


def height_for(data: BandData, width: float, look: ChartLook) -> float:
    """How high the picture is at a width."""
    found = _measures(data, width, look)
    below = look.px(8) + look.metrics("caption").height()
    return found.top + (len(data.bands) - 1) * found.pitch + look.px(BAND) + below


def step_at(data: BandData, width: float, x: float, look: ChartLook) -> int | None:
    """The step of the axis under a point of the picture."""
    found = _measures(data, width, look)
    along = (width - x if look.mirrored else x) - found.left
    if not data.count or not -look.px(8) <= along <= found.right - found.left + look.px(8):
        return None
    return max(0, min(data.count - 1, round(along / _stride(data, found))))


def paint(painter: QPainter, rect: QRectF, data: BandData, look: ChartLook, cursor: int | None = None) -> None:
    """Draws the bands into a box; with a cursor, a line through all of them."""
    _Picture(painter, rect, data, look).draw(cursor)


def legend(data: BandData, look: ChartLook) -> str:
    """What the lines and dots are, as they are drawn in a look."""
    if data.legend or not any(len(band.means) for band in data.bands):
        return data.legend
    if data.shows is Shows.MEANS:
        line = tr("Line: mean of 7 days.")
        return line if look.is_dashed else " ".join((line, tr("Dots: each day.")))
    wide = tr("Thin line: mean of 7 days.") if look.is_dashed else tr("Wide, pale line: mean of 7 days.")
    return " ".join((tr("Line: each day."), wide))


class _Picture(Field):
    """One drawing of the bands."""

    def __init__(self, painter: QPainter, rect: QRectF, data: BandData, look: ChartLook) -> None:
        super().__init__(painter, rect, look)
        self._data = data
        self._at = _measures(data, rect.width(), look)
        self._wide = _stride(data, self._at)

    def draw(self, cursor: int | None) -> None:
        self._marks()
        if cursor is not None:
            self._cursor_line(cursor)
        for number, band in enumerate(self._data.bands):
            self._frame(number, band)
            self._lines(number, band)
            self._last(number, band)
            if cursor is not None:
                self._cursor_dot(number, band, cursor)

    def _top(self, number: int) -> float:
        return self._at.top + number * self._at.pitch

    def _point(self, number: int, band: Band, at: int, value: float) -> QPointF:
        share = (max(band.low, min(band.high, value)) - band.low) / ((band.high - band.low) or 1)
        high = self.look.px(BAND)
        return self.at(self._at.left + at * self._wide, self._top(number) + high * (1 - share))

    def _frame(self, number: int, band: Band) -> None:
        """The two ends of the scale with their words, and the name."""
        look, top, high = self.look, self._top(number), self.look.px(BAND)
        tall = look.metrics("caption").height()
        for words, y, style in (
            (band.ends[1], top, Qt.PenStyle.DotLine),
            (band.ends[0], top + high, Qt.PenStyle.SolidLine),
        ):
            box = self.box(0, y - tall / 2, self._at.left - look.px(8), tall)
            self.words(words, box, "caption", "card_text_quiet", "end")
            self.painter.setPen(look.pen("line", style=style))
            self.painter.drawLine(self.at(self._at.left, y), self.at(self._at.right, y))
        name = look.metrics("label").height()
        y = top - tall / 2 - name if self._at.is_stacked else top + (high - name) / 2 - look.px(10)
        self.words(band.name, self.box(0, y, self._at.left, name), "label", ROLES[number])

    def _lines(self, number: int, band: Band) -> None:
        means = self._data.shows is Shows.MEANS
        if means and not self.look.is_dashed:
            self._dots(number, band)
        elif not means and len(band.means):
            self._wide_line(number, band)
        self._line(number, band, band.means if means else band.steps, self._pen(number))

    def _pen(self, number: int) -> QPen:
        pen = self.look.pen(ROLES[number], self.look.px(LINE))
        if self.look.is_dashed and DASHES[number]:
            pen.setDashPattern(DASHES[number])
        return pen

    def _wide_line(self, number: int, band: Band) -> None:
        """The means behind the days: wide and pale, or thin where nothing may be pale."""
        if self.look.is_dashed:
            self._line(number, band, band.means, self.look.pen("card_text_quiet", self.look.px(1)))
            return
        pen = self.look.pen(ROLES[number], self.look.px(7))
        pen.setColor(_pale(self.look.color(ROLES[number])))
        self._line(number, band, band.means, pen)

    def _line(self, number: int, band: Band, values: Values, pen: QPen) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in runs(values):
            points = [self._point(number, band, *each) for each in run]
            self.painter.setPen(pen if len(points) > 1 else self.look.pen(ROLES[number], pen.widthF() * 1.5))
            if len(points) > 1:
                self.painter.drawPolyline(QPolygonF(points))
            else:
                self.painter.drawPoint(points[0])

    def _dots(self, number: int, band: Band) -> None:
        """The days themselves, small, where the line is their mean."""
        pen = self.look.pen(ROLES[number], self.look.px(2.4))
        pen.setColor(_pale(self.look.color(ROLES[number]), 2))
        self.painter.setPen(pen)
        known = [(at, value) for at, value in enumerate(band.steps) if value is not None]
        self.painter.drawPoints(QPolygonF([self._point(number, band, *each) for each in known]))

    def _last(self, number: int, band: Band) -> None:
        """A dot at the latest value, and the value at the end of its band."""
        found = latest(band.steps)
        if found is None:
            return
        look, point = self.look, self._point(number, band, *found)
        self._dot(point, ROLES[number], look.px(4))
        tall = look.metrics("voice").height()
        left = 0 if self._at.is_stacked else self._at.right + look.px(14)
        over = self._top(number) - look.metrics("caption").height() / 2 - tall
        y = over if self._at.is_stacked else point.y() - self.rect.top() - tall / 2
        box = self.box(left, y, self.rect.width() - left, tall)
        self.words(band.last, box, "voice", ROLES[number], "end" if self._at.is_stacked else "start")

    def _marks(self) -> None:
        """What is written below the axis; what has no room is left out, but never the last."""
        metrics, y = self.look.metrics("caption"), self._top(len(self._data.bands) - 1)
        y += self.look.px(BAND) + self.look.px(8)
        taken: list[QRectF] = []
        for at, words in (*self._data.marks[-1:], *self._data.marks[:-1]):
            wide = metrics.horizontalAdvance(words) + 2
            left = self._at.left + at * self._wide - wide / 2
            box = self.box(max(0, min(self.rect.width() - wide, left)), y, wide, metrics.height())
            if not any(box.adjusted(-6, 0, 6, 0).intersects(each) for each in taken):
                taken.append(box)
                self.words(words, box, "caption", "card_text_quiet", "middle")

    def _cursor_line(self, cursor: int) -> None:
        left = self._at.left + cursor * self._wide
        self.painter.setPen(self.look.pen("field_line"))
        foot = self._top(len(self._data.bands) - 1) + self.look.px(BAND)
        self.painter.drawLine(self.at(left, self._at.top), self.at(left, foot))

    def _cursor_dot(self, number: int, band: Band, cursor: int) -> None:
        value = band.steps[cursor]
        if value is not None:
            self._dot(self._point(number, band, cursor, value), ROLES[number], self.look.px(4.5))

    def _dot(self, point: QPointF, role: str, radius: float) -> None:
        self.painter.setPen(self.look.pen("card", self.look.px(1)))
        self.painter.setBrush(self.look.color(role))
        self.painter.drawEllipse(point, radius, radius)


def _measures(data: BandData, width: float, look: ChartLook) -> _Measures:
    """Names and last values stand beside their band where there is room, else over it."""
    caption, name = look.metrics("caption"), look.metrics("label")
    scale = max((caption.horizontalAdvance(words) for band in data.bands for words in band.ends), default=0)
    scale += look.px(8)
    names = max((name.horizontalAdvance(band.name) for band in data.bands), default=0) + look.px(12)
    last = max((look.metrics("voice").horizontalAdvance(band.last) for band in data.bands), default=0)
    top = caption.height() / 2
    pitch = look.px(BAND + BETWEEN)
    left, right = names + scale, width - last - look.px(14) - look.px(6)
    if right - left >= width * _LEAST_PLOT:
        return _Measures(left, right, top, pitch, False)
    words = max(name.height(), look.metrics("voice").height())
    return _Measures(scale, width - look.px(8), top + words, pitch + words, True)


def _stride(data: BandData, found: _Measures) -> float:
    """How far one step of the axis is from the next."""
    return (found.right - found.left) / max(1, data.count - 1)


def _pale(color: QColor, times: int = 1) -> QColor:
    return QColor.fromRgb(color.red(), color.green(), color.blue(), _PALE * times)
