"""Fields for a day and for a time that take them the way people write them and keep what was typed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets.buttons import icon_button
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.month_grid import MonthGrid, MonthView
from recovery_journal.language import tr

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MINUTES = 15


class RestingField(QLineEdit):
    """A field that shows what it understood once the person leaves it, and else leaves the text alone."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.editingFinished.connect(self._tidy)

    def set_text(self, text: str) -> None:
        """Show raw text as it was typed, readable as a value or not."""
        self.setText(text)
        self.setCursorPosition(0)

    def replace_text(self, text: str) -> None:
        """Put other text in as if typed, so that Ctrl+Z brings the old one back."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def understood(self) -> str | None:
        """The text in the form the field shows, or None while it cannot be read."""
        raise NotImplementedError

    def stepped(self, steps: int) -> str | None:
        """The text some steps on, or None when there is nothing to step from."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = _STEPS.get(key) if event.modifiers() in _PLAIN else None
        text = self.stepped(step) if step is not None else None
        if text is None:
            super().keyPressEvent(event)
        else:
            self.replace_text(text)

    def _tidy(self) -> None:
        text = self.understood()
        if text is not None:
            self.replace_text(text)


class DayEdit(RestingField):
    """A day as text, with a calendar: Up and Down go by day, Down in an empty field opens the calendar."""

    day_picked = Signal(object)

    def __init__(self, name: str = "", today: Callable[[], date] = date.today) -> None:
        super().__init__(name)
        self._today = today
        self._describe: Callable[[date], str] | None = None
        self.calendar_button = icon_button("aftercare", tr("Choose a day"), self.open_calendar)
        self.calendar_button.setParent(self)
        self.calendar_button.setCursor(Qt.CursorShape.ArrowCursor)
        self._make_room()

    def day(self) -> date | None:
        """The day typed, None for an empty field; ValueError carries a sentence to show."""
        text = self.text().strip()
        return dates.current().parse_day(text, self._today()) if text else None

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.set_text(dates.current().day_text(day) if day else "")

    def set_describe(self, describe: Callable[[date], str]) -> None:
        """How the calendar reads a day out."""
        self._describe = describe

    def open_calendar(self) -> DayCalendar:
        """Open the month of the day typed, else of today, under the field."""
        calendar = DayCalendar(self, self._today(), self._day_or_none(), self._describe)
        calendar.grid.day_chosen.connect(self._take)
        calendar.open_under(self)
        return calendar

    def understood(self) -> str | None:
        day = self._day_or_none()
        return dates.current().day_text(day) if day else None

    def stepped(self, steps: int) -> str | None:
        day = self._day_or_none()
        return dates.current().day_text(day + timedelta(days=steps)) if day else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        asked = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down and (asked or self._day_or_none() is None):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def _day_or_none(self) -> date | None:
        try:
            return self.day()
        except ValueError:
            return None

    def _take(self, day: date) -> None:
        self.replace_text(dates.current().day_text(day))
        self.day_picked.emit(day)

    def _make_room(self) -> None:
        """The button stands inside the field at its end."""
        button = getattr(self, "calendar_button", None)
        if button is None:
            return
        side = min(max(theme.current().size("target_minimum"), button.minimumWidth()), max(self.height() - 4, 1))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = (self.height() - side) // 2
        button.setGeometry(QRect(edge if mirrored else self.width() - side - edge, edge, side, side))
        self.setTextMargins(side if mirrored else 0, 0, 0 if mirrored else side, 0)


class TimeEdit(RestingField):
    """A time of day as text; Up and Down go by a quarter of an hour."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)

    def time(self) -> datetime.time | None:
        """The time typed, None for an empty field; ValueError carries a sentence to show."""
        text = self.text().strip()
        return dates.current().parse_time(text) if text else None

    def set_time(self, moment: datetime.time | None) -> None:
        """Show a time, or nothing."""
        self.set_text(dates.current().time(moment) if moment else "")

    def understood(self) -> str | None:
        moment = self._time_or_none()
        return dates.current().time(moment) if moment is not None else None

    def stepped(self, steps: int) -> str | None:
        moment = self._time_or_none()
        if moment is None:
            return None
        minutes = (moment.hour * 60 + moment.minute + steps * _MINUTES) % (24 * 60)
        return dates.current().time(datetime.time(minutes // 60, minutes % 60))

    def _time_or_none(self) -> datetime.time | None:
        try:
            return self.time()
        except ValueError:
            return None


class DayCalendar(QWidget):
    """The month that pops up under a day field: Enter or a click takes a day, Esc closes."""

    def __init__(
        self, owner: QWidget, today: date, day: date | None, describe: Callable[[date], str] | None = None
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setLayoutDirection(owner.layoutDirection())
        self.grid = MonthGrid(tr("Choose a day"), describe, today)
        self.grid.set_selected(day)

        card = QFrame()
        card.setProperty("kind", "card")

        room = theme.current().size("m")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(room, room, room, room)
        inside.addWidget(MonthView(self.grid))
        around = column_in(self)
        around.addWidget(card)

        self.grid.day_chosen.connect(self.close)
        self.grid.month_shown.connect(self.adjustSize)

    def open_under(self, field: QWidget) -> None:
        """Show it under the field, or above where the screen ends, and give it the keys."""
        self.adjustSize()
        self.move(self._place(field))
        self.show()
        self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _place(self, field: QWidget) -> QPoint:
        gap = theme.current().size("xs")
        screen = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height() + gap))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(corner.x() + field.width() - self.width())
        if corner.y() + self.height() > screen.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, 0)).y() - gap - self.height())
        left = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        return QPoint(left, max(screen.top(), corner.y()))
