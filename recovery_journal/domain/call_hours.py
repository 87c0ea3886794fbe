"""What 'When can I reach them?' says about the night, as far as it says it plainly."""

from __future__ import annotations

import re

NIGHT_BEGINS, DAY_BEGINS = 22, 5

_TIME = r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?m?\.?"
SPAN = re.compile(rf"\b{_TIME}\s*(?:to|until|till|through|-|–|—)\s*{_TIME}(?=\W|$)")
UP_TO = re.compile(rf"\b(?:before|until|till|up to|by|not after|never after)\s+{_TIME}(?=\W|$)")
_NOT_AT_NIGHT = re.compile(r"\b(?:not|never|no calls?)\s+(?:at|in the|during the)\s+nights?\b")
_BY_DAY = re.compile(
    r"\b(?:mornings?|afternoons?|noon|lunch|daytime|by day|during the day|(?:office|business|working|work) hours)\b"
)
# Words that leave it open whether the night is meant too, unless a clock time beside them says where the day ends.
_HARMLESS = re.compile(
    r"\b(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:days?)?\b|\b(?:weekdays?|week|days?|daily|every|each|"
    r"only|on|and|or|to|from|at|in|the|a|most|work|school|by|through|any|time|anytime|evenings?|weekends?|open|call|"
    r"text|phone|best|hours?|before|after|but)\b"
)


def is_by_day_only(hours: str) -> bool:
    """Whether a text plainly says that the night, from 10 pm to 5 am, is not meant; false when in any doubt.

    Plain are clock times that all end by 10 pm and begin at 5 am or later ('weekdays 9 to 5', 'any time before
    10 pm'), a part of the day ('mornings', 'office hours'), and a night that is ruled out ('not at night'). Any word
    that is not understood, a time that wraps round midnight or could be read as late, and no text at all are doubts.
    Words are English; in another language only clock times are understood, and everything else is a doubt.
    """
    rest = hours.casefold()
    told = bool(_NOT_AT_NIGHT.search(rest) or _BY_DAY.search(rest))
    rest = _BY_DAY.sub(" ", _NOT_AT_NIGHT.sub(" ", rest))
    for pattern, is_by_day in ((SPAN, _span_is_by_day), (UP_TO, _end_is_by_day)):
        for each in pattern.finditer(rest):
            if not is_by_day(each.groups()):
                return False
            told = True
        rest = pattern.sub(" ", rest)
    return told and not re.search(r"\w", _HARMLESS.sub(" ", rest))


def _span_is_by_day(parts: tuple[str | None, ...]) -> bool:
    """Every way to read 'from to' within one day lies within the day, and there is one."""
    ways = [(start, end) for start in readings(*parts[:3]) for end in readings(*parts[3:]) if start < end]
    return bool(ways) and all(start >= DAY_BEGINS and end <= NIGHT_BEGINS for start, end in ways)


def _end_is_by_day(parts: tuple[str | None, ...]) -> bool:
    ways = readings(*parts)
    return bool(ways) and all(DAY_BEGINS < end <= NIGHT_BEGINS for end in ways)


def readings(hour: str | None, minutes: str | None, half: str | None) -> list[float]:
    """The hours, 0 to 24, that a clock time can mean: '9' both morning and evening, '9 am' and '17:30' one."""
    number, past = int(hour or 0), int(minutes or 0) / 60
    if half and 1 <= number <= 12:
        return [number % 12 + (12 if half == "p" else 0) + past]
    if number > 24 or half:
        return []
    return [number + past] if number == 0 or number > 12 else [number + past, number + 12 + past]
