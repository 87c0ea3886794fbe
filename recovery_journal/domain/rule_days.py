"""Whether a rule by which an appointment repeats has any day at all: the 30th of February never comes."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from recovery_journal.domain.repeats import Rule

_FIRST, _YEARS = date(2000, 1, 1), 28  # after which days and weekdays come again
_DAY = timedelta(days=1)


def never_takes_place(rule: Rule, start: date) -> bool:
    """Whether no day can ever be one of a rule that counts from `start`; asked before anybody walks along it.

    A rule that ends before it begins has none either.
    """
    if rule.until is not None and rule.until.day < start - _DAY:
        return True
    if rule.frequency == "DAILY" and rule.weekdays and rule.interval % 7 == 0 and not _has_weekday(rule, start):
        return True
    if rule.frequency == "MONTHLY" and rule.months and not _months_met(rule, start):
        return True
    said = rule.with_start_said(start)
    return not _has_days(said.frequency, said.weekdays, said.month_days, said.months, _rest(said), said.positions)


def _rest(rule: Rule) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return rule.year_days, rule.weeks


def _has_weekday(rule: Rule, start: date) -> bool:
    return start.weekday() in {day for _nth, day in rule.weekdays}


def _months_met(rule: Rule, start: date) -> bool:
    return any((start.month - 1 + n * rule.interval) % 12 + 1 in rule.months for n in range(12))


@lru_cache(maxsize=1024)
def _has_days(
    frequency: str,
    weekdays: tuple[tuple[int, int], ...],
    month_days: tuple[int, ...],
    months: tuple[int, ...],
    rest: tuple[tuple[int, ...], tuple[int, ...]],
    positions: tuple[int, ...],
) -> bool:
    """Whether enough days of one period fit all that is asked of them; how often periods come does not matter."""
    needed = min((abs(each) for each in positions), default=1)
    by_month = frequency == "MONTHLY" or bool(months)
    counted: Counter[object] = Counter()
    for number in range(_YEARS * 366):
        day = _FIRST + number * _DAY
        if months and day.month not in months:
            continue
        if _fits(day, weekdays, month_days, rest, by_month):
            period = _period(day, frequency)
            counted[period] += 1
            if counted[period] >= needed:
                return True
    return False


def _period(day: date, frequency: str) -> object:
    if frequency == "WEEKLY":
        return (day.toordinal() - 1) // 7
    if frequency == "MONTHLY":
        return day.year, day.month
    return day.year if frequency == "YEARLY" else day


def _fits(
    day: date,
    weekdays: tuple[tuple[int, int], ...],
    month_days: tuple[int, ...],
    rest: tuple[tuple[int, ...], tuple[int, ...]],
    by_month: bool,
) -> bool:
    year_days, weeks = rest
    if month_days and not {day.day, day.day - monthrange(day.year, day.month)[1] - 1} & set(month_days):
        return False
    if weekdays and not any(_is_nth(day, nth, by_month) for nth, each in weekdays if each == day.weekday()):
        return False
    if year_days:
        number = day.timetuple().tm_yday
        if not {number, number - 366 - isleap(day.year)} & set(year_days):
            return False
    return not weeks or _is_in_week(day, weeks)


def _is_nth(day: date, nth: int, by_month: bool) -> bool:
    if nth == 0:
        return True
    if by_month:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return nth in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))


def _is_in_week(day: date, weeks: tuple[int, ...]) -> bool:
    """By the usual count of weeks, or one more or less, as it is where weeks begin on another day."""
    week = day.isocalendar().week
    return any(abs(week - (each if each > 0 else 54 + each)) <= 1 for each in weeks)
