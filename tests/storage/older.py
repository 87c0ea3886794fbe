"""Files of older versions: what a journal holds, as a program of back then would have kept it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.record import Part
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage import migrations, tables
from recovery_journal.storage.connecting import FILE, connect

WORDS = "rowid, kind, entity, name, words"


def everything(opened: OpenJournal) -> dict[str, list[Part]]:
    """All entities by kind."""
    return {kind: opened.reader.everything(cls) for kind, cls in ENTITIES.items()}


def words(opened: OpenJournal) -> set[Any]:
    """All that can be found."""
    with opened.database.reading() as connection:
        return set(connection.exec_driver_sql(f"SELECT {WORDS} FROM search").all())


def log_of(opened: OpenJournal) -> list[Any]:
    """All that was done."""
    with opened.database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM change ORDER BY id").all())


def kinds_of(revision: str, file: Path) -> set[str]:
    """The kinds of entities that a version knew; `file` is a new one, for trying."""
    file.touch(mode=0o600)
    connection = connect(file, bytes(32))
    migrations.upgrade(connection, revision)
    found = {row[1] for row in connection.execute("PRAGMA table_list")} & set(ENTITIES)
    connection.close()
    return found


def put_into(revision: str, folder: Path, key: bytes, fresh: Path) -> None:
    """Puts every row of a closed journal into a file laid by an older revision, and swaps the two."""
    fresh.touch(mode=0o600)
    connection = connect(fresh, key)
    migrations.upgrade(connection, revision)
    connection.execute(f"PRAGMA application_id={tables.APPLICATION_ID}")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(f"ATTACH '{folder / FILE}' AS kept KEY \"x'{key.hex()}'\"")
    there = {row[1] for row in connection.execute("PRAGMA main.table_list")}
    for name in there & set(tables.whole().tables):
        of_old = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info('{name}')"))
        connection.execute(f"INSERT INTO main.'{name}' ({of_old}) SELECT {of_old} FROM kept.'{name}'")
    if "search" in there:
        connection.execute(f"INSERT INTO main.search({WORDS}) SELECT {WORDS} FROM kept.search")
    connection.execute("DETACH kept")
    connection.close()
    fresh.replace(folder / FILE)
