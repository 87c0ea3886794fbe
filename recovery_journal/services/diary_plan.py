"""What bringing in a diary would write: each day of the file with its answers, and what cannot be read, by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from recovery_journal.domain.record import LONG_TEXT_LIMIT, TEXT_LIMIT
from recovery_journal.language import tr
from recovery_journal.services.diary_choices import SCALED, Choice, Scale, Target
from recovery_journal.services.diary_reading import Table
from recovery_journal.services.diary_values import day_of, hours_of, number_of, time_of, words_of

_FIELDS = {Target.MOOD: "mood", Target.URGE: "urge_now", Target.STRESS: "stress", Target.PAIN: "pain"}


class Trouble(StrEnum):
    """Why something of a row is not taken."""

    NO_DAY = "no_day"
    COMING_DAY = "coming_day"
    NOT_READ = "not_read"
    TOO_LONG = "too_long"


LEFT_OUT = (Trouble.NO_DAY, Trouble.COMING_DAY)  # the whole row; for the others one answer stays blank


@dataclass(frozen=True)
class Problem:
    """What is not taken of a row of the file, by its number there."""

    number: int
    target: Target
    trouble: Trouble


@dataclass(frozen=True, repr=False)
class Writing:
    """What a row says in words."""

    at: time | None
    title: str
    text: str
    tags: tuple[str, ...]

    def is_blank(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.title or self.text or self.tags)


@dataclass(frozen=True, repr=False)
class DiaryDay:
    """One day of the file: the answers of a check-in by field, and what is kept as journal entries."""

    day: date
    answers: dict[str, Any]
    entries: tuple[Writing, ...] = ()


@dataclass(frozen=True, repr=False)
class Plan:
    """All days of a file, earliest first, and what of it cannot be taken, by row."""

    days: tuple[DiaryDay, ...]
    problems: tuple[Problem, ...]
    rows: int

    @property
    def left_out(self) -> list[Problem]:
        """The rows of which nothing is taken."""
        return [each for each in self.problems if each.trouble in LEFT_OUT]

    @property
    def blanks(self) -> list[Problem]:
        """The single answers that stay blank."""
        return [each for each in self.problems if each.trouble not in LEFT_OUT]


@dataclass(frozen=True, repr=False)
class _Read:
    """One row, read."""

    day: date
    numbers: dict[Target, float]
    feelings: tuple[str, ...]
    writing: Writing


def work_out(table: Table, choice: Choice, today: date) -> Plan:
    """The days of a file as they would be kept. Rows of one day become one: see `_one_day`."""
    problems: list[Problem] = []
    by_day: dict[date, list[_Read]] = {}
    first = int(choice.has_names)
    for number, row in zip(table.numbers[first:], table.rows[first:], strict=True):
        found = _Cells(choice, number, row, problems).read(today)
        if found is not None:
            by_day.setdefault(found.day, []).append(found)
    backwards = _is_latest_first(list(by_day))
    days = []
    for day in sorted(by_day):
        rows = by_day[day][::-1] if backwards else by_day[day]
        made = _one_day(day, _by_time(rows), choice, problems)
        if made.answers or made.entries:
            days.append(made)
    return Plan(tuple(days), tuple(problems), len(table.rows) - first)


class _Cells:
    """The cells of one row by what they are for; what cannot be read is noted."""

    def __init__(self, choice: Choice, number: int, row: Sequence[str], problems: list[Problem]) -> None:
        self._choice, self._number, self._problems = choice, number, problems
        self._cells = {target: row[at].strip() for at, target in enumerate(choice.targets) if target and at < len(row)}

    def read(self, today: date) -> _Read | None:
        """The row, or none where its day cannot be used."""
        day = day_of(self._text(Target.DAY), self._choice.order, today.year)
        if day is None or day > today:
            self._note(Target.DAY, Trouble.NO_DAY if day is None else Trouble.COMING_DAY)
            return None
        numbers: dict[Target, float] = {each: value for each in SCALED if (value := self._scaled(each)) is not None}
        hours = self._hours()
        if hours is not None:
            numbers[Target.SLEEP] = hours
        feelings = self._short(Target.FEELINGS, words_of(self._text(Target.FEELINGS)))
        return _Read(day, numbers, feelings, self._writing())

    def _text(self, target: Target) -> str:
        return self._cells.get(target, "")

    def _note(self, target: Target, trouble: Trouble) -> None:
        self._problems.append(Problem(self._number, target, trouble))

    def _scaled(self, target: Target) -> int | None:
        text = self._text(target)
        if not text:
            return None
        scale = self._choice.scales.get(target)
        if scale is Scale.WORDS:
            named = self._choice.words.get(target, {}).get(text.casefold())
            value = to_ten(number_of(text), Scale.TO_TEN) if named is None else named
        else:
            value = to_ten(number_of(text), scale)
        if value is None:
            self._note(target, Trouble.NOT_READ)
        return value

    def _hours(self) -> float | None:
        text = self._text(Target.SLEEP)
        hours = hours_of(text)
        if text and hours is None:
            self._note(Target.SLEEP, Trouble.NOT_READ)
        return hours

    def _short(self, target: Target, words: Iterable[str]) -> tuple[str, ...]:
        given = tuple(words)
        short = tuple(each for each in given if len(each) <= TEXT_LIMIT)
        if len(short) < len(given):
            self._note(target, Trouble.TOO_LONG)
        return short

    def _writing(self) -> Writing:
        at = time_of(self._text(Target.TIME)) or time_of(self._text(Target.DAY))
        title, text = self._text(Target.TITLE), _even_lines(self._text(Target.NOTE))
        if len(title) > TEXT_LIMIT or "\n" in _even_lines(title):  # too much for a title: it begins the text then
            title, text = "", "\n\n".join(each for each in (_even_lines(title), text) if each)
        if len(text) > LONG_TEXT_LIMIT:
            self._note(Target.NOTE, Trouble.TOO_LONG)
            text = ""
        return Writing(at, title, text, self._short(Target.TAGS, words_of(self._text(Target.TAGS))))


def to_ten(value: float | None, scale: Scale | None) -> int | None:
    """A number of the file's scale as one from 0 to 10, halves upward; none for one that lies outside."""
    if value is None or scale is None:
        return None
    if scale is Scale.TO_FIVE:
        value = (value - 1) * 2.5
    elif scale is Scale.TO_HUNDRED:
        value /= 10
    return int(value + 0.5) if 0 <= value <= 10 else None


def _one_day(day: date, rows: Sequence[_Read], choice: Choice, problems: list[Problem]) -> DiaryDay:
    """The rows of one day as one: the latest answer to each question, the strongest urge, all feelings, all words."""
    answers: dict[str, Any] = {}
    for each in rows:
        answers |= {_FIELDS[target]: int(value) for target, value in each.numbers.items() if target in _FIELDS}
        if Target.SLEEP in each.numbers:
            answers["sleep_hours"] = each.numbers[Target.SLEEP]
    urges = [int(each.numbers[Target.URGE]) for each in rows if Target.URGE in each.numbers]
    if len(urges) > 1:
        answers["urge_strongest"] = max(urges)
    feelings = tuple(dict.fromkeys(word for each in rows for word in each.feelings))
    if feelings:
        answers["feelings"] = feelings
    written = [each.writing for each in rows if not each.writing.is_blank()]
    if choice.as_entries:
        return DiaryDay(day, answers, tuple(written))
    note = _as_note(written)
    if len(note) > LONG_TEXT_LIMIT:
        problems.append(Problem(0, Target.NOTE, Trouble.TOO_LONG))
    elif note:
        answers["note"] = note
    return DiaryDay(day, answers)


def _as_note(written: Sequence[Writing]) -> str:
    """All words of a day, each part with its time where there are several."""
    parts = []
    for each in written:
        lines = [each.title, each.text, tr("Tags: {tags}", tags=", ".join(each.tags)) if each.tags else ""]
        words = "\n".join(line for line in lines if line)
        is_one_of_several = len(written) > 1 and each.at is not None
        parts.append(f"{each.at:%H:%M} {words}" if is_one_of_several else words)
    return "\n\n".join(parts)


def _by_time(rows: Sequence[_Read]) -> list[_Read]:
    """By their times, where all have one; else as they stand."""
    if any(each.writing.at is None for each in rows):
        return list(rows)
    return sorted(rows, key=lambda each: each.writing.at or time())


def _is_latest_first(days: Sequence[date]) -> bool:
    return len(days) > 1 and days[0] > days[-1]


def _even_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
