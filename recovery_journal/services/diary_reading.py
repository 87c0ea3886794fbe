"""Reads a table of text that another program wrote: whatever its letters and separators, within bounds, row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from recovery_journal.services.outside_files import Stopped as Stopped
from recovery_journal.services.outside_files import lines_of, read_text
from recovery_journal.storage.problems import JournalProblem

MOST_ROWS = 40_000  # a hundred years of writing every day
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
MOST_LETTERS = 16 << 20  # of all cells together
TOLD_EVERY = 1_000  # rows
SEPARATORS = (",", ";", "\t", "|")

_SAMPLE = 1 << 16  # letters, to tell the separator by
Row = tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Table:
    """All rows of a file that have anything in them, with their numbers in it, counted from 1."""

    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    separator: str

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def names(self, has_names: bool) -> list[str]:
        """What the first row calls each column; '' where it says nothing."""
        first = self.rows[0] if has_names else ()
        return [first[at].strip() if at < len(first) else "" for at in range(self.width)]

    def column(self, at: int, has_names: bool) -> list[str]:
        """The values of one column, '' where a row is too short."""
        return [row[at].strip() if at < len(row) else "" for row in self.rows[int(has_names) :]]


def read(file: Path, progress: Callable[[int], bool] = lambda _rows: True) -> Table:
    """The table in a file. `progress` hears of the rows read so far, and gives whether to go on.

    Raises JournalProblem: not_read (path), diary_strange, diary_empty, diary_row (number), diary_too_large,
    diary_too_long (number), diary_too_wide (number); Stopped.
    """
    return read_text(file, lambda text: _table(text, progress), JournalProblem("diary_strange"), newline="")


def _table(text: TextIO, progress: Callable[[int], bool]) -> Table:
    lines = lines_of(text, JournalProblem("diary_strange"), JournalProblem("diary_too_large"))
    sample = list(_sample(lines))
    named = re.fullmatch(r"sep=(.)[\r\n]*", sample[0], re.IGNORECASE) if sample else None  # a spreadsheet's own mark
    separator = named[1] if named else _separator("".join(sample))
    rest = chain(sample[1:] if named else sample, lines)
    rows, numbers = [], []
    for number, row in enumerate(_rows(rest, separator, progress), 1 + bool(named)):
        if any(cell.strip() for cell in row):
            rows.append(row)
            numbers.append(number)
    if not rows:
        raise JournalProblem("diary_empty")
    return Table(tuple(rows), tuple(numbers), separator)


def _sample(lines: Iterator[str]) -> Iterator[str]:
    letters = 0
    for line in lines:
        yield line
        letters += len(line)
        if letters > _SAMPLE:
            return


def _separator(sample: str) -> str:
    """The one by which the first rows have two columns or more, and most often the same number of them."""
    return max(SEPARATORS, key=lambda each: _alike(sample, each))


def _alike(sample: str, separator: str) -> tuple[float, int]:
    """Which part of the rows has as many columns as the first, and how many that is; 0 for a single column."""
    widths = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            widths += [len(row)] if row else []
    except csv.Error:
        return (0, 0)
    first = widths[0] if widths else 0
    return (widths.count(first) / len(widths), first) if first > 1 else (0, 0)


def _rows(lines: Iterator[str], separator: str, progress: Callable[[int], bool]) -> Iterator[Row]:
    """Row after row, as long as all of them together stay within bounds."""
    cells = letters = 0
    reader = csv.reader(lines, delimiter=separator, strict=True)
    for number in range(1, MOST_ROWS + 3):
        try:
            row = next(reader, None)
        except csv.Error:
            raise JournalProblem("diary_row", number=number) from None
        if row is None:
            return
        if number > MOST_ROWS + 1:
            raise JournalProblem("diary_too_long", number=f"{MOST_ROWS:,}")
        if len(row) > MOST_COLUMNS:
            raise JournalProblem("diary_too_wide", number=MOST_COLUMNS)
        cells, letters = cells + len(row), letters + sum(map(len, row))
        if cells > MOST_CELLS or letters > MOST_LETTERS:
            raise JournalProblem("diary_too_large")
        if number % TOLD_EVERY == 0 and not progress(number):
            raise Stopped
        yield tuple(row)
