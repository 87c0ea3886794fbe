"""Puts a backup in a journal's place, or a journal on this computer: old or new, whole at any moment."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from recovery_journal.paths import KEY_FILES, holds_journal, make_private_folder
from recovery_journal.safe_files import keep_folder
from recovery_journal.storage import backup, folder_lock, keys, scratch, staging
from recovery_journal.storage.archive import Archive
from recovery_journal.storage.connecting import FILE
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.inspecting import inspect, refuse_what_is_no_database
from recovery_journal.storage.problems import JournalProblem
from recovery_journal.storage.secret import Secret

_FILES = (FILE, f"{FILE}-wal", *KEY_FILES)


@dataclass(frozen=True)
class Replaced:
    """What a restore replaced: a `.journal` file, or a folder with the files as they were; none where nothing was."""

    path: Path | None
    is_backup: bool


def restore(folder: Path, file: Path, secret: Secret, backups: Path) -> Replaced:
    """Puts the journal in `file` in the place of the one in `folder`, which is closed, and keeps what it replaces.

    A whole journal is kept as a verified backup in `backups`, a damaged one as its files in a folder inside `folder`.
    The keys stay those in force when `secret` opens them, else they are the backup's. Raises JournalProblem, then the
    journal is as it was: other_journal, locked_elsewhere, folder_missing, and what `backup.verify` raises.
    """
    if not folder.parent.is_dir():  # its drive is away
        raise JournalProblem("folder_missing", folder=str(folder))
    with problems_of(folder):
        make_private_folder(folder)
        lock = folder_lock.take(folder)
        try:
            staging.finish(folder)
            with backup.unpacked(file, secret, folder) as (found, database, connection):
                connection.close()
                return _replace(folder, found, database, secret, backups)
        finally:
            lock.release()


def adopt(file: Path, secret: Secret, journals: Path) -> Path:
    """A folder of its own below `journals` for the journal in `file`. Raises JournalProblem, then nothing is left:

    already_here (its folder holds a journal), and what `backup.verify` raises.
    """
    vault = backup.describe(file).vault
    folder = journals / vault
    if holds_journal(folder):
        raise JournalProblem("already_here", folder=str(folder))
    if folder.exists():  # keys or a file alone are left of it: they are kept
        restore(folder, file, secret, folder)
        return folder
    with problems_of(journals), backup.unpacked(file, secret, journals) as (found, database, connection):
        connection.close()
        ready = _ready(database.parent, found.keys, database)
        keep_folder(ready)
        ready.rename(folder)
        keep_folder(journals)
    return folder


def mend_keys(folder: Path, file: Path, secret: Secret) -> None:
    """Puts the keys of a backup beside a journal whose own are damaged or gone; what is written in it stays.

    Raises JournalProblem, then nothing is changed: not_a_journal, other_key, damaged, newer where they do not fit.
    """
    with problems_of(folder):
        lock = folder_lock.take(folder)
        try:
            staging.finish(folder)
            found = backup.read_archive(file)
            refuse_what_is_no_database(folder / FILE)
            inspect(folder / FILE, backup.key_of(found, secret))
            keys.put_back(folder, found.keys)
        finally:
            lock.release()


def _replace(folder: Path, found: Archive, database: Path, secret: Secret, backups: Path) -> Replaced:
    now = _keys_in_force(folder)
    if (now["vault"] if now else folder.name) != found.vault:
        raise JournalProblem("other_journal", file=found.path.name)
    data_key = backup.key_of(found, secret)
    kept = _keep(folder, data_key, backups)
    stays = now is not None and secret.own_data_key(now) == data_key
    ready = _ready(database.parent, None if stays else found.keys, database)
    staging.decide(folder, ready)
    staging.finish(folder)
    return kept


def _keys_in_force(folder: Path) -> dict[str, Any] | None:
    try:
        return keys.read(folder)
    except JournalProblem as problem:
        if problem.code == "newer":
            raise
        return None


def _ready(work: Path, raw_keys: bytes | None, database: Path) -> Path:
    """A folder with the files that shall be the journal's, all flushed to the disk."""
    ready = work / "ready"
    ready.mkdir(mode=0o700)
    if raw_keys is not None:
        keys.put_back(ready, raw_keys)
    database.rename(ready / FILE)
    return ready


def _keep(folder: Path, data_key: bytes, backups: Path) -> Replaced:
    """Keeps the journal that is about to be replaced. Raises JournalProblem when it cannot be kept."""
    if not any((folder / name).exists() for name in _FILES):
        return Replaced(None, False)
    if _is_well(folder, data_key):
        return Replaced(backup.make(folder, data_key, backups, is_kept=True).path, True)
    return Replaced(_keep_files(folder), False)


def _is_well(folder: Path, data_key: bytes) -> bool:
    """Whether a backup can be made of it: its keys and its file are whole, and the data key is this one."""
    try:
        refuse_what_is_no_database(folder / FILE)
        keys.read(folder)
        return not inspect(folder / FILE, data_key)
    except (JournalProblem, driver.DatabaseError):
        return False


def _keep_files(folder: Path) -> Path:
    """Copies a damaged journal's files, as they are, into a folder with a name that tells."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    names = (f"replaced-{stamp}{more}" for more in ("", *(f"-{number}" for number in range(2, 1000))))
    kept = next(folder / name for name in names if not (folder / name).exists())
    with scratch.folder_in(folder) as work:
        copies = work / "copies"
        copies.mkdir(mode=0o700)
        for name in _FILES:
            if (folder / name).is_file():
                _copy(folder / name, copies / name)
        keep_folder(copies)
        copies.rename(kept)
        keep_folder(folder)
    return kept


def _copy(source: Path, target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, source.open("rb") as content:
        shutil.copyfileobj(content, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
