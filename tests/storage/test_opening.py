"""The opening order: whatever stands in the way is named as what it is, and nothing is changed by looking."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.services import problems
from recovery_journal.services.reader import Reader
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage import keys, wal
from recovery_journal.storage.connecting import FILE, PAGE, connect
from recovery_journal.storage.database import Database
from recovery_journal.storage.folder_lock import HOLDER, LOCK
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.reserve import RESERVE
from tests.conftest import PASSPHRASE
from tests.storage.conftest import code_of, content_of

Spoil = Callable[[Path], object]


def opening(folder: Path, passphrase: str = PASSPHRASE) -> Callable[[], Database]:
    return lambda: Database.open(folder, passphrase)


def in_the_file(folder: Path, *statements: str) -> None:
    """Does something to a closed journal with its own key."""
    connection = connect(folder / FILE, keys.unwrap(folder, keys.PASSPHRASE, PASSPHRASE))
    for each in statements:
        connection.execute(each)
    connection.close()


def overwrite(content: bytes) -> Spoil:
    return lambda folder: (folder / FILE).write_bytes(content)


def a_plain_database(folder: Path) -> None:
    (folder / FILE).unlink()
    plain = sqlite3.connect(folder / FILE)
    plain.execute("CREATE TABLE anything (value)")
    plain.execute("INSERT INTO anything VALUES (zeroblob(9000))")
    plain.commit()
    plain.close()


def a_database_of_another_key(folder: Path) -> None:
    (folder / FILE).write_bytes(b"")
    other = connect(folder / FILE, bytes(32))
    other.execute("CREATE TABLE anything (value)")
    other.execute("INSERT INTO anything VALUES (zeroblob(9000))")
    other.close()


def of_another_program(folder: Path) -> None:
    in_the_file(folder, "PRAGMA application_id=7", "PRAGMA journal_mode=DELETE")


def of_a_newer_version(folder: Path) -> None:
    in_the_file(folder, "UPDATE alembic_version SET version_num='9999'")


def without_its_version(folder: Path) -> None:
    in_the_file(folder, "DELETE FROM alembic_version")


def without_its_version_table(folder: Path) -> None:
    in_the_file(folder, "DROP TABLE alembic_version")


def cut_by(count: int) -> Spoil:
    return lambda folder: os.truncate(folder / FILE, (folder / FILE).stat().st_size - count)


def zeroed_page(number: int) -> Spoil:
    def spoil(folder: Path) -> None:
        with (folder / FILE).open("r+b") as file:
            file.seek((number - 1) * PAGE)
            file.write(bytes(PAGE))

    return spoil


REFUSED: dict[str, tuple[Spoil, str]] = {
    "missing": (lambda folder: (folder / FILE).unlink(), "file_missing"),
    "empty": (overwrite(b""), "file_empty"),
    "one byte": (overwrite(b"x"), "file_empty"),
    "less than a page": (overwrite(bytes(PAGE - 1)), "file_empty"),
    "plain SQLite": (a_plain_database, "not_a_journal"),
    "random bytes": (overwrite(random.Random(1).randbytes(10 * PAGE)), "other_key"),
    "random bytes of an odd length": (overwrite(random.Random(2).randbytes(PAGE + 321)), "other_key"),
    "zeros": (overwrite(bytes(8 * PAGE)), "other_key"),
    "another journal's": (a_database_of_another_key, "other_key"),
    "another program's": (of_another_program, "not_a_journal"),
    "newer": (of_a_newer_version, "newer"),
    "no version": (without_its_version, "damaged"),
    "no version table": (without_its_version_table, "damaged"),
    "a page short": (cut_by(PAGE), "damaged"),
    "a byte short": (cut_by(1), "damaged"),
    "first page zeroed": (zeroed_page(1), "other_key"),
    "second page zeroed": (zeroed_page(2), "damaged"),
    "tenth page zeroed": (zeroed_page(10), "damaged"),
}


class TestRefusals:
    @pytest.mark.parametrize("spoiled", REFUSED)
    def test_each_has_its_own_name_and_changes_nothing(self, folder: Path, spoiled: str) -> None:
        spoil, expected = REFUSED[spoiled]
        spoil(folder)
        before, names = content_of(folder), set(os.listdir(folder))
        assert code_of(opening(folder)) == expected
        assert content_of(folder) == before
        assert set(os.listdir(folder)) <= names | {LOCK}

    @pytest.mark.parametrize("spoiled", REFUSED)
    def test_each_has_a_sentence_that_needs_nothing_more(self, folder: Path, spoiled: str) -> None:
        REFUSED[spoiled][0](folder)
        with pytest.raises(JournalProblem) as caught:
            opening(folder)()
        assert "…" not in problems.sentence(caught.value)

    def test_a_wrong_passphrase_is_that_only(self, folder: Path) -> None:
        before = content_of(folder)
        assert code_of(opening(folder, "wrong")) == "wrong_passphrase"
        assert content_of(folder) == before

    def test_the_lock_is_free_after_a_refusal(self, folder: Path) -> None:
        assert code_of(opening(folder, "wrong")) == "wrong_passphrase"
        opening(folder)().close()

    def test_the_keys_of_another_journal_do_not_fit(self, folder: Path, shelf: Shelf) -> None:
        other = shelf.make("Other", PASSPHRASE)
        other.close()
        for name in (keys.KEYS, keys.TWIN):
            (folder / name).write_bytes((other.database.folder / name).read_bytes())
        assert code_of(opening(folder)) == "other_key"

    def test_damaged_and_missing_keys_are_named_before_the_file(self, folder: Path) -> None:
        for name in (keys.KEYS, keys.TWIN):
            (folder / name).write_bytes(b"{")
        assert code_of(opening(folder)) == "keys_damaged"
        for name in (keys.KEYS, keys.TWIN):
            (folder / name).unlink()
        assert code_of(opening(folder)) == "keys_missing"

    def test_a_folder_that_is_gone(self, tmp_path: Path) -> None:
        assert code_of(opening(tmp_path / "gone")) == "folder_missing"
        assert not (tmp_path / "gone").exists()

    def test_a_newer_file_is_left_alone_with_what_a_killed_program_left_beside_it(self, folder: Path) -> None:
        of_a_newer_version(folder)
        killed_while_writing(folder)
        before = content_of(folder) | {"wal": (folder / f"{FILE}-wal").read_bytes().hex()}
        assert code_of(opening(folder)) == "newer"
        assert content_of(folder) | {"wal": (folder / f"{FILE}-wal").read_bytes().hex()} == before


def killed_while_writing(folder: Path, times: int = 1) -> None:
    """Leaves committed rows in the -wal file, as a killed program does."""
    script = """
import os, sys
from pathlib import Path
from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE, connect
folder = Path(sys.argv[1])
connection = connect(folder / FILE, keys.unwrap(folder, keys.PASSPHRASE, sys.argv[2]))
for number in range(int(sys.argv[3])):
    connection.execute("INSERT INTO preference VALUES (?, '1')", ("kept" + "x" * number,))
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script, folder, PASSPHRASE, str(times)], check=True)
    assert (folder / f"{FILE}-wal").stat().st_size > 0


class TestWhatAKillLeaves:
    """A damaged frame in the -wal file would lose what was committed after it, and SQLite would say nothing."""

    @pytest.fixture
    def left(self, folder: Path) -> Path:
        killed_while_writing(folder, times=4)
        return folder / f"{FILE}-wal"

    def test_every_flipped_bit_is_noticed(self, folder: Path, left: Path) -> None:
        """In the very last block it looks as if the computer had stopped in the midst of it: that is told."""
        whole, chance = left.read_bytes(), random.Random(3)
        frame, database = PAGE + 24, (folder / FILE).read_bytes()
        places = [*range(32), *range(32, 56), *range(len(whole) - frame, len(whole) - PAGE)]
        for place in [*places, *(chance.randrange(len(whole)) for _ in range(30))]:
            hurt = bytearray(whole)
            hurt[place] ^= 1 << chance.randrange(8)
            left.write_bytes(hurt)
            if wal.state_beside(folder / FILE) == wal.TORN:
                assert place >= len(whole) - frame
                opened = opening(folder)()
                assert opened.was_cut_off, place
                opened.close()
                (folder / FILE).write_bytes(database)
            else:
                assert code_of(opening(folder)) == "damaged", place
                assert left.read_bytes() == hurt
        left.write_bytes(whole)
        assert wal.state_beside(folder / FILE) == wal.WHOLE
        opening(folder)().close()

    def test_zeroed_blocks_are_noticed(self, folder: Path, left: Path) -> None:
        whole = left.read_bytes()
        for start in range(0, len(whole) - PAGE, PAGE):
            left.write_bytes(whole[:start] + bytes(PAGE) + whole[start + PAGE :])
            is_last = start + PAGE > len(whole) - PAGE - 24
            assert wal.state_beside(folder / FILE) == (wal.TORN if is_last else wal.DAMAGED), start

    def test_what_was_cut_off_in_writing_is_no_damage(self, folder: Path, left: Path) -> None:
        whole = left.read_bytes()
        for length in (0, 20, 32, 40, 1000, len(whole) - 1, len(whole) - PAGE - 10):
            left.write_bytes(whole[:length])
            assert wal.state_beside(folder / FILE) == wal.WHOLE
        opening(folder)().close()


class TestOpening:
    def test_all_is_there_again(self, folder: Path) -> None:
        database = opening(folder)()
        assert {each.text for each in Reader(database).records(Trigger)} == {f"Trigger {n}" for n in range(40)}
        database.close()

    def test_looking_leaves_nothing_beside_the_file(self, folder: Path) -> None:
        opening(folder)().close()
        assert set(os.listdir(folder)) == {FILE, keys.KEYS, keys.TWIN, LOCK, RESERVE}

    def test_what_was_committed_before_a_kill_is_kept(self, folder: Path) -> None:
        killed_while_writing(folder)
        database = opening(folder)()
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM preference WHERE name='kept'").scalar() == 1
        database.close()

    def test_a_folder_may_have_any_name(self, folder: Path, tmp_path: Path) -> None:
        odd = tmp_path / "a b%20c#d?e=1 \U0001f98a"
        folder.rename(odd)
        opening(odd)().close()

    def test_closing_twice_is_harmless(self, folder: Path) -> None:
        database = opening(folder)()
        database.close()
        database.close()


class TestTwoPrograms:
    def test_the_second_one_is_refused_and_told_which_has_it(self, folder: Path) -> None:
        first = opening(folder)()
        with pytest.raises(JournalProblem) as caught:
            opening(folder)()
        assert (caught.value.code, caught.value.values["process"]) == ("locked_elsewhere", os.getpid())
        first.close()
        opening(folder)().close()

    def test_one_in_another_process_counts_and_its_death_frees_the_journal(self, folder: Path) -> None:
        script = """
import sys
from pathlib import Path
from recovery_journal.storage.database import Database
database = Database.open(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""
        child = subprocess.Popen(
            [sys.executable, "-c", script, folder, PASSPHRASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        before = content_of(folder)
        with pytest.raises(JournalProblem) as caught:
            opening(folder)()
        assert (caught.value.code, caught.value.values["process"]) == ("locked_elsewhere", child.pid)
        assert content_of(folder) == before
        child.kill()
        child.communicate()
        assert (folder / HOLDER).exists()
        opening(folder)().close()

    @pytest.mark.parametrize("note", ["", "{", "[]", '{"process": "x"}', json.dumps({"process": 999_999_999})])
    def test_a_stale_lock_does_not_lock(self, folder: Path, note: str) -> None:
        (folder / LOCK).write_text("stale")
        (folder / HOLDER).write_text(note)
        opening(folder)().close()
        assert not (folder / HOLDER).exists()


AS_NOBODY = """
import os, sys
from pathlib import Path
from recovery_journal.storage.database import Database
from recovery_journal.storage.problems import JournalProblem
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Database.open(Path(sys.argv[1]), sys.argv[2]).close()
    print("opened")
except JournalProblem as problem:
    print(problem.code)
"""


def refusal_without_an_administrators_rights(folder: Path) -> str:
    for each in folder.parents:
        if each.stat().st_uid == os.getuid() and each != Path("/"):
            each.chmod(each.stat().st_mode | 0o011)
    done = subprocess.run([sys.executable, "-c", AS_NOBODY, folder, PASSPHRASE], capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.strip()


class TestRights:
    @pytest.mark.parametrize("with_lock", [False, True])
    def test_a_folder_that_can_only_be_read(self, folder: Path, with_lock: bool) -> None:
        if not with_lock:
            (folder / LOCK).unlink()
        for each in folder.iterdir():
            each.chmod(0o444)
        folder.chmod(0o555)
        before, names = content_of(folder), set(os.listdir(folder))
        assert refusal_without_an_administrators_rights(folder) == "no_permission"
        assert (content_of(folder), set(os.listdir(folder))) == (before, names)
        folder.chmod(0o700)

    def test_a_folder_that_may_not_be_entered(self, folder: Path) -> None:
        folder.chmod(0o000)
        assert refusal_without_an_administrators_rights(folder) == "no_permission"
        folder.chmod(0o700)

    @pytest.mark.parametrize("which", [(FILE,), (keys.KEYS, keys.TWIN)])
    def test_files_that_may_not_be_read(self, folder: Path, which: tuple[str, ...]) -> None:
        folder.chmod(0o777)
        for each in folder.iterdir():
            each.chmod(0o000 if each.name in which else 0o666)
        before = content_of(folder)
        assert refusal_without_an_administrators_rights(folder) == "no_permission"
        assert content_of(folder) == before

    def test_a_file_that_may_not_be_written(self, folder: Path) -> None:
        folder.chmod(0o777)
        for each in folder.iterdir():
            each.chmod(0o444 if each.name == FILE else 0o666)
        assert refusal_without_an_administrators_rights(folder) in ("read_only", "no_permission")


class TestNewJournals:
    def test_where_no_folder_can_be_made_nothing_is_left(self, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file where the folder should be")
        assert code_of(lambda: shelf.make("Test", PASSPHRASE)) in ("folder_missing", "no_permission")
        assert os.listdir(tmp_path) == ["data"]

    def test_where_the_list_cannot_be_kept_no_journal_is_left(self, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "config").write_text("a file where the folder should be")
        assert code_of(lambda: shelf.make("Test", PASSPHRASE)) in ("folder_missing", "no_permission")
        assert os.listdir(tmp_path / "data" / "journals") == []


class TestProvedLater:
    """The window is made while the pages are looked at; until then nothing is written."""

    def test_what_is_damaged_is_read_past_and_never_written(self, folder: Path) -> None:
        file = folder / FILE
        content = bytearray(file.read_bytes())
        content[-100] ^= 1
        file.write_bytes(content)
        database = Database.open(folder, PASSPHRASE, proves_later=True)
        assert Reader(database).records(Trigger) is not None
        for _again in range(2):
            with pytest.raises(JournalProblem, match="damaged"), database.writing() as connection:
                connection.exec_driver_sql("DELETE FROM preference")
        database.close()
        assert file.read_bytes() == content

    def test_what_is_whole_is_written_at_once(self, folder: Path) -> None:
        database = Database.open(folder, PASSPHRASE, proves_later=True)
        with database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM preference")
        database.prove()
        database.close()
        assert sorted(each.name for each in folder.iterdir() if each.name.startswith(FILE)) == [FILE]

    def test_it_can_be_closed_before_the_answer(self, folder: Path) -> None:
        Database.open(folder, PASSPHRASE, proves_later=True).close()
        assert sorted(each.name for each in folder.iterdir() if each.name.startswith(FILE)) == [FILE]
        Database.open(folder, PASSPHRASE).close()

    def test_what_a_killed_program_left_is_looked_at_first(self, folder: Path) -> None:
        content = bytearray((folder / FILE).read_bytes())
        content[-100] ^= 1
        (folder / FILE).write_bytes(content)
        (folder / f"{FILE}-wal").write_bytes(b"")
        with pytest.raises(JournalProblem, match="damaged"):
            Database.open(folder, PASSPHRASE, proves_later=True)
