"""The bare connection to an encrypted file, with every switch that makes it safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from recovery_journal.paths import DATABASE_FILE

FILE = DATABASE_FILE
PAGE = 4096
MEMORY_SECURITY = "ON"  # SQLCipher locks and wipes what it holds; tests that look at other things do without
_BEFORE_USE = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
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
    where = f"{file.absolute().as_uri()}?mode={'ro' if look_only else 'rw'}"
    connection = driver.connect(where, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
    try:
        if not look_only:
            for switch in _BEFORE_USE:
                connection.execute(f"PRAGMA {switch}").close()
            secure(connection)
    except driver.Error:
        connection.close()
        raise
    return connection


def secure(connection: Any) -> None:
    """From here on SQLCipher locks in memory, and wipes, all that it holds for any connection of this process.

    It takes ten times as long as usual to read which tables there are, and those are no secret: so it comes after.
    """
    connection.execute(f"PRAGMA cipher_memory_security={MEMORY_SECURITY}").close()
