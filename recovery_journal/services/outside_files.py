"""Files that another program wrote, opened as what they are: a plain file of text, in whatever letters."""

from __future__ import annotations

import codecs
import io
import os
import stat
from pathlib import Path

from recovery_journal.storage.problems import JournalProblem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Stopped(Exception):  # noqa: N818 - it is no fault
    """The person does not want the file any more."""


def open_plain(file: Path) -> io.BufferedReader:
    """A file to be read; what is no plain file is refused and never waited for. Raises JournalProblem: not_read."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        opened = os.fdopen(handle, "rb")
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            opened.close()
            raise JournalProblem("not_read", path=str(file))
    except (OSError, ValueError):
        raise JournalProblem("not_read", path=str(file)) from None
    return opened


def encodings(raw: io.BufferedReader) -> tuple[str, ...]:
    """How its letters may be written, most likely first: by its first bytes, or by where zeros stand."""
    start = raw.read(4_096)
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return (encoding,)
    zeros = [start[at::2].count(0) * 4 > len(start) for at in (0, 1)]
    if zeros == [False, True]:
        return ("utf-16-le",)
    return ("utf-16-be",) if zeros == [True, False] else ("utf-8", "cp1252")
