"""The days of a rule of RFC 5545, from one day to another: as dateutil has them, but with an end to every search.

A rule that no day fits, the 30th of February, keeps dateutil walking to the year 9999; here nothing is looked at that
comes after the last day asked for.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import date

from recovery_journal.domain.repeats import Rule

_Test = Callable[[date], bool]


def walk(rule: Rule, start: date, last: date) -> Iterator[date]:
    """The days of a rule from `start` to `last`, however many it counts. What `start` says for it has to be in it."""
    weekdays, tests = _weekdays(rule), _tests(rule)
    for days in _periods(rule, start, last.toordinal()):
        found = [date.fromordinal(each) for each in days if (each - 1) % 7 in weekdays]
        for test in tests:
            found = [each for each in found if test(each)]
        for each in _chosen(found, rule.positions) if rule.positions else found:
            if start <= each <= last:
                yield each


def _periods(rule: Rule, start: date, last: int) -> Iterator[range]:
    """The days of each period that the rule looks at, until the one that `last` is in."""
    begin = start.toordinal()
    match rule.frequency:
        case "DAILY":
            yield from (range(each, each + 1) for each in range(begin, last + 1, rule.interval))
        case "WEEKLY":
            week = begin - (start.weekday() - rule.week_start) % 7
            for each in range(week, last + 1, 7 * rule.interval):
                yield range(max(each, begin), each + 7)  # the first week counts from its first day on
        case "MONTHLY":
            months = start.year * 12 + start.month - 1
            for each in range(months, _month_of(last) + 1, rule.interval):
                year, month = each // 12, each % 12 + 1
                first = date(year, month, 1).toordinal()
                yield range(first, first + monthrange(year, month)[1])
        case _:
            for year in range(start.year, date.fromordinal(last).year + 1, rule.interval):
                first = date(year, 1, 1).toordinal()
                yield range(first, first + _year_length(year))


def _tests(rule: Rule) -> list[_Test]:
    """What a day has to meet, each part of the rule that narrows it; the quickest first."""
    found: list[_Test] = []
    if rule.months:
        months = frozenset(rule.months)
        found.append(lambda day: day.month in months)
    if _counts_weekdays(rule):
        found.append(_weekday_test(rule))
    if rule.month_days:
        found.append(_month_day_test(rule))
    if rule.year_days:
        year_days = frozenset(rule.year_days)
        found.append(lambda day: not year_days.isdisjoint(_places(_day_of_year(day), _year_length(day.year))))
    if rule.weeks:
        weeks = frozenset(rule.weeks)
        found.append(lambda day: not weeks.isdisjoint(_places(*_week_of_year(day, rule.week_start))))
    return found


def _counts_weekdays(rule: Rule) -> bool:
    """Whether it matters which Monday of its month or year a day is."""
    return rule.frequency not in ("DAILY", "WEEKLY") and any(nth for nth, _day in rule.weekdays)


def _weekdays(rule: Rule) -> frozenset[int]:
    """The weekdays that a day may be one of."""
    return frozenset(day for _nth, day in rule.weekdays) or frozenset(range(7))


def _weekday_test(rule: Rule) -> _Test:
    """Of the weekdays that a rule names, those that are counted."""
    plain = frozenset(day for nth, day in rule.weekdays if not nth)
    counted = frozenset(rule.weekdays)
    in_year = rule.frequency == "YEARLY" and not rule.months

    def suits(day: date) -> bool:
        weekday = day.weekday()
        if weekday in plain:
            return True
        at, length = (_day_of_year(day), _year_length(day.year)) if in_year else (day.day, _month_length(day))
        nth, from_end = (at - 1) // 7 + 1, -((length - at) // 7 + 1)
        return (nth, weekday) in counted or (from_end, weekday) in counted

    return suits


def _month_day_test(rule: Rule) -> _Test:
    month_days = frozenset(rule.month_days)
    if min(month_days) > 0:
        return lambda day: day.day in month_days
    return lambda day: day.day in month_days or day.day - 1 - _month_length(day) in month_days


def _chosen(days: list[date], positions: tuple[int, ...]) -> list[date]:
    """The nth days of a period, counted from its begin or its end."""
    count = len(days)
    at = {each - 1 if each > 0 else count + each for each in positions}
    return [days[each] for each in sorted(at) if 0 <= each < count]


def _places(number: int, count: int) -> tuple[int, int]:
    """A number counted from the begin, and from the end."""
    return number, number - count - 1


def _week_of_year(day: date, week_start: int) -> tuple[int, int]:
    """The number of the week, and of all weeks of its year; the first week has four days in the year or more."""
    middle = _middle_of_week(day, week_start)
    last = _middle_of_week(date(middle.year, 12, 28), week_start)
    return (_day_of_year(middle) - 1) // 7 + 1, (_day_of_year(last) - 1) // 7 + 1


def _middle_of_week(day: date, week_start: int) -> date:
    return date.fromordinal(day.toordinal() - (day.weekday() - week_start) % 7 + 3)


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _year_length(year: int) -> int:
    return 366 if isleap(year) else 365


def _month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _month_of(ordinal: int) -> int:
    day = date.fromordinal(ordinal)
    return day.year * 12 + day.month - 1
