"""Destroying a journal: keys first, nothing of it left, and at every moment whole or gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import cli
from recovery_journal import settings as settings_file
from recovery_journal.deleted_folders import MARK
from recovery_journal.domain.plan import Trigger
from recovery_journal.paths import DATABASE_FILE, KEY_FILES, Places
from recovery_journal.services import destroying
from recovery_journal.services.destroying import Wish, destroy
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import Shelf
from recovery_journal.settings import ListedJournal
from recovery_journal.storage import staging
from tests.conftest import PASSPHRASE

KILLED = Path(__file__).with_name("killed_destroying.py")


def made(shelf: Shelf, label: str = "Mine") -> ListedJournal:
    """A closed journal of the list with one record in it."""
    opened = shelf.make(label, PASSPHRASE)
    opened.journal.save(Trigger(text="A street"))
    opened.close()
    return shelf.choose(opened.id)


def with_backups(places: Places, entry: ListedJournal, many: int = 2) -> list[Path]:
    """As many files as there would be after so many days."""
    folder = destroying.backup_folder(places, entry.id)
    folder.mkdir(parents=True)
    files = [folder / f"2026-03-{day:02}T21-30-05Z.journal" for day in range(1, many + 1)]
    for each in files:
        each.write_bytes(b"PK keys and data")
    return files


def files_of(*folders: Path) -> list[Path]:
    return sorted(each for folder in folders for each in folder.rglob("*") if each.is_file())


class TestOneJournal:
    def test_nothing_of_it_is_left_and_the_other_one_is_as_it_was(self, shelf: Shelf, places: Places) -> None:
        entry, other = made(shelf), made(shelf, "Other")
        before = {each: each.read_bytes() for each in files_of(Path(other.folder))}
        left = destroy(places, Wish((entry,)))
        assert (left.backups, left.files, left.away) == ([], [], [])
        assert not Path(entry.folder).exists()
        assert [each.id for each in shelf.settings.journals] == [other.id]
        assert entry.id not in places.settings_file.read_text("utf-8")
        assert {each: each.read_bytes() for each in files_of(Path(other.folder))} == before
        shelf.open(other, PASSPHRASE).close()

    def test_its_backups_stay_and_are_named_unless_they_are_to_go(self, shelf: Shelf, places: Places) -> None:
        entry, second = made(shelf), made(shelf, "Second")
        kept, gone = with_backups(places, entry), with_backups(places, second)
        assert destroy(places, Wish((entry,))).backups == kept
        assert all(each.read_bytes() == b"PK keys and data" for each in kept)
        assert destroy(places, Wish((second,), backups=True)).backups == []
        assert not gone[0].parent.exists()

    def test_a_backup_that_was_never_finished_goes_and_the_others_stay(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        kept = with_backups(places, entry)
        for place in (kept[0].parent, kept[0].parent.parent, places.journals):
            (place / ".making-abc").mkdir()
            (place / ".making-abc" / "journal.db").write_bytes(b"half of it")
        destroy(places, Wish((entry,)))
        assert files_of(places.data) == kept

    def test_keys_that_were_kept_aside_go_too(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        folder = Path(entry.folder)
        aside = [folder / name for name in ("keys.json.new", "replaced-x/keys.json", "2026-replaced.journal")]
        for each in aside:
            each.parent.mkdir(exist_ok=True)
            each.write_bytes((folder / KEY_FILES[0]).read_bytes())
        destroy(places, Wish((entry,)))
        assert not folder.exists()

    def test_keys_are_overwritten_before_they_are_removed(self, shelf: Shelf, places: Places, tmp_path: Path) -> None:
        entry = made(shelf)
        twins = [tmp_path / name for name in KEY_FILES]
        for each in twins:
            os.link(Path(entry.folder) / each.name, each)  # the same blocks on the disk
        before = [each.read_bytes() for each in twins]
        destroy(places, Wish((entry,)))
        for each, content in zip(twins, before, strict=True):
            now = each.read_bytes()
            assert len(now) == len(content)
            assert not any(now[at : at + 8] == content[at : at + 8] for at in range(0, len(now) - 8, 8))

    def test_elsewhere_what_is_not_ours_stays_and_is_named(self, shelf: Shelf, places: Places, tmp_path: Path) -> None:
        entry = made(shelf)
        away = tmp_path / "stick" / entry.id
        away.parent.mkdir()
        Path(entry.folder).rename(away)
        entry = ListedJournal(entry.id, "Mine", str(away))
        shelf.note_opened(entry)
        mine = away / "letters" / "a letter.txt"
        aside = away / "replaced-x" / KEY_FILES[0]
        for each in (mine, aside):
            each.parent.mkdir()
            each.write_text("dear")
        assert destroy(places, Wish((entry,))).files == [away]
        assert files_of(away) == [mine]

    def test_a_restore_that_was_decided_on_is_finished_first(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        staged = Path(entry.folder) / staging.STAGED
        staged.mkdir()
        (staged / KEY_FILES[0]).write_bytes((Path(entry.folder) / KEY_FILES[0]).read_bytes())
        destroy(places, Wish((entry,)))
        assert not Path(entry.folder).exists()

    def test_one_that_is_open_is_left_alone(self, shelf: Shelf, places: Places) -> None:
        opened = shelf.make("Mine", PASSPHRASE)
        entry = shelf.choose("")
        before = files_of(Path(entry.folder))
        with pytest.raises(JournalProblem, match="locked_elsewhere"):
            destroy(places, Wish((entry,)))
        assert files_of(Path(entry.folder)) == before
        opened.close()
        shelf.open(entry, PASSPHRASE).close()

    def test_a_drive_that_is_not_plugged_in_is_named(self, shelf: Shelf, places: Places) -> None:
        gone = ListedJournal("a-vault", "Mine", str(places.data / "stick" / "a-vault"))
        assert destroy(places, Wish((gone,))).away == [Path(gone.folder)]

    @pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="a folder's rights do not bind everybody")
    def test_where_nothing_can_be_written_nothing_is_destroyed(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        Path(entry.folder).chmod(0o500)
        try:
            with pytest.raises(JournalProblem):
                destroy(places, Wish((entry,)))
        finally:
            Path(entry.folder).chmod(0o700)
        shelf.open(entry, PASSPHRASE).close()


class TestEverything:
    def test_all_journals_settings_and_notes_go(self, shelf: Shelf, places: Places) -> None:
        entry, second, off_the_list = made(shelf), made(shelf, "Second"), made(shelf, "Third")
        shelf.take_off(off_the_list)
        for each in (entry, second):
            with_backups(places, each)
        places.log_file.write_text("ValueError at journal.py:3\n")
        places.settings_file.with_name("settings.toml.unreadable").write_text("old")
        left = destroy(places, Wish((entry,), backups=True, everything=True))
        assert (left.backups, left.files, left.away) == ([], [], [])
        assert not places.data.exists()
        assert not places.config.exists()

    def test_backups_of_all_of_them_are_named_when_they_stay(self, shelf: Shelf, places: Places) -> None:
        entry, second = made(shelf), made(shelf, "Second")
        kept = [*with_backups(places, entry), *with_backups(places, second)]
        assert destroy(places, Wish((entry,), everything=True)).backups == sorted(kept)
        assert files_of(places.data, places.config) == sorted(kept)

    def test_what_others_keep_in_the_folder_stays(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        mine = places.data / "a letter.txt"
        mine.write_text("dear")
        destroy(places, Wish((entry,), everything=True))
        assert files_of(places.data, places.config) == [mine]

    def test_one_that_the_list_knows_by_a_link_goes_once(self, shelf: Shelf, places: Places, tmp_path: Path) -> None:
        entry = made(shelf)
        (tmp_path / "link").symlink_to(places.journals, target_is_directory=True)
        shelf.note_opened(entry._replace(folder=str(tmp_path / "link" / entry.id)))
        left = destroy(places, Wish(shelf.settings.journals, everything=True))
        assert (left.files, left.whole, left.away) == ([], [], [])
        assert not places.data.exists()

    def test_one_journal_that_is_open_keeps_all_as_they_are(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        opened = shelf.make("Open", PASSPHRASE)
        with pytest.raises(JournalProblem, match="locked_elsewhere"):
            destroy(places, Wish((entry,), everything=True))
        opened.close()
        shelf.open(entry, PASSPHRASE).close()
        assert len(settings_file.load(places.settings_file).journals) == 2


class TestFinish:
    def test_a_journal_with_its_keys_stays_whole(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        (Path(entry.folder) / MARK).write_text('{"backups": true, "everything": true}')
        destroying.finish(places)
        assert not (Path(entry.folder) / MARK).exists()
        shelf.open(entry, PASSPHRASE).close()

    def test_what_had_not_come_to_its_turn_stays_with_the_settings(self, shelf: Shelf, places: Places) -> None:
        entry, other = made(shelf), made(shelf, "Other")
        for name in KEY_FILES:
            (Path(entry.folder) / name).unlink()
        (Path(entry.folder) / MARK).write_text('{"backups": false, "everything": true}')
        destroying.finish(places)
        assert not Path(entry.folder).exists()
        assert shelf.settings.journals == (other,)
        shelf.open(other, PASSPHRASE).close()

    def test_the_end_of_a_window_finishes_it(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        for name in KEY_FILES:
            (Path(entry.folder) / name).unlink()
        (Path(entry.folder) / MARK).write_text('{"backups": false, "everything": false}')
        cli._sweep(places)
        assert not Path(entry.folder).exists()

    def test_one_in_a_folder_of_the_persons_choice_is_found_by_the_list(
        self, shelf: Shelf, places: Places, tmp_path: Path
    ) -> None:
        entry = made(shelf)
        away = tmp_path / entry.id
        Path(entry.folder).rename(away)
        shelf.note_opened(entry._replace(folder=str(away)))
        for name in KEY_FILES:
            (away / name).write_bytes(b"\0" * 500)
        (away / MARK).write_text('{"backups": false, "everything": false}')
        destroying.finish(places)
        assert not away.exists()
        assert shelf.settings.journals == ()

    def test_lost_keys_alone_destroy_nothing(self, shelf: Shelf, places: Places) -> None:
        entry = made(shelf)
        for name in KEY_FILES:
            (Path(entry.folder) / name).unlink()
        destroying.finish(places)
        assert (Path(entry.folder) / DATABASE_FILE).exists()
        assert shelf.settings.journals == (entry,)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills copies of a process")
@pytest.mark.parametrize("how_much", ["one", "all"])
def test_killed_at_any_step_it_is_whole_or_its_keys_are_gone(tmp_path: Path, cheap: object, how_much: str) -> None:
    places = Places(tmp_path / "whole", tmp_path / "whole")
    entry = made(Shelf(places, cheap))  # type: ignore[arg-type]
    with_backups(places, entry)
    command = [sys.executable, str(KILLED), str(tmp_path), how_much]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    states = [found for _, found, _ in rows]
    assert set(states) == {"whole", "gone"}
    assert states == sorted(states, reverse=True), "once its keys are gone they stay gone"
    settings = 0 if how_much == "all" else 1
    assert {int(left) for _, found, left in rows if found == "gone"} <= {settings}, done.stdout
    assert len(rows) > 15
