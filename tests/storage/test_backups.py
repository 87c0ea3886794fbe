"""Backups: verified before they count, of one moment whatever is written then, never rotated out for a bad one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.plan import Trigger
from recovery_journal.services import comparing, problems
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import RECOVERY, OpenJournal, Shelf
from recovery_journal.storage import archive, backup, contents, keys, scratch
from recovery_journal.storage.connecting import FILE, PAGE, attach, connect
from recovery_journal.storage.problems import JournalProblem
from tests.conftest import PASSPHRASE
from tests.filled import one_of_each_kind
from tests.storage.conftest import code_of
from tests.storage.older import put_into

MARCH = datetime(2026, 3, 12, 21, 30, 5, tzinfo=UTC)
DAY = timedelta(days=1)


def with_words(opened: OpenJournal, *words: str) -> None:
    opened.journal.save(*(Trigger(text=each) for each in words))


class TestMaking:
    def test_it_holds_all_there_is_and_is_noted(self, opened: OpenJournal) -> None:
        opened.journal.save(*one_of_each_kind())
        opened.drafts.keep("trigger", None, {"text": "half"})
        made = opened.backups.make()
        opened.backups.note(made)
        found = opened.backups.contents_of(made.path)
        assert found.counts == {kind: opened.reader.count(kind) for kind in found.counts}
        assert (found.vault, found.last_action, set(found.counts.values())) == (opened.id, 1, {1})
        assert opened.backups.last is not None
        assert (opened.backups.last.path, opened.backups.last.size) == (made.path, made.path.stat().st_size)

    def test_its_name_is_its_moment_and_nothing_else_is_left(self, opened: OpenJournal) -> None:
        with time_machine.travel(MARCH, tick=False):
            names = [opened.backups.make().path.name for _ in range(2)]
        assert names == ["2026-03-12T21-30-05Z.journal", "2026-03-12T21-30-05Z-2.journal"]
        assert sorted(os.listdir(opened.backups.folder)) == sorted(names)
        assert {each.made_at for each in opened.backups.all()} == {MARCH}

    def test_of_two_in_one_second_the_later_is_the_newer(self, opened: OpenJournal) -> None:
        with time_machine.travel(MARCH, tick=False):
            made = []
            for number in range(11):
                with_words(opened, f"Trigger {number}")
                made.append(opened.backups.make().path)
        assert [each.path for each in opened.backups.all()] == made[::-1]

    def test_half_a_page_that_is_whole_beside_the_file_is_no_damage(self, opened: OpenJournal) -> None:
        """A full drive can cut short what is moved from the -wal into the file; the -wal still has all of it."""
        file, data_key = opened.database.folder / FILE, opened.database.data_key
        reading = connect(file, data_key)
        reading.execute("BEGIN").close()
        reading.execute("SELECT count(*) FROM trigger").fetchall()
        with_words(opened, "Payday")  # cannot be moved while somebody reads
        moved = file.with_name(f"{FILE}-wal").read_bytes()[32:36]
        reading.close()
        with file.open("r+b") as content:
            content.seek((int.from_bytes(moved) - 1) * PAGE + PAGE // 2)
            content.write(bytes(PAGE // 2))
        made = opened.backups.make()
        assert opened.backups.contents_of(made.path).counts["trigger"] == 1

    def test_only_its_owner_may_look(self, opened: OpenJournal) -> None:
        made = opened.backups.make().path
        assert made.stat().st_mode & 0o777 == 0o600
        assert {each.stat().st_mode & 0o777 for each in (made.parent, made.parent.parent)} == {0o700}

    def test_it_is_due_after_something_was_done(self, opened: OpenJournal, shelf: Shelf) -> None:
        backups = opened.backups
        assert not backups.is_due()
        with_words(opened, "Payday")
        assert backups.is_due()
        backups.note(backups.make())
        opened.drafts.keep("trigger", None, {"text": "half"})
        assert not backups.is_due()
        opened.journal.undo()
        assert backups.is_due()
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert again.backups.is_due()
        assert again.backups.last == backups.last
        again.close()

    def test_it_is_made_in_another_thread_while_somebody_writes(self, opened: OpenJournal) -> None:
        with_words(opened, *(f"Trigger {number}" for number in range(300)))
        made: list[backup.BackupFile] = []
        worker = threading.Thread(target=lambda: made.append(opened.backups.make()))
        worker.start()
        for number in range(12):
            with_words(opened, f"Meanwhile {number}")
        worker.join()
        found = opened.backups.contents_of(made[0].path)
        assert 300 <= found.counts["trigger"] <= 312
        assert found.last_action == made[0].last_action == found.counts["trigger"] - 299

    def test_before_something_large_there_is_one(self, opened: OpenJournal) -> None:
        with_words(opened, "Payday")
        first = opened.backups.before()
        assert opened.backups.before().path == first.path
        first.path.write_bytes(first.path.read_bytes()[:-1])
        second = opened.backups.before()
        assert opened.backups.contents_of(second.path).counts["trigger"] == 1
        with_words(opened, "Other")
        assert opened.backups.contents_of(opened.backups.before().path).counts["trigger"] == 2

    def test_what_a_killed_program_left_is_swept(self, opened: OpenJournal) -> None:
        script = "import os, sys; from pathlib import Path; from recovery_journal.storage import scratch\n"
        script += "with scratch.folder_in(Path(sys.argv[1])) as work:\n (work / 'x').write_text('x'); os._exit(0)"
        subprocess.run([sys.executable, "-c", script, opened.backups.folder], check=True)
        assert len(list(opened.backups.folder.glob(f"{scratch.PREFIX}*"))) == 1
        with scratch.folder_in(opened.backups.folder) as mine:
            opened.backups.make()
            assert mine.exists()
        assert not list(opened.backups.folder.glob(f"{scratch.PREFIX}*"))

    def test_it_is_made_before_a_migration_or_nothing_is_migrated(
        self, shelf: Shelf, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from recovery_journal.storage import migrations, tables

        monkeypatch.setattr(tables, "REVISIONS", (*tables.REVISIONS, "9999"))
        monkeypatch.setattr(tables, "HEAD", "9999")
        at_migration: list[int] = []
        entry = shelf.choose("")
        monkeypatch.setattr(migrations, "_run", lambda *_: at_migration.append(len(shelf.backups_of(entry))))
        shelf.open(entry, PASSPHRASE).close()
        assert at_migration == [1]
        shelf.backup_folder(entry).rename(folder.parent / "gone")
        shelf.backup_folder(entry).write_text("in the way")
        assert code_of(lambda: shelf.open(entry, PASSPHRASE)) in ("already_there", "folder_missing", "no_permission")
        assert at_migration == [1]


class TestDamage:
    def test_a_journal_that_fails_its_check_gives_none_and_takes_none(self, opened: OpenJournal) -> None:
        with_words(opened, *(f"Trigger {number} {'x' * 150}" for number in range(40)))
        with time_machine.travel(MARCH - 400 * DAY, tick=False):
            old = backup.make(opened.database.folder, opened.database.data_key, opened.backups.folder)
        flip(opened.database.folder / FILE)
        assert code_of(opened.backups.make) == "damaged"
        assert opened.backups.rotate() == []
        assert [each.path for each in opened.backups.all()] == [old.path]

    def test_every_damage_to_a_backup_is_noticed(self, opened: OpenJournal) -> None:
        with_words(opened, *(f"Trigger {number}" for number in range(30)))
        file = opened.backups.make().path
        whole, chance = file.read_bytes(), random.Random(5)
        for _ in range(40):
            hurt = bytearray(whole)
            hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
            file.write_bytes(hurt)
            assert code_of(lambda: opened.backups.contents_of(file)) in ("archive_damaged", "archive_strange")
        for length in (0, 1, 40, 5000, len(whole) - PAGE, len(whole) - 1):
            file.write_bytes(whole[:length])
            assert code_of(lambda: opened.backups.contents_of(file)) in ("archive_damaged", "archive_strange")
        assert os.listdir(opened.backups.folder) == [file.name]

    def test_the_newest_good_one_is_found(self, opened: OpenJournal, shelf: Shelf) -> None:
        made = []
        for number in range(3):
            with_words(opened, f"Trigger {number}")
            with time_machine.travel(MARCH + number * DAY, tick=False):
                made.append(backup.make(opened.database.folder, opened.database.data_key, opened.backups.folder))
        entry = shelf.choose("")
        made[2].path.write_bytes(made[2].path.read_bytes()[:-9])
        good = shelf.newest_good_backup(entry, PASSPHRASE)
        assert good is not None
        assert (good.file.path, good.contents.counts["trigger"]) == (made[1].path, 2)
        assert shelf.newest_good_backup(entry, "wrong") is None

    def test_what_stands_in_the_way_of_reading_has_its_sentence(self, opened: OpenJournal, tmp_path: Path) -> None:
        (tmp_path / "text.journal").write_text("x" * 100)
        for file in (tmp_path / "nothing.journal", tmp_path, tmp_path / "text.journal"):
            with pytest.raises(JournalProblem) as caught:
                opened.backups.contents_of(file)
            assert caught.value.code in ("not_read", "archive_strange")
            assert "…" not in problems.sentence(caught.value)


def flip(file: Path, place: int = 5 * PAGE + 7) -> None:
    """Changes one bit of a file. (SQLite's locks on it go: nobody writes to it any more.)"""
    with file.open("r+b") as content:
        content.seek(place)
        byte = content.read(1)[0]
        content.seek(place)
        content.write(bytes([byte ^ 1]))


class TestSecondFolder:
    def test_a_copy_of_each_goes_there(self, opened: OpenJournal, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "stick").mkdir()
        opened.backups.choose_second_folder(tmp_path / "stick")
        with_words(opened, "Payday")
        made = opened.backups.make()
        assert made.second is not None
        assert made.second.read_bytes() == made.path.read_bytes()
        assert (made.second.parent, made.trouble) == (tmp_path / "stick" / opened.id, None)
        assert os.listdir(made.second.parent) == [made.path.name]
        opened.close()
        again = shelf.open(shelf.choose(""), PASSPHRASE)
        assert again.backups.second_folder == tmp_path / "stick"
        again.backups.choose_second_folder(None)
        assert again.backups.make().second is again.backups.second_folder is None
        again.close()

    def test_where_it_is_away_the_backup_is_made_all_the_same(self, opened: OpenJournal, tmp_path: Path) -> None:
        opened.backups.choose_second_folder(tmp_path / "stick")
        made = opened.backups.make()
        assert made.path.exists()
        assert made.trouble is not None
        assert made.trouble.code == "folder_missing"
        assert not (tmp_path / "stick").exists()


class TestOldSecrets:
    def test_those_that_open_with_an_old_one_are_counted_and_replaced(self, opened: OpenJournal, shelf: Shelf) -> None:
        code, entry = new_code(), shelf.choose("")
        with_words(opened, "Payday")
        with time_machine.travel(MARCH, tick=False):
            opened.backups.make()
        assert opened.backups.with_old_secret() == []
        shelf.set_recovery_code(opened, code)
        assert opened.backups.with_old_secret() == []
        shelf.change_passphrase(opened, PASSPHRASE, "other words entirely")
        opened.backups.make()
        (old,) = opened.backups.with_old_secret()
        assert backup.verify(old.path, PASSPHRASE).counts["trigger"] == 1
        assert opened.backups.replace_old_secrets() == 1
        assert opened.backups.with_old_secret() == []
        assert code_of(lambda: backup.verify(old.path, PASSPHRASE)) == "wrong_passphrase"
        assert backup.verify(old.path, "other words entirely").counts["trigger"] == 1
        assert shelf.look_into(old.path, code, RECOVERY).last_action == 1
        assert len(shelf.backups_of(entry)) == 2

    def test_a_damaged_one_is_let_be(self, opened: OpenJournal, shelf: Shelf) -> None:
        file = opened.backups.make().path
        flip(file, 9000)
        hurt = file.read_bytes()
        shelf.change_passphrase(opened, PASSPHRASE, "other words entirely")
        assert opened.backups.replace_old_secrets() == 0
        assert file.read_bytes() == hurt

    def test_one_with_an_old_passphrase_is_good_for_who_knows_the_new_one(
        self, opened: OpenJournal, shelf: Shelf
    ) -> None:
        opened.backups.make()
        shelf.change_passphrase(opened, PASSPHRASE, "other words entirely")
        opened.close()
        assert shelf.newest_good_backup(shelf.choose(""), "other words entirely") is not None
        assert shelf.newest_good_backup(shelf.choose(""), PASSPHRASE) is not None


class TestDifferences:
    def test_they_are_counted_by_kind_and_worded(self, opened: OpenJournal) -> None:
        kept, edited, gone = Trigger(text="Kept"), Trigger(text="Edited"), Trigger(text="Gone")
        opened.journal.save(kept, edited, gone)
        made = opened.backups.make()
        assert opened.backups.differences(made.path) == []
        opened.journal.save(Trigger(text="Edited by me", id=edited.id))
        opened.journal.remove(gone)
        opened.journal.save(Trigger(text="New"), *(CheckIn(day=(MARCH + n * DAY).date()) for n in range(2)))
        found = {each.kind: each.words for each in opened.backups.differences(made.path)}
        assert found == {
            "trigger": ("1 trigger added", "1 trigger changed", "1 trigger deleted"),
            "check_in": ("2 check-ins added",),
        }
        assert comparing.count_words(opened.backups.contents_of(made.path)) == ["3 triggers"]

    def test_a_part_or_a_link_counts_with_its_record(self, opened: OpenJournal) -> None:
        *others, link = one_of_each_kind()
        opened.journal.save(*(each for each in others if each.KIND not in ("sign_noticed", "occurrence")))
        made = opened.backups.make()
        opened.journal.save(*others, link)
        found = {each.kind: each.changed for each in opened.backups.differences(made.path)}
        assert found == {"trigger": 1, "check_in": 1, "appointment": 1}

    def test_another_journal_is_not_compared(self, opened: OpenJournal, shelf: Shelf) -> None:
        other = shelf.make("Other", PASSPHRASE)
        made = other.backups.make()
        other.close()
        assert code_of(lambda: opened.backups.differences(made.path)) == "other_journal"
        assert code_of(lambda: opened.backups.contents_of(made.path)) == "wrong_passphrase"
        assert opened.backups.contents_of(made.path, PASSPHRASE).vault == other.id


class TestTheSame:
    def test_any_change_of_a_row_or_of_what_is_indexed_is_seen(self, opened: OpenJournal, tmp_path: Path) -> None:
        opened.journal.save(*one_of_each_kind())
        whole = opened.backups.make().path
        data_key = opened.database.data_key
        for number, statement in enumerate(
            (
                "INSERT INTO preference VALUES ('a', '1')",
                "UPDATE trigger SET note = 'other'",
                "UPDATE trigger SET strength = NULL",
                "UPDATE link SET rowid = 7",
                "DELETE FROM link",
                "DROP INDEX ix_change_action",
                "SELECT 1",
            )
        ):
            file = tmp_path / f"{number}.db"
            archive.unpack_database(archive.read(whole), file)
            other = connect(file, data_key)
            with closing(connect(opened.database.folder / FILE, data_key)) as connection:
                other.execute(statement).close()
                other.close()
                attach(connection, file, data_key, "other")
                assert contents.is_same(connection, "other") == (statement == "SELECT 1"), statement

    def test_a_copy_that_differs_is_no_backup(self, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch) -> None:
        with_words(opened, "Payday")
        copy_pages = backup._copy_pages

        def alter(source: Any, copy: Path, data_key: bytes) -> None:
            copy_pages(source, copy, data_key)
            with closing(connect(copy, data_key)) as connection:
                connection.execute("UPDATE trigger SET text = 'Other'").close()

        monkeypatch.setattr(backup, "_copy_pages", alter)
        assert code_of(opened.backups.make) == "backup_differs"
        assert not os.listdir(opened.backups.folder)


def test_the_keys_in_a_backup_are_those_of_its_time(opened: OpenJournal) -> None:
    made = opened.backups.make()
    found = backup.read_archive(made.path)
    assert keys.parse(found.keys) == keys.read(opened.database.folder)


def test_one_of_an_older_version_is_made_before_the_migration_and_compared(
    opened: OpenJournal, shelf: Shelf, tmp_path: Path
) -> None:
    with_words(opened, "Payday", "Summer")
    opened.close()
    put_into("0001", opened.database.folder, opened.database.data_key, tmp_path / "fresh.db")
    again = shelf.open(shelf.choose(""), PASSPHRASE)
    (old,) = again.backups.all()
    assert again.backups.contents_of(old.path).schema == "0001"
    assert again.backups.contents_of(old.path).counts["trigger"] == 2
    assert again.backups.differences(old.path) == []
    with_words(again, "Quarrel")
    assert [each.words for each in again.backups.differences(old.path)] == [("1 trigger added",)]
    again.close()
    shelf.restore(shelf.choose(""), old, PASSPHRASE)
    back = shelf.open(shelf.choose(""), PASSPHRASE)
    assert back.reader.count("trigger") == 2
    back.close()
