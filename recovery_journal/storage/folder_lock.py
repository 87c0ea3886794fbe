"""Keeps two programs from writing one journal: a lock the kernel frees at death, and a note of who holds it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from recovery_journal.storage.problems import JournalProblem

LOCK, HOLDER = "journal.lock", "journal.holder"


class FolderLock:
    """A held lock on one journal's folder."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._folder = folder
        self._lock = lock

    def release(self) -> None:
        """Lets the journal go. Safe to call twice."""
        if self._lock.is_locked:
            with suppress(OSError):  # the folder may be gone by now, as with a drive that was pulled
                (self._folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()


def take(folder: Path) -> FolderLock:
    """Takes the lock at once or raises JournalProblem: locked_elsewhere, folder_missing, no_permission; or OSError."""
    if not folder.is_dir():
        raise JournalProblem("folder_missing", folder=str(folder))
    lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise JournalProblem("locked_elsewhere", process=_holder(folder)) from None
    except PermissionError:
        raise JournalProblem("no_permission", folder=str(folder)) from None
    held = FolderLock(folder, lock)
    try:
        (folder / HOLDER).unlink(missing_ok=True)
        _write_holder(folder / HOLDER)
    except BaseException:
        held.release()
        raise
    return held


def _write_holder(file: Path) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as note:
        json.dump({"process": os.getpid()}, note)


def _holder(folder: Path) -> int | None:
    """The process that has the journal, when its note can be read."""
    try:
        return int(json.loads((folder / HOLDER).read_text(encoding="utf-8"))["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
