"""The settings card about the lock, and about what others at this computer see of the program."""

from __future__ import annotations

from typing import Any

from recovery_journal.gui import discreet
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import SettingsCard, choose_in, combo_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.settings import NEUTRAL_NAMES

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)


class LockCard(SettingsCard):
    """When the journal locks by itself, the program's name, the list at the first window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Lock and what others see"), desk)
        self.idle_minutes = combo_of([(each, _minutes(each)) for each in MINUTES])
        self.discreet_name = combo_of([(each, discreet.name_of(each)) for each in NEUTRAL_NAMES])
        self.add(tr("Lock by itself"), self.idle_minutes, tr("After this time without a key or the mouse."))
        self._note(tr("It also locks when the screen is locked or the computer sleeps, where the desktop tells."))
        self._note(
            tr(
                "Ctrl+L locks at once. Ctrl+Shift+Space hides the window first; then it waits in the task bar, locked. "
                "What you typed is kept each time."
            )
        )
        self.add(
            tr("Name of this program"), self.discreet_name, tr("In the title, the task bar and at the first window.")
        )
        self.hide_list = self.tick(tr("Hide the list of journals"))
        self._note(
            tr("Then you type the journal’s name at the first window. Good where several people use one computer.")
        )
        self.note_day = self.tick(tr("Show the day last opened"))
        self._note(
            tr("Below the journal’s name at the first window. It is kept in the settings file, which is not locked.")
        )
        self._connect()

    def show_now(self) -> None:
        """These settings as they are now."""
        now = self._desk.store.now
        self._filling = True
        choose_in(self.idle_minutes, now.idle_minutes, _minutes(now.idle_minutes))
        choose_in(self.discreet_name, now.discreet_name, "")
        self.hide_list.setChecked(now.hide_list)
        self.note_day.setChecked(now.note_day)
        self._filling = False

    def _connect(self) -> None:
        self.idle_minutes.activated.connect(lambda _index: self._change(idle_minutes=self.idle_minutes.currentData()))
        self.discreet_name.activated.connect(
            lambda _index: self._change(discreet_name=self.discreet_name.currentData())
        )
        self.hide_list.toggled.connect(lambda on: self._change(hide_list=on))
        self.note_day.toggled.connect(self._note_days)

    def _note(self, words: str) -> None:
        self.gap(4)
        self.body.addWidget(label(words, "caption", "quiet", wrap=True))

    def _note_days(self, on: bool) -> None:
        """The days that are remembered go too."""
        if on:
            self._change(note_day=True)
        else:
            entries = tuple(each._replace(opened_on=None) for each in self._desk.store.now.journals)
            self._change(note_day=False, journals=entries)

    def _change(self, **values: Any) -> None:
        if not self._filling:
            self.safely(lambda: self._desk.store.change(**values))


def _minutes(number: int) -> str:
    return ntr("{n} minute", "{n} minutes", number)
