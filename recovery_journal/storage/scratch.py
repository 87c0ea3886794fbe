"""A folder to work in, beside what is made in it; one that a killed program left behind is swept later."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from recovery_journal.paths import make_private_folder

PREFIX = ".making-"
_IN_USE = "in-use"


@contextmanager
def folder_in(parent: Path) -> Iterator[Path]:
    """A fresh, private folder below `parent`, gone afterward with all that is in it. Raises OSError."""
    make_private_folder(parent)
    sweep(parent)
    folder, lock = _fresh(parent)
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Removes the working folders below `parent` that no program is using any more."""
    with suppress(OSError):
        for each in list(parent.glob(f"{PREFIX}*")):
            if each.is_dir() and not each.is_symlink():
                _remove_unless_in_use(each)


def _fresh(parent: Path) -> tuple[Path, FileLock]:
    """A new folder with its lock held; another one where somebody swept it before it was."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = FileLock(folder / _IN_USE, mode=0o600, thread_local=False)
        with suppress(FileNotFoundError):
            lock.acquire(timeout=5, poll_interval=0.01)
            if (folder / _IN_USE).exists():
                return folder, lock
        lock.release()


def _remove_unless_in_use(folder: Path) -> None:
    """Whoever works in a folder holds its lock; it is removed with the lock held here."""
    if not (folder / _IN_USE).exists() and not any(folder.iterdir()) and _is_young(folder):
        return  # it is being made right now
    lock = FileLock(folder / _IN_USE, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)  # once more, for systems that keep a file that is open


def _is_young(folder: Path) -> bool:
    """By the clock of the drive itself, asked with a file of this moment."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=".now", dir=folder.parent)
    os.close(handle)
    try:
        return Path(name).stat().st_mtime - folder.stat().st_mtime < 60
    finally:
        Path(name).unlink(missing_ok=True)
