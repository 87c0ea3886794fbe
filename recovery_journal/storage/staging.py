"""Putting other files in a journal's place: decided by one rename, and finished by whoever opens the folder next."""

from __future__ import annotations

from pathlib import Path

from recovery_journal.paths import DATABASE_FILE, KEY_FILES
from recovery_journal.safe_files import keep_folder

STAGED = "restoring"
_BESIDE = ("-wal", "-shm", "-journal")


def decide(folder: Path, ready: Path) -> None:
    """From here on the files in `ready`, all flushed to the disk, are the journal's. Raises OSError; then they are not.

    `ready` lies below `folder`. As long as it has its old name, the old files are the journal.
    """
    keep_folder(ready)
    ready.rename(folder / STAGED)
    keep_folder(folder)


def finish(folder: Path) -> None:
    """Moves the files that were decided on into their places. Raises OSError; then the next opening goes on with it.

    The old database's -wal goes first: SQLite would fold it into the new one.
    """
    staged = folder / STAGED
    if not staged.is_dir():
        return
    for end in _BESIDE:
        (folder / f"{DATABASE_FILE}{end}").unlink(missing_ok=True)
    keep_folder(folder)
    for name in (*reversed(KEY_FILES), DATABASE_FILE):
        if (staged / name).exists():
            (staged / name).replace(folder / name)
    keep_folder(folder)
    staged.rmdir()
    keep_folder(folder)
