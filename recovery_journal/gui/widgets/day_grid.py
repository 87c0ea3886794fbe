"""The days of one month as a grid that keys, mouse and screen readers can walk; its two kinds place and paint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from recovery_journal.gui import dates
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.day_cell import DayCell
from recovery_journal.gui.widgets.paint import KEYBOARD_REASONS, MEASURE_CHANGES

_AIR = 6  # px round a cell that its ring can take
_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayGrid(QWidget):
    """One month, one Tab stop: arrows go by day, Page Up and Down by month, Home and End in the week.

    A day is a child that paints nothing: a screen reader gets real focus moves and can walk the month. Until it does
    there is one, where the keys are. A kind of grid ends its constructor with `refresh()`.
    """

    month_shown = Signal()
    month_changed = Signal(int, int)
    day_chosen = Signal(object)
    day_activated = Signal(object)

    def __init__(self, name: str, describe: Callable[[date], str] | None = None, today: date | None = None) -> None:
        super().__init__()
        self._name = name
        self._describe = describe
        self._today = today or date.today()
        self._first = dates.month_start(self._today)
        self._selected: date | None = None
        self._hovered: date | None = None
        self._by_keyboard = False
        self._is_read = False
        self._cells: dict[int, DayCell] = {}  # by the day of the month
        self.setMouseTracking(True)

    def month(self) -> tuple[int, int]:
        """The year and month in view."""
        return self._first.year, self._first.month

    def set_month(self, year: int, month: int) -> None:
        """Show this month; tells nobody."""
        self._show_month(date(year, month, 1))

    def selected(self) -> date | None:
        """The chosen day, which may lie in another month than the one in view."""
        return self._selected

    def set_selected(self, day: date | None) -> None:
        """Choose a day without telling anybody; its month comes into view."""
        self._selected = day
        if day is not None:
            self._first = dates.month_start(day)
        self.refresh()

    def set_today(self, today: date) -> None:
        """The day that counts as today; later ones are 'coming'."""
        self._today = today
        self.refresh()

    def set_describe(self, describe: Callable[[date], str]) -> None:
        """How a day is read out: 'Tuesday, February 10, mood 6, has a note'."""
        self._describe = describe
        self.refresh()

    def describe(self, day: date) -> str:
        """What a screen reader says for a day."""
        if self._describe is not None:
            return self._describe(day)
        return dates.current().day_long(day)

    def turn_month(self, months: int) -> None:
        """Some months on with the chosen day left where it is, as a person does with the arrows at the head."""
        before = self._first
        self._show_month(dates.add_months(self._first, months))
        self._tell_turn(before)

    def page_words(self, short: bool = False) -> str:
        """What is in view: 'March 2026'."""
        return dates.current().month(*self.month(), short=short)

    def turn_page(self, pages: int) -> None:
        """As far on as is in view at once, with the chosen day left where it is."""
        self.turn_month(pages)

    def move_to(self, day: date) -> None:
        """Choose a day as the person does with the keys: month and day are told."""
        before = self._first
        if dates.month_start(day) == before:
            self._choose_in_view(day)
        else:
            self.set_selected(day)
        self._tell_turn(before)
        self.day_moved(day)

    def cursor_day(self) -> date:
        """Where the keys start: the chosen day, else today, else the first of the month in view."""
        for day in (self._selected, self._today):
            if day is not None and dates.month_start(day) == self._first:
                return day
        return self._first

    def span(self) -> tuple[date, date]:
        """The first and the last day in view, which may be a neighbour month's."""
        return dates.current().weeks_of_month(self._first)

    def weeks(self) -> int:
        """How many rows this month takes."""
        first, last = self.span()
        return ((last - first).days + 1) // 7

    def day_at(self, row: int, column: int) -> date:
        """The day of a row and a column, both from 0, the column in reading order; it may be a neighbour month's."""
        return self.span()[0] + timedelta(days=row * 7 + column)

    def place_of(self, day: date) -> tuple[int, int]:
        """The row and the column, in reading order, of a day."""
        return divmod((day - self.span()[0]).days, 7)

    def column_x(self, column: int, width: float, gap: float) -> float:
        """Where a column begins, from the right in right-to-left languages."""
        shown = 6 - column if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else column
        return shown * (width + gap)

    def cell_rect(self, day: date) -> QRect:
        """Where a day is painted."""
        raise NotImplementedError

    def day_moved(self, day: date) -> None:
        """Called when keys or mouse have chosen a day."""

    def month_turned(self, months: int) -> None:
        """Called when the person has gone some months on, or back."""

    def day_clicked(self, day: date) -> None:
        """Called when a day was clicked, after it was chosen."""

    def day_pressed(self, day: date) -> None:
        """Called for Enter, Space and a screen reader's press."""
        self.day_activated.emit(day)

    def has_focus(self) -> bool:
        """Whether one of the days has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def shows_ring(self, day: date) -> bool:
        """Whether this day has the focus and the person is at the keyboard."""
        return self._by_keyboard and day == self.cursor_day() and self.has_focus()

    def note_focus(self, reason: Qt.FocusReason) -> None:
        """Remember how the focus came: only the keyboard's is ringed."""
        if reason in KEYBOARD_REASONS:
            self._by_keyboard = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            self._by_keyboard = False
        self.update()

    def hit(self, x: float, y: float) -> date | None:
        """The day under a point, or none."""
        for row in range(self.weeks()):
            for column in range(7):
                day = self.day_at(row, column)
                if self.is_shown(day) and self.cell_rect(day).contains(int(x), int(y)):
                    return day
        return None

    def is_shown(self, day: date) -> bool:
        """Whether a day is painted: neighbour months only where a grid wants them."""
        return dates.month_start(day) == self._first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        target = self._key_target(key) if plain else None
        if target is not None:
            self._by_keyboard = True
            self.move_to(target)
        elif plain and key in _PRESS_KEYS:
            self._press_day(self.cursor_day())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.hit(event.position().x(), event.position().y())
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            super().mousePressEvent(event)
            return
        self.move_to(day)
        self._cell(day.day).setFocus(Qt.FocusReason.MouseFocusReason)
        self.day_clicked(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self.hit(event.position().x(), event.position().y())
        if day is not None and day == self._selected:
            self.day_activated.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self.hit(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_cells()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*MEASURE_CHANGES, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self.update()
            self._set_cells()

    def _choose_in_view(self, day: date) -> None:
        """Only two days look other than before, and all are still called the same."""
        before, self._selected = self.cursor_day(), day
        for each in (before, day):
            self.update(self.cell_rect(each).adjusted(-_AIR, -_AIR, _AIR, _AIR))
        self._move_cursor()

    def _key_target(self, key: Qt.Key) -> date | None:
        day = self.cursor_day()
        column = self.place_of(day)[1]
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        steps |= {Qt.Key.Key_Home: -column, Qt.Key.Key_End: 6 - column}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in months:
            return dates.add_months(day, months[key])
        return day + timedelta(days=steps[key]) if key in steps else None

    def _press_day(self, day: date) -> None:
        if day != self._selected:
            self.move_to(day)
        self.day_pressed(day)

    def _show_month(self, first: date) -> None:
        self._first = first
        self.refresh()

    def _tell_turn(self, before: date) -> None:
        months = (self._first.year - before.year) * 12 + self._first.month - before.month
        if months:
            self.month_changed.emit(*self.month())
            self.month_turned(months)

    def _set_hovered(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.update()

    def _cell(self, number: int) -> DayCell:
        if number not in self._cells:
            cell = self._cells[number] = DayCell(self)
            cell.clicked.connect(lambda: self._press_day(self._first.replace(day=number)))
        return self._cells[number]

    def refresh(self) -> None:
        """Bring cells and picture in line with the data."""
        self.setAccessibleName(f"{self._name}, {self.page_words()}")
        self._move_cursor()
        self._set_cells()
        self.updateGeometry()
        self.update()
        self.month_shown.emit()

    def make_cells(self) -> None:
        """From now on there is a child for each day in view, because something asks for all that is here."""
        if not self._is_read:
            self._is_read = True
            for number in range(1, 32):
                self._cell(number).raise_()  # in their order, whichever was made before
            self._set_cells()

    def _set_cells(self) -> None:
        """Brings those that are needed to where their days are painted: the one with the keys, or all of them."""
        last = dates.days_in_month(self._first)
        needed = range(1, last + 1) if self._is_read else [self.cursor_day().day]
        for number in needed:
            self._set_cell(self._first.replace(day=number))
        for number, cell in self._cells.items():
            cell.setVisible(number in needed)

    def _set_cell(self, day: date) -> DayCell:
        cell = self._cell(day.day)
        cell.setGeometry(self.cell_rect(day))
        cell.setAccessibleName(self.describe(day))
        cell.show()
        return cell

    def _move_cursor(self) -> None:
        focused, before = self.has_focus(), self.focusProxy()
        at = self._set_cell(self.cursor_day())  # which takes the focus before the one that has it is hidden
        at.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if before is not None and before is not at:
            QWidget.setTabOrder(before, at)  # to where the day before it stood on the way of Tab
            before.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(at)
        if focused and not at.hasFocus():
            at.setFocus(Qt.FocusReason.TabFocusReason)


accessible.register(DayGrid.__name__, accessible.group_of_cells)
