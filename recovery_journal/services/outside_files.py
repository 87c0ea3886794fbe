"""Files that another program wrote, opened as what they are: a plain file of text, in whatever letters."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from recovery_journal.storage.problems import JournalProblem

LONGEST_LINE = 1 << 20  # letters
Read = TypeVar("Read")
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Stopped(Exception):  # noqa: N818 - it is no fault
    """The person does not want the file any more."""


def read_text(file: Path, read: Callable[[TextIO], Read], strange: JournalProblem, newline: str | None = None) -> Read:
    """What `read` makes of the text of a file, by the letters in which it can be read.

    Raises JournalProblem: not_read (path), or `strange` where it is no text in any letters; and all that `read` raises.
    """
    with _open_plain(file) as raw:
        for encoding in _encodings(raw):
            raw.seek(0)
            text = io.TextIOWrapper(raw, encoding, newline=newline)
            try:
                return read(text)
            except UnicodeError:
                continue
            except OSError:
                raise JournalProblem("not_read", path=str(file)) from None
            finally:
                text.detach()  # or the file would be closed, and could not be read in other letters
    raise strange


def lines_of(text: TextIO, strange: JournalProblem, too_long: JournalProblem) -> Iterator[str]:
    """Line by line, each with its end. Raises JournalProblem: `strange` where one is no text, `too_long`."""
    while line := text.readline(LONGEST_LINE + 1):
        if _NO_TEXT.search(line):
            raise strange
        if len(line) > LONGEST_LINE:
            raise too_long
        yield line


def _open_plain(file: Path) -> io.BufferedReader:
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


def _encodings(raw: io.BufferedReader) -> tuple[str, ...]:
    """How its letters may be written, most likely first: by its first bytes, or by where zeros stand."""
    start = raw.read(4_096)
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return (encoding,)
    zeros = [start[at::2].count(0) * 4 > len(start) for at in (0, 1)]
    if zeros == [False, True]:
        return ("utf-16-le",)
    return ("utf-16-be",) if zeros == [True, False] else ("utf-8", "cp1252")
