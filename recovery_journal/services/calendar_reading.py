"""Reads a calendar file line by line, within bounds: its events and time zones, as the lines that matter of each."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from recovery_journal.services.outside_files import Stopped, encodings, open_plain
from recovery_journal.storage.problems import JournalProblem

LARGEST = 25 << 20  # bytes
MOST_EVENTS = 10_000
MOST_LINES = 600_000
MOST_TIMES = 50_000  # that are left out or added, of all events together
LONGEST_LINE = 1 << 20  # letters
LONGEST_VALUE = 40_000  # letters of one property that are kept
TOLD_EVERY = 500  # events
DEEPEST = 8

_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f]")
_BEGIN, _END = "BEGIN:", "END:"
_EVENT, _ALARM, _ZONE, _CALENDAR = "VEVENT", "VALARM", "VTIMEZONE", "VCALENDAR"
_OF_EVENTS = frozenset(
    ("UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
    + ("SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "CLASS")
)
_OF_TIMES = ("EXDATE", "RDATE")


@dataclass(frozen=True, repr=False)
class Line:
    """One property: its name, its parameters by name, and its value as written."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass(frozen=True, repr=False)
class Block:
    """One event or time zone of a file; `alarms` are the triggers of its alarms, `text` the whole of a zone."""

    lines: list[Line] = field(default_factory=list)
    alarms: list[Line] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first property of this name, or none."""
        return next((each for each in self.lines if each.name == name), None)

    def value(self, name: str) -> str:
        """What the first property of this name says, '' without one."""
        found = self.first(name)
        return found.value.strip() if found else ""


@dataclass(repr=False)
class Blocks:
    """What a file has in it: events, zones, how many calendars, and how many tasks and notes."""

    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)
    calendars: int = 0
    others: int = 0


def read_blocks(file: Path, progress: Callable[[int], bool] = lambda _events: True) -> Blocks:
    """The events in a file. `progress` hears how many were read so far, and gives whether to go on.

    Raises JournalProblem: not_read (path), calendar_strange, calendar_cut, calendar_too_large (limit),
    calendar_too_long, calendar_too_many (limit); Stopped.
    """
    with open_plain(file) as raw:
        if os.fstat(raw.fileno()).st_size > LARGEST:
            raise JournalProblem("calendar_too_large", limit=LARGEST >> 20)
        for encoding in encodings(raw):
            raw.seek(0)
            text = io.TextIOWrapper(raw, encoding)
            try:
                return _Sorting(progress).take(text)
            except UnicodeError:
                continue
            except OSError:
                raise JournalProblem("not_read", path=str(file)) from None
            finally:
                text.detach()  # or the file would be closed, and could not be read in other letters
    raise JournalProblem("calendar_strange")


class _Sorting:
    """Sorts the lines of one file to the events and zones they belong to."""

    def __init__(self, progress: Callable[[int], bool]) -> None:
        self.found = Blocks()
        self._progress = progress
        self._inside: list[str] = []
        self._now: Block | None = None
        self._times = 0

    def take(self, text: TextIO) -> Blocks:
        for line in _unfolded(text):
            start = line[:6].upper()
            if start == _BEGIN:
                self._begin(line[6:].strip().upper())
            elif start[:4] == _END:
                self._end(line[4:].strip().upper())
            elif self._now is not None:
                self._keep(line)
            elif not self._inside:
                raise JournalProblem("calendar_strange")
        if self._inside:
            raise JournalProblem("calendar_cut")
        if not self.found.calendars:
            raise JournalProblem("calendar_strange")
        return self.found

    def _begin(self, name: str) -> None:
        if not self._inside and name != _CALENDAR:
            raise JournalProblem("calendar_strange")
        self._inside.append(name)
        if len(self._inside) > DEEPEST:
            raise JournalProblem("calendar_cut")
        self.found.calendars += name == _CALENDAR
        if len(self._inside) == 2:
            self._begin_block(name)
        elif self._now is not None and self._inside[1] == _ZONE:
            self._now.text.append(f"BEGIN:{name}")

    def _begin_block(self, name: str) -> None:
        kept = {_EVENT: self.found.events, _ZONE: self.found.zones}.get(name)
        self.found.others += name in ("VTODO", "VJOURNAL")
        if kept is None:
            return
        self._now = Block()
        kept.append(self._now)
        if len(kept) > MOST_EVENTS:
            raise JournalProblem("calendar_too_many", limit=f"{MOST_EVENTS:,}")
        if len(kept) % TOLD_EVERY == 0 and name == _EVENT and not self._progress(len(kept)):
            raise Stopped

    def _end(self, name: str) -> None:
        if not self._inside or self._inside.pop() != name:
            raise JournalProblem("calendar_cut")
        if len(self._inside) == 1:
            self._now = None
        elif self._now is not None and self._inside[1] == _ZONE:
            self._now.text.append(f"END:{name}")

    def _keep(self, line: str) -> None:
        assert self._now is not None
        if self._inside[1] == _ZONE:
            self._now.text.append(line)
        name = _name(line)
        if len(self._inside) == 2 and (name in _OF_EVENTS or self._inside[1] == _ZONE):
            self._now.lines.append(_line(name, line))
        elif self._inside[1:] == [_EVENT, _ALARM] and name == "TRIGGER":
            self._now.alarms.append(_line(name, line))
        if name in _OF_TIMES:
            self._times += line.count(",") + 1
            if self._times > MOST_TIMES:
                raise JournalProblem("calendar_too_long")


def _name(line: str) -> str:
    end = min(at for at in (line.find(":"), line.find(";"), len(line)) if at >= 0)
    return line[:end].strip().upper()


def _line(name: str, line: str) -> Line:
    """A line in its parts; a colon between quotation marks is none."""
    head, _, value = line.partition(":")
    if '"' in head:
        head, value = _outside_quotes(line)
    parts = head.split(";")[1:] if '"' not in head else _split_quoted(head)[1:]
    pairs = (each.partition("=") for each in parts)
    return Line(name, {key.strip().upper(): said.strip().strip('"') for key, _, said in pairs}, value)


def _outside_quotes(line: str) -> tuple[str, str]:
    is_quoted = False
    for at, letter in enumerate(line[:LONGEST_VALUE]):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == ":" and not is_quoted:
            return line[:at], line[at + 1 :]
    return line.partition(":")[0], line.partition(":")[2]


def _split_quoted(head: str) -> list[str]:
    return re.findall(r'(?:[^;"]|"[^"]*"?)+', head)


def _unfolded(text: TextIO) -> Iterator[str]:
    """The lines, each put together again where it was folded; a text that is too long for any use is cut."""
    parts: list[str] = []
    letters = 0
    for line in _lines(text):
        if line[:1] in (" ", "\t") and parts:
            if letters < LONGEST_VALUE:
                parts.append(line[1:].rstrip("\r\n"))
                letters += len(line)
            continue
        if parts:
            yield _whole(parts)
        plain = line.rstrip("\r\n")
        parts, letters = ([plain] if plain.strip() else []), len(plain)
    if parts:
        yield _whole(parts)


def _whole(parts: list[str]) -> str:
    line = parts[0] if len(parts) == 1 else "".join(parts)
    if len(line) <= LONGEST_VALUE:
        return line
    if _name(line[:100]) in _OF_TIMES:  # a list of days is whole or nothing
        raise JournalProblem("calendar_too_long")
    return line[:LONGEST_VALUE]


def _lines(text: TextIO) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if _NO_TEXT.search(line):
            raise JournalProblem("calendar_strange")
        if number > MOST_LINES or len(line) > LONGEST_LINE:
            raise JournalProblem("calendar_too_long")
        yield line
