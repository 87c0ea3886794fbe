"""Cuts a calendar file, within bounds, into its events and time zones: of each the lines that matter, not read yet."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from recovery_journal.services.outside_files import Stopped, lines_of, read_text
from recovery_journal.storage.problems import JournalProblem

LARGEST = 25 << 20  # bytes
MOST_EVENTS = 10_000
MOST_LINES = 600_000
MOST_TIMES = 50_000  # that are left out or added, of all events together
LONGEST_VALUE = 40_000  # letters of one property that are kept
MOST_INSIDE = {"VEVENT": 15, "VTIMEZONE": 200}  # lines of what stands inside of one; an alarm has three
TOLD_EVERY = 500  # events
DEEPEST = 8

_NAME = re.compile("[^:;]*")
_BEGIN, _END = "BEGIN:", "END:"
_EVENT, _ALARM, _ZONE, _CALENDAR = "VEVENT", "VALARM", "VTIMEZONE", "VCALENDAR"
_TIMES = ("EXDATE", "RDATE")
_SEVERAL = {"EXDATE": MOST_LINES, "RDATE": MOST_LINES, "RRULE": 2}  # that are kept; of all others the first one counts
_OF_RULES = frozenset(("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE"))
_WANTED = {
    (_EVENT,): frozenset(
        ("UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
        + ("SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "CLASS")
    ),
    (_EVENT, _ALARM): frozenset(("TRIGGER",)),
    (_ZONE,): frozenset(("TZID", "X-LIC-LOCATION")),
    (_ZONE, "STANDARD"): _OF_RULES,
    (_ZONE, "DAYLIGHT"): _OF_RULES,
}


@dataclass(frozen=True, repr=False)
class Block:
    """One event or time zone, folded as in the file; `inner` is what stands inside of it: alarms, rules of a zone."""

    lines: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)


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
    return read_text(file, lambda text: _blocks(text, progress), JournalProblem("calendar_strange"))


def _blocks(text: TextIO, progress: Callable[[int], bool]) -> Blocks:
    if os.fstat(text.fileno()).st_size > LARGEST:
        raise JournalProblem("calendar_too_large", limit=LARGEST >> 20)
    return _Cutting(progress).take(text)


@dataclass(frozen=True, repr=False)
class _Place:
    """Something that has begun: the names of the lines of it that are wanted, and where these are put."""

    name: str
    wanted: frozenset[str] = frozenset()
    kept: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)


class _Cutting:
    """Puts the lines of one file to the events and zones they belong to."""

    def __init__(self, progress: Callable[[int], bool]) -> None:
        self.found = Blocks()
        self._progress = progress
        self._inside: list[_Place] = []
        self._block = Block()
        self._name = ""  # of the line that may go on, if it is kept
        self._letters = self._times = 0

    def take(self, text: TextIO) -> Blocks:
        lines = _lines(text)
        self._take_line(next(lines, ""))
        for line in lines:
            if line[0] in " \t":
                self._go_on(line)
            else:
                self._take_line(line)
        if self._inside:
            raise JournalProblem("calendar_cut")
        if not self.found.calendars:
            raise JournalProblem("calendar_strange")
        return self.found

    def _take_line(self, line: str) -> None:
        """A line that begins or ends something, or is a property of what it stands in."""
        start = line[:6].upper()
        if start == _BEGIN:
            self._begin(line[6:].strip().upper())
        elif start[:4] == _END:
            self._end(line[4:].strip().upper())
        elif self._inside:
            self._take_property(line, self._inside[-1])
        elif line.strip():
            raise JournalProblem("calendar_strange")

    def _begin(self, name: str) -> None:
        if not self._inside and name != _CALENDAR:
            raise JournalProblem("calendar_strange")
        if name == _CALENDAR:
            self.found.calendars += 1
        path, self._name = (*(each.name for each in self._inside[1:]), name), ""
        if len(path) >= DEEPEST:
            raise JournalProblem("calendar_cut")
        if not self._inside:
            place = _Place(name)
        elif len(path) == 1:
            self._begin_block(name)
            place = _Place(name, _WANTED.get(path, frozenset()), self._block.lines)
        elif path in _WANTED and len(self._block.inner) < MOST_INSIDE[path[0]]:
            self._block.inner.append(f"BEGIN:{name}")
            place = _Place(name, _WANTED[path], self._block.inner)
        else:
            place = _Place(name)
        self._inside.append(place)

    def _begin_block(self, name: str) -> None:
        self._block = Block()
        if name in ("VTODO", "VJOURNAL"):
            self.found.others += 1
        kept = {_EVENT: self.found.events, _ZONE: self.found.zones}.get(name)
        if kept is None:
            return
        kept.append(self._block)
        if len(kept) > MOST_EVENTS:
            raise JournalProblem("calendar_too_many", limit=f"{MOST_EVENTS:,}")
        if len(kept) % TOLD_EVERY == 0 and name == _EVENT and not self._progress(len(kept)):
            raise Stopped

    def _end(self, name: str) -> None:
        if not self._inside or self._inside[-1].name != name:
            raise JournalProblem("calendar_cut")
        place, self._name = self._inside.pop(), ""
        if place.wanted and len(self._inside) == 2:
            place.kept.append(f"END:{name}")

    def _take_property(self, line: str, place: _Place) -> None:
        name = _NAME.match(line)[0].strip().upper()  # type: ignore[index]
        is_wanted = name in place.wanted and place.seen[name] < _SEVERAL.get(name, 1)
        self._name, self._letters = (name if is_wanted else ""), 0
        if is_wanted:
            place.seen[name] += 1
            if name in _TIMES:
                self._times += 1
            self._put(line)

    def _go_on(self, line: str) -> None:
        """A line that was folded: of those that are kept the rest is kept too."""
        if self._name:
            self._put(f" {line[1:]}")

    def _put(self, piece: str) -> None:
        """A piece of a line; a text that is too long for any use is cut."""
        if self._name in _TIMES:
            self._times += piece.count(",")
            if self._times > MOST_TIMES or self._letters + len(piece) > LONGEST_VALUE:
                raise JournalProblem("calendar_too_long")  # a list of days is whole or nothing
        if self._letters < LONGEST_VALUE:
            self._inside[-1].kept.append(piece[: LONGEST_VALUE - self._letters])
            self._letters += len(piece)


def _lines(text: TextIO) -> Iterator[str]:
    """The lines as they stand there, without those that are empty."""
    too_long = JournalProblem("calendar_too_long")
    for number, line in enumerate(lines_of(text, JournalProblem("calendar_strange"), too_long), 1):
        if number > MOST_LINES:
            raise too_long
        if written := line.rstrip("\r\n"):
            yield written
