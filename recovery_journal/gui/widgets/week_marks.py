"""The seven days of an anchor's week as marks in a row: ticked by click or Space, arrows move by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.domain.aims import TickState
from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.day_marks import mark_words, paint_coming, paint_mark
from recovery_journal.gui.widgets.paint import Painted, ring
from recovery_journal.language import tr

DAYS = 7
STEP, HEIGHT = 24, 32
TICK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WeekMarks(Painted):
    """One week of one anchor. `tick_requested(day)`: the person ticks a day that has come.

    `row_requested(step)`: Up or Down, to the week above or below. `summary` is said after each day's words.
    """

    tick_requested = Signal(object)
    row_requested = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._first = date.min
        self._today = date.min
        self._states: Sequence[TickState | None] = (None,) * DAYS
        self._cursor = date.min
        self._summary: Callable[[], str] = lambda: ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_week(
        self, first: date, states: Sequence[TickState | None], today: date, summary: Callable[[], str] | None = None
    ) -> None:
        """Show the seven days from `first` on; those after `today` are still to come."""
        last = min(first + timedelta(days=DAYS - 1), today)
        if first != self._first or today != self._today:
            self._cursor = last
        self._first, self._states, self._today = first, tuple(states), today
        self._summary = summary or self._summary
        self.update()

    def current_day(self) -> date:
        """The day that the keys are on."""
        return self._cursor

    def set_current_day(self, day: date) -> None:
        """Puts the keys on a day, or on the nearest one that has come."""
        last = min(self._first + timedelta(days=DAYS - 1), self._today)
        self._cursor = max(self._first, min(day, last))
        self.tell()

    def state(self, day: date) -> TickState | None:
        """What became of a day of the week."""
        return self._states[(day - self._first).days]

    def value_text(self) -> str:
        """The day under the keys in words: 'Thursday, March 12: done. 2 of 3 this week'."""
        return ". ".join(part for part in (self._day_words(self._cursor), self._summary()) if part)

    def tell(self) -> None:
        """Has a screen reader say the day under the keys."""
        accessible.value_changed(self, (self._cursor - self._first).days + 1)
        self.update()

    def press(self) -> None:
        """Ticks the day under the keys."""
        if self._cursor <= self._today:
            self.tick_requested.emit(self._cursor)

    def day_box(self, day: date) -> QRectF:
        """Where a day is painted."""
        step = theme.current().px(STEP)
        at = (day - self._first).days
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at = DAYS - 1 - at
        return QRectF(at * step, 0, step, self.height())

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(DAYS * look.px(STEP), look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, state in enumerate(self._states):
            day = self._first + timedelta(days=at)
            center = self.day_box(day).center()
            if self.shows_ring() and day == self._cursor:
                self._paint_ring(painter, center)
            if day > self._today and state is None:
                paint_coming(painter, center)
            else:
                paint_mark(painter, center, state, day == self._today)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None and day <= self._today:
            self.by_keyboard = False
            self._cursor = day
            self.press()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        self.setToolTip(self._day_words(day) if day is not None else "")
        is_open = day is not None and day <= self._today
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain or not self._pressed(key):
            super().keyPressEvent(event)
            return
        self.by_keyboard = True
        self.update()

    def _pressed(self, key: Qt.Key) -> bool:
        """Whether the key was one of ours."""
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward, Qt.Key.Key_Home: -DAYS, Qt.Key.Key_End: DAYS}
        if key in steps:
            self.set_current_day(self._cursor + timedelta(days=steps[key]))
        elif key in TICK_KEYS:
            self.press()
        elif key in ROWS:
            self.row_requested.emit(ROWS[key])
        else:
            return False
        return True

    def _day_at(self, point: QPointF) -> date | None:
        days = (self._first + timedelta(days=at) for at in range(DAYS))
        return next((day for day in days if self.day_box(day).contains(point)), None)

    def _day_words(self, day: date) -> str:
        words = dates.current().day_long(day)
        if day > self._today and self.state(day) is None:
            return tr("{day}: still to come", day=words)
        return tr("{day}: {what}", day=words, what=mark_words(self.state(day)))

    def _paint_ring(self, painter: QPainter, center: QPointF) -> None:
        half = theme.current().px(STEP) / 2
        ring(painter, QRectF(center.x() - half, center.y() - half, 2 * half, 2 * half), half)


def _marks_interface(marks: WeekMarks) -> QAccessibleInterface:
    def step_to(number: int) -> None:
        marks.set_current_day(marks._first + timedelta(days=number - 1))

    number = accessible.Number(lambda: (marks.current_day() - marks._first).days + 1, step_to, 1, DAYS)
    return accessible.PaintedInterface(
        marks, QAccessible.Role.Slider, marks.value_text, number, actions={accessible.PRESS: marks.press}
    )


accessible.register("WeekMarks", _marks_interface)
