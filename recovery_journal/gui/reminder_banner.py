"""The strip in the window that says something is planned: never what, only when; it can be put off or dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import Button, button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.fitted import Fitted
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.notice import PADDING
from recovery_journal.gui.widgets.page import MARGINS, NARROW_MARGINS, is_narrow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.reminders import LATE, SNOOZES, Reminder

WIDEST, ABOVE, MOST_LINES = 1120, 16, 3


class ReminderBanner(Fitted):
    """Says what is planned, with its answers. `put_off(timedelta)`, `dismissed`, `today_requested`."""

    put_off = Signal(object)
    dismissed = Signal()
    today_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = label("", "strong", "notice", wrap=True)
        self.show_today = self._button(tr("Show today"), self.today_requested.emit)
        self.later = [self._button(_later_words(by), lambda by=by: self.put_off.emit(by)) for by in SNOOZES]
        self.dismiss = self._button(tr("Dismiss"), self.dismissed.emit)
        frame = QFrame()
        frame.setProperty("kind", "notice")
        frame.setMaximumWidth(WIDEST)
        answers = row_of(self.show_today, *self.later, self.dismiss, gap=8, below=6)
        inside = QVBoxLayout(frame)
        inside.setSpacing(theme.current().px(8))
        inside.addWidget(self.words)
        inside.addWidget(answers)
        pad(inside, PADDING)
        self._column = QVBoxLayout(self)
        self._column.addWidget(frame)
        self.hide()

    def show_words(self, words: str) -> None:
        """Shows this, and tells a screen reader; the keyboard stays where it is."""
        self.words.setText(words)
        self.show()
        accessible.announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, words: str, on_click: object) -> Button:
        return button(words, "notice", size="small", on_click=on_click)  # type: ignore[arg-type]

    def _fit(self) -> None:
        """In line with the page below."""
        left, _top, right, _bottom = NARROW_MARGINS if is_narrow(self) else MARGINS
        self._column.setContentsMargins(left, ABOVE, right, 0)


def words_of(reminders: Sequence[Reminder], now: datetime) -> str:
    """Their sentences under each other, each once; what they are about is never said. `now` is an aware instant."""
    found = list(dict.fromkeys(_sentence(each, now) for each in reminders))
    more = len(found) - MOST_LINES
    if more > 0:
        found = [*found[:MOST_LINES], ntr("And {n} more thing.", "And {n} more things.", more)]
    return "\n".join(found)


def _sentence(reminder: Reminder, now: datetime) -> str:
    due, today = reminder.due_at.astimezone(), now.astimezone().date()
    is_past = now - reminder.due_at > LATE and not (due.date() == today and not reminder.has_time)
    if due.date() == today and reminder.has_time:
        at = dates.current().time(due.time())
        return tr("You had something planned at {time}.", time=at) if is_past else _coming(tr("at {time}", time=at))
    day = dates.current().relative_day(due.date(), today)
    when = day if abs((due.date() - today).days) > 1 else day.lower()
    if reminder.has_time:
        when = tr("{day} at {time}", day=when, time=dates.current().time(due.time()))
    return tr("You had something planned {when}.", when=when) if is_past else _coming(when)


def _coming(when: str) -> str:
    return tr("You have something planned {when}.", when=when)


def _later_words(by: timedelta) -> str:
    minutes = round(by.total_seconds() / 60)
    if minutes < 60:
        return ntr("In {n} minute", "In {n} minutes", minutes)
    return ntr("In {n} hour", "In {n} hours", minutes // 60)
