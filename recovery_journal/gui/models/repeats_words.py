"""How a rule by which an appointment repeats is said: 'Every second Tuesday until June 30'."""

from __future__ import annotations

from datetime import date

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import Rule
from recovery_journal.gui import dates
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.services.recurrence import rule_of

_NTH = {
    1: _("the first {weekday}"),
    2: _("the second {weekday}"),
    3: _("the third {weekday}"),
    4: _("the fourth {weekday}"),
    5: _("the fifth {weekday}"),
    -1: _("the last {weekday}"),
}


def repeats_words(appointment: Appointment, today: date) -> str:
    """The rule of a series in a few words; '' for what does not repeat."""
    try:
        rule = rule_of(appointment)
    except RuleBroken:
        return tr("Repeats in a way that cannot be read")
    return rule_words(rule, appointment.starts_on, today) if rule is not None else ""


def rule_words(rule: Rule, start: date, today: date) -> str:
    """A rule in a few words, counted from `start`; the year of its end is named where it is not this one."""
    words = _how_often(rule, start)
    if rule.until is not None:
        end = rule.until.day
        words_of = dates.current()
        until = words_of.month_day(end.month, end.day) if end.year == today.year else words_of.day_text(end)
        return tr("{rule} until {day}", rule=words, day=until)
    if rule.count is not None:
        return tr("{rule}, {times}", rule=words, times=ntr("{n} time", "{n} times", rule.count))
    return words


def nth_words(nth: int, weekday: int) -> str:
    """'the second Tuesday'."""
    return tr(_NTH[nth], weekday=dates.current().weekday_long(weekday + 1))


def _how_often(rule: Rule, start: date) -> str:
    if not is_plain(rule):
        return tr("Repeats in a way of its own")
    match rule.frequency:
        case "DAILY":
            return _days(rule.interval)
        case "WEEKLY":
            return _weekly(rule, start)
        case "MONTHLY":
            return tr("{every} on {day}", every=_months(rule.interval), day=_day_of_month(rule, start))
    return tr("{every} on {day}", every=_years(rule.interval), day=dates.current().month_day(start.month, start.day))


def is_plain(rule: Rule) -> bool:
    """Whether it is one of those rules that the form can make."""
    if rule.year_days or rule.weeks or rule.positions or rule.months:
        return False
    nths = {nth for nth, _day in rule.weekdays}
    match rule.frequency:
        case "WEEKLY":
            return not rule.month_days and nths <= {0}
        case "MONTHLY":
            by_weekday = not rule.month_days and len(rule.weekdays) == 1 and nths <= set(_NTH)
            by_day = not rule.weekdays and len(rule.month_days) <= 1 and min(rule.month_days, default=1) > 0
            return by_weekday or by_day
    return not rule.month_days and not rule.weekdays


def _weekly(rule: Rule, start: date) -> str:
    days = sorted({day for _nth, day in rule.weekdays} or {start.weekday()})
    names = [dates.current().weekday_long(each + 1) for each in days]
    listed = names[0] if len(names) == 1 else tr("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])
    if rule.interval == 1:
        return tr("Every {days}", days=listed)
    if rule.interval == 2 and len(names) == 1:
        return tr("Every second {day}", day=listed)
    return tr("{every} on {day}", every=_weeks(rule.interval), day=listed)


def _days(n: int) -> str:
    if n <= 2:
        return tr("Every day") if n == 1 else tr("Every second day")
    return ntr("Every {n} day", "Every {n} days", n)


def _weeks(n: int) -> str:
    return tr("Every second week") if n == 2 else ntr("Every {n} week", "Every {n} weeks", n)


def _months(n: int) -> str:
    if n <= 2:
        return tr("Every month") if n == 1 else tr("Every second month")
    return ntr("Every {n} month", "Every {n} months", n)


def _years(n: int) -> str:
    if n <= 2:
        return tr("Every year") if n == 1 else tr("Every second year")
    return ntr("Every {n} year", "Every {n} years", n)


def _day_of_month(rule: Rule, start: date) -> str:
    if rule.weekdays:
        return nth_words(*rule.weekdays[0])
    return tr("day {n}", n=rule.month_days[0] if rule.month_days else start.day)
