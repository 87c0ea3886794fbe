"""What is looked at before a file is opened, each known problem by its name; pages are proved whole, now or after."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from recovery_journal.storage import tables, wal
from recovery_journal.storage.connecting import PAGE, connect, secure
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.problems import JournalProblem


class Proof:
    """Whether all pages of an open file are whole, looked through once by whoever asks first, in any thread.

    What is read meanwhile is proved page by page as it is read, as always; nothing is written before.
    """

    def __init__(self, file: Path, connection: Any = None) -> None:
        self._file = file
        self._connection = connection
        self._problem: JournalProblem | None = None
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Comes back when every page was seen to be whole. Raises JournalProblem: damaged; then each time."""
        with self._lock:
            if self._connection is not None:
                try:
                    with problems_of(self._file.parent):
                        prove_pages(self._connection)
                except JournalProblem as problem:
                    self._problem = problem
                finally:
                    self._let_go()
            if self._problem is not None:
                raise self._problem

    def give_up(self) -> None:
        """The file is closed: nobody waits for the answer any more."""
        if self._connection is not None:
            with suppress(driver.Error):
                self._connection.interrupt()
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def begin_proof(file: Path, data_key: bytes) -> Proof | None:
    """Looks at all but the pages of a file that was left in order; none where it has to be inspected as a whole.

    Raises JournalProblem as `inspect`; driver errors.
    """
    if any(each.exists() for each in _beside(file)):
        return None
    connection = connect(file, data_key, look_only=True)
    try:
        if not _fits_nowhere(connection, file) and not is_of_older_version(connection):
            kept, connection = connection, None
            return Proof(file, kept)
        return None
    finally:
        if connection is not None:
            connection.close()
            _clear(_beside(file))


def refuse_what_is_no_database(file: Path) -> None:
    """The cheap checks, before any key is made. Runs only while nobody has the file open."""
    if not file.is_file():
        raise JournalProblem("file_missing", folder=str(file.parent))
    if file.stat().st_size < PAGE:
        raise JournalProblem("file_empty", folder=str(file.parent))
    with file.open("r+b") as content:  # a file that can only be read is refused here; SQLite would open it
        if content.read(15) == b"SQLite format 3":
            raise JournalProblem("not_a_journal")


def inspect(file: Path, data_key: bytes) -> bool:
    """Whether the file is of an older version. Raises JournalProblem: not_a_journal, other_key, newer, damaged."""
    beside = _beside(file)
    left_over = any(each.exists() for each in beside)
    if wal.state_beside(file) == wal.DAMAGED:
        raise JournalProblem("damaged", folder=str(file.parent))
    try:
        return _look_at(file, data_key, beside, left_over)
    except JournalProblem as problem:
        if problem.code != "damaged" or not left_over:
            raise
    _finish_writing(file, data_key)
    return _look_at(file, data_key, beside, left_over)


def _finish_writing(file: Path, data_key: bytes) -> None:
    """Moves into the file what stands in the -wal: a drive that was full may have left half a page of it there."""
    connection = connect(file, data_key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()


def _look_at(file: Path, data_key: bytes, beside: list[Path], left_over: bool) -> bool:
    connection = connect(file, data_key, look_only=True)
    try:
        if _fits_nowhere(connection, file):
            raise JournalProblem("other_key", folder=str(file.parent))
        return is_behind(connection)
    finally:
        connection.close()
        if not left_over:
            _clear(beside)


def clear_after(file: Path) -> None:
    """Removes what a connection that only looked leaves beside a file that nobody has open; never what is written."""
    beside = _beside(file)
    if not beside[0].exists() or not beside[0].stat().st_size:
        _clear(beside)


def _beside(file: Path) -> list[Path]:
    return [file.with_name(f"{file.name}-{end}") for end in ("wal", "shm")]


def _clear(beside: list[Path]) -> None:
    for each in beside:
        each.unlink(missing_ok=True)


def _fits_nowhere(connection: Any, file: Path) -> bool:
    """Whether the key opens not one page: then it is another journal's file, or none at all, rather than damaged."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if len(bad) >= file.stat().st_size // PAGE:
            return True
        raise
    return False


def is_behind(connection: Any) -> bool:
    """Whether what a bare connection opened, and saw to be whole, is of an older version.

    Raises JournalProblem: not_a_journal, newer, damaged; and driver errors.
    """
    behind = is_of_older_version(connection)
    prove_pages(connection)
    return behind


def is_of_older_version(connection: Any) -> bool:
    """The same without a look at all pages."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != tables.APPLICATION_ID:
        raise JournalProblem("not_a_journal")
    row = None
    with suppress(driver.OperationalError):  # no such table
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise JournalProblem("damaged")
    if row[0] not in tables.REVISIONS:
        raise JournalProblem("newer")
    return bool(row[0] != tables.HEAD)


def prove_pages(connection: Any) -> None:
    """Looks at every page of the file. Raises JournalProblem: damaged."""
    if not is_whole(connection):
        raise JournalProblem("damaged")


def is_whole(connection: Any) -> bool:
    """Whether every page of the file is as it was written; what is read from now on is secured."""
    secure(connection)
    return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
