"""The rule by which an appointment repeats, as RFC 5545 writes it: read, checked and written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from recovery_journal.domain.record import RuleBroken

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
TOO_FINE = ("SECONDLY", "MINUTELY", "HOURLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_TIMES = 100_000
_TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")


@dataclass(frozen=True)
class Until:
    """The last moment a rule allows: a whole day, or a time of day, on the clocks of the place or in UTC."""

    day: date
    at: time | None = None
    is_utc: bool = False


@dataclass(frozen=True)
class Rule:
    """How an appointment repeats. A weekday is (0, Monday = 0), or (n, weekday) for the nth one, -1 for the last."""

    frequency: str
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: Until | None = None

    def text(self) -> str:
        """The rule as it is kept."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        lists = ((name, getattr(self, field)) for name, (field, _) in _LISTS.items())
        parts += [f"{name}={_listed(values)}" for name, values in lists if values]
        if self.week_start:
            parts.append(f"WKST={WEEKDAYS[self.week_start]}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={_until_text(self.until)}")
        return ";".join(parts)

    def ending(self, last: date) -> Rule:
        """The same rule until a day at the latest."""
        return replace(self, count=None, until=Until(last))

    def with_start_said(self, start: date) -> Rule:
        """The rule with all in it that its first day says otherwise, so that it can be counted from another one."""
        if self.weekdays or self.month_days or self.year_days or self.weeks or self.frequency == "DAILY":
            return self
        if self.frequency == "WEEKLY":
            return replace(self, weekdays=((0, start.weekday()),))
        months = self.months or ((start.month,) if self.frequency == "YEARLY" else ())
        return replace(self, months=months, month_days=(start.day,))


def read_rule(text: str, starts_at: time | None = None) -> Rule:
    """The rule a text stands for. Times of day in it may only say once more what `starts_at` says.

    Raises RuleBroken for the field 'repeats': rule_unreadable, and rule_too_fine for more than once a day.
    """
    parts = _parts(text)
    frequency = parts.pop("FREQ", "")
    if frequency in TOO_FINE:
        raise RuleBroken("rule_too_fine", "repeats")
    if frequency not in FREQUENCIES or {"COUNT", "UNTIL"} <= set(parts):
        raise _unreadable()
    _drop_times_of_day(parts, starts_at)
    try:
        return _made(frequency, parts)
    except (ValueError, OverflowError):
        raise _unreadable() from None


def _parts(text: str) -> dict[str, str]:
    body = text.strip().upper().removeprefix("RRULE:")
    pairs = [each.partition("=") for each in body.split(";") if each]
    found = {name: value for name, _, value in pairs}
    if len(found) != len(pairs) or not all(found.values()):
        raise _unreadable()
    return found


def _drop_times_of_day(parts: dict[str, str], starts_at: time | None) -> None:
    start = (starts_at.hour, starts_at.minute, starts_at.second) if starts_at else ()
    for name, value in zip(_TIMES_OF_DAY, start or ("", "", ""), strict=True):
        given = parts.pop(name, None)
        if given is not None and given.lstrip("0") != str(value).lstrip("0"):
            raise RuleBroken("rule_too_fine", "repeats")


def _made(frequency: str, parts: dict[str, str]) -> Rule:
    values: dict[str, object] = {"interval": _number(1, 10_000)(parts.pop("INTERVAL", "1"))}
    for name, (field, read) in _LISTS.items():
        if name in parts:
            values[field] = tuple(read(each) for each in parts.pop(name).split(","))
    values["week_start"] = WEEKDAYS.index(parts.pop("WKST", "MO"))
    if "COUNT" in parts:
        values["count"] = _number(1, MOST_TIMES)(parts.pop("COUNT"))
    if "UNTIL" in parts:
        values["until"] = _until(parts.pop("UNTIL"))
    if parts:
        raise ValueError("a part nobody knows")
    return Rule(frequency, **values)  # type: ignore[arg-type]


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if len(text) <= 7 and text.lstrip("+-").isdecimal() else 0
        if not low <= number <= high or number == 0:
            raise ValueError("out of range")
        return number

    return read


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        raise ValueError("no weekday")
    return (_number(-53, 53)(found[1]) if found[1] else 0, WEEKDAYS.index(found[2]))


def _until(text: str) -> Until:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError("no day")
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Until(day)
    return Until(day, time(int(found[4]), int(found[5]), min(int(found[6]), 59)), bool(found[7]))


def _until_text(until: Until) -> str:
    day = f"{until.day:%Y%m%d}".rjust(8, "0")
    return day if until.at is None else f"{day}T{until.at:%H%M%S}{'Z' if until.is_utc else ''}"


def _listed(values: tuple[object, ...]) -> str:
    return ",".join(_weekday_text(each) if isinstance(each, tuple) else str(each) for each in values)


def _weekday_text(weekday: tuple[int, int]) -> str:
    return f"{weekday[0] or ''}{WEEKDAYS[weekday[1]]}"


def _unreadable() -> RuleBroken:
    return RuleBroken("rule_unreadable", "repeats")


_LISTS: dict[str, tuple[str, Callable[[str], object]]] = {
    "BYMONTH": ("months", _number(1, 12)),
    "BYWEEKNO": ("weeks", _number(-53, 53)),
    "BYYEARDAY": ("year_days", _number(-366, 366)),
    "BYMONTHDAY": ("month_days", _number(-31, 31)),
    "BYDAY": ("weekdays", _weekday),
    "BYSETPOS": ("positions", _number(-366, 366)),
}


def until_here(until: Until, to_wall: Callable[[datetime], datetime]) -> datetime:
    """The last moment on the clocks of a place; `to_wall` reads those clocks for an instant."""
    if until.at is None:
        return datetime.combine(until.day, time.max)
    moment = datetime.combine(until.day, until.at)
    return to_wall(moment.replace(tzinfo=UTC)) if until.is_utc else moment
