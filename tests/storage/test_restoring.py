"""Going back to a backup: what it replaces is kept, and at every moment the old or the new journal is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.paths import Places
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import RECOVERY, BackupFile, Shelf
from recovery_journal.settings import ListedJournal
from recovery_journal.storage import backup, restoring, staging
from recovery_journal.storage.connecting import FILE, PAGE
from recovery_journal.storage.keys import KEYS, TWIN
from recovery_journal.storage.secret import Secret
from tests.conftest import CHEAP, PASSPHRASE
from tests.storage.conftest import code_of, content_of

CODE = new_code()


def words_in(shelf: Shelf, entry: ListedJournal, passphrase: str = PASSPHRASE) -> set[str]:
    opened = shelf.open(entry, passphrase)
    found = {each.text for each in opened.reader.records(Trigger)}
    opened.close()
    return found


@pytest.fixture
def entry(shelf: Shelf) -> ListedJournal:
    """A closed journal that says 'now', with one backup from when it said 'then'."""
    opened = shelf.make("Test", PASSPHRASE, CODE)
    then = Trigger(text="then", note="x" * 9000)
    opened.journal.save(then)
    opened.backups.make()
    opened.journal.save(Trigger(text="now"), removed=[then])
    opened.close()
    return shelf.choose("")


@pytest.fixture
def made(shelf: Shelf, entry: ListedJournal) -> BackupFile:
    (found,) = shelf.backups_of(entry)
    return found


class TestRestore:
    def test_what_it_replaces_is_a_backup_to_go_back_to(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile
    ) -> None:
        done = shelf.restore(entry, made, PASSPHRASE)
        assert words_in(shelf, entry) == {"then"}
        assert done.kept_is_backup
        kept = next(each for each in shelf.backups_of(entry) if each.path == done.kept)
        assert kept.is_kept
        assert backup.rotate(shelf.backup_folder(entry)) == []
        shelf.restore(entry, kept, PASSPHRASE)
        assert words_in(shelf, entry) == {"now"}

    def test_a_recovery_code_does_it_too(self, shelf: Shelf, entry: ListedJournal, made: BackupFile) -> None:
        shelf.restore(entry, made.path, CODE.lower(), RECOVERY)
        assert words_in(shelf, entry) == {"then"}
        shelf.open_with_code(entry, CODE).close()

    def test_the_passphrase_of_today_stays_where_it_was_given(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile
    ) -> None:
        opened = shelf.open(entry, PASSPHRASE)
        shelf.change_passphrase(opened, PASSPHRASE, "other words entirely")
        opened.close()
        shelf.restore(entry, made, "other words entirely")
        assert words_in(shelf, entry, "other words entirely") == {"then"}
        shelf.restore(entry, made, PASSPHRASE)
        assert words_in(shelf, entry) == {"then"}

    @pytest.mark.parametrize("what", ["missing", "empty", "flipped", "cut", "keys", "all", "folder"])
    def test_a_damaged_journal_is_kept_as_it_was(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile, what: str
    ) -> None:
        folder = Path(entry.folder)
        DAMAGE[what](folder)
        before = content_of(folder)
        done = shelf.restore(entry, made, PASSPHRASE)
        assert words_in(shelf, entry) == {"then"}
        assert not done.kept_is_backup
        assert (content_of(done.kept) if done.kept else {}) == before
        assert done.kept is None or done.kept.name.startswith("replaced-")

    def test_what_cannot_be_used_changes_nothing(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile, tmp_path: Path
    ) -> None:
        other = shelf.make("Other", PASSPHRASE)
        of_another = other.backups.make()
        other.close()
        hurt = tmp_path / "hurt.journal"
        hurt.write_bytes(made.path.read_bytes()[:-1])
        before = content_of(Path(entry.folder)), sorted(os.listdir(entry.folder))
        assert code_of(lambda: shelf.restore(entry, hurt, PASSPHRASE)) == "archive_damaged"
        assert code_of(lambda: shelf.restore(entry, of_another, PASSPHRASE)) == "other_journal"
        assert code_of(lambda: shelf.restore(entry, made, "wrong")) == "wrong_passphrase"
        assert code_of(lambda: shelf.restore(entry, made, new_code(), RECOVERY)) == "wrong_recovery_code"
        opened = shelf.open(entry, PASSPHRASE)
        assert code_of(lambda: shelf.restore(entry, made, PASSPHRASE)) == "locked_elsewhere"
        opened.close()
        assert (content_of(Path(entry.folder)), sorted(os.listdir(entry.folder))) == before
        assert len(shelf.backups_of(entry)) == 1

    def test_where_the_drive_is_away_no_folder_is_made(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile, tmp_path: Path
    ) -> None:
        away = entry._replace(folder=str(tmp_path / "stick" / entry.id))
        shutil.rmtree(entry.folder)
        assert code_of(lambda: shelf.restore(away, made, PASSPHRASE)) == "folder_missing"
        assert not (tmp_path / "stick").exists()

    def test_where_all_journals_are_gone_it_comes_back(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile
    ) -> None:
        shutil.rmtree(shelf.places.journals)
        assert shelf.restore(entry, made, PASSPHRASE).kept is None
        assert words_in(shelf, entry) == {"then"}


def cut(folder: Path) -> None:
    os.truncate(folder / FILE, 3 * PAGE)


def flipped(folder: Path) -> None:
    content = bytearray((folder / FILE).read_bytes())
    content[4 * PAGE + 100] ^= 8
    (folder / FILE).write_bytes(content)


def without_keys(folder: Path) -> None:
    (folder / KEYS).write_text("{")
    (folder / TWIN).unlink()


def without_any(folder: Path) -> None:
    for name in (FILE, KEYS, TWIN):
        (folder / name).unlink()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": lambda folder: (folder / FILE).unlink(),
    "empty": lambda folder: (folder / FILE).write_bytes(b""),
    "flipped": flipped,
    "cut": cut,
    "keys": without_keys,
    "all": without_any,
    "folder": shutil.rmtree,
}


def ready_in(folder: Path, made: BackupFile) -> Path:
    """The files of a backup in the working folder of a restore, as it is before it is decided on."""
    work = folder / ".making-killed"
    work.mkdir()
    found = backup.read_archive(made.path)
    from recovery_journal.storage import archive

    archive.unpack_database(found, work / FILE)
    return restoring._ready(work, found.keys, work / FILE)


class TestInterrupted:
    """A restore that was killed, at each of its steps: the next opening finds the old journal or the new one."""

    def test_before_it_was_decided_it_is_the_old(self, shelf: Shelf, entry: ListedJournal, made: BackupFile) -> None:
        ready_in(Path(entry.folder), made)
        assert words_in(shelf, entry) == {"now"}
        assert not list(Path(entry.folder).glob(".making-*"))

    @pytest.mark.parametrize("moved", [(), (TWIN,), (TWIN, KEYS), (TWIN, KEYS, FILE)])
    def test_once_decided_it_is_the_new_one(
        self, shelf: Shelf, entry: ListedJournal, made: BackupFile, moved: tuple[str, ...]
    ) -> None:
        folder = Path(entry.folder)
        (folder / f"{FILE}-wal").write_bytes(b"of the old one")
        staging.decide(folder, ready_in(folder, made))
        for name in moved:
            (folder / staging.STAGED / name).replace(folder / name)
        if moved:
            (folder / f"{FILE}-wal").unlink()
        assert words_in(shelf, entry) == {"then"}
        assert not (folder / staging.STAGED).exists()

    def test_the_next_restore_goes_on_from_there(self, shelf: Shelf, entry: ListedJournal, made: BackupFile) -> None:
        staging.decide(Path(entry.folder), ready_in(Path(entry.folder), made))
        done = shelf.restore(entry, made, PASSPHRASE)
        assert words_in(shelf, entry) == {"then"}
        assert done.kept is not None
        assert backup.verify(done.kept, PASSPHRASE).last_action == 1


class TestKeys:
    def test_damaged_keys_come_back_from_a_backup_and_no_word_is_lost(self, shelf: Shelf, entry: ListedJournal) -> None:
        without_keys(Path(entry.folder))
        assert code_of(lambda: shelf.open(entry, PASSPHRASE)) == "keys_damaged"
        assert not shelf.mend_keys(entry, "wrong")
        assert shelf.mend_keys(entry, PASSPHRASE)
        assert words_in(shelf, entry) == {"now"}

    def test_those_of_another_journal_are_never_put_there(self, shelf: Shelf, entry: ListedJournal) -> None:
        other = shelf.make("Other", PASSPHRASE)
        file = other.backups.make().path
        other.close()
        without_keys(Path(entry.folder))
        before = content_of(Path(entry.folder))
        assert code_of(lambda: restoring.mend_keys(Path(entry.folder), file, Secret(PASSPHRASE))) == "other_key"
        assert content_of(Path(entry.folder)) == before


class TestAnotherComputer:
    @pytest.fixture
    def there(self, tmp_path: Path) -> Shelf:
        return Shelf(Places(tmp_path / "there", tmp_path / "there"), CHEAP)

    def test_one_file_brings_all_of_it(self, entry: ListedJournal, made: BackupFile, there: Shelf) -> None:
        adopted = there.adopt_file(made.path, PASSPHRASE, "  Mine ")
        assert (adopted.id, adopted.label) == (entry.id, "Mine")
        assert words_in(there, there.choose("Mine")) == {"then"}
        assert code_of(lambda: there.adopt_file(made.path, PASSPHRASE, "Again")) == "already_here"

    def test_one_that_cannot_be_opened_leaves_nothing(self, made: BackupFile, there: Shelf) -> None:
        assert code_of(lambda: there.adopt_file(made.path, "wrong", "Mine")) == "wrong_passphrase"
        assert there.settings.journals == ()
        assert not list(there.places.journals.glob("*"))

    def test_one_off_the_list_is_not_replaced(self, shelf: Shelf, entry: ListedJournal, made: BackupFile) -> None:
        shelf.take_off(entry)
        assert code_of(lambda: shelf.adopt_file(made.path, PASSPHRASE, "Mine")) == "already_here"
        assert words_in(shelf, entry) == {"now"}

    def test_what_is_left_of_a_folder_is_kept(self, entry: ListedJournal, made: BackupFile, there: Shelf) -> None:
        left = there.places.journals / entry.id
        left.mkdir(parents=True)
        (left / FILE).write_bytes(b"rest")
        there.adopt_file(made.path, PASSPHRASE, "Mine")
        assert words_in(there, there.choose("Mine")) == {"then"}
        assert [each.read_bytes() for each in left.glob(f"replaced-*/{FILE}")] == [b"rest"]
