"""When an appointment takes place: the one place that tells the times of a series, and of a single one alike."""

from __future__ import annotations

import time as clock
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice
from typing import Protocol
from zoneinfo import ZoneInfo

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import Rule, read_rule, until_here
from recovery_journal.services.rule_walk import walk

DAY = timedelta(days=1)
LAST_DAY = date(9990, 12, 31)
AHEAD = (timedelta(days=45), timedelta(days=400), timedelta(days=3000), timedelta(days=15_000))


@dataclass(frozen=True)
class Time:
    """One time of an appointment, on the clocks of its place.

    `planned_on` and `planned_at` are what the rule says and name this time for good; it starts and ends where the
    clocks and a move have brought it. Without `starts_at` it has no set time of day.
    """

    planned_on: date
    planned_at: time | None
    starts_on: date
    starts_at: time | None
    ends_on: date
    ends_at: time | None
    is_moved: bool = False

    def order(self) -> tuple[date, time]:
        """What times are put in order by; those without a time of day come first."""
        return self.starts_on, self.starts_at or time.min

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended at `now` on the clocks of its place; without times, at the end of its day."""
        end = self.ends_at or (self.starts_at if self.ends_on == self.starts_on else None) or time.max
        return datetime.combine(self.ends_on, end) < now


class Told(Protocol):
    """What was said of one time, as far as it matters when that is."""

    @property
    def planned_on(self) -> date:
        """The day that the rule gave it."""

    @property
    def moved_on(self) -> date | None:
        """The day it was moved to."""

    @property
    def moved_at(self) -> time | None:
        """When it starts there."""

    @property
    def moved_until(self) -> time | None:
        """When it ends there."""


def times(appointment: Appointment, first: date, last: date, occurrences: Iterable[Told] = ()) -> list[Time]:
    """The times that touch the days from `first` to `last`, in order, those days left out that are exceptions.

    Of the `occurrences` each that was moved stands where it was moved to. A time of day that a clock change skips
    comes as much later; one that comes twice is the first. Raises RuleBroken as `rule_of` does.
    """
    length = (appointment.last_day - appointment.starts_on) + 2 * DAY
    elsewhere = {each.planned_on: each for each in occurrences if each.moved_on is not None}
    days = days_of(appointment, _plus(first, -length), last)
    found = [time_on(appointment, day) for day in days if day not in elsewhere]
    found += [
        moved(time_on(appointment, day), each) for day, each in elsewhere.items() if takes_place(appointment, day)
    ]
    return sorted((each for each in found if each.starts_on <= last and each.ends_on >= first), key=Time.order)


def next_time(appointment: Appointment, after: datetime, occurrences: Iterable[Told] = ()) -> Time | None:
    """The first time that starts at `after` or later on the clocks of its place; without times, on its day or later.

    None where there is none in the next forty years. Raises RuleBroken as `rule_of` does.
    """
    kept, first = list(occurrences), max(after.date(), appointment.starts_on)
    for ahead in AHEAD:
        for each in times(appointment, first, _plus(first, ahead), kept):
            if each.starts_on >= after.date() and (not each.starts_at or _start(each) >= after):
                return each
        if not appointment.is_series:
            return None
    return None


def rule_of(appointment: Appointment) -> Rule | None:
    """The rule of a series, none for a single appointment. Raises RuleBroken: rule_unreadable, rule_too_fine."""
    return _rule(appointment.repeats, appointment.starts_at) if appointment.is_series else None


def check_rule(appointment: Appointment) -> None:
    """Raises RuleBroken for a rule that cannot be served: as `rule_of`, and rule_without_days."""
    if appointment.is_series and first_day(appointment) is None:
        raise RuleBroken("rule_without_days", "repeats")


def first_day(appointment: Appointment) -> date | None:
    """The first day of a series, exceptions or not; its start need not be one. Raises RuleBroken as `rule_of` does."""
    start = appointment.starts_on
    every = replace(appointment, exceptions=())
    return next((days[0] for ahead in AHEAD if (days := days_of(every, start, _plus(start, ahead)))), None)


def takes_place(appointment: Appointment, day: date) -> bool:
    """Whether the rule has a time on this day that was not left out."""
    return day in days_of(appointment, day, day)


def days_of(appointment: Appointment, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which the rule has a time. Raises RuleBroken as `rule_of` does."""
    rule = rule_of(appointment)
    if rule is None:
        return [appointment.starts_on] if first <= appointment.starts_on <= last else []
    last = min(last, _last_allowed(rule, appointment), LAST_DAY)
    if last < first:
        return []
    left_out = set(appointment.exceptions)
    every = _days(rule, appointment.starts_on, max(first, appointment.starts_on), last)
    return [each for each in every if each.isoformat() not in left_out] if left_out else list(every)


def time_on(appointment: Appointment, day: date) -> Time:
    """The time of an appointment on a day of its rule, as the clocks there will show it."""
    ends_on = _plus(day, appointment.last_day - appointment.starts_on)
    if appointment.starts_at is None or not appointment.is_series:  # what somebody wrote stays as it was written
        return Time(day, appointment.starts_at, day, appointment.starts_at, ends_on, appointment.ends_at)
    zone = zone_of(appointment.zone)
    wanted = datetime.combine(day, appointment.starts_at)
    start = _on_the_clock(wanted, zone)
    if appointment.ends_at is None:
        return Time(day, appointment.starts_at, start.date(), start.time(), max(ends_on, start.date()), None)
    end = _on_the_clock(datetime.combine(ends_on, appointment.ends_at) + (start - wanted), zone)
    return Time(day, appointment.starts_at, start.date(), start.time(), end.date(), end.time())


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo | None:
    """The zone of an IANA name; none for '' and for a name nobody knows: here."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, KeyError, OSError):
        return None


def _on_the_clock(wall: datetime, zone: tzinfo | None) -> datetime:
    """The time clocks show at this wall-clock time: another one, later, only where a clock change skips it."""
    if not _is_clock_changed(wall.date(), zone, clock.tzname):
        return wall
    try:
        if zone is None:  # what astimezone makes of a time that is skipped here would be an hour earlier
            return datetime.fromtimestamp(wall.timestamp()).replace(fold=0)
        return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
    except (OverflowError, ValueError, OSError):  # at the ends of the calendar
        return wall


@lru_cache(maxsize=4096)
def _is_clock_changed(day: date, zone: tzinfo | None, _here: tuple[str, str]) -> bool:
    """Whether a clock change comes near this day; all times of the others are as they are written.

    `_here` are the names of the zone that counts where there is none: in another one it is asked anew.
    """
    near = (datetime.combine(_plus(day, each * DAY), time.min) for each in (-1, 2))
    try:
        return len({each.replace(tzinfo=zone).astimezone(zone).utcoffset() for each in near}) > 1
    except (OverflowError, ValueError, OSError):
        return True


def moved(planned: Time, occurrence: Told) -> Time:
    """A time where it was moved to, if it was."""
    if occurrence.moved_on is None:
        return planned
    ends_on = _plus(occurrence.moved_on, planned.ends_on - planned.starts_on)
    return replace(
        planned,
        starts_on=occurrence.moved_on,
        starts_at=occurrence.moved_at,
        ends_on=ends_on,
        ends_at=occurrence.moved_until,
        is_moved=True,
    )


def at_time(appointment: Appointment, found: Time) -> Appointment:
    """The appointment on the day and at the hours of one of its times: to be shown, never to be saved."""
    stands = (appointment.starts_on, appointment.starts_at, appointment.last_day, appointment.ends_at)
    if stands == (found.starts_on, found.starts_at, found.ends_on, found.ends_at):
        return appointment
    shown = object.__new__(Appointment)  # checked when it was made: a second time would cost a list its speed
    shown.__dict__.update(
        appointment.__dict__,
        starts_on=found.starts_on,
        starts_at=found.starts_at,
        ends_on=found.ends_on if found.ends_on != found.starts_on else None,
        ends_at=found.ends_at,
    )
    return shown


def _start(found: Time) -> datetime:
    return datetime.combine(found.starts_on, found.starts_at or time.min)


@lru_cache(maxsize=1024)
def _rule(text: str, starts_at: time | None) -> Rule:
    return read_rule(text, starts_at)


def _last_allowed(rule: Rule, appointment: Appointment) -> date:
    if rule.until is None:
        return LAST_DAY
    zone = zone_of(appointment.zone)
    last = until_here(rule.until, lambda moment: moment.astimezone(zone).replace(tzinfo=None))
    return last.date() if (appointment.starts_at or time.min) <= last.time() else _plus(last.date(), -DAY)


@lru_cache(maxsize=4096)
def _days(rule: Rule, start: date, first: date, last: date) -> tuple[date, ...]:
    """The days of a rule counted from `start`. It does not walk there from `start` but leaps by whole periods."""
    said = rule.with_start_said(start)
    if rule.count is not None:
        last = min(last, _counted_out(said, start, date(min(last.year // 10 * 10 + 19, 9990), 12, 31)))
    if last < first or not _may_be_among(said, first, last):
        return ()
    return tuple(each for each in walk(said, _leap(said, start, first), last) if each >= first)


def _may_be_among(rule: Rule, first: date, last: date) -> bool:
    """Whether weekday and day of the month let a rule have a time on a few days; for more it is walked along anyway."""
    if last - first > 5 * DAY:
        return True
    few = [first + number * DAY for number in range((last - first).days + 1)]
    weekdays = {day for _nth, day in rule.weekdays}
    if weekdays and weekdays.isdisjoint(each.weekday() for each in few):
        return False
    from_end = any(each < 0 for each in rule.month_days)
    return not rule.month_days or from_end or not {each.day for each in few}.isdisjoint(rule.month_days)


@lru_cache(maxsize=1024)
def _counted_out(rule: Rule, start: date, horizon: date) -> date:
    """The last day of a rule that counts its times; `horizon` where it has not come to an end by then."""
    counted = list(islice(walk(rule, start, horizon), rule.count))
    return counted[-1] if len(counted) == rule.count else horizon


def _leap(rule: Rule, start: date, first: date) -> date:
    """The beginning of the last period of the rule that begins before or on `first`."""
    if rule.frequency == "DAILY":
        return start + DAY * ((first - start).days // rule.interval * rule.interval)
    if rule.frequency == "WEEKLY":
        week = start.toordinal() - (start.weekday() - rule.week_start) % 7
        weeks = (first.toordinal() - week) // 7 // rule.interval * rule.interval
        return date.fromordinal(week + 7 * weeks) if weeks else start
    month = (first.year - start.year) * 12 + first.month - start.month
    period = rule.interval * (12 if rule.frequency == "YEARLY" else 1)
    if rule.frequency == "YEARLY":
        month = (first.year - start.year) * 12
    leaps = month // period * period
    if not leaps:
        return start
    at = start.year * 12 + (start.month - 1 if rule.frequency == "MONTHLY" else 0) + leaps
    return date(at // 12, at % 12 + 1, 1)


def _plus(day: date, length: timedelta) -> date:
    """A day some time later or earlier, within the calendar."""
    try:
        return day + length
    except OverflowError:
        return date.max if length > timedelta() else date.min
