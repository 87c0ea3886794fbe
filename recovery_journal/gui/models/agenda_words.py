"""How appointments are said: when they are, in full and in a row, and the heading they stand under."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from recovery_journal.domain.care import Appointment
from recovery_journal.gui import dates
from recovery_journal.language import tr


def when_words(appointment: Appointment, today: date) -> str:
    """'Today, 2:30 to 3:20 pm'; 'Tuesday, March 17'; from day to day for one that takes several."""
    return when_as(appointment, lambda day: dates.current().relative_day(day, today))


def when_as(appointment: Appointment, say: Callable[[date], str]) -> str:
    """The same, with the days as `say` has them."""
    first = say(appointment.starts_on)
    if appointment.last_day == appointment.starts_on:
        time = time_words(appointment)
        return tr("{day}, {time}", day=first, time=time) if time else first
    last = say(appointment.last_day)
    start, end = appointment.starts_at, appointment.ends_at
    if start is not None:
        first = tr("{day}, {time}", day=first, time=dates.current().time(start))
    if end is not None:
        last = tr("{day}, {time}", day=last, time=dates.current().time(end))
    return tr("{start} to {end}", start=first, end=last)


def time_words(appointment: Appointment) -> str:
    """The hours of an appointment that begins and ends on one day: '2:30 to 3:20 pm', or ''."""
    start, end = appointment.starts_at, appointment.ends_at
    if start is not None and end is not None:
        return dates.current().time_range(start, end)
    if start is not None:
        return dates.current().time(start)
    return tr("until {time}", time=dates.current().time(end)) if end is not None else ""


def start_words(appointment: Appointment) -> str:
    """'2:30 pm', or ''."""
    return dates.current().time(appointment.starts_at) if appointment.starts_at is not None else ""


def weekday_and_number(day: date) -> str:
    """'Tue 17': a day of a month that the heading names."""
    words = dates.current()
    return tr("{weekday} {number}", weekday=words.weekday_short(day), number=words.day_number(day))


def coming_heading(day: date, today: date) -> str:
    """'Today', 'Tomorrow', 'This week', 'Next week', 'Later in March', 'April', 'January 2027'."""
    if day <= today:
        return tr("Today")
    if day == today + timedelta(days=1):
        return tr("Tomorrow")
    weeks = (week_start(day) - week_start(today)).days // 7
    if weeks <= 1:
        return tr("Next week") if weeks else tr("This week")
    if (day.year, day.month) == (today.year, today.month):
        return tr("Later in {month}", month=dates.current().month_name(day.month))
    return month_heading(day, today)


def past_heading(day: date, today: date) -> str:
    """'Earlier in March', 'February', 'December 2025'."""
    if (day.year, day.month) == (today.year, today.month):
        return tr("Earlier in {month}", month=dates.current().month_name(day.month))
    return month_heading(day, today)


def month_heading(day: date, today: date) -> str:
    """A month by its name, with its year if that is another one."""
    words = dates.current()
    return words.month_name(day.month) if day.year == today.year else words.month(day.year, day.month)


def week_start(day: date) -> date:
    """The first day of the person's week that `day` is in."""
    return day - timedelta(days=(day.isoweekday() - dates.current().first_weekday) % 7)
