"""What reaches the program from outside its pages: nobody is there, the lock's keys, the desktop, a second start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import discreet
from recovery_journal.gui.lock_watch import LockWatch
from recovery_journal.gui.settings_store import SettingsStore

if TYPE_CHECKING:
    from recovery_journal.gui.desktop_signals import DesktopSignals
    from recovery_journal.gui.raise_watch import RaiseWatch
    from recovery_journal.gui.reminding import Reminding
    from recovery_journal.gui.second_start import Claim

HEARS_AFTER = 700  # ms; Today stands by then, and what must be at hand is made


@dataclass(frozen=True)
class Deeds:
    """What the program does about it."""

    window: Callable[[], QWidget]
    lock: Callable[[], object]
    hide: Callable[[], object]


class Outside(QObject):
    """Watches as long as the program is there. `file_given` of `raising` tells of a file that a second start names."""

    def __init__(self, store: SettingsStore, deeds: Deeds, claim: Claim | None = None) -> None:
        super().__init__()
        self._store = store
        self._deeds = deeds
        self._desktop: DesktopSignals | None = None
        self.reminding: Reminding | None = None
        self._minutes = store.now.idle_minutes
        self.keys = LockWatch(self._minutes)
        self.raising = self._watch_for_starts(claim) if claim is not None else None
        self.keys.idle_passed.connect(deeds.lock)
        self.keys.lock_pressed.connect(deeds.lock)
        self.keys.hide_pressed.connect(deeds.hide)
        store.changed.connect(self._settings_changed)

    def journal_opened(self) -> None:
        """There is something to lock now, and perhaps to remind of, as soon as Today stands."""
        QTimer.singleShot(HEARS_AFTER, self, self._hear_desktop)
        QTimer.singleShot(HEARS_AFTER, self, self._begin_to_remind)
        if self.raising is not None:
            self.raising.begin()  # with the first journal of a computer its folder came to be

    def stop(self) -> None:
        """The program is being left."""
        self.keys.stop()
        if self.raising is not None:
            self.raising.stop()
        if self._desktop is not None:
            self._desktop.blockSignals(True)
        if self.reminding is not None:
            self.reminding.stop()
        self._store.changed.disconnect(self._settings_changed)
        self.deleteLater()

    def _watch_for_starts(self, claim: Claim) -> RaiseWatch:
        from recovery_journal.gui.raise_watch import RaiseWatch, bring_forward

        watch = RaiseWatch(claim, self)
        watch.raise_requested.connect(lambda: bring_forward(self._deeds.window()))
        return watch

    def _hear_desktop(self) -> None:
        from recovery_journal.gui import desktop_signals

        self._desktop = desktop_signals.listen(discreet.name(), self)
        if self._desktop is not None:
            self._desktop.locking.connect(lambda _why: self._deeds.lock())

    def _begin_to_remind(self) -> None:
        from recovery_journal.gui.main_window import MainWindow
        from recovery_journal.gui.reminding import Reminding

        window = self._deeds.window()
        if isinstance(window, MainWindow) and self.reminding is None:
            self.reminding = Reminding(window)
            self.reminding.destroyed.connect(self._forget_reminding)

    def _forget_reminding(self) -> None:
        """Its window went, as where a journal turned out to be damaged."""
        self.reminding = None

    def _settings_changed(self) -> None:
        if self._minutes != self._store.now.idle_minutes:
            self._minutes = self._store.now.idle_minutes
            self.keys.idle.set_minutes(self._minutes)
