"""A year of small cells in five shades, a row for each month; a day without an entry stays an empty outline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import paint
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.day_grid import DayGrid
from recovery_journal.gui.widgets.heat_grid import HeatDay
from recovery_journal.language import tr

MONTHS, COLUMNS = 12, 31
CELL, WIDEST, NARROWEST = 15, 22, 6
NUMBERED = (1, 5, 10, 15, 20, 25, 30)
_GAP = 3
_RING_GAP = 1
_NUMBER_SIZE, _NUMBER_SHARE = 9, 0.58  # px at least, and of a cell's width: the number of a coming day


class YearGrid(DayGrid):
    """The twelve months under each other. Up and Down go by month, Page Up and Down by year, Home and End in the month.

    The days of the month that the cursor is in are there for a screen reader; the months of the picture are painted.
    """

    def __init__(
        self, name: str = "", describe: Callable[[date], str] | None = None, today: date | None = None
    ) -> None:
        self._label_width, self._line = 0, 0
        super().__init__(name or tr("Days"), describe, today)
        self._days: dict[date, HeatDay] = {}
        self._picture: tuple[object, QPixmap] | None = None
        self._measure()
        self.setSizePolicy(all_the_width())
        self.refresh()

    def set_days(self, days: dict[date, HeatDay]) -> None:
        """Show the entries of the year in view; tells nobody."""
        self._days = days
        self._picture = None
        self.refresh()

    def page_words(self, short: bool = False) -> str:
        return str(self._first.year)

    def turn_page(self, pages: int) -> None:
        self.turn_month(MONTHS * pages)

    def is_shown(self, day: date) -> bool:
        return day.year == self._first.year

    def day_moved(self, day: date) -> None:
        self.day_chosen.emit(day)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._head_height() + MONTHS * self._row_step(width)

    def sizeHint(self) -> QSize:
        width = self._label_width + COLUMNS * (theme.current().px(CELL) + _GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._label_width + COLUMNS * (NARROWEST + _GAP)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def cell_rect(self, day: date) -> QRect:
        step = self._column_step(self.width())
        left = self._label_width + (day.day - 1) * step
        width = round(left + step) - round(left) - _GAP
        if self._mirrored():
            left = self.width() - left - width
        row_step = self._row_step(self.width())
        top = self._head_height() + (day.month - 1) * row_step
        return QRect(round(left), top, width, row_step - _GAP)

    def hit(self, x: float, y: float) -> date | None:
        along = self.width() - x if self._mirrored() else x
        row = (y - self._head_height()) // self._row_step(self.width())
        column = (along - self._label_width) // self._column_step(self.width())
        if not (0 <= row < MONTHS and column >= 0):
            return None
        first = self._first.replace(month=int(row) + 1)
        return first.replace(day=int(column) + 1) if column < dates.days_in_month(first) else None

    def event(self, event: QEvent) -> bool:
        """The words of the day under the pointer: the cells are too small for any."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.hit(event.pos().x(), event.pos().y())
            if day is not None:
                QToolTip.showText(event.globalPos(), self.describe(day), self, self.cell_rect(day))
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in (self._hovered, self.cursor_day()):
            if day is not None and self.is_shown(day):
                self._paint_mark(painter, day)

    def _drawn(self) -> QPixmap:
        """Words and cells, drawn once; what moves about is painted over them."""
        ratio, look = self.devicePixelRatioF(), theme.current()
        key = (self._first.year, self._today, self.size(), ratio, look, self._mirrored())
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_words(painter)
                self._paint_days(painter)
            self._picture = key, picture
        return self._picture[1]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (*paint.MEASURE_CHANGES, QEvent.Type.LocaleChange):
            self._measure()
            self._picture = None
        super().changeEvent(event)

    def _key_target(self, key: Qt.Key) -> date | None:
        day = self.cursor_day()
        months = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MONTHS, Qt.Key.Key_PageDown: MONTHS}
        if key in months:
            return dates.add_months(day, months[key])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return day.replace(day=1 if key == Qt.Key.Key_Home else dates.days_in_month(day))
        return super()._key_target(key)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _measure(self) -> None:
        """Once for a look: hundreds of cells are placed by it."""
        metrics = theme.current().metrics("caption")
        widest = max(metrics.horizontalAdvance(dates.current().month_short(month + 1)) for month in range(MONTHS))
        self._label_width, self._line = widest + theme.current().px(10), metrics.height()

    def _head_height(self) -> int:
        return self._line + 6

    def _column_step(self, width: int) -> float:
        step = (width + _GAP - self._label_width) / COLUMNS
        return max(NARROWEST + _GAP, min(step, theme.current().px(WIDEST) + _GAP))

    def _row_step(self, width: int) -> int:
        """As high as it is wide, but never lower than the name of the month."""
        return max(round(self._column_step(width)), self._line + 1)

    def _paint_words(self, painter: QPainter) -> None:
        """The names of the months, and above them some numbers to count by."""
        look, start = theme.current(), Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("page_text_quiet"))
        for month in range(1, MONTHS + 1):
            cell = self.cell_rect(self._first.replace(month=month))
            left = self.width() - self._label_width if self._mirrored() else 0
            box = QRectF(left, cell.y(), self._label_width, cell.height())
            painter.drawText(box, start | Qt.AlignmentFlag.AlignVCenter, dates.current().month_short(month))
        for number in NUMBERED:
            day = date(self._first.year, 1, number)
            cell = self.cell_rect(day)
            box = QRectF(cell.x() - 20, 0, cell.width() + 40, self._head_height() - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dates.current().day_number(day))

    def _paint_days(self, painter: QPainter) -> None:
        small = QFont(theme.current().font("caption"))
        width = self.cell_rect(self._first).width()
        small.setPixelSize(max(_NUMBER_SIZE, min(round(width * _NUMBER_SHARE), QFontInfo(small).pixelSize())))
        painter.setFont(small)
        day = self._first.replace(month=1)
        while day.year == self._first.year:
            self._paint_day(painter, day)
            day += timedelta(days=1)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        look, entry, cell = theme.current(), self._days.get(day), self.cell_rect(day)
        box, radius = QRectF(cell), self._radius(cell)
        if entry is not None and entry.step is not None:
            paint.rounded(painter, box, radius, look.color(f"heat_{entry.step}"), None)
        elif day <= self._today:
            paint.rounded(painter, box, radius, None, self._edge(day, entry))
        else:
            painter.setPen(look.color("page_text_quiet"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dates.current().day_number(day))

    def _paint_mark(self, painter: QPainter, day: date) -> None:
        cell = self.cell_rect(day)
        if day == self._selected or self.shows_ring(day):
            self._paint_ring(painter, QRectF(cell), self._radius(cell), strong=self.shows_ring(day))
        elif day == self._hovered:
            paint.rounded(painter, QRectF(cell), self._radius(cell), None, theme.current().color("focus"))

    def _radius(self, cell: QRect) -> float:
        return min(theme.current().radius("heat"), cell.width() / 3)

    def _edge(self, day: date, entry: HeatDay | None) -> QColor:
        """Of a day that has no number to show: today, then one with an entry, then one without."""
        return theme.current().color("page_text" if day == self._today else "field_line" if entry else "line")

    def _paint_ring(self, painter: QPainter, box: QRectF, radius: float, *, strong: bool) -> None:
        """Round the cell, in the gap between the cells; a little heavier while the keyboard is on it."""
        width = 3 if strong else paint.RING
        out = _RING_GAP + width / 2
        painter.setPen(QPen(theme.current().color("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out)
