"""Days and times in words, by the person's locale, with their own first weekday and clock where they chose one."""

from __future__ import annotations

import datetime
import re
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QTime

from recovery_journal.gui import date_reading
from recovery_journal.language import tr

_LITERAL_OR_FIELD = re.compile(r"('(?:[^']|'')*')|([dMy]+)([年月日년월일]?)")
_CLOCK_HALF = re.compile(r"[\s\u202f\u00a0]*[aA][pP]?[\s\u202f\u00a0]*")

Parts = list[tuple[str, str]]


class Dates:
    """How this person reads and writes days and times; weekdays count from 1, Monday, to 7, Sunday."""

    def __init__(
        self, locale: QLocale | None = None, first_weekday: int | None = None, clock_24: bool | None = None
    ) -> None:
        self.locale = locale or QLocale()
        self.first_weekday = first_weekday or self.locale.firstDayOfWeek().value
        own_clock = self.locale.timeFormat(QLocale.FormatType.ShortFormat)
        self.clock_24 = "H" in own_clock if clock_24 is None else clock_24
        self._time_format = _time_format(own_clock, self.clock_24)
        long = _parts(self.locale.dateFormat(QLocale.FormatType.LongFormat))
        self._with_weekday = long
        self._without_weekday = _without(long, "w")

    def weekdays(self) -> list[int]:
        """The seven weekdays in the order of a calendar's columns."""
        return [(self.first_weekday - 1 + step) % 7 + 1 for step in range(7)]

    def weekday_short(self, day: date | int) -> str:
        """'Tue'."""
        return self.locale.standaloneDayName(_weekday(day), QLocale.FormatType.ShortFormat).rstrip(".")

    def weekday_letter(self, day: date | int) -> str:
        """'T', for columns too narrow for more."""
        return self.locale.standaloneDayName(_weekday(day), QLocale.FormatType.NarrowFormat)

    def weekday_long(self, day: date | int) -> str:
        """'Tuesday'."""
        return self.locale.standaloneDayName(_weekday(day), QLocale.FormatType.LongFormat)

    def weeks_of_month(self, day: date) -> tuple[date, date]:
        """The first and the last day of the whole weeks that the day's month takes."""
        return _weeks_of_month(month_start(day), self.first_weekday)

    def month(self, year: int, month: int, short: bool = False) -> str:
        """'February 2026', or 'Feb 2026' where room is short."""
        name = self.month_short(month) if short else self.month_name(month)
        shape = _join(_without(self._without_weekday, "d"))
        return self._write(date(year, month, 1), shape.replace("MMMM", _quoted(name)))

    def month_name(self, month: int) -> str:
        """'February'."""
        return self.locale.standaloneMonthName(month, QLocale.FormatType.LongFormat)

    def month_short(self, month: int) -> str:
        """'Feb'."""
        return self.locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat).rstrip(".")

    def day_long(self, day: date, year: bool = False) -> str:
        """'Thursday, March 12', or with its year 'Thursday, March 12, 2026'."""
        return self._write(day, _join(self._with_weekday if year else _without(self._with_weekday, "y")))

    def day_short(self, day: date) -> str:
        """'Mar 12'."""
        return self._write(day, _short(_join(_without(self._without_weekday, "y"))))

    def day_text(self, day: date) -> str:
        """The form a field shows, which `parse_day` reads back: 'Mar 12, 2026'."""
        return self._write(day, self.field_format())

    def day_number(self, day: date) -> str:
        """'12', in the locale's own digits."""
        return self.locale.toString(day.day)

    def relative_day(self, day: date, today: date) -> str:
        """'Today', 'Tomorrow' or 'Yesterday'; any other day in full, with its year if that is another one."""
        near = {0: tr("Today"), 1: tr("Tomorrow"), -1: tr("Yesterday")}.get((day - today).days)
        return near or self.day_long(day, year=day.year != today.year)

    def time(self, moment: datetime.time) -> str:
        """'2:30 pm' or '14:30'."""
        return self._write_time(moment, self._time_format)

    def time_bare(self, moment: datetime.time) -> str:
        """'2:30' or '14:30': for rows whose order already tells the half of the day."""
        if self.clock_24:
            return self.time(moment)
        return self._write_time(moment, "h:mm ap").removesuffix(self._half(moment)).strip()

    def time_range(self, start: datetime.time, end: datetime.time) -> str:
        """'2:30 to 3:20 pm': the half of the day is said once when both share it."""
        first = self.time_bare(start) if self._half(start) == self._half(end) else self.time(start)
        return tr("{start} to {end}", start=first, end=self.time(end))

    def parse_day(self, text: str, today: date) -> date:
        """The day `text` means; without a year the one nearest to today. ValueError carries a sentence to show."""
        return date_reading.read_day(text, today, self)

    def parse_time(self, text: str) -> datetime.time:
        """The time `text` means. ValueError carries a sentence to show."""
        return date_reading.read_time(text, self)

    def field_format(self) -> str:
        """The QLocale format of `day_text`."""
        return _short(_join(self._without_weekday))

    def number_order(self) -> str:
        """The order of a date in numbers: 'mdy', 'dmy' or 'ymd'."""
        numbers = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        return "".join(sorted("mdy", key=lambda letter: numbers.lower().find(letter)))

    def month_day(self, month: int, day: int) -> str:
        """'February 30': names a day without asking whether it exists."""
        shape = [
            (kind, _quoted(self.locale.toString(day)) + text.lstrip("d") if kind == "d" else text)
            for kind, text in _without(self._without_weekday, "y")
        ]
        return self._write(date(2000, month, 1), _join(shape))

    def _write(self, day: date, shape: str) -> str:
        return self.locale.toString(QDate(day.year, day.month, day.day), shape)

    def _write_time(self, moment: datetime.time, shape: str) -> str:
        return self.locale.toString(QTime(moment.hour, moment.minute), shape).strip()

    def _half(self, moment: datetime.time) -> str:
        return self._write_time(moment, "ap")


_current: Dates | None = None


def current() -> Dates:
    """The wording in force."""
    global _current
    if _current is None:
        _current = Dates()
    return _current


def set_current(dates: Dates) -> None:
    """Use this wording from now on; widgets follow at their next repaint."""
    global _current
    _current = dates


def month_start(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last one of a month too short for it."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first + timedelta(days=min(day.day, days_in_month(first)) - 1)


def days_in_month(day: date) -> int:
    """How many days the day's month has."""
    return QDate(day.year, day.month, 1).daysInMonth()


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=days_in_month(day))


@lru_cache
def _weeks_of_month(first: date, first_weekday: int) -> tuple[date, date]:
    start = first - timedelta(days=(first.isoweekday() - first_weekday) % 7)
    weeks = -(-((last_of_month(first) - start).days + 1) // 7)
    return start, start + timedelta(days=7 * weeks - 1)


def _weekday(day: date | int) -> int:
    return day if isinstance(day, int) else day.isoweekday()


def _time_format(own: str, clock_24: bool) -> str:
    """The locale's own format where it keeps that clock, else the usual one."""
    if clock_24:
        return own if "H" in own else "HH:mm"
    if "H" in own:
        return "h:mm ap"
    return "ap h:mm" if own.lower().startswith("a") else _CLOCK_HALF.sub(" ap", own)


def _parts(shape: str) -> Parts:
    """A QLocale date format as (kind, text): kinds w(eekday), d, M, y, and '' for what stands between."""
    parts: Parts = []
    end = 0
    for found in _LITERAL_OR_FIELD.finditer(shape):
        if found[1]:
            continue
        if found.start() > end:
            parts.append(("", shape[end : found.start()]))
        parts.append(("w" if found[2].startswith("ddd") else found[2][0], found[0]))
        end = found.end()
    return [*parts, ("", shape[end:])]


def _without(parts: Parts, kind: str) -> Parts:
    """The format less one field, and less the punctuation that belonged to it."""
    at = next((index for index, part in enumerate(parts) if part[0] == kind), None)
    if at is None:
        return parts
    fields = [index for index, part in enumerate(parts) if part[0]]
    before = [index for index in fields if index < at]
    after = [index for index in fields if index > at]
    if not before:
        return parts[after[0] :]
    return parts[:at] + parts[after[0] :] if after else parts[: before[-1] + 1]


def _join(parts: Parts) -> str:
    return "".join(text for _kind, text in parts)


def _short(shape: str) -> str:
    return shape.replace("MMMM", "MMM")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
