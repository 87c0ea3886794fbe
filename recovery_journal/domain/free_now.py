"""Who can be reached at a moment, as far as 'When can I reach them?' says it plainly."""

from __future__ import annotations

import re
from datetime import datetime

from recovery_journal.domain.call_hours import DAY_BEGINS, NIGHT_BEGINS, SPAN, UP_TO, is_by_day_only, readings

SATURDAY = 5
_ALWAYS = re.compile(r"\b(?:any ?time|always|24 hours|24/7|day (?:and|or) night|around the clock)\b")
_PART_OF_DAY = re.compile(r"\b(?:mornings?|afternoons?|evenings?|nights?)\b")
_NARROWED = re.compile(r"\b(?:weekdays?|weekends?|\d)")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|urs|ur)?(?:days?)?\b"
_DAY_NAMED = re.compile(_DAY)
_DAYS_IN_A_ROW = re.compile(rf"{_DAY}\s*(?:to|through|until|till|-|–|—)\s*{_DAY}")


def is_free(hours: str, now: datetime) -> bool | None:
    """Whether a contact with these hours can be reached at `now`, wall-clock time; none when the words leave it open.

    Plain are 'any time', clock times ('9 to 5', 'before 10 pm', '6 pm to 8 am') and days ('weekdays', 'Saturdays').
    In doubt it is none, never false: nobody is hidden for words that were not understood.
    """
    said = hours.casefold()
    if _PART_OF_DAY.search(said) and (_NARROWED.search(said) or _named(said)):
        return None  # 'evenings and weekends' may be any of both
    if not _is_on_a_day_meant(said, now.weekday()):
        return False
    spans = [_is_within(each.groups(), now) for each in SPAN.finditer(said)]
    ends = [_is_before(each.groups(), now) for each in UP_TO.finditer(SPAN.sub(" ", said))]
    told = [*spans, *ends]
    if told:
        return True if True in told else None if None in told else False
    if _ALWAYS.search(said):
        return True
    is_night = not DAY_BEGINS <= now.hour < NIGHT_BEGINS
    return False if is_night and is_by_day_only(hours) else None


def _is_on_a_day_meant(said: str, weekday: int) -> bool:
    if re.search(r"\bweekdays?\b", said) and not re.search(r"\bweekends?\b", said):
        return weekday < SATURDAY or _DAYS[weekday] in _named(said)
    if re.search(r"\bweekends?\b", said) and not re.search(r"\bweekdays?\b", said):
        return weekday >= SATURDAY or _DAYS[weekday] in _named(said)
    named = _named(said)
    return not named or bool(re.search(r"\b(?:not|never|except)\b", said)) or _DAYS[weekday] in named


def _named(said: str) -> set[str]:
    found = {each.group(1) for each in _DAY_NAMED.finditer(said)}
    for each in _DAYS_IN_A_ROW.finditer(said):
        first, last = (_DAYS.index(name) for name in each.groups())
        found.update(_DAYS[(first + step) % len(_DAYS)] for step in range((last - first) % len(_DAYS) + 1))
    return found


def _is_within(parts: tuple[str | None, ...], now: datetime) -> bool | None:
    """Within 'from to', one that goes over midnight too; none when the ways to read it differ."""
    at = now.hour + now.minute / 60
    ways = [(start, end) for start in readings(*parts[:3]) for end in readings(*parts[3:])]
    by_day = [way for way in ways if way[0] < way[1]]
    likely = by_day if by_day and not (parts[2] and parts[5]) else ways
    found = {start <= at < end if start < end else at >= start or at < end for start, end in likely}
    return found.pop() if len(found) == 1 else None


def _is_before(parts: tuple[str | None, ...], now: datetime) -> bool | None:
    """Before a clock time, on a day that began in the morning."""
    at = now.hour + now.minute / 60
    found = {DAY_BEGINS <= at < end for end in readings(*parts) if end > DAY_BEGINS}
    return found.pop() if len(found) == 1 else None
