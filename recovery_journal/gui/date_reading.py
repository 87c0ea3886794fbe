"""Reads a day or a time the way a person writes it, and says in a sentence what is wrong when it cannot."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.gui.dates import Dates

FIRST_YEAR = 1900
LAST_YEAR = 2199
_MARKS = re.compile("[\u200e\u200f\u061c]")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_EAST_ASIAN = re.compile(r"(?<=\d) ?[年月日년월일]")
_WORD = re.compile(r"[^\d\s.,،/()-]+")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_FILLERS = {"of", "the", "de", "del", "den"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?h?")
_MORNING = ("a.m.", "am", "a")
_EVENING = ("p.m.", "pm", "p")
_FORMATS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)


def read_day(text: str, today: date, dates: Dates) -> date:
    """The day meant by `text`, or ValueError with a sentence."""
    plain = _plain(text)
    if (near := _near_words().get(plain)) is not None:
        return today + timedelta(days=near)
    exact = dates.locale.toDate(text.strip(), dates.field_format())
    if exact.isValid():
        return date(exact.year(), exact.month(), exact.day())
    year, month, day = _year_month_day(_EAST_ASIAN.sub(" ", plain), today, dates)
    return _existing_day(year, month, day, today, dates)


def read_time(text: str, dates: Dates) -> time:
    """The time meant by `text`, or ValueError with a sentence."""
    plain, evening = _split_half(_plain(text), dates)
    if plain == tr("noon").casefold():
        return time(12)
    found = _CLOCK.fullmatch(plain)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 99)
    if hour > 23 or minute > 59 or (evening is False and hour > 12):
        raise ValueError(tr("Write a time like {example}.", example=dates.time(time(14, 30))))
    if evening is None:
        _ask_for_half(plain, hour, minute, dates)
        return time(hour, minute)
    return time(hour % 12 + 12 * evening, minute)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _MARKS.sub("", text)).strip().casefold()


def _near_words() -> dict[str, int]:
    own = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    return {"today": 0, "tomorrow": 1, "yesterday": -1} | {word.casefold(): days for word, days in own.items()}


def _year_month_day(plain: str, today: date, dates: Dates) -> tuple[int | None, int, int]:
    plain = _ORDINAL.sub("", plain)
    if re.fullmatch(r"\d{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    numbers = re.findall(r"\d+", plain)
    months = _named_months(_WORD.findall(plain), dates)
    found = _by_order(numbers, "dy" if months else dates.number_order())
    if months:
        found["m"] = str(months[0])
    readable = found.keys() >= {"m", "d"} and 0 not in months and len(months) <= 1
    if not readable or len(found["d"]) > 2 or len(found["m"]) > 2:
        raise ValueError(tr("Write a day like {example}.", example=dates.day_text(today)))
    return _full_year(found.get("y"), today), int(found["m"]), int(found["d"])


def _by_order(numbers: list[str], order: str) -> dict[str, str]:
    """Which number is the year, month and day; four digits are a year wherever they stand."""
    years = [number for number in numbers if len(number) == 4]
    if len(years) == 1 and len(numbers) == len(order):
        if order == "ymd" and numbers[0] not in years:
            order = "mdy"
        order = order.replace("y", "")
        if numbers[0] in years and order == "dm":
            order = "md"
        rest = [number for number in numbers if number not in years]
        return dict(zip(order, rest, strict=True)) | {"y": years[0]}
    if len(numbers) == len(order) - 1:
        order = order.replace("y", "")
    return dict(zip(order, numbers, strict=True)) if len(numbers) == len(order) else {}


def _full_year(digits: str | None, today: date) -> int | None:
    """Two digits mean a year from eighty back to nineteen ahead."""
    if digits is None:
        return None
    year = int(digits)
    if len(digits) <= 2:
        year += today.year - today.year % 100
        return year - 100 if year > today.year + 19 else year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(tr("Please check the year."))
    return year


def _named_months(words: list[str], dates: Dates) -> list[int]:
    """The months among the words; 0 stands for a word that means nothing here."""
    months = {word: _month_number(word, dates) for word in words}
    skipped = _FILLERS | _weekday_names(dates)
    return [month for word, month in months.items() if month or word not in skipped]


def _weekday_names(dates: Dates) -> set[str]:
    locales = (dates.locale, QLocale.c())
    names = {locale.dayName(day, form) for locale in locales for day in range(1, 8) for form in _FORMATS}
    return {name.casefold().rstrip(".") for name in names}


def _month_number(word: str, dates: Dates) -> int:
    """1 to 12 for a month's name or its first three letters or more, else 0."""
    for locale in (dates.locale, QLocale.c()):
        for month in range(1, 13):
            if any(_stands_for(word, name) for name in _month_names(locale, month)):
                return month
    return 0


def _month_names(locale: QLocale, month: int) -> list[str]:
    names = [namer(month, form) for namer in (locale.monthName, locale.standaloneMonthName) for form in _FORMATS]
    return [name.casefold().rstrip(".") for name in names]


def _stands_for(word: str, name: str) -> bool:
    return word == name or (len(word) >= 3 and name.startswith(word))


def _existing_day(year: int | None, month: int, day: int, today: date, dates: Dates) -> date:
    if not 1 <= month <= 12:
        raise ValueError(tr("There is no month {month}.", month=month))
    if not _exists(2000, month, day):
        raise ValueError(tr("There is no {day}.", day=dates.month_day(month, day)))
    if year is None:
        near = [date(y, month, day) for y in range(today.year - 8, today.year + 9) if _exists(y, month, day)]
        return min(near, key=lambda candidate: abs(candidate - today))
    if not _exists(year, month, day):
        raise ValueError(tr("There is no {day} in {year}.", day=dates.month_day(month, day), year=year))
    return date(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _split_half(plain: str, dates: Dates) -> tuple[str, bool | None]:
    """The time without its am or pm, and whether that said pm."""
    halves = [(word, False) for word in (dates.locale.amText().casefold(), *_MORNING)]
    halves += [(word, True) for word in (dates.locale.pmText().casefold(), *_EVENING)]
    for word, evening in sorted(halves, key=lambda half: -len(half[0])):
        word = _plain(word)
        if plain.endswith(word) and plain != word:
            return plain.removesuffix(word).strip(), evening
        if plain.startswith(word):
            return plain.removeprefix(word).strip(), evening
    return plain, None


def _ask_for_half(plain: str, hour: int, minute: int, dates: Dates) -> None:
    """With a 12-hour clock, 2:30 alone may be either half; guessing could mean a missed appointment."""
    if dates.clock_24 or hour == 0 or hour >= 12 or plain.startswith("0"):
        return
    morning, evening = (dates.time(time(hour % 12 + half, minute)) for half in (0, 12))
    raise ValueError(tr("Is that {morning} or {evening}?", morning=morning, evening=evening))
