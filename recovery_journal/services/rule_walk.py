"""The days of a rule of RFC 5545, from one day to another, as dateutil tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from recovery_journal.domain.repeats import Rule
from recovery_journal.domain.rule_days import never_takes_place

_FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}


def walk(rule: Rule, start: date, last: date) -> Iterator[date]:
    """The days of a rule from `start` to `last`, however many it counts. What `start` says for it has to be in it.

    A rule that no day fits, the 30th of February, is not walked along: dateutil would look until the year 9999.
    """
    if last < start or never_takes_place(rule, start):
        return
    for each in _as_dateutil_has_it(rule, start, last):
        yield each.date()


def _as_dateutil_has_it(rule: Rule, start: date, last: date) -> rrule:
    return rrule(
        _FREQUENCIES[rule.frequency],
        dtstart=datetime.combine(start, time.min),
        until=datetime.combine(last, time.min),
        interval=rule.interval,
        wkst=rule.week_start,
        bysetpos=rule.positions or None,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byyearday=rule.year_days or None,
        byweekno=rule.weeks or None,
        byweekday=[weekday(day, nth or None) for nth, day in rule.weekdays] or None,
    )
