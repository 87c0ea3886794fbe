"""A month of large cells with words in them: what stands on each day, as far as it fits, and how many more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import paint
from recovery_journal.gui.widgets.broken_lines import broken
from recovery_journal.gui.widgets.week_rows import WeekRows
from recovery_journal.language import ntr, tr

GAP, PAD, LEAST_LINES, LEAST_WIDTH, LEAST_LETTERS = 4, 6, 2, 44, 9
_LINE = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class MonthLine:
    """One thing on a day: when it begins, if it does so at a time, and what it is called."""

    title: str
    when: str = ""
    spoken: str = ""
    is_faint: bool = False


class LargeMonth(WeekRows):
    """As high as there is room; `day_reached` tells a day that keys or mouse came to, `day_activated` opens one."""

    day_reached = Signal(object)

    def __init__(
        self, name: str = "", describe: Callable[[date], str] | None = None, today: date | None = None
    ) -> None:
        super().__init__(name or tr("Days"), describe, today)
        self._lines: dict[date, Sequence[MonthLine]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.refresh()

    def set_lines(self, lines: Mapping[date, Sequence[MonthLine]]) -> None:
        """What each day holds, in time order."""
        self._lines = dict(lines)
        self.refresh()

    def lines(self, day: date) -> Sequence[MonthLine]:
        """What a day holds."""
        return self._lines.get(day, ())

    def describe(self, day: date) -> str:
        held = self.lines(day)
        count = ntr("{n} appointment", "{n} appointments", len(held)) if held else tr("no appointment")
        return ". ".join([f"{super().describe(day)}, {count}", *(each.spoken or each.title for each in held)])

    def day_moved(self, day: date) -> None:
        self.day_reached.emit(day)

    def is_shown(self, day: date) -> bool:
        return True

    def cell_rect(self, day: date) -> QRect:
        row, column = self.place_of(day)
        width, high = self._cell_width(), self._cell_height()
        left = round(self.column_x(column, width, GAP))
        top = round(self._head_height() + row * (high + GAP))
        return QRect(left, top, round(width), round(high))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what room there is; the page need not scroll for it

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        high = self._number_height() + LEAST_LINES * self._line_height() + 2 * look.px(PAD)
        return QSize(7 * look.px(LEAST_WIDTH), round(self._head_height() + self.weeks() * (high + GAP)))

    def _cell_width(self) -> float:
        return (self.width() - 6 * GAP) / 7

    def _cell_height(self) -> float:
        return (self.height() - self._head_height() - (self.weeks() - 1) * GAP) / self.weeks()

    def _head_height(self) -> float:
        return theme.current().metrics("caption").height() + theme.current().px(8)

    def _number_height(self) -> int:
        return theme.current().metrics("label").height()

    def _line_height(self) -> int:
        return theme.current().metrics("small").height()

    def paint_head(self, painter: QPainter) -> None:
        look, width = theme.current(), self._cell_width()
        for column, weekday in enumerate(dates.current().weekdays()):
            box = QRectF(self.column_x(column, width, GAP) + look.px(PAD), 0, width, self._head_height() - 4)
            painter.drawText(box, _LINE, dates.current().weekday_short(weekday))

    def paint_day(self, painter: QPainter, day: date) -> None:
        look, box = theme.current(), QRectF(self.cell_rect(day))
        in_month, chosen = dates.month_start(day) == self._first, day == self._selected
        fill = "selection" if chosen else "hover" if day == self._hovered else "card" if in_month else "page"
        paint.rounded(painter, box, look.radius("field"), look.color(fill), look.color("focus" if chosen else "line"))
        if self.shows_ring(day):
            inner = box.adjusted(2, 2, -2, -2)
            painter.setPen(QPen(look.color("focus"), paint.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, look.radius("field") - 2, look.radius("field") - 2)
        inside = box.adjusted(look.px(PAD), look.px(PAD) - 2, -look.px(PAD), -look.px(PAD) + 2)
        self._paint_number(painter, day, inside, in_month)
        self._paint_lines(painter, self.lines(day), inside.adjusted(0, self._number_height() + 2, 0, 0))

    def _paint_number(self, painter: QPainter, day: date, box: QRectF, in_month: bool) -> None:
        look, is_today = theme.current(), day == self._today
        words = dates.current().day_number(day)
        painter.setFont(look.font("label" if is_today else "caption"))
        high = self._number_height()
        wide = QFontMetrics(painter.font()).horizontalAdvance(words)
        spot = QRectF(box.left(), box.top(), max(wide + look.px(10), high), high)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveRight(box.right())
        if is_today:
            paint.rounded(painter, spot, high / 2, look.color("primary"), None)
            painter.setPen(look.color("primary_text"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setPen(look.color("page_text" if in_month else "page_text_quiet"))
        painter.drawText(QRectF(box.left(), box.top(), box.width(), high), _LINE, words)

    def _paint_lines(self, painter: QPainter, lines: Sequence[MonthLine], box: QRectF) -> None:
        look, high = theme.current(), self._line_height()
        room = max(0, int((box.height() + 1) // high))
        if not lines or not room:
            return
        shown = lines if len(lines) <= room else lines[: room - 1]
        metrics = look.metrics("small")
        is_narrow = box.width() < LEAST_LETTERS * metrics.averageCharWidth()  # then the hours alone
        said = [
            (each.when or "•" if is_narrow else f"{each.when} {each.title}".strip(), each.is_faint) for each in shown
        ]
        more = len(lines) - len(shown)
        if more:
            counted = ntr("{n} appointment", "{n} appointments", more)
            said.append((f"+{more}" if is_narrow else tr("{n} more", n=more) if shown else counted, True))
        painter.setFont(look.font("small"))
        top, left_over = box.top(), room - len(said)
        for words, is_faint in said:
            painter.setPen(look.color("card_text_quiet" if is_faint else "card_text"))
            parts = broken(words, painter.font(), box.width(), 2 if left_over else 1)
            left_over -= len(parts) - 1
            for part in parts:
                painter.drawText(QRectF(box.left(), top, box.width(), high), _LINE, part)
                top += high
