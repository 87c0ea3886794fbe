"""Backups: made from a reading connection, opened again and compared before they get their name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from recovery_journal.paths import make_private_folder
from recovery_journal.safe_files import keep_folder
from recovery_journal.storage import archive, contents, keys, rotation, scratch
from recovery_journal.storage.archive import SUFFIX, Archive
from recovery_journal.storage.connecting import FILE, attach, connect, hold_little, open_with
from recovery_journal.storage.contents import Contents
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.inspecting import is_behind, is_whole
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.secret import Secret

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-(\d+))?(-replaced)?\.journal")


@dataclass(frozen=True)
class BackupFile:
    """One `.journal` file: where it is, when it was made (UTC), its size in bytes, and whose journal it holds.

    `is_kept` marks what a restore replaced; rotation never takes it. `last_action` is the number of the last one
    in it, known of one that was made just now.
    """

    path: Path
    made_at: datetime
    size: int
    vault: str
    is_kept: bool = False
    last_action: int | None = None


def make(folder: Path, data_key: bytes, into: Path, *, is_kept: bool = False) -> BackupFile:
    """A new backup of the journal in `folder`, verified before it gets its name. Any thread; the journal may be open.

    Opens a reading connection of its own, which sees what was saved when it began.
    Raises JournalProblem, then no backup was made: damaged (the journal failed its check), backup_differs (the copy
    is not what the journal is), keys_missing, keys_damaged; those of the disk name the folder of the backups.
    """
    with problems_of(folder):
        content = keys.read(folder)
        room = 2 * (folder / FILE).stat().st_size
    with problems_of(into, room), scratch.folder_in(into) as work:
        copy, schema = work / FILE, ""
        with _reading(folder, data_key) as source:
            schema = source.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            last = _copy(source, copy, data_key)
        made_at = datetime.now(UTC).replace(microsecond=0)
        archive.write(work / "made", content["vault"], made_at, schema, keys.to_bytes(content), copy)
        path = _give_name(work / "made", into, made_at, is_kept)
        return BackupFile(path, made_at, path.stat().st_size, content["vault"], is_kept, last)


def make_as(folder: Path, data_key: bytes, file: Path) -> BackupFile:
    """A new backup under a name of the person's choice, in place of what is there. Raises as `make` does."""
    made = make(folder, data_key, file.parent)
    with problems_of(file.parent):
        made.path.replace(file)
        keep_folder(file.parent)
    return replace(made, path=file)


def files_in(into: Path) -> list[BackupFile]:
    """The backups in a folder, newest first; none where there is no folder. Looks at names and sizes alone."""
    found: list[tuple[int, BackupFile]] = []
    with suppress(OSError):
        for path in into.iterdir():
            name = _NAME.fullmatch(path.name)
            made_at = _read_stamp(name[1]) if name and path.is_file() else None
            if name and made_at:
                nth = int(name[2] or 1)  # of those that were made in one second
                found.append((nth, BackupFile(path, made_at, path.stat().st_size, into.name, bool(name[3]))))
    return [each for _, each in sorted(found, key=lambda one: (one[1].made_at, one[0]), reverse=True)]


def describe(file: Path) -> BackupFile:
    """Any `.journal` file, by what its first bytes say. Raises JournalProblem: archive_strange, archive_damaged,
    newer, not_read.
    """
    with _read_from(file):
        vault, made_at = archive.describe(file)
        return BackupFile(file, made_at, file.stat().st_size, vault, "-replaced" in file.name)


def verify(file: Path, secret: str | Secret, kind: str = keys.PASSPHRASE, within: Path | None = None) -> Contents:
    """Opens a `.journal` file to its last page and tells what is in it. Changes nothing.

    It is unpacked in a folder of its own below `within` (else beside the file), gone afterward.
    Raises JournalProblem: archive_strange, archive_damaged, newer, not_read, wrong_passphrase, wrong_recovery_code,
    and those of the disk.
    """
    given = secret if isinstance(secret, Secret) else Secret(secret, kind)
    with unpacked(file, given, within or file.parent) as (found, _, connection):
        last, last_at = contents.last_action(connection)
        counts, (first, last_day) = contents.counts(connection), contents.days(connection)
        return Contents(found.vault, found.made_at, found.schema, counts, last, last_at, first, last_day)


@contextmanager
def unpacked(file: Path, secret: Secret, within: Path) -> Iterator[tuple[Archive, Path, Any]]:
    """A `.journal` file taken apart and checked: the archive, its database, and a connection that only looks.

    Raises as `verify` does.
    """
    found = read_archive(file)
    data_key = key_of(found, secret)
    with problems_of(within, 2 * found.database.size), scratch.folder_in(within) as work:
        archive.unpack_database(found, work / FILE)
        connection = _look_into(work / FILE, data_key, file)
        try:
            yield found, work / FILE, connection
        finally:
            connection.close()


def read_archive(file: Path) -> Archive:
    """A whole archive, looked over to its last byte. Raises JournalProblem: archive_strange, archive_damaged, newer,
    not_read.
    """
    with _read_from(file):
        return archive.read(file)


@contextmanager
def _read_from(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise JournalProblem("not_read", path=str(file)) from None


def key_of(found: Archive, secret: Secret) -> bytes:
    """The data key of an archive that was read. Raises JournalProblem: archive_damaged, newer, wrong_passphrase,
    wrong_recovery_code.
    """
    content = keys.parse(found.keys)
    if content is None or content["vault"] != found.vault:
        raise JournalProblem("archive_damaged", file=found.path.name)
    if content["version"] > keys.VERSION:
        raise JournalProblem("newer")
    return secret.data_key(content)


def copy_to(made: BackupFile, second: Path) -> BackupFile:
    """A second copy of a backup in another folder, read back before it gets its name. Raises JournalProblem."""
    found = read_archive(made.path)
    with problems_of(second, 2 * made.size), scratch.folder_in(second) as work:
        archive.unpack_database(found, work / FILE)
        archive.write(work / "made", found.vault, found.made_at, found.schema, found.keys, work / FILE)
        path = _give_name(work / "made", second, found.made_at, made.is_kept)
    return BackupFile(path, made.made_at, path.stat().st_size, made.vault, made.is_kept)


def rewrap(made: BackupFile, raw_keys: bytes, data_key: bytes) -> bool:
    """Gives a backup another key file of the same journal, in one step; tells whether it could be done.

    One that is damaged, or that this data key does not open, is let be. Raises JournalProblem: those of the disk.
    """
    parent = made.path.parent
    with problems_of(parent, 2 * made.size), scratch.folder_in(parent) as work:
        try:
            found = archive.read(made.path)
            archive.unpack_database(found, work / FILE)
            _look_into(work / FILE, data_key, made.path).close()
        except JournalProblem:
            return False
        archive.write(work / "made", found.vault, found.made_at, found.schema, raw_keys, work / FILE)
        (work / "made").replace(made.path)
        keep_folder(parent)
    return True


def rotate(into: Path, now: datetime | None = None) -> list[BackupFile]:
    """Removes the backups whose time is over, after one was made and verified; gives them."""
    found = [each for each in files_in(into) if not each.is_kept]
    staying = rotation.staying([each.made_at for each in found], now or datetime.now(UTC))
    gone = [each for each in found if each.made_at not in staying]
    for each in gone:
        with suppress(OSError):
            each.path.unlink(missing_ok=True)
    return gone


@contextmanager
def _reading(folder: Path, data_key: bytes) -> Iterator[Any]:
    """A connection of one's own to a journal that passed its check. Raises JournalProblem: damaged."""
    with problems_of(folder):
        source = connect(folder / FILE, data_key)
        try:
            if not is_whole(source):
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()  # a full drive may have cut a page short
                if not is_whole(source):
                    raise JournalProblem("damaged", folder=str(folder))
        except BaseException:
            source.close()
            raise
    try:
        yield source
    finally:
        source.close()


def _copy(source: Any, copy: Path, data_key: bytes) -> int:
    """Copies what `source` sees at one moment and compares the copy with it; gives the number of the last action."""
    with _one_moment(source):
        _copy_pages(source, copy, data_key)
        if not _is_whole_and_the_same(source, copy, data_key):
            raise JournalProblem("backup_differs")
        return contents.last_action(source)[0]


@contextmanager
def _one_moment(source: Any) -> Iterator[None]:
    """Whatever is saved meanwhile, `source` sees what is there now."""
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        yield
    finally:
        source.execute("ROLLBACK")


def _copy_pages(source: Any, copy: Path, data_key: bytes) -> None:
    """SQLite's own online backup: each page proved as it is read, and encrypted anew for the copy."""
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(open_with(data_key, copy)) as target:
        hold_little(target)
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE").close()  # it stands alone, on a disk that cannot be written too


def _is_whole_and_the_same(source: Any, copy: Path, data_key: bytes) -> bool:
    try:
        with closing(connect(copy, data_key, look_only=True)) as connection:
            if not is_whole(connection):
                return False
        attach(source, copy, data_key, "copy")
        return contents.is_same(source, "copy")
    except driver.DatabaseError:
        return False


def _look_into(database: Path, data_key: bytes, file: Path) -> Any:
    """A connection to an unpacked database after the checks that opening makes."""
    connection = None
    try:
        connection = connect(database, data_key, look_only=True)
        is_behind(connection)
    except BaseException as error:
        if connection is not None:
            connection.close()
        strange = isinstance(error, JournalProblem) and error.code in ("damaged", "not_a_journal")
        if strange or isinstance(error, driver.DatabaseError):
            raise JournalProblem("archive_damaged", file=file.name) from None
        raise
    return connection


def _give_name(fresh: Path, into: Path, made_at: datetime, is_kept: bool) -> Path:
    """Renames a finished file, in one step, to its place among the others."""
    make_private_folder(into)
    stamp, end = made_at.strftime(_STAMP), "-replaced" if is_kept else ""
    names = (f"{stamp}{more}{end}{SUFFIX}" for more in ("", *(f"-{number}" for number in range(2, 1000))))
    path = next(into / name for name in names if not (into / name).exists())
    fresh.replace(path)
    keep_folder(into)
    return path


def _read_stamp(stamp: str) -> datetime | None:
    try:
        day, _, at = stamp.removesuffix("Z").partition("T")
        return datetime.fromisoformat(f"{day}T{at.replace('-', ':')}").replace(tzinfo=UTC)
    except ValueError:
        return None
