"""What single cells of a diary say: a day in one of three orders, a time, a number, hours of sleep, a few words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

FIRST_YEAR = 1900
YEAR_FIRST, DAY_FIRST, MONTH_FIRST = ORDERS = ("ymd", "dmy", "mdy")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{1,4})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{1,4})(?!\d)\.?(.*)", re.ASCII | re.DOTALL)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_MONTH_THEN_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b(.*)", re.ASCII | re.DOTALL)
_DAY_THEN_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b(.*)", re.ASCII | re.DOTALL
)
_AFTER_A_DAY = re.compile(r"\s*(?:$|[\sTt,(])")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII | re.I)
_CLOCK_AFTER = re.compile(r"[\sTt,]+(\d{1,2}:\d{2}[^+Z]*)")
_NUMBER = re.compile(r"[-+]?\d{1,6}(?:[.,]\d{1,6})?", re.ASCII)
_OUT_OF = re.compile(r"\s*(?:/|of|out of)\s*\d{1,3}$", re.ASCII)
_HOURS = re.compile(r"(\d{1,2})\s*(?::|h|hrs?|hours?)\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes?)?)?", re.ASCII)
_BETWEEN_WORDS = re.compile(r"\s*[|;]\s*")


@lru_cache(maxsize=1 << 17)
def day_of(text: str, order: str, this_year: int) -> date | None:
    """The day that a text means when its numbers stand in this order, or none.

    A month in words, or a year of four digits in front, leaves nothing to order.
    """
    parts = _year_month_day(text, order if order in ORDERS else YEAR_FIRST, this_year)
    try:
        found = date(*parts) if parts else None
    except ValueError:
        return None
    return found if found is not None and FIRST_YEAR <= found.year <= this_year + 1 else None


def orders_of(texts: Iterable[str], this_year: int) -> tuple[str, ...]:
    """The orders that these days may be written in; more than one means that it has to be asked.

    An order counts only when some day can be read in no other one, or when none does and it reads as many as any.
    Where different days need different orders, all of them are given. Readings that never differ are one.
    """
    given = list(dict.fromkeys(each for each in texts if each))
    readings = {order: tuple(day_of(each, order, this_year) for each in given) for order in ORDERS}
    by_text = list(zip(*readings.values(), strict=True))
    alone = {order for row in by_text for at, order in enumerate(ORDERS) if [each for each in row if each] == [row[at]]}
    most = max((sum(each is not None for each in reading) for reading in readings.values()), default=0)
    full = [order for order, reading in readings.items() if most and sum(map(bool, reading)) == most]
    found = [order for order in ORDERS if order in alone] or full
    if len({readings[order] for order in found}) == 1:
        return tuple(found[:1])
    return tuple(found)


def time_of(text: str) -> time | None:
    """The time in a cell: '8:30 pm', '20:30', '20.30', or what stands after a day; none where there is none."""
    after = _CLOCK_AFTER.search(text)
    found = _CLOCK.fullmatch((after[1] if after else text).strip())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number_of(text: str) -> float | None:
    """The number in a cell, with a point or a comma: '7,5', '6/10'; none for anything else."""
    plain = _OUT_OF.sub("", text.strip())
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def hours_of(text: str) -> float | None:
    """Hours of sleep, to the nearest half: '7.5', '7:20', '7h 20m', '7 hours'; none above a day or below nothing."""
    plain = text.strip().lower()
    hours = number_of(plain)
    if hours is None:
        found = _HOURS.fullmatch(plain)
        if found is None or int(found[2] or 0) > 59:
            return None
        hours = int(found[1]) + int(found[2] or 0) / 60
    return int(hours * 2 + 0.5) / 2 if 0 <= hours <= 24 else None


def words_of(text: str) -> tuple[str, ...]:
    """A list of words in one cell: 'walk | music', 'calm; tired'; by commas where there is no other mark."""
    parts = _BETWEEN_WORDS.split(text) if _BETWEEN_WORDS.search(text) else text.split(",")
    return tuple(dict.fromkeys(" ".join(each.split()) for each in parts if each.strip()))


def _year_month_day(text: str, order: str, this_year: int) -> tuple[int, int, int] | None:
    plain = _WEEKDAY.sub("", text.strip(), count=1)
    together = _TOGETHER.fullmatch(plain)
    if together:
        return int(together[1]), int(together[2]), int(together[3])
    found = _NUMBERS.match(plain)
    if found and _AFTER_A_DAY.match(found[4]):
        return _in_order((found[1], found[2], found[3]), order, this_year)
    return _with_month(plain.lower())


def _in_order(numbers: tuple[str, str, str], order: str, this_year: int) -> tuple[int, int, int] | None:
    first, second, third = numbers
    if len(first) > 2 and len(third) > 2 or 3 in (len(first), len(third)):
        return None
    if len(first) == 4:
        return int(first), int(second), int(third)
    if len(third) == 4 and order == YEAR_FIRST:
        return None
    by = dict(zip(order, numbers, strict=True))
    return _full_year(by["y"], this_year), int(by["m"]), int(by["d"])


def _full_year(digits: str, this_year: int) -> int:
    """Two digits mean a year of the last hundred, or the next one."""
    if len(digits) == 4:
        return int(digits)
    year = int(digits) + this_year - this_year % 100
    return year - 100 if year > this_year + 1 else year


def _with_month(plain: str) -> tuple[int, int, int] | None:
    found = _MONTH_THEN_DAY.match(plain)
    if found and found[1][:3] in _MONTHS and _AFTER_A_DAY.match(found[4]):
        return int(found[3]), _MONTHS.index(found[1][:3]) + 1, int(found[2])
    found = _DAY_THEN_MONTH.match(plain)
    if found and found[2][:3] in _MONTHS and _AFTER_A_DAY.match(found[4]):
        return int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1])
    return None
