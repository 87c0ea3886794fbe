"""The open database: its switches, the rights of its files, one action one transaction, one thread that writes."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.plan import Trigger
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import connecting, tables
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.folder_lock import HOLDER, LOCK
from recovery_journal.storage.keys import KEYS, TWIN
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.reserve import RESERVE

DAY = date(2026, 3, 12)
SHIPPED = {"MEMORY_SECURITY": "ON", "SYNCHRONOUS": "FULL"}
SWITCHES = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "locking_mode": "normal",
    "busy_timeout": 2000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "fullfsync": 1,
    "secure_delete": 1,
    "cipher_memory_security": "1",
    "application_id": tables.APPLICATION_ID,
    "page_size": "4096",
}


@pytest.fixture(autouse=True)
def _as_it_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, shipped in SHIPPED.items():
        monkeypatch.setattr(connecting, name, shipped)


def test_what_it_holds_is_wiped_and_what_it_writes_is_kept_in_the_program() -> None:
    script = "from recovery_journal.storage import connecting as c; print(c.MEMORY_SECURITY, c.SYNCHRONOUS)"
    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == list(SHIPPED.values())


def pragma(opened: OpenJournal, name: str) -> object:
    with opened.database.reading() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


@pytest.mark.parametrize("name", SWITCHES)
def test_each_switch_is_really_set(opened: OpenJournal, name: str) -> None:
    assert pragma(opened, name) == SWITCHES[name]


def test_a_second_connection_has_the_same_switches(opened: OpenJournal) -> None:
    other = connect(opened.database.folder / FILE, opened.database.data_key)
    for name in set(SWITCHES) - {"application_id"}:
        assert other.execute(f"PRAGMA {name}").fetchone()[0] == SWITCHES[name], name
    other.close()


def test_every_table_is_strict(opened: OpenJournal) -> None:
    with opened.database.reading() as connection:
        rows = connection.execute(text("PRAGMA table_list")).mappings().all()
    mine = {row["name"]: row["strict"] for row in rows if row["type"] == "table" and row["name"][:7] != "sqlite_"}
    assert [row["name"] for row in rows if row["type"] == "virtual"] == ["search"]
    assert set(mine) == set(tables.whole().tables) | {"alembic_version"}
    assert set(mine.values()) == {1}


class TestRights:
    def test_only_the_owner_may_look(self, opened: OpenJournal, places: Places) -> None:
        opened.journal.save(Trigger(text="Payday"))
        opened.drafts.keep("trigger", None, {"text": "x"})
        for path in [places.data, places.config, *places.data.rglob("*"), *places.config.rglob("*")]:
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name

    def test_the_folder_holds_nothing_unknown(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Payday"))
        beside = {HOLDER, f"{FILE}-wal", f"{FILE}-shm"}
        assert {each.name for each in opened.database.folder.iterdir()} == {FILE, KEYS, TWIN, RESERVE, LOCK} | beside
        opened.close()
        assert {each.name for each in opened.database.folder.iterdir()} == {FILE, KEYS, TWIN, RESERVE, LOCK}

    def test_its_folder_is_named_by_the_vault_never_by_the_label(self, opened: OpenJournal, places: Places) -> None:
        assert not any("Test" in str(each.relative_to(places.data)) for each in places.data.rglob("*"))


class TestTransactions:
    def test_all_of_an_action_is_kept_or_none(self, opened: OpenJournal) -> None:
        first, second = CheckIn(day=DAY, mood=3), CheckIn(day=DAY, mood=4)
        with pytest.raises(IntegrityError):
            opened.journal.save(Trigger(text="Payday"), first, second)
        assert opened.reader.count("trigger") == opened.reader.count("check_in") == 0
        assert opened.journal.next_undo() is None
        opened.journal.save(first)
        assert opened.reader.count("check_in") == 1

    def test_a_broken_promise_to_a_table_is_noticed_at_the_end_and_takes_all_back(self, opened: OpenJournal) -> None:
        row = "'a', NULL, NULL, 'nobody', 0, '', NULL, 'kept', '', '', '', NULL, NULL, NULL"
        statement = text(f"INSERT INTO occurrence VALUES ({row})")
        with pytest.raises(IntegrityError), opened.database.writing() as connection:
            connection.execute(statement)
        assert opened.reader.count("occurrence") == 0
        opened.journal.save(Trigger(text="Payday"))

    def test_nothing_waits_beside_the_file_after_an_action(self, opened: OpenJournal) -> None:
        opened.journal.save(Trigger(text="Payday"))
        assert (opened.database.folder / f"{FILE}-wal").stat().st_size == 0

    def test_an_action_counts_even_while_somebody_reads(self, opened: OpenJournal) -> None:
        reading = connect(opened.database.folder / FILE, opened.database.data_key)
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM 'trigger'").fetchall()
        assert opened.journal.save(Trigger(text="Payday")) is not None
        reading.execute("COMMIT")
        assert reading.execute("SELECT count(*) FROM 'trigger'").fetchone() == (1,)
        reading.close()

    def test_inside_a_transaction_reading_sees_what_is_written(self, opened: OpenJournal) -> None:
        with opened.database.writing() as connection:
            connection.execute(text("INSERT INTO preference VALUES ('a', '1')"))
            with opened.database.reading() as inner:
                assert inner.execute(text("SELECT value FROM preference WHERE name='a'")).scalar() == "1"

    def test_an_action_inside_an_action_is_a_bug(self, opened: OpenJournal) -> None:
        with opened.database.writing(), pytest.raises(AssertionError):
            opened.journal.save(Trigger(text="Payday"))


def test_once_closed_it_stays_closed(opened: OpenJournal) -> None:
    """Whatever comes late, a timer or a job, must not open the file again without its lock."""
    opened.close()
    for late in (lambda: opened.journal.save(Trigger(text="Payday")), lambda: opened.reader.count("trigger")):
        with pytest.raises(JournalProblem) as caught:
            late()
        assert caught.value.code == "closed"
    assert {each.name for each in opened.database.folder.iterdir()} == {FILE, KEYS, TWIN, RESERVE, LOCK}


class TestThreads:
    def test_only_the_thread_that_adopted_it_writes(self, opened: OpenJournal) -> None:
        failed: list[bool] = []

        def write() -> None:
            try:
                opened.journal.save(Trigger(text="Payday"))
            except AssertionError:
                failed.append(True)
            opened.adopt()
            opened.journal.save(Trigger(text="Payday"))

        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        assert failed == [True]
        assert opened.reader.count("trigger") == 1
        opened.adopt()


def test_errors_of_the_database_hold_no_journal_text(opened: OpenJournal) -> None:
    canary = "canary-in-the-coal-mine"
    for error, statement in (
        (OperationalError, "INSERT INTO nowhere VALUES (:text)"),
        (IntegrityError, "INSERT INTO preference (name, value) VALUES (:text, NULL)"),
    ):
        with pytest.raises(error) as caught, opened.database.writing() as connection:
            connection.execute(text(statement), {"text": canary})
        assert canary not in f"{caught.value!s}{caught.value!r}"


def test_a_reading_within_another_is_the_same_and_leaves_it_open(opened: OpenJournal) -> None:
    database = opened.database
    with database.reading() as outer:
        with database.reading() as inner:
            assert inner is outer
        assert outer.execute(text("SELECT 1")).scalar_one() == 1
    with database.reading() as later:
        assert later is not outer


def test_a_reading_in_another_thread_has_a_connection_of_its_own(opened: OpenJournal) -> None:
    database, seen = opened.database, list[object]()

    def read() -> None:
        with database.reading() as connection:
            seen.append(connection)

    with database.reading() as outer:
        other = threading.Thread(target=read)
        other.start()
        other.join()
        with database.reading() as inner:
            assert inner is outer
    assert seen != [outer]
