"""The encrypted database: opened in one order with every known problem named, written one action at a time."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from recovery_journal.paths import make_private_folder
from recovery_journal.storage import folder_lock, inspecting, keys, reserve, scratch, search, staging, tables, wal
from recovery_journal.storage.connecting import FILE, connect
from recovery_journal.storage.disk_problems import is_full
from recovery_journal.storage.disk_problems import problems_of as problems_of
from recovery_journal.storage.problems import JournalProblem

BeforeMigrating = Callable[[Path, bytes], object]


class Database:
    """One open journal. The thread that adopts it owns the one connection that writes.

    `was_cut_off` tells that the computer stopped in the midst of writing: what was saved last may not be there.
    """

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        lock: folder_lock.FolderLock,
        was_cut_off: bool = False,
        proof: inspecting.Proof | None = None,
    ) -> None:
        self.folder = folder
        self.data_key = data_key
        self.was_cut_off = was_cut_off
        self._lock = lock
        self._proof = proof or inspecting.Proof(folder / FILE)
        self._is_closed = False
        self._lacks_reserve = False
        self._edition = 0
        self._current: Connection | None = None
        self._read_from: Connection | None = None
        self._engine = _engine(self._connect)
        self.adopt()

    @classmethod
    def create(cls, parent: Path, passphrase: str, cost: keys.KeyCost) -> Database:
        """A new, empty journal in a folder of its own below `parent`. Raises JournalProblem; then nothing is left."""
        folder = parent / str(uuid4())
        with problems_of(parent):
            make_private_folder(folder)
            try:
                return cls._create_in(folder, passphrase, cost)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise

    @classmethod
    def _create_in(cls, folder: Path, passphrase: str, cost: keys.KeyCost) -> Database:
        lock = folder_lock.take(folder)
        data_key = keys.new_data_key()
        keys.create(folder, passphrase, data_key, cost)
        os.close(os.open(folder / FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database = cls(folder, data_key, lock)
        database._lay_tables()
        reserve.make(folder)
        return database

    @classmethod
    def open(
        cls,
        folder: Path,
        secret: str,
        kind: str = keys.PASSPHRASE,
        before_migrating: BeforeMigrating | None = None,
        *,
        proves_later: bool = False,
    ) -> Database:
        """The journal in `folder`, after every check. Raises JournalProblem; then nothing is held or changed.

        `secret` is a passphrase, or a recovery code in its plain form, by `kind`. A file of an older version is
        brought to this one after `before_migrating(folder, data_key)`, which makes a verified backup or raises.
        With `proves_later` the pages of a file that was left in order are looked at by `prove`, at the latest
        before anything is written.
        """
        with problems_of(folder):
            lock = folder_lock.take(folder)
            try:
                staging.finish(folder)
                scratch.sweep(folder)
                keys.sweep(folder)
                inspecting.refuse_what_is_no_database(folder / FILE)
                data_key = keys.unwrap(folder, kind, secret)
                was_cut_off = wal.state_beside(folder / FILE) == wal.TORN
                proof = inspecting.begin_proof(folder / FILE, data_key) if proves_later else None
                if proof is None and inspecting.inspect(folder / FILE, data_key):
                    if before_migrating is not None:
                        before_migrating(folder, data_key)
                    migrate(folder / FILE, data_key)
                reserve.make(folder)
                return cls(folder, data_key, lock, was_cut_off, proof)
            except BaseException:
                lock.release()
                raise

    def adopt(self) -> None:
        """Makes the calling thread the one that writes; it was opened in another while the person waited."""
        self._owner = threading.get_ident()

    def prove(self) -> None:
        """Comes back when every page of the file was seen to be whole. Any thread. Raises JournalProblem: damaged."""
        self._proof.wait()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or none. Raises JournalProblem for a full disk or a lost folder."""
        assert threading.get_ident() == self._owner, "only the owning thread writes"
        assert self._current is None, "one action, one transaction"
        self.prove()
        with problems_of(self.folder), self._engine.connect() as connection:
            self._current = connection
            self._make_room()
            try:
                with connection.begin():
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                    yield connection
            except DBAPIError as error:
                if is_full(error, self.folder):
                    self._give_reserve()
                raise
            finally:
                self._current = None
                self._edition += 1
                _end_what_is_open(connection)
        self._fold_in()
        if self._lacks_reserve:
            self._lacks_reserve = not reserve.make(self.folder)

    def _make_room(self) -> None:
        """Gives the reserve back before a full drive makes an action fail: SQLite takes it back then, whole."""
        if not self._lacks_reserve and reserve.is_needed(self.folder):
            self._give_reserve()

    def _give_reserve(self) -> None:
        self._lacks_reserve = True
        reserve.release(self.folder)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from; inside a transaction, or another reading, it is the one of that."""
        is_owner = threading.get_ident() == self._owner
        outer = self._current or (self._read_from if is_owner else None)
        if outer is not None:
            yield outer
            return
        with problems_of(self.folder), self._engine.connect() as connection:
            if is_owner:
                self._read_from = connection
            try:
                yield connection
            finally:
                if is_owner:
                    self._read_from = None

    @property
    def edition(self) -> int | None:
        """A number that moves with all that is written: what was read stays true as long as it stands still.

        None in the midst of writing, and for any other thread than the one that owns the connection.
        """
        return self._edition if self._current is None and threading.get_ident() == self._owner else None

    def write_anew(self) -> None:
        """Lays every page of the file anew: where rows were moved about, a page can keep a piece of one that is gone.

        Raises JournalProblem; then what is kept is whole, and was not laid anew.
        """
        assert threading.get_ident() == self._owner, "only the owning thread writes"
        self.prove()
        with problems_of(self.folder), self._engine.connect() as connection:
            connection.exec_driver_sql("VACUUM").close()
        self._fold_in(wait=2000)

    def _fold_in(self, wait: int = 0) -> None:
        """Moves what is committed from the -wal file into the journal's own.

        Where that fails, or somebody reads for longer than `wait` ms, it is left to the next action: what is
        committed stays so.
        """
        with suppress(driver.Error), self._engine.connect() as connection:
            bare: Any = connection.connection.driver_connection
            bare.execute(f"PRAGMA busy_timeout={wait}").close()
            try:
                bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                bare.execute("PRAGMA busy_timeout=2000").close()

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._is_closed

    def close(self) -> None:
        """Closes the file for good and lets the journal go. Safe to call twice."""
        self._is_closed = True
        self._proof.give_up()
        try:
            self._engine.dispose()
            inspecting.clear_after(self.folder / FILE)
        finally:
            self._lock.release()

    def _connect(self) -> Any:
        """What an engine asks for; after `close` it would open the file again without the lock."""
        if self._is_closed:
            raise JournalProblem("closed")
        return connect(self.folder / FILE, self.data_key)

    def _lay_tables(self) -> None:
        with self.writing() as connection:
            for statement in tables.statements():
                connection.exec_driver_sql(statement)
            search.lay(connection)
            connection.execute(text("CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"))
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": tables.HEAD})
            connection.execute(text(f"PRAGMA application_id={tables.APPLICATION_ID}"))


def _engine(connect_to_it: Callable[[], Any]) -> Engine:
    """What makes the one connection of its own and keeps it; a transaction begins only where it is told to."""
    return create_engine(
        "sqlite://",
        module=driver,
        creator=connect_to_it,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )


def _end_what_is_open(connection: Connection) -> None:
    """Takes back a transaction whose commit failed: SQLite leaves it open, and SQLAlchemy takes it for done."""
    bare = connection.connection.driver_connection
    if bare is not None and bare.in_transaction:
        bare.rollback()


def migrate(file: Path, data_key: bytes) -> None:
    """Brings a file of an older version to this one, whole or not at all. Raises JournalProblem, driver errors."""
    from recovery_journal.storage import migrations

    connection = connect(file, data_key)
    try:
        migrations.upgrade(connection)
    finally:
        connection.close()
