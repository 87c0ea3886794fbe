"""A small month with dots on the days that hold something, for agendas and for choosing a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import paint
from recovery_journal.gui.widgets.buttons import IconButton
from recovery_journal.gui.widgets.day_grid import DayGrid
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.week_rows import WeekRows
from recovery_journal.language import tr

_MOST_DOTS = 3


class MonthGrid(WeekRows):
    """The month itself: today filled, the chosen day tinted, up to three dots below a number."""

    def __init__(
        self, name: str = "", describe: Callable[[date], str] | None = None, today: date | None = None
    ) -> None:
        super().__init__(name or tr("Days"), describe, today)
        self._marks: dict[date, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refresh()

    def set_marks(self, marks: dict[date, int]) -> None:
        """How many things each day holds."""
        self._marks = marks
        self.refresh()

    def day_clicked(self, day: date) -> None:
        self.day_chosen.emit(day)

    def day_pressed(self, day: date) -> None:
        self.day_chosen.emit(day)
        super().day_pressed(day)

    def is_shown(self, day: date) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.move_to(self._today)
            return
        super().keyPressEvent(event)

    def cell_rect(self, day: date) -> QRect:
        row, column = self.place_of(day)
        width = self.width() / 7
        left = round(self.column_x(column, width, 0))
        right = round(self.column_x(column, width, 0) + width)
        return QRect(left, self._head_height() + row * self._row_step(), right - left, self._row_step() - 2)

    def sizeHint(self) -> QSize:
        return QSize(7 * theme.current().px(53), self._height())

    def minimumSizeHint(self) -> QSize:
        widest = theme.current().metrics("label").horizontalAdvance("30")
        return QSize(7 * (widest + theme.current().px(10)), self._height())

    def _height(self) -> int:
        return self._head_height() + self.weeks() * self._row_step()

    def _head_height(self) -> int:
        return max(theme.current().px(26), theme.current().metrics("caption").height() + 4)

    def _row_step(self) -> int:
        number = theme.current().metrics("label").capHeight()
        return max(theme.current().px(31), number + 3 * theme.current().px(6))

    def paint_head(self, painter: QPainter) -> None:
        width = self.width() / 7
        for column, weekday in enumerate(dates.current().weekdays()):
            box = QRectF(self.column_x(column, width, 0), 0, width, self._head_height() - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dates.current().weekday_letter(weekday))

    def paint_day(self, painter: QPainter, day: date) -> None:
        look = theme.current()
        box = QRectF(self.cell_rect(day))
        ink = look.color(self._ink_role(day))
        self._paint_ground(painter, day, box)
        if self.shows_ring(day):
            self._paint_ring(painter, box, filled=day == self._today)
        painter.setFont(look.font("label" if day in (self._today, self._selected) else "caption"))
        painter.setPen(ink)
        text = dates.current().day_number(day)
        painter.drawText(box.adjusted(0, 0, 0, -look.px(3)), Qt.AlignmentFlag.AlignCenter, text)
        self.paint_marks(painter, day, box, ink if day == self._today else look.color("primary"))

    def paint_marks(self, painter: QPainter, day: date, box: QRectF, colour: QColor) -> None:
        """What stands below the number of a day."""
        self._paint_dots(painter, box, min(self._marks.get(day, 0), _MOST_DOTS), colour)

    def _ink_role(self, day: date) -> str:
        if day == self._today:
            return "primary_text"
        if day == self._selected:
            return "selection_link"
        return "page_text" if dates.month_start(day) == self._first else "page_text_quiet"

    def _paint_ground(self, painter: QPainter, day: date, box: QRectF) -> None:
        look = theme.current()
        radius = look.radius("field")
        if day == self._today:
            fill = look.color("primary_hover" if day == self._hovered else "primary")
            paint.rounded(painter, box, radius, fill, None)
        elif day == self._selected:
            paint.rounded(painter, box, radius, look.color("selection"), look.color("focus"))
        elif day == self._hovered:
            paint.rounded(painter, box, radius, look.color("hover"), None)

    def _paint_ring(self, painter: QPainter, box: QRectF, *, filled: bool) -> None:
        """The days touch, so the ring lies inside; in the filled day it takes the colour of the number."""
        inset = 3 if filled else 1
        radius = theme.current().radius("field") - inset
        painter.setPen(QPen(theme.current().color("primary_text" if filled else "focus"), paint.RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_dots(self, painter: QPainter, box: QRectF, count: int, colour: QColor) -> None:
        size = theme.current().px(5)
        step = size + theme.current().px(3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        left = box.center().x() - (count - 1) * step / 2
        for number in range(count):
            middle = QPointF(left + number * step, box.bottom() - size / 2 - theme.current().px(2))
            painter.drawEllipse(middle, size / 2, size / 2)


class TurnButton(IconButton):
    """An arrow that points the other way where writing begins at the right."""

    def __init__(self, icon: str, mirrored_icon: str, name: str) -> None:
        self._icons = icon, mirrored_icon
        super().__init__(icon, name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._icon_name = self._icons[self.layoutDirection() == Qt.LayoutDirection.RightToLeft]
            self._draw_icon()
        super().changeEvent(event)


class MonthHead(QWidget):
    """The name of what a grid shows with a way back and on: beside it, or around it with `around=True`."""

    def __init__(self, grid: DayGrid, around: bool = False, *, back: str = "", on: str = "") -> None:
        super().__init__()
        self._grid = grid
        self.title = label("", type="voice", wrap=True)
        self.back = TurnButton("chevron-left", "chevron-right", back or tr("Month before"))
        self.on = TurnButton("chevron-right", "chevron-left", on or tr("Month after"))
        if around:
            self.back.setProperty("kind", "boxed")
            self.on.setProperty("kind", "boxed")

        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0 if around else theme.current().px(14), 0, 0, 0)
        self._row.setSpacing(theme.current().size("l") if around else 0)
        for part in (self.back, self.title, self.on) if around else (self.title, None, self.back, self.on):
            self._row.addWidget(part) if part else self._row.addStretch(1)
        if around:
            self._row.addStretch(1)

        self.back.clicked.connect(lambda: self._grid.turn_page(-1))
        self.on.clicked.connect(lambda: self._grid.turn_page(1))
        grid.month_shown.connect(self._show_title)
        self._show_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        words = self._grid.page_words()
        margins = self._row.contentsMargins()
        taken = margins.left() + margins.right() + 2 * (self.back.sizeHint().width() + self._row.spacing())
        if self.title.fontMetrics().horizontalAdvance(words) > self.width() - taken:
            words = self._grid.page_words(short=True)
        self.title.setText(words)


class MonthView(QWidget):
    """A MonthGrid under its head: what agendas and the calendar of a day field show."""

    def __init__(self, grid: MonthGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.head = MonthHead(grid)

        column = column_in(self)
        column.setSpacing(theme.current().size("xs"))
        column.addWidget(self.head)
        column.addWidget(grid)
        column.addStretch(1)
        self.setFocusProxy(grid)
