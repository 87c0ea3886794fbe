"""Counts as upright bars, each with its number: urges by the hour of the day, and by weekday."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import ChartLook, Field
from recovery_journal.language import tr

HIGH, MOST_WIDE, ROUND = 76, 34, 3
Bars = tuple["Bar", ...]
_SHARE = 0.7  # of its place that a bar takes


@dataclass(frozen=True)
class Bar:
    """One count: how it is read out, and what stands below it, if anything does."""

    words: str
    count: int
    below: str = ""


def height_for(look: ChartLook) -> float:
    """How high the picture is."""
    return look.px(HIGH) + 2 * look.metrics("caption").height() + look.px(8)


def paint(
    painter: QPainter,
    rect: QRectF,
    bars: Bars,
    look: ChartLook,
    cursor: int | None = None,
    role: str = "data_2",
) -> None:
    """Draws the bars into a box, on one base line."""
    if not bars:
        return
    field, caption = Field(painter, rect, look), look.metrics("caption")
    place, foot = rect.width() / len(bars), look.px(HIGH) + caption.height()
    wide = min(place * _SHARE, look.px(MOST_WIDE))
    most = max(1, *(each.count for each in bars)) if len(bars) > 1 else max(1, bars[0].count)
    for at, each in enumerate(bars):
        high = look.px(HIGH) * each.count / most
        middle = (at + 0.5) * place
        _bar(field, field.box(middle - wide / 2, foot - high, wide, high), role, at == cursor)
        _count(field, each, middle, place, foot - high, at == cursor)
    painter.setPen(look.pen("line"))
    painter.drawLine(field.at(0, foot), field.at(rect.width(), foot))
    _below(field, bars, place, foot + look.px(4))


def _bar(field: Field, box: QRectF, role: str, is_cursor: bool) -> None:
    painter, look = field.painter, field.look
    if box.height() <= 0 and not is_cursor:
        return
    painter.setPen(look.pen("focus", look.px(2)) if is_cursor else Qt.PenStyle.NoPen)
    painter.setBrush(look.color(role))
    radius = min(ROUND, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)


def _count(field: Field, bar: Bar, middle: float, place: float, top: float, is_cursor: bool) -> None:
    """The number over a bar, where it has room; always over the one that is read out."""
    metrics = field.look.metrics("caption")
    wide = metrics.horizontalAdvance(str(bar.count)) + 2
    if bar.count and (wide <= place or is_cursor):
        box = field.box(middle - wide / 2, top - metrics.height(), wide, metrics.height())
        field.words(str(bar.count), box, "caption", "card_text_soft", "middle")


def _below(field: Field, bars: Bars, place: float, top: float) -> None:
    """What stands below the bars, as far as it has room beside the one before."""
    metrics, end = field.look.metrics("caption"), -1.0
    for at, each in enumerate(bars):
        wide = metrics.horizontalAdvance(each.below) + 2
        left = max(0.0, min(field.rect.width() - wide, (at + 0.5) * place - wide / 2))
        if each.below and left >= end:
            box = field.box(left, top, wide, metrics.height())
            field.words(each.below, box, "caption", "card_text_quiet", "middle")
            end = left + wide + metrics.averageCharWidth()


class BarChart(Chart):
    """The picture of some counts; the first arrow key comes to the first one."""

    page_step = 6
    _data: Bars

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._data = ()

    def count(self) -> int:
        return len(self._data)

    def words_at(self, at: int) -> str:
        return tr("{what}: {count}", what=self._data[at].words, count=self._data[at].count)

    def hit(self, x: float, y: float) -> int | None:
        along = self.width() - x if self.look().mirrored else x
        at = int(along * len(self._data) // max(1, self.width()))
        return at if 0 <= at < len(self._data) else None

    def heightForWidth(self, width: int) -> int:
        return ceil(height_for(self.look()))

    def paint(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        paint(painter, rect, self._data, look, self.cursor_at())
