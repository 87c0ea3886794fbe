"""A week of seven days by hours as keys walk it: what is in it, where the keys are, what is said of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.domain.drift import week_start
from recovery_journal.gui import dates
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import Painted
from recovery_journal.gui.widgets.week_layout import WeekThing, hours_to_show, in_hour
from recovery_journal.language import ntr, tr

DAYS = 7
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_FIRST_HOUR = 9


class WeekWalk(Painted):
    """The week, what is in it and where the keys are: a day with one of its hours, or with the row of whole days.

    Signals: `week_changed` carries the first day of another week; `opened` the keys of what stands where Enter was
    pressed or what was clicked; `blank_opened` a day and an hour with nothing in it, the hour none for the whole day.
    """

    week_changed = Signal(object)
    opened = Signal(object)
    blank_opened = Signal(object, object)

    def __init__(self, name: str, now: datetime) -> None:
        super().__init__()
        self._name, self._now = name, now
        self._day = now.date()
        self._hour: int | None = self._usual_hour(now)
        self._first = _start(now.date())
        self._things: list[WeekThing] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rename()

    def first_day(self) -> date:
        """The first day of the week in view."""
        return self._first

    def last_day(self) -> date:
        """Its last day."""
        return self._first + timedelta(days=DAYS - 1)

    def place(self) -> tuple[date, int | None]:
        """The day and the hour the keys are on; no hour means the row of whole days."""
        return self._day, self._hour

    def things(self) -> list[WeekThing]:
        """What is shown, in time order."""
        return list(self._things)

    def set_things(self, things: Sequence[WeekThing], now: datetime) -> None:
        """What the week in view holds, at the moment it is now."""
        self._things, self._now = sorted(things, key=lambda each: (each.day, each.starts_at or time.min)), now
        self.updateGeometry()
        self.update()

    def show_day(self, day: date, hour: int | None = None) -> None:
        """Puts the keys on a day, and its week into view, without telling anybody."""
        self._day, self._hour, self._first = day, hour if hour is not None else self._hour, _start(day)
        self._rename()
        self.update()

    def page_words(self) -> str:
        """The week in view: 'Mar 8 to Mar 14, 2026'."""
        words = dates.current()
        return tr("{start} to {end}", start=words.day_short(self._first), end=words.day_text(self.last_day()))

    def value_words(self) -> str:
        """What a screen reader says of where the keys are."""
        words = dates.current()
        at = tr("whole day") if self._hour is None else words.time(time(self._hour))
        here = self.things_here()
        held = ". ".join(each.spoken for each in here) or tr("nothing planned")
        count = ntr("{n} appointment", "{n} appointments", len(here)) if len(here) > 1 else ""
        return ", ".join(each for each in (words.day_long(self._day), at, count, held) if each)

    def things_here(self) -> list[WeekThing]:
        """What stands where the keys are."""
        of_day = [each for each in self._things if each.day == self._day]
        if self._hour is None:
            return [each for each in of_day if each.starts_at is None]
        return [each for each in of_day if in_hour(each, self._hour)]

    def hours(self) -> tuple[int, int]:
        """The first hour in view and the one after the last."""
        return hours_to_show(self._things, self._hour)

    def turn_week(self, weeks: int) -> None:
        """Some weeks on, or back, on the same weekday."""
        self.move_to(self._day + timedelta(days=DAYS * weeks), self._hour)

    def show_today(self) -> None:
        """To the day and the hour it is."""
        self.move_to(self._now.date(), self._usual_hour(self._now))

    def move_to(self, day: date, hour: int | None) -> None:
        """Puts the keys somewhere, as the person does: another week is told."""
        before = self._first
        self._day, self._hour, self._first = day, hour, _start(day)
        if self._first != before:
            self._things = []
            self._rename()
            self.week_changed.emit(self._first)
        accessible.value_changed(self, self.value_words())
        self.updateGeometry()
        self.update()

    def open_here(self) -> None:
        """Opens what stands where the keys are, or begins something there."""
        here = self.things_here()
        if here:
            self.opened.emit([each.key for each in here])
        else:
            self.blank_opened.emit(self._day, self._hour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        target = self._key_target(Qt.Key(event.key())) if plain else None
        if plain and event.key() in _OPEN_KEYS:
            self.open_here()
        elif plain and event.key() == Qt.Key.Key_T:
            self.show_today()
        elif target is not None:
            self.by_keyboard = True
            self.move_to(*target)
        else:
            super().keyPressEvent(event)

    def _key_target(self, key: Qt.Key) -> tuple[date, int | None] | None:
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        sideways = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward}
        sideways |= {Qt.Key.Key_PageUp: -DAYS, Qt.Key.Key_PageDown: DAYS}
        sideways |= {
            Qt.Key.Key_Home: (self._first - self._day).days,
            Qt.Key.Key_End: (self.last_day() - self._day).days,
        }
        if key in sideways:
            return self._day + timedelta(days=sideways[key]), self._hour
        if key == Qt.Key.Key_Up:
            return self._day, self._hour - 1 if self._hour else None
        if key == Qt.Key.Key_Down:
            return self._day, 0 if self._hour is None else min(23, self._hour + 1)
        return None

    def _usual_hour(self, now: datetime) -> int:
        return now.hour or _FIRST_HOUR

    def _rename(self) -> None:
        self.setAccessibleName(f"{self._name}, {self.page_words()}")


def _start(day: date) -> date:
    return week_start(day, dates.current().first_weekday)
