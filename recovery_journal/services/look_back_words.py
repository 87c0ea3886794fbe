"""What a picture of many days shows, in one sentence: counts and where the numbers lay, never an average."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recovery_journal.language import ntr, tr
from recovery_journal.services.look_back import DayValue, Shown

FEWEST_TO_SUM_UP = 3
LOW, HIGH, LONG_NIGHT = 3, 6, 7


def shown_words(shown: Shown) -> str:
    """What it is called where it can be chosen."""
    return {
        Shown.MOOD: tr("Mood"),
        Shown.URGE: tr("Urge"),
        Shown.STRONGEST: tr("Strongest urge"),
        Shown.SLEEP: tr("Sleep"),
        Shown.STRESS: tr("Stress"),
        Shown.PAIN: tr("Pain"),
        Shown.ANCHORS: tr("Anchors done"),
        Shown.URGES: tr("Urges written down"),
        Shown.ENTRIES: tr("Journal entries"),
    }[shown]


def value_words(shown: Shown, value: float) -> str:
    """One day's number as a screen reader says it: 'mood 6', '2 urges'."""
    if shown.is_count:
        return _count_words(shown, round(value))
    number = f"{value:g}"
    if shown is Shown.SLEEP:
        return tr("{n} hours of sleep", n=number)
    return tr("{what} {n}", what=shown_words(shown).lower(), n=number)


def period_sentence(values: Mapping[date, DayValue], days: int, shown: Shown, *, is_year: bool) -> str:
    """How many of the `days` so far have something, and where the numbers lay.

    Fewer than three numbers are too few to sum up, so nothing is said of them.
    """
    if not values:
        return _nothing(shown)[is_year]
    if shown.is_count:
        return _count_sentence([round(each.value or 0) for each in values.values()], days, shown)
    counted = ntr("{n} of {days} days has an entry.", "{n} of {days} days have an entry.", len(values), days=days)
    numbers = [each.value for each in values.values() if each.value is not None]
    return f"{counted} {_range_sentence(numbers, shown)}" if len(numbers) >= FEWEST_TO_SUM_UP else counted


def _nothing(shown: Shown) -> tuple[str, str]:
    """What is said of a month, and of a year, that has none."""
    if shown is Shown.ANCHORS:
        return tr("No anchor was ticked in this month."), tr("No anchor was ticked in this year.")
    if shown is Shown.URGES:
        return tr("No urge was written down in this month."), tr("No urge was written down in this year.")
    if shown is Shown.ENTRIES:
        return tr("No journal entry in this month."), tr("No journal entry in this year.")
    return tr("No entry in this month."), tr("No entry in this year.")


def _count_words(shown: Shown, count: int) -> str:
    if shown is Shown.ANCHORS:
        return ntr("{n} anchor done", "{n} anchors done", count)
    if shown is Shown.URGES:
        return ntr("{n} urge", "{n} urges", count)
    return ntr("{n} journal entry", "{n} journal entries", count)


def _count_sentence(counts: list[int], days: int, shown: Shown) -> str:
    """'14 urges, on 9 of 28 days. 3 at most on one day.'"""
    words = tr("{what}, on {n} of {days} days.", what=_count_words(shown, sum(counts)), n=len(counts), days=days)
    most = max(counts)
    return words if most == 1 else tr("{words} At most {most} on one day.", words=words, most=most)


@dataclass(frozen=True)
class _Range:
    """Where some numbers lay: the lowest, the highest, and on how many days they were as far as is worth counting."""

    low: str
    high: str
    days: int


def _range_sentence(numbers: list[float], shown: Shown) -> str:
    found = _Range(f"{min(numbers):g}", f"{max(numbers):g}", _days_worth_counting(numbers, shown))
    if shown is Shown.SLEEP:
        return _sleep_sentence(found)
    what = shown_words(shown)
    if found.low == found.high:
        return tr("{what} was {low} each time.", what=what, low=found.low)
    if not found.days:
        return tr("{what} went from {low} to {high}.", what=what, low=found.low, high=found.high)
    return _mood_sentence(what, found) if shown is Shown.MOOD else _low_sentence(what, found)


def _days_worth_counting(numbers: list[float], shown: Shown) -> int:
    if shown is Shown.MOOD:
        return sum(each >= HIGH for each in numbers)
    if shown is Shown.SLEEP:
        return sum(each >= LONG_NIGHT for each in numbers)
    return sum(each <= LOW for each in numbers)


def _mood_sentence(what: str, found: _Range) -> str:
    return ntr(
        "{what} went from {low} to {high}, and was 6 or more on {n} day.",
        "{what} went from {low} to {high}, and was 6 or more on {n} days.",
        found.days,
        what=what,
        low=found.low,
        high=found.high,
    )


def _low_sentence(what: str, found: _Range) -> str:
    return ntr(
        "{what} went from {low} to {high}, and was 3 or less on {n} day.",
        "{what} went from {low} to {high}, and was 3 or less on {n} days.",
        found.days,
        what=what,
        low=found.low,
        high=found.high,
    )


def _sleep_sentence(found: _Range) -> str:
    if found.low == found.high:
        return tr("Sleep was {low} hours each time.", low=found.low)
    if not found.days:
        return tr("Sleep went from {low} to {high} hours.", low=found.low, high=found.high)
    return ntr(
        "Sleep went from {low} to {high} hours, and was 7 hours or more on {n} night.",
        "Sleep went from {low} to {high} hours, and was 7 hours or more on {n} nights.",
        found.days,
        low=found.low,
        high=found.high,
    )
