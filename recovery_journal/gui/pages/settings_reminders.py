"""The settings card about reminders: whether there are any, one for the check-in, hours without, and their limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages import has_page
from recovery_journal.gui.pages.settings_card import SettingsCard
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.day_edit import TimeEdit
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

CALENDAR_FILES = "calendar_files"


class RemindersCard(SettingsCard):
    """Each takes effect at once. `go_requested(page id, target)`."""

    go_requested = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Reminders"), desk)
        self._rows: dict[str, FormRow] = {}
        self.gap(6)
        self.body.addWidget(label(_limits(), tone="soft", wrap=True))
        self.gap(10)
        if has_page(CALENDAR_FILES):
            self.for_phone = button(
                tr("Calendar file for a phone"),
                size="small",
                on_click=lambda: self.go_requested.emit(CALENDAR_FILES, "out"),
            )
            self.in_a_row(self.for_phone)
        self.reminds = self.tick(tr("Remind me"))
        self.check_in = self._time("check_in_reminder", tr("Remind me of the check-in at"), tr("blank for never"))
        self.quiet_from = self._time("quiet_from", tr("Quiet from"), tr("nothing is said in these hours"))
        self.quiet_until = self._time("quiet_until", tr("Quiet until"))
        self.reminds.clicked.connect(lambda on: self._prefer(reminds=on))

    def show_now(self) -> None:
        """These settings as they are now."""
        preferences = self._desk.opened.preferences
        self.reminds.setChecked(preferences.reminds)
        for name, row in self._rows.items():
            kept = getattr(preferences, name)
            row.editor.set_time(time.fromisoformat(kept) if kept else None)  # type: ignore[attr-defined]
            row.set_error("")
            row.setEnabled(preferences.reminds)

    def _time(self, name: str, question: str, hint: str = "") -> TimeEdit:
        editor = TimeEdit(question)
        editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._rows[name] = self.add(question, editor, hint)
        editor.editingFinished.connect(lambda: self._keep_time(name))
        return editor

    def _keep_time(self, name: str) -> None:
        row = self._rows[name]
        try:
            moment = row.editor.time()  # type: ignore[attr-defined]
        except ValueError as unreadable:
            row.set_error(str(unreadable))
            return
        row.set_error("")
        text = moment.isoformat(timespec="minutes") if moment else ""
        if text != getattr(self._desk.opened.preferences, name):
            self._prefer(**{name: text})

    def _prefer(self, **values: Any) -> None:
        opened = self._desk.opened
        if self.safely(lambda: opened.prefer(replace(opened.preferences, **values))):
            self._desk.store.changed.emit()
        self.show_now()


def _limits() -> str:
    return tr(
        "Nothing rings while this program is closed or locked. While it is open it says that something is planned, "
        "and when, never what: for medication with a time of day, and for appointments with a reminder set. "
        "What was missed meanwhile is said once when you come back."
    )
