"""Two mebibytes kept beside the database: given back when the drive is full, when even deleting needs room."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

RESERVE = "reserve"
SIZE = 2 << 20
_PLENTY = 2 * SIZE  # free on the drive before the reserve is taken


def make(folder: Path) -> bool:
    """Sets the reserve aside where it is missing and there is room enough; tells whether it is there."""
    file = folder / RESERVE
    try:
        if file.exists() and file.stat().st_size == SIZE:
            return True
        if shutil.disk_usage(folder).free < _PLENTY:
            return False
        _fill(file)
    except OSError:
        release(folder)
        return False
    return True


def is_needed(folder: Path) -> bool:
    """Whether so little is free on the drive that an action may not go through."""
    try:
        return shutil.disk_usage(folder).free < SIZE // 2
    except OSError:
        return False


def release(folder: Path) -> bool:
    """Gives the room back; tells whether there was any."""
    try:
        (folder / RESERVE).unlink()
    except OSError:
        return False
    return True


def _fill(file: Path) -> None:
    """Real blocks of the drive: a file with a hole in it would hold no room."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as content:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(content.fileno(), 0, SIZE)
        else:
            content.write(bytes(SIZE))
