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

    One that only looks never writes into the file, not even what a killed program left beside it.
    """
    where = f"{file.absolute().as_uri()}?mode={'ro' if look_only else 'rw'}"
    connection = driver.connect(where, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
    try:
        connection.execute(f"PRAGMA cipher_memory_security={MEMORY_SECURITY}").close()
        for switch in () if look_only else _BEFORE_USE:
            connection.execute(f"PRAGMA {switch}").close()
    except driver.Error:
        connection.close()
        raise
    return connection
