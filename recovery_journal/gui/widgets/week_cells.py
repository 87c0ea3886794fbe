"""Weeks as cells, each with its count: rows such as early signs or loose anchors, one column a week."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import ChartLook, Field
from recovery_journal.language import tr

CELL, GAP, ROW_GAP, LINE_GAP = 28, 4, 6, 8
HEAT_STEPS = 5
_LEAST_WEEKS = 4


@dataclass(frozen=True)
class WeekRow:
    """One row: a count for each week, None where nothing can be said of it; `apart` draws a line over it.

    `short` is its name at the head of a column.
    """

    name: str
    counts: tuple[int | None, ...]
    apart: bool = False
    short: str = ""


@dataclass(frozen=True)
class WeekData:
    """Some rows over the same weeks: `heads` stand over the columns, `weeks` is how each is read out."""

    heads: tuple[str, ...]
    weeks: tuple[str, ...]
    rows: tuple[WeekRow, ...]


def words_at(data: WeekData, row: int, week: int) -> str:
    """A cell in words: 'Early signs, week of March 2: 3'."""
    found = data.rows[row]
    count = found.counts[week]
    said = tr("unknown") if count is None else str(count)
    return tr("{what}, {week}: {count}", what=found.name, week=data.weeks[week], count=said)


def height_for(data: WeekData, look: ChartLook, width: float) -> float:
    """How high the picture is."""
    apart = sum(each.apart for each in data.rows) * 2 * look.px(LINE_GAP)
    one = _cell(look) + look.px(ROW_GAP)
    over = _name_height(look) * len(data.rows) if _is_stacked(data, look, width) else 0.0
    return _head(look) + len(data.rows) * one - look.px(ROW_GAP) + apart + over


def weeks_that_fit(data: WeekData, look: ChartLook, width: float) -> int:
    """How many of the latest weeks have room beside the names."""
    room = width - (0 if _is_stacked(data, look, width) else _names(data, look))
    return max(1, min(len(data.heads), int((room + look.px(GAP)) // (_wide(data, look) + look.px(GAP)))))


def paint(
    painter: QPainter, rect: QRectF, data: WeekData, look: ChartLook, cursor: tuple[int, int] | None = None
) -> None:
    """Draws the cells into a box; the cursor is a row and a week."""
    _Picture(painter, rect, data, look).draw(cursor)


class _Picture(Field):
    """One drawing of the cells."""

    def __init__(self, painter: QPainter, rect: QRectF, data: WeekData, look: ChartLook) -> None:
        super().__init__(painter, rect, look)
        self._data = data
        self._first = len(data.heads) - weeks_that_fit(data, look, rect.width())

    def draw(self, cursor: tuple[int, int] | None) -> None:
        look = self.look
        for week in range(self._first, len(self._data.heads)):
            box = self.box(self._left(week), 0, self._wide(), _head(look) - look.px(4))
            self.words(self._data.heads[week], box, "caption", "card_text_quiet", "middle")
        for row, each in enumerate(self._data.rows):
            top = row_top(self._data, look, row, self.rect.width())
            self._row(row, each, top, cursor)

    def _row(self, row: int, each: WeekRow, top: float, cursor: tuple[int, int] | None) -> None:
        look, width = self.look, self.rect.width()
        cell, stacked = _cell(look), _is_stacked(self._data, look, width)
        if each.apart:
            self.painter.setPen(look.pen("line"))
            y = top - look.px(LINE_GAP) - (_name_height(look) if stacked else 0) - look.px(ROW_GAP) / 2
            self.painter.drawLine(self.at(0, y), self.at(width, y))
        if stacked:
            self.words(each.name, self.box(0, top - _name_height(look), width, _name_height(look)), "body", "card_text")
        else:
            self.words(each.name, self.box(0, top, width, cell), "body", "card_text")
        for week in range(self._first, len(self._data.heads)):
            box = self.box(self._left(week), top, self._wide(), cell)
            self._paint_cell(box, each.counts[week], cursor == (row, week))

    def _paint_cell(self, box: QRectF, count: int | None, is_cursor: bool) -> None:
        look = self.look
        step = min(HEAT_STEPS, count or 0)
        radius, inset = look.radius("heat"), look.hair() / 2
        self.painter.setPen(Qt.PenStyle.NoPen if step and not look.is_dashed else look.pen("line"))
        self.painter.setBrush(look.color(f"heat_{step}") if step else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        if count is not None:
            role = f"heat_{step}_text" if step else "card_text_soft"
            self.words(str(count), box, "body", role, "middle")
        if is_cursor:
            self.painter.setPen(look.pen("focus", look.px(2)))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)

    def _wide(self) -> float:
        return _wide(self._data, self.look)

    def _left(self, week: int) -> float:
        """Cells stand at the end of the row, the latest week last."""
        shown = len(self._data.heads) - self._first
        whole = shown * (self._wide() + self.look.px(GAP)) - self.look.px(GAP)
        start = 0 if _is_stacked(self._data, self.look, self.rect.width()) else self.rect.width() - whole - 2
        return start + (week - self._first) * (self._wide() + self.look.px(GAP))


class WeekCells(Chart):
    """The picture of the weeks; arrows go through it in both directions, from the latest week of the first row."""

    _data: WeekData

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._data = WeekData((), (), ())

    def count(self) -> int:
        return len(self._data.rows) * len(self._data.heads)

    def words_at(self, at: int) -> str:
        return words_at(self._data, *divmod(at, len(self._data.heads)))

    def first_stop(self) -> int:
        return len(self._data.heads) - 1

    def key_target(self, key: Qt.Key) -> int | None:
        weeks = len(self._data.heads)
        down = {Qt.Key.Key_Up: -weeks, Qt.Key.Key_Down: weeks}.get(key)
        at = self.cursor_at()
        if down is None:
            return self._within(super().key_target(key))
        if at is None:
            return self.first_stop()
        return at + down if 0 <= at + down < self.count() else at

    def hit(self, x: float, y: float) -> int | None:
        picture = _Picture(QPainter(), QRectF(self.rect()), self._data, self.look())
        for at in range(self.count()):
            row, week = divmod(at, len(self._data.heads))
            top = row_top(self._data, self.look(), row, self.width())
            if week >= picture._first and picture.box(
                picture._left(week), top, picture._wide(), _cell(self.look())
            ).contains(x, y):
                return at
        return None

    def heightForWidth(self, width: int) -> int:
        return ceil(height_for(self._data, self.look(), max(width, 1)))

    def paint(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        at = self.cursor_at()
        paint(painter, rect, self._data, look, None if at is None else divmod(at, len(self._data.heads)))

    def _within(self, target: int | None) -> int | None:
        """Left and Right stay in their row, and among the weeks that are seen."""
        at, weeks = self.cursor_at(), len(self._data.heads)
        if target is None or at is None:
            return target
        row = at // weeks
        hidden = weeks - weeks_that_fit(self._data, self.look(), self.width())
        return max(row * weeks + hidden, min(row * weeks + weeks - 1, target))


def row_top(data: WeekData, look: ChartLook, row: int, width: float) -> float:
    """Where the cells of a row begin, from the top."""
    stacked = _name_height(look) if _is_stacked(data, look, width) else 0
    apart = sum(each.apart for each in data.rows[: row + 1]) * 2 * look.px(LINE_GAP)
    return _head(look) + row * (_cell(look) + look.px(ROW_GAP) + stacked) + stacked + apart


def _cell(look: ChartLook) -> float:
    return max(look.px(CELL), look.metrics("body").height() + 2)


def _wide(data: WeekData, look: ChartLook) -> float:
    heads = max((look.metrics("caption").horizontalAdvance(each) for each in data.heads), default=0)
    return max(look.px(CELL), heads - look.px(GAP) / 2)


def _head(look: ChartLook) -> float:
    return look.metrics("caption").height() + look.px(6)


def _names(data: WeekData, look: ChartLook) -> float:
    return max((look.metrics("body").horizontalAdvance(each.name) for each in data.rows), default=0) + look.px(8)


def _name_height(look: ChartLook) -> float:
    return look.metrics("body").height() + look.px(2)


def _is_stacked(data: WeekData, look: ChartLook, width: float) -> bool:
    """Whether names stand over their cells, because too few weeks would have room beside them."""
    few = min(_LEAST_WEEKS, len(data.heads))
    return _names(data, look) + few * (_wide(data, look) + look.px(GAP)) > width
