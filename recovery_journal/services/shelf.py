"""The journals of this computer: made, opened, renamed, taken off the list; and one that is open."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recovery_journal import settings as settings_file
from recovery_journal.paths import Places
from recovery_journal.services import preferences as preferences_rows
from recovery_journal.services.drafts import Drafts
from recovery_journal.services.history import History
from recovery_journal.services.journal import Journal
from recovery_journal.services.preferences import Preferences
from recovery_journal.services.reader import Reader
from recovery_journal.settings import JournalEntry, Settings
from recovery_journal.storage import keys
from recovery_journal.storage.database import Database, problems_of
from recovery_journal.storage.problems import JournalProblem


@dataclass
class OpenJournal:
    """One unlocked journal and all that can be done with it."""

    database: Database
    journal: Journal = field(init=False)
    reader: Reader = field(init=False)
    drafts: Drafts = field(init=False)
    history: History = field(init=False)
    preferences: Preferences = field(init=False)

    def __post_init__(self) -> None:
        self.journal = Journal(self.database)
        self.reader = Reader(self.database)
        self.drafts = Drafts(self.database)
        self.history = History(self.database)
        self.preferences = preferences_rows.load(self.database)

    @property
    def id(self) -> str:
        """The vault's id, which is its folder's name."""
        return self.database.folder.name

    def prefer(self, preferences: Preferences) -> None:
        """Keeps other preferences from now on."""
        preferences_rows.save(self.database, preferences)
        self.preferences = preferences

    def adopt(self) -> None:
        """Makes the calling thread the one that writes, after opening in another."""
        self.database.adopt()

    def close(self) -> None:
        """Closes the vault. Safe to call twice."""
        self.database.close()


class Shelf:
    """Makes and opens journals. `cost` is what one guess at a passphrase shall cost in what it writes."""

    def __init__(self, places: Places, cost: keys.KeyCost = keys.STANDARD_COST) -> None:
        self._places = places
        self._cost = cost

    @property
    def settings(self) -> Settings:
        """The settings as they are on disk now."""
        return settings_file.load(self._places.settings_file)

    def make(self, label: str, passphrase: str) -> OpenJournal:
        """A new journal, on the list. Raises JournalProblem, then nothing is left behind."""
        database = Database.create(self._places.journals, passphrase, self._cost)
        day = date.today() if self.settings.note_day else None
        entry = JournalEntry(database.folder.name, label.strip(), str(database.folder), day)
        try:
            opened = OpenJournal(database)
            self._keep(self.settings.with_journal(entry)._replace(last_journal=entry.id))
        except BaseException:
            database.close()
            shutil.rmtree(database.folder, ignore_errors=True)
            raise
        return opened

    def open(self, entry: JournalEntry, passphrase: str) -> OpenJournal:
        """Opens a journal of the list. Raises JournalProblem."""
        database = Database.open(self._folder_of(entry), passphrase)
        try:
            return OpenJournal(database)
        except BaseException:
            database.close()
            raise

    def note_opened(self, entry: JournalEntry) -> None:
        """Remembers which journal was the last, and the day unless the person wants that left out."""
        settings = self.settings
        day = date.today() if settings.note_day else None
        opened = entry._replace(folder=str(self._folder_of(entry)), opened_on=day)
        self._keep(settings.with_journal(opened)._replace(last_journal=entry.id))

    def rename(self, entry: JournalEntry, label: str) -> JournalEntry:
        """Gives a journal another name in the list; its folder stays as it is."""
        renamed = entry._replace(label=label.strip())
        self._keep(self.settings.with_journal(renamed))
        return renamed

    def take_off(self, entry: JournalEntry) -> None:
        """Takes a journal off the list. Nothing of it is deleted."""
        self._keep(self.settings.without_journal(entry.id))

    def change_passphrase(self, opened: OpenJournal, now: str, new: str) -> None:
        """Gives a journal a new passphrase at any size of it. Raises JournalProblem: wrong_passphrase and disk ones."""
        folder = opened.database.folder
        with problems_of(folder):
            data_key = keys.unwrap(folder, keys.PASSPHRASE, now)
            keys.set_secret(folder, keys.PASSPHRASE, new, data_key, self._cost)

    def choose(self, label_or_id: str) -> JournalEntry:
        """The one journal that is meant, '' when there is only one. Raises JournalProblem."""
        settings = self.settings
        found = settings.find(label_or_id) if label_or_id else list(settings.journals)
        if len(found) == 1:
            return found[0]
        if not found:
            raise JournalProblem("unknown_journal" if label_or_id else "no_journal", label=label_or_id)
        raise JournalProblem("which_journal", journals=tuple((each.label, each.id) for each in found))

    def _folder_of(self, entry: JournalEntry) -> Path:
        """Where a journal is; beside this list when all of it was moved, as on a drive with another letter."""
        noted, here = Path(entry.folder), self._places.journals / entry.id
        return here if here.is_dir() and not noted.is_dir() else noted

    def _keep(self, settings: Settings) -> None:
        with problems_of(self._places.config):
            settings_file.save(self._places.settings_file, settings)
