"""A month of large cells in five shades, each with its number; a day without an entry stays an empty outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import paint
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.week_rows import WeekRows
from recovery_journal.language import tr

STEPS = 5
_SMALLEST_TEXT = 9
_GAP = 6
_VALUE_SHARE = 0.7
_SHAPE = 92 / 82  # how high a cell is for its width
_MOST_WEEKS = 4.3  # whose room longer months share: what stands below them stays in sight


@dataclass(frozen=True)
class HeatDay:
    """What a cell shows of a day with an entry; step None means that this value was left blank."""

    value_text: str = ""
    step: int | None = None
    has_note: bool = False


class HeatMonth(WeekRows):
    """The month as cells of 82x92 that grow and shrink with the width; keys and clicks choose a day at once."""

    month_stepped = Signal(int)

    def __init__(
        self, name: str = "", describe: Callable[[date], str] | None = None, today: date | None = None
    ) -> None:
        super().__init__(name or tr("Days"), describe, today)
        self._days: dict[date, HeatDay] = {}
        self._measure()
        self.setSizePolicy(all_the_width())
        self.refresh()

    def set_days(self, year: int, month: int, days: dict[date, HeatDay]) -> None:
        """Show a month and its entries; tells nobody."""
        self._days = days
        self.set_month(year, month)

    def describe(self, day: date) -> str:
        """The caller's words, or the day with its number."""
        entry = self._days.get(day)
        if self._describe is not None or entry is None:
            return super().describe(day)
        parts = [super().describe(day), entry.value_text, tr("has a note") if entry.has_note else ""]
        return ", ".join(part for part in parts if part)

    def day_moved(self, day: date) -> None:
        self.day_chosen.emit(day)

    def month_turned(self, months: int) -> None:
        self.month_stepped.emit(months)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        step = self._cell_height(self._cell_width(width)) + _GAP
        return self._head_height() + self.weeks() * step - _GAP

    def sizeHint(self) -> QSize:
        width = 7 * theme.current().px(82) + 6 * _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = 7 * 34 + 6 * _GAP
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def cell_rect(self, day: date) -> QRect:
        row, column = self.place_of(day)
        width = self._cell_width(self.width())
        height = self._cell_height(width)
        left = self.column_x(column, width, _GAP)
        top = self._head_height() + row * (height + _GAP)
        return QRect(round(left), top, round(left + width) - round(left), height)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in paint.MEASURE_CHANGES:
            self._measure()
        super().changeEvent(event)

    def _cell_width(self, width: int) -> float:
        return (width - 6 * _GAP) / 7

    def _cell_height(self, width: float) -> int:
        """As tall as it is wide and a little more in a short month, but never less than its text nor a tower."""
        tall = min(round(width * _SHAPE), theme.current().px(104))
        shared = int(_MOST_WEEKS * (tall + _GAP) / self.weeks()) - _GAP
        return max(self._words, min(tall, shared))

    def _head_height(self) -> int:
        return self._head

    def _measure(self) -> None:
        """Once for a look: the cells are placed by it again and again."""
        look = theme.current()
        caption, value = look.metrics("caption"), QFontMetrics(self._value_font())
        self._words = caption.height() + value.ascent() + look.px(14)
        self._head = max(look.px(28), caption.height() + 8)

    def _value_font(self) -> QFont:
        font = theme.current().font("number")
        font.setPointSizeF(font.pointSizeF() * _VALUE_SHARE)
        return font

    def _pad(self) -> float:
        return min(theme.current().px(10), self._cell_width(self.width()) * 0.12)

    def paint_head(self, painter: QPainter) -> None:
        look, wording = theme.current(), dates.current()
        width = self._cell_width(self.width())
        names = [wording.weekday_short(weekday) for weekday in wording.weekdays()]
        metrics = QFontMetricsF(look.font("caption"))
        if max(metrics.horizontalAdvance(name) for name in names) > width - self._pad():
            names = [wording.weekday_letter(weekday) for weekday in wording.weekdays()]
        for column, name in enumerate(names):
            box = QRectF(self.column_x(column, width, _GAP), 0, width, self._head_height() - 6)
            box.adjust(0 if self._mirrored() else self._pad(), 0, -self._pad() if self._mirrored() else 0, 0)
            painter.drawText(box, self._start() | Qt.AlignmentFlag.AlignVCenter, name)

    def paint_day(self, painter: QPainter, day: date) -> None:
        box = QRectF(self.cell_rect(day))
        ringed = day == self._selected or self.shows_ring(day)
        ground = self._paint_ring(painter, box, strong=self.shows_ring(day)) if ringed else box
        entry = self._days.get(day)
        ink = self._paint_ground(painter, day, entry, ground)
        inner = self._text_box(box, ringed)
        self._paint_number(painter, day, inner, ink)
        if entry is not None:
            self._paint_value(painter, entry.value_text, inner, ink)
        if entry is not None and entry.has_note:
            self._paint_note(painter, inner, ink)

    def _text_box(self, box: QRectF, ringed: bool) -> QRectF:
        """Where the words of a cell stand; a ring moves them only in the smallest cells."""
        least = 3 + paint.GAP + 1 if ringed else 0
        side, top, bottom = (max(self._pad() * share, least) for share in (1, 0.7, 0.5))
        return box.adjusted(side, top, -side, -bottom)

    def _paint_ground(self, painter: QPainter, day: date, entry: HeatDay | None, box: QRectF) -> QColor:
        """Fill or outline the cell and give the colour its words take."""
        look = theme.current()
        radius = look.radius("field")
        hovered = day == self._hovered
        if entry is not None and entry.step is not None:
            edge = look.color("focus") if hovered else None
            paint.rounded(painter, box, radius, look.color(f"heat_{entry.step}"), edge)
            return look.color(f"heat_{entry.step}_text")
        if day <= self._today or hovered:
            edge = look.color("field_line" if hovered else "line")
            paint.rounded(painter, box, radius, None, edge)
        return look.color("page_text" if day == self._today or entry is not None else "page_text_quiet")

    def _paint_ring(self, painter: QPainter, box: QRectF, *, strong: bool) -> QRectF:
        """The ring of the chosen day, a little heavier while the keyboard is on it."""
        width = 3 if strong else paint.RING
        half, radius = width / 2, theme.current().radius("field") + paint.GAP
        painter.setPen(QPen(theme.current().color("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
        inset = width + paint.GAP
        return box.adjusted(inset, inset, -inset, -inset)

    def _paint_number(self, painter: QPainter, day: date, box: QRectF, ink: QColor) -> None:
        font = theme.current().font("label" if day == self._today else "caption")
        text = dates.current().day_number(day)
        painter.setFont(_fitted(font, text, box.width() - self._note_size()))
        painter.setPen(ink)
        painter.drawText(box, self._start() | Qt.AlignmentFlag.AlignTop, text)

    def _paint_value(self, painter: QPainter, text: str, box: QRectF, ink: QColor) -> None:
        painter.setFont(_fitted(self._value_font(), text, box.width()))
        painter.setPen(ink)
        painter.drawText(box, self._end() | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_note(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        half = self._note_size() / 2
        middle = box.left() + half if self._mirrored() else box.right() - half
        painter.setPen(QPen(ink, max(1.3, half * 0.4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(middle, box.top() + half + theme.current().px(4)), half - 0.5, half - 0.5)

    def _note_size(self) -> float:
        return min(theme.current().px(7), self._cell_width(self.width()) * 0.16)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _start(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft

    def _end(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft if self._mirrored() else Qt.AlignmentFlag.AlignRight


class HeatLegend(QWidget):
    """What the shades and marks mean, in a row that wraps."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=28, line_gap=6)
        flow.addWidget(_together(_words(tr("lower")), HeatKey("steps"), _words(tr("higher"))))
        flow.addWidget(_together(HeatKey("blank"), _words(tr("no entry"))))
        self.note = _together(HeatKey("note"), _words(tr("has a note")))
        flow.addWidget(self.note)


class HeatKey(QWidget):
    """One picture of the legend: the five shades, an empty outline or the ring of a note."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        widths = {"steps": look.px(STEPS * 32 - 6), "blank": look.px(26), "note": look.px(9)}
        return QSize(widths[self._kind], look.px(15))

    def minimumSizeHint(self) -> QSize:
        return QSize(STEPS * 12, self.sizeHint().height()) if self._kind == "steps" else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "note":
            self._paint_note(painter)
            return
        count = STEPS if self._kind == "steps" else 1
        gap = theme.current().px(6)
        width = (self.width() - (count - 1) * gap) / count
        for number in range(count):
            self._paint_swatch(painter, number, QRectF(number * (width + gap), 1, width, self.height() - 2))

    def _paint_swatch(self, painter: QPainter, number: int, box: QRectF) -> None:
        look = theme.current()
        if self._kind == "blank":
            paint.rounded(painter, box, look.radius("heat"), None, look.color("field_line"))
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = STEPS - number if mirrored else number + 1
        paint.rounded(painter, box, look.radius("heat"), look.color(f"heat_{step}"), None)

    def _paint_note(self, painter: QPainter) -> None:
        half = theme.current().px(7) / 2
        painter.setPen(QPen(theme.current().color("page_text_quiet"), 1.3))
        painter.drawEllipse(QPointF(half + 1, self.height() / 2), half - 0.5, half - 0.5)


def _together(*parts: QWidget) -> QWidget:
    """Parts of the legend that may not be torn apart by a line break."""
    group = QWidget()
    row = row_in(group)
    for part in parts:
        row.addWidget(part)
    return group


def _words(text: str) -> QLabel:
    return label(text, "caption", tone="quiet")


def _fitted(font: QFont, text: str, width: float) -> QFont:
    """The font, made smaller until the text fits, but never too small to read."""
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed <= width or not text:
        return font
    fitted = QFont(font)
    fitted.setPixelSize(max(_SMALLEST_TEXT, int(QFontInfo(font).pixelSize() * width / needed)))
    return fitted
