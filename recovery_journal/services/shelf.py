"""The journals of this computer: made, opened, renamed, taken off the list; and one that is open."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recovery_journal import settings as settings_file
from recovery_journal.paths import Places, make_private_folder
from recovery_journal.services import preferences as preferences_rows
from recovery_journal.services.backups import BackupFile, Backups, Contents
from recovery_journal.services.disclosures import Disclosures
from recovery_journal.services.drafts import Drafts
from recovery_journal.services.history import History
from recovery_journal.services.journal import Journal
from recovery_journal.services.preferences import Preferences
from recovery_journal.services.reader import Reader
from recovery_journal.settings import ListedJournal, Settings
from recovery_journal.storage import backup, keys, restoring
from recovery_journal.storage.database import Database, problems_of
from recovery_journal.storage.keys import PASSPHRASE as PASSPHRASE
from recovery_journal.storage.keys import RECOVERY as RECOVERY
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.secret import Secret

_OF_ONE_BACKUP = (
    "archive_damaged", "archive_strange", "not_read", "wrong_passphrase", "wrong_recovery_code", "other_key", "newer",
)  # fmt: skip


@dataclass(frozen=True)
class Backup:
    """A backup that was opened to its last page, with what is in it."""

    file: BackupFile
    contents: Contents


@dataclass(frozen=True)
class Restored:
    """A restore that is done: `kept` is where the journal is now that was replaced, none where there was none.

    It is a backup among the others when it was whole, else a folder with its files as they were.
    """

    entry: ListedJournal
    kept: Path | None
    kept_is_backup: bool


@dataclass
class OpenJournal:
    """One unlocked journal and all that can be done with it."""

    database: Database
    backup_folder: Path
    journal: Journal = field(init=False)
    reader: Reader = field(init=False)
    drafts: Drafts = field(init=False)
    history: History = field(init=False)
    preferences: Preferences = field(init=False)
    backups: Backups = field(init=False)
    disclosures: Disclosures = field(init=False)

    def __post_init__(self) -> None:
        self.journal = Journal(self.database)
        self.reader = Reader(self.database)
        self.drafts = Drafts(self.database)
        self.history = History(self.database)
        self.preferences = preferences_rows.load(self.database)
        self.backups = Backups(self.database, self.backup_folder)
        self.disclosures = Disclosures(self.database)

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

    def prove(self) -> None:
        """Comes back when all of the file was seen to be whole, which what is opened to be shown need not wait for.

        Any thread; nothing is saved before it. Raises JournalProblem: damaged.
        """
        self.database.prove()

    def close(self) -> None:
        """Closes the vault. Safe to call twice."""
        self.database.close()


class Shelf:
    """Makes and opens journals. `cost` is what one guess at a passphrase shall cost in what it writes."""

    def __init__(self, places: Places, cost: keys.KeyCost = keys.STANDARD_COST) -> None:
        self._places = places
        self._cost = cost

    @property
    def places(self) -> Places:
        """The folders of this installation."""
        return self._places

    @property
    def settings(self) -> Settings:
        """The settings as they are on disk now."""
        return settings_file.load(self._places.settings_file)

    def make(self, label: str, passphrase: str, recovery_code: str = "") -> OpenJournal:
        """A new journal, on the list, with a recovery code if one is given as it was shown.

        Raises JournalProblem, then nothing is left behind; CodeUnreadable.
        """
        code = _plain_code(recovery_code) if recovery_code else ""
        database = Database.create(self._places.journals, passphrase, self._cost)
        day = date.today() if self.settings.note_day else None
        entry = ListedJournal(database.folder.name, label.strip(), str(database.folder), day)
        try:
            if code:
                self._set_secret(database, RECOVERY, code)
            opened = OpenJournal(database, self.backup_folder(entry))
            self._keep(self.settings.with_journal(entry)._replace(last_journal=entry.id))
        except BaseException:
            database.close()
            shutil.rmtree(database.folder, ignore_errors=True)
            raise
        return opened

    def open(self, entry: ListedJournal, passphrase: str, *, proves_later: bool = False) -> OpenJournal:
        """Opens a journal of the list. Raises JournalProblem. With `proves_later`, see `OpenJournal.prove`."""
        return self._open(entry, passphrase, PASSPHRASE, proves_later)

    def open_with_code(self, entry: ListedJournal, code: str) -> OpenJournal:
        """Opens a journal with its recovery code, as typed. Raises JournalProblem, CodeUnreadable."""
        plain, kinds = _plain_code(code), keys.slot_kinds(self._folder_of(entry))
        if kinds and RECOVERY not in kinds:
            raise JournalProblem("no_recovery_code")
        return self._open(entry, plain, RECOVERY)

    def note_opened(self, entry: ListedJournal) -> None:
        """Remembers which journal was the last, and the day unless the person wants that left out."""
        settings = self.settings
        day = date.today() if settings.note_day else None
        opened = entry._replace(folder=str(self._folder_of(entry)), opened_on=day)
        self._keep(settings.with_journal(opened)._replace(last_journal=entry.id))

    def rename(self, entry: ListedJournal, label: str) -> ListedJournal:
        """Gives a journal another name in the list; its folder stays as it is."""
        renamed = entry._replace(label=label.strip())
        self._keep(self.settings.with_journal(renamed))
        return renamed

    def take_off(self, entry: ListedJournal) -> None:
        """Takes a journal off the list. Nothing of it is deleted."""
        self._keep(self.settings.without_journal(entry.id))

    def change_passphrase(self, opened: OpenJournal, now: str, new: str) -> None:
        """Gives a journal a new passphrase at any size of it. Raises JournalProblem: wrong_passphrase and disk ones."""
        folder = opened.database.folder
        with problems_of(folder):
            data_key = keys.unwrap(folder, keys.PASSPHRASE, now)
            keys.set_secret(folder, keys.PASSPHRASE, new, data_key, self._cost)

    def check_passphrase(self, opened: OpenJournal, passphrase: str) -> None:
        """Asks for the passphrase before what only its owner may do. Raises JournalProblem: wrong_passphrase."""
        with problems_of(opened.database.folder):
            keys.unwrap(opened.database.folder, PASSPHRASE, passphrase)

    def set_passphrase(self, opened: OpenJournal, new: str) -> None:
        """Gives a journal that was opened with its recovery code a new passphrase. Raises JournalProblem."""
        self._set_secret(opened.database, PASSPHRASE, new)

    def set_recovery_code(self, opened: OpenJournal, code: str) -> None:
        """Gives a journal a recovery code; an earlier one opens it no more. Raises JournalProblem, CodeUnreadable."""
        self._set_secret(opened.database, RECOVERY, _plain_code(code))

    def has_recovery_code(self, opened: OpenJournal) -> bool:
        """Whether a journal has a recovery code."""
        return RECOVERY in keys.slot_kinds(opened.database.folder)

    def backup_folder(self, entry: ListedJournal) -> Path:
        """Where the backups of a journal are."""
        return self._places.data / "backups" / entry.id

    def backups_of(self, entry: ListedJournal) -> list[BackupFile]:
        """The backups of a journal on this computer, newest first, by their names alone."""
        return backup.files_in(self.backup_folder(entry))

    def describe(self, file: Path) -> BackupFile:
        """Any `.journal` file by its first bytes. Raises JournalProblem: archive_strange, archive_damaged, newer."""
        return backup.describe(file)

    def entry_of(self, file: Path) -> ListedJournal | None:
        """The journal of the list that a `.journal` file holds, or none. Raises as `describe`."""
        vault = backup.describe(file).vault
        return next((each for each in self.settings.journals if each.id == vault), None)

    def look_into(self, file: Path, secret: str, kind: str = PASSPHRASE) -> Contents:
        """What a `.journal` file holds, after opening it to its last page. Any thread; nothing is changed.

        Raises JournalProblem: archive_strange, archive_damaged, newer, wrong_passphrase, wrong_recovery_code.
        """
        described = backup.describe(file)
        given = self._secret(secret, kind, self._places.journals / described.vault)
        return backup.verify(file, given, within=self._places.data / "backups")

    def newest_good_backup(self, entry: ListedJournal, secret: str, kind: str = PASSPHRASE) -> Backup | None:
        """The newest backup that is whole and that `secret` opens, here or through the keys of the journal itself.

        What an earlier restore replaced comes after all others: the person had left it behind.
        Raises JournalProblem for what is the fault of no backup: disk_full, not_enough_memory and the like.
        """
        given = self._secret(secret, kind, self._folder_of(entry))
        for each in sorted(self.backups_of(entry), key=lambda each: each.is_kept):
            try:
                return Backup(each, backup.verify(each.path, given, within=self.backup_folder(entry)))
            except JournalProblem as problem:
                if problem.code not in _OF_ONE_BACKUP:
                    raise
        return None

    def restore(self, entry: ListedJournal, file: Path | BackupFile, secret: str, kind: str = PASSPHRASE) -> Restored:
        """Puts what is in a `.journal` file in the place of a journal, which is closed, and keeps what it replaces.

        Afterward `secret` opens it. Raises JournalProblem, then the journal is as it was: other_journal,
        locked_elsewhere, and what `look_into` raises.
        """
        path = file.path if isinstance(file, BackupFile) else file
        folder = self._folder_of(entry)
        with problems_of(self._places.data):
            make_private_folder(self._places.journals)
        given = self._secret(secret, kind, folder)
        done = restoring.restore(folder, path, given, self.backup_folder(entry))
        return Restored(entry, done.path, done.is_backup)

    def mend_keys(self, entry: ListedJournal, secret: str, kind: str = PASSPHRASE) -> bool:
        """Where both key files of a closed journal are damaged or gone: puts those of its newest fitting backup back.

        All that is written stays. Tells whether one was found that `secret` opens. Raises JournalProblem.
        """
        given = self._secret(secret, kind, None)
        for each in self.backups_of(entry):
            try:
                restoring.mend_keys(self._folder_of(entry), each.path, given)
            except JournalProblem as problem:
                if problem.code not in _OF_ONE_BACKUP:
                    raise
            else:
                return True
        return False

    def adopt_file(self, file: Path, secret: str, label: str, kind: str = PASSPHRASE) -> ListedJournal:
        """Makes a `.journal` file from another computer a journal of the list; the file stays as it is.

        Raises JournalProblem, then nothing is left behind: already_here (label), and what `look_into` raises.
        """
        known = self.entry_of(file)
        if known is not None:
            raise JournalProblem("already_here", label=known.label)
        folder = restoring.adopt(file, self._secret(secret, kind, None), self._places.journals)
        entry = ListedJournal(folder.name, label.strip(), str(folder))
        self._keep(self.settings.with_journal(entry))
        return entry

    def choose(self, label_or_id: str) -> ListedJournal:
        """The one journal that is meant, '' when there is only one. Raises JournalProblem."""
        settings = self.settings
        found = settings.find(label_or_id) if label_or_id else list(settings.journals)
        if len(found) == 1:
            return found[0]
        if not found:
            raise JournalProblem("unknown_journal" if label_or_id else "no_journal", label=label_or_id)
        raise JournalProblem("which_journal", journals=tuple((each.label, each.id) for each in found))

    def _open(self, entry: ListedJournal, secret: str, kind: str, proves_later: bool = False) -> OpenJournal:
        backups = self.backup_folder(entry)
        database = Database.open(
            self._folder_of(entry),
            secret,
            kind,
            lambda folder, data_key: backup.make(folder, data_key, backups),
            proves_later=proves_later,
        )
        try:
            return OpenJournal(database, backups)
        except BaseException:
            database.close()
            raise

    def _set_secret(self, database: Database, kind: str, secret: str) -> None:
        with problems_of(database.folder):
            keys.set_secret(database.folder, kind, secret, database.data_key, self._cost)

    def _secret(self, text: str, kind: str, folder: Path | None) -> Secret:
        """A secret that has been tried on the keys in a journal's folder, where they can be read."""
        given = Secret(_plain_code(text) if kind == RECOVERY else text, kind)
        content = keys.glance(folder) if folder is not None else None
        if content is not None:
            given.own_data_key(content)
        return given

    def _folder_of(self, entry: ListedJournal) -> Path:
        """Where a journal is; beside this list when all of it was moved, as on a drive with another letter."""
        noted, here = Path(entry.folder), self._places.journals / entry.id
        return here if here.is_dir() and not noted.is_dir() else noted

    def _keep(self, settings: Settings) -> None:
        with problems_of(self._places.config):
            settings_file.save(self._places.settings_file, settings)


def _plain_code(code: str) -> str:
    from recovery_journal.services.recovery_code import read_code

    return read_code(code)
