"""Writing a small file whole or not at all, for its owner's eyes alone; and destroying one for good."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_START = 1 << 20  # bytes; in every file of ours that holds keys they stand before this


def write_whole(path: Path, content: bytes) -> None:
    """Replaces `path` with `content` so that a reader finds the old or the new, never a part. Raises OSError."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    keep_folder(path.parent)


def destroy(path: Path) -> None:
    """Overwrites what `path` begins with, keys too, then removes it; all of that is on the disk. Raises OSError.

    What the drive itself keeps, as an SSD does when it moves blocks about, is out of reach from here.
    """
    if path.is_symlink():  # what it points at is another's
        path.unlink()
        return
    with suppress(OSError):
        path.chmod(0o600)
    with path.open("r+b") as file:
        file.write(os.urandom(min(os.fstat(file.fileno()).st_size, _START)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    keep_folder(path.parent)


def keep_folder(folder: Path) -> None:
    """Makes a rename or a removal itself durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
