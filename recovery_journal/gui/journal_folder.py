"""A folder the person points at, as an entry of the list of journals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.language import tr
from recovery_journal.paths import holds_journal
from recovery_journal.settings import ListedJournal, Settings


def entry_for(folder: Path, settings: Settings) -> ListedJournal | None:
    """The entry for a journal's folder, under its name if it has one already; none when there is no journal in it."""
    if not holds_journal(folder):
        return None
    known = next((each for each in settings.journals if each.id == folder.name), None)
    named = known or ListedJournal(folder.name, tr("My journal"), str(folder))
    return named._replace(folder=str(folder))


def ask_for(parent: QWidget, store: SettingsStore) -> str:
    """Has the person choose a folder and puts its journal on the list; gives its id, '' when there is none."""
    folder = dialogs.choose_folder(parent, tr("The journal’s folder"))
    if folder is None:
        return ""
    entry = entry_for(folder, store.now)
    if entry is None:
        dialogs.tell(parent, tr("There is no journal in this folder. It is the one with journal.db and keys.json."))
        return ""
    try:
        store.change(journals=store.now.with_journal(entry).journals, last_journal=entry.id)
    except OSError:
        dialogs.tell(parent, tr("The list of journals could not be written. The journal itself is as it was."))
    return entry.id
