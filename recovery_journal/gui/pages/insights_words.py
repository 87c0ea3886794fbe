"""How Insights says days, spans, hours and counts; counts only, each with how many it is of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from recovery_journal.domain.patterns import Series, Span
from recovery_journal.gui import dates
from recovery_journal.language import ntr, tr
from recovery_journal.services.check_ins import Measure

ALL = 0
RANGES = (30, 90, 365, ALL)
GOOD_MOOD, STRONG_URGE, LONG_SLEEP = 6, 5, 7


def range_words(days: int) -> str:
    """The name of a range, as it is chosen."""
    return {365: tr("Year"), ALL: tr("All")}.get(days) or ntr("{n} day", "{n} days", days)


def these_days(days: int) -> str:
    """The title of what is counted in a range."""
    return tr("All days so far") if days == ALL else ntr("This {n} day", "These {n} days", days)


def span_words(span: Span, first: date | None = None) -> str:
    """'February 11 to March 12, 2026', for paper."""
    start = span.first or first
    last = dates.current().day_text(span.last)
    return tr("until {day}", day=last) if start is None else f"{dates.current().day_text(start)} – {last}"


def number(value: float) -> str:
    """'6', '6.5'; a mean has one digit after its point."""
    return f"{round(value, 1):g}"


def measure_name(measure: Measure) -> str:
    """The name of a measure."""
    return {Measure.MOOD: tr("Mood"), Measure.URGE: tr("Urge"), Measure.SLEEP: tr("Sleep")}[measure]


def value_words(measure: Measure, value: float) -> str:
    """'6', and for sleep '6.5 h'."""
    return tr("{n} h", n=number(value)) if measure is Measure.SLEEP else number(value)


def read_out(measure: Measure, value: float) -> str:
    """'mood 6', 'sleep 6.5 hours'."""
    if measure is Measure.MOOD:
        return tr("mood {n}", n=number(value))
    if measure is Measure.URGE:
        return tr("urge {n}", n=number(value))
    return tr("sleep {n} hours", n=number(value))


def measure_sentence(measure: Measure, found: Series) -> str:
    """How often a measure was at a level that people ask for, of how many days."""
    values = found.known()
    if measure is Measure.MOOD:
        times = sum(each >= GOOD_MOOD for each in values)
        return tr("Mood was {level} or more on {n} of {all} days.", level=GOOD_MOOD, n=times, all=found.n)
    if measure is Measure.URGE:
        times = sum(each >= STRONG_URGE for each in values)
        return tr("Urge was {level} or more on {n} of {all} days.", level=STRONG_URGE, n=times, all=found.n)
    times = sum(each >= LONG_SLEEP for each in values)
    return tr("Sleep was {level} hours or more on {n} of {all} nights.", level=LONG_SLEEP, n=times, all=found.n)


def most_often(counts: Sequence[int], names: Sequence[str]) -> tuple[list[str], int]:
    """What was counted most often, and how often; no names where more than two share that place."""
    most = max(counts)
    found = [name for name, count in zip(names, counts, strict=True) if count == most]
    return (found if len(found) <= 2 else []), most


def hour_words(hour: int) -> str:
    """'from 6:00 am'."""
    return tr("from {time}", time=dates.current().time(time(hour)))


def week_words(first: date) -> str:
    """'week of March 2'."""
    return tr("week of {day}", day=dates.current().month_day(first.month, first.day))


def week_head(first: date) -> str:
    """'3/2', in the order that the person's country has."""
    order = [each for each in dates.current().number_order() if each != "y"]
    return "/".join(str({"m": first.month, "d": first.day}[each]) for each in order)
