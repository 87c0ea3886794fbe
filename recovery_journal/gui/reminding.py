"""Reminds while a journal is open: looks now and then at what is planned, and says so without a word of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout

from recovery_journal.gui.raise_watch import bring_forward
from recovery_journal.gui.reminder_banner import ReminderBanner, words_of
from recovery_journal.services import reminders
from recovery_journal.services.planned_reminders import open_reminders, quiet_hours, said
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.reminders import Reminder, Said

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow

LOOKS_EVERY = 15_000  # ms
READS_EVERY = timedelta(minutes=10)


class Notifier(Protocol):
    """What shows a sentence outside the window."""

    def say(self, words: str) -> None:
        """Shows it."""

    def withdraw(self) -> None:
        """Takes it away."""


class Reminding(QObject):
    """Goes with its window; `stop` ends it at a lock. What is done meanwhile is not said, and is taken back."""

    def __init__(self, window: MainWindow, notifier: Callable[[], Notifier | None] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._make_notifier = notifier or self._tray
        self._notifier: Notifier | None = None
        self._state = said(window.opened.preferences)
        self._open: list[Reminder] = []
        self._read_at: datetime | None = None
        self._shown: dict[str, Reminder] = {}
        self.banner = ReminderBanner(window.content)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._put_banner()
        self._timer.timeout.connect(self.look)
        self.banner.put_off.connect(self._put_off)
        self.banner.dismissed.connect(self._dismiss)
        self.banner.today_requested.connect(self._show_today)
        window.desk.signals.changed.connect(self._look_anew)
        window.store.changed.connect(self._look_anew)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Nothing is said from now on."""
        self._timer.stop()
        self._shown = {}
        self.banner.hide()
        if self._notifier is not None:
            self._notifier.withdraw()

    def look(self) -> None:
        """Says what is due now, if anything is."""
        if not self._timer.isActive() or self._window.isHidden():
            return
        now = datetime.now(UTC)
        if not self._window.opened.preferences.reminds:
            self._answered()
            return
        try:
            self._read(now)
        except JournalProblem:
            return  # the pages say so, calmly and once
        self._withdraw_done()
        quiet = quiet_hours(self._window.opened.preferences)
        local = now.astimezone()
        decision = reminders.decide(self._open, self._state, local, quiet)
        self._keep(decision.state)
        fresh = [*decision.missed, *decision.say]
        if fresh:
            self._say(fresh, local)

    def _look_anew(self, *_what: object) -> None:
        self._read_at = None
        if self._timer.isActive():
            QTimer.singleShot(0, self, self.look)

    def _read(self, now: datetime) -> None:
        read_at = self._read_at
        is_old = read_at is None or not timedelta() <= now - read_at < READS_EVERY
        if is_old:
            self._open = open_reminders(self._window.opened, now.astimezone().replace(tzinfo=None))
            self._read_at = now

    def _say(self, fresh: list[Reminder], now: datetime) -> None:
        self._shown |= {each.key: each for each in fresh}
        words = words_of(sorted(self._shown.values(), key=lambda each: each.due_at), now)
        self.banner.show_words(words)
        if not self._window.isActiveWindow():
            self._notifier = self._notifier or self._make_notifier()
            if self._notifier is not None:
                self._notifier.say(words_of(sorted(fresh, key=lambda each: each.due_at), now))

    def _withdraw_done(self) -> None:
        keys = {each.key for each in self._open}
        left = {key: each for key, each in self._shown.items() if key in keys}
        if left == self._shown:
            return
        self._shown = left
        if left:
            self.banner.words.setText(words_of(list(left.values()), datetime.now(UTC).astimezone()))
        else:
            self._answered()

    def _put_off(self, by: timedelta) -> None:
        self._keep(reminders.put_off(self._state, self._shown, datetime.now(UTC).astimezone(), by))
        self._answered()

    def _dismiss(self) -> None:
        self._answered()

    def _show_today(self) -> None:
        self._answered()
        self._window.go("today").enter()

    def _answered(self) -> None:
        focused = self._window.focusWidget()
        had_focus = focused is not None and self.banner.isAncestorOf(focused)
        self._shown = {}
        self.banner.hide()
        if self._notifier is not None:
            self._notifier.withdraw()
        if had_focus:
            self._window.page().enter()

    def _keep(self, state: Said) -> None:
        """Remembers what was said, in the vault as well; where that takes nothing, as long as this window is open."""
        if state == self._state:
            return
        self._state = state
        opened, (told, waits) = self._window.opened, state.lines()
        with suppress(JournalProblem):
            opened.prefer(replace(opened.preferences, reminders_said=told, reminders_put_off=waits))

    def _tray(self) -> Notifier | None:
        from recovery_journal.gui.tray import tray

        return tray(lambda: bring_forward(self._window), self)

    def _put_banner(self) -> None:
        column = self._window.content.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(0, self.banner)
