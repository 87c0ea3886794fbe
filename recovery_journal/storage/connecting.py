"""The bare connection to an encrypted file, with every switch that makes it safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from recovery_journal.paths import DATABASE_FILE

FILE = DATABASE_FILE
PAGE = 4096
CACHE = 2000  # KiB of pages: with half of that a sum over ten years reads the same ones again and again
# Statements held ready, the fewest the driver knows; it keeps those that were asked for most often. Each takes of the
# little memory that SQLite has at hand for small things; once that is used up it asks the system for every small thing,
# and SQLCipher locks and wipes each: what is put into words anew takes a fifth of the time while that memory is free.
STATEMENTS = 5
# These hold all places but one, and need hardly any of that memory.
_NOTHING = tuple(f"SELECT {number}" for number in range(STATEMENTS - 1))
_OFTEN = 100  # times, in a row; nothing else is
# Tests that look at other things do without these two.
MEMORY_SECURITY = "ON"  # SQLCipher locks and wipes what it holds
SYNCHRONOUS = "FULL"  # what is committed is on the drive, even when the power goes right after
_BEFORE_USE = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "locking_mode=NORMAL",
    "busy_timeout=2000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "fullfsync=ON",
    "secure_delete=ON",
)


def connect(file: Path, data_key: bytes, *, look_only: bool = False) -> Any:
    """A bare connection to an encrypted file, the raw key given and the safety switches set.

    One that only looks never writes into the file, not even what a killed program left beside it; before it reads
    what somebody wrote it has to be secured.
    """
    connection = open_with(data_key, file, "ro" if look_only else "rw")
    try:
        if not look_only:
            for switch in (*_BEFORE_USE, f"synchronous={SYNCHRONOUS}"):
                connection.execute(f"PRAGMA {switch}").close()
            secure(connection)
            for each in _NOTHING:
                for _time in range(_OFTEN):
                    connection.execute(each).close()
    except driver.Error:
        connection.close()
        raise
    return connection


def open_with(data_key: bytes, file: Path, mode: str = "rw") -> Any:
    """A connection with its key, and nothing else done to a file that may be empty still."""
    where = f"{file.absolute().as_uri()}?mode={mode}"
    connection = driver.connect(
        where, uri=True, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f'PRAGMA key="{_raw(data_key)}"')
    return connection


def attach(connection: Any, file: Path, data_key: bytes, name: str) -> None:
    """Opens a second encrypted file beside the one that `connection` has."""
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(file), _raw(data_key))).close()
    hold_little(connection, name)


def _raw(data_key: bytes) -> str:
    return f"x'{data_key.hex()}'"


def secure(connection: Any) -> None:
    """From here on SQLCipher locks in memory, and wipes, all that it holds for any connection of this process.

    It takes ten times as long as usual to read which tables there are, and those are no secret: so it comes after.
    """
    hold_little(connection)
    connection.execute(f"PRAGMA cipher_memory_security={MEMORY_SECURITY}").close()


def hold_little(connection: Any, name: str = "main") -> None:
    """A cache so small that its pages are used again and again: to lock and wipe a fresh one takes longer than to read
    it. Raises driver errors where the key does not fit.
    """
    connection.execute(f"PRAGMA {name}.cache_size=-{CACHE}").close()
