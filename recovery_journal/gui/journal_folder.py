"""A folder the person points at, as an entry of the list of journals."""

from __future__ import annotations

from pathlib import Path

from recovery_journal.language import tr
from recovery_journal.paths import holds_journal
from recovery_journal.settings import JournalEntry, Settings


def entry_for(folder: Path, settings: Settings) -> JournalEntry | None:
    """The entry for a journal's folder, under its name if it has one already; none when there is no journal in it."""
    if not holds_journal(folder):
        return None
    known = next((each for each in settings.journals if each.id == folder.name), None)
    named = known or JournalEntry(folder.name, tr("My journal"), str(folder))
    return named._replace(folder=str(folder))
