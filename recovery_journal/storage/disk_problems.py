"""Turns what the disk and the database driver say into known problems."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from recovery_journal.storage.problems import JournalProblem

_OF_THE_DISK = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EIO: "drive_trouble",
    errno.ENXIO: "drive_trouble",
    errno.ENODEV: "drive_trouble",
    errno.ESTALE: "drive_trouble",
}
_OF_THE_DRIVER = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CANTOPEN": "no_permission",
    "SQLITE_BUSY": "locked_elsewhere",
    "SQLITE_LOCKED": "locked_elsewhere",
    "SQLITE_NOMEM": "not_enough_memory",
}
_BY_ITS_WORDS = {  # what an online backup raises has no name
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "out of memory": "SQLITE_NOMEM",
}
_PROBE = 1 << 20  # more than one action ever writes


@contextmanager
def problems_of(folder: Path, room: int = 0) -> Iterator[None]:
    """Raises a JournalProblem for what the disk and the driver say; a bug passes as it is.

    `room` is how large, in bytes, a file in `folder` has to be able to become.
    """
    try:
        yield
    except OSError as error:
        code = _OF_THE_DISK.get(error.errno or 0)
        if code is None:
            raise
        raise _at(folder, code) from None
    except (DBAPIError, driver.DatabaseError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(original, driver.DatabaseError) or _is_our_bug(original):
            raise
        raise _as_problem(original, folder, room) from None


def drive_of(folder: Path) -> str:
    """The drive a folder is on: where it is mounted, or its letter."""
    where = folder.absolute()
    return where.drive or str(next((each for each in (where, *where.parents) if os.path.ismount(each)), where.anchor))


def is_full(error: BaseException, folder: Path) -> bool:
    """Whether what the driver raised while writing in `folder` means that there is no room left."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, driver.DatabaseError) or _is_our_bug(original):
        return False
    return _as_problem(original, folder).code == "disk_full"


def _at(folder: Path, code: str) -> JournalProblem:
    drive = {"drive": drive_of(folder)} if code == "disk_full" else {}
    return JournalProblem(code, folder=str(folder), **drive)


def _is_our_bug(error: driver.DatabaseError) -> bool:
    if isinstance(error, driver.IntegrityError | driver.ProgrammingError):
        return True
    return any(mark in str(error) for mark in ("no such", "syntax error", "has no column", "datatype mismatch"))


def _as_problem(error: driver.DatabaseError, folder: Path, room: int = 0) -> JournalProblem:
    name = getattr(error, "sqlite_errorname", None) or _BY_ITS_WORDS.get(str(error), "")
    if name.startswith("SQLITE_IOERR"):
        return _at(folder, _why_the_drive_failed(folder, room))
    known = (code for prefix, code in _OF_THE_DRIVER.items() if name.startswith(prefix))
    return _at(folder, next(known, "damaged"))


def _why_the_drive_failed(folder: Path, room: int) -> str:
    """SQLite calls a full quota and a drive that is gone by one name, so the folder itself is asked.

    The trial file begins where the journal ends: a limit may be one on the size of a file.
    """
    try:
        end = max([room, *(each.stat().st_size for each in folder.iterdir())])
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.seek(end)
            trial.write(bytes(_PROBE))
    except (OSError, ValueError) as error:
        return _OF_THE_DISK.get(getattr(error, "errno", None) or 0, "drive_trouble")
    return "drive_trouble"
