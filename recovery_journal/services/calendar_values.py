"""What the values in a calendar file mean: days and times on the clocks of which zone, lengths, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from recovery_journal.domain.record import TEXT_LIMIT
from recovery_journal.services.calendar_reading import Block, Line
from recovery_journal.services.recurrence import zone_of

FIRST_YEAR, LAST_YEAR = 1900, 9000
EARLIEST_ALARM = 40_320  # minutes
IN_UTC = "UTC"
_MARKED = re.compile(r"\\(.)")
_LOOKED_AT = tuple(datetime(year, month, 15, 12) for year in (2024, 2025, 2026) for month in range(1, 13))


@dataclass(frozen=True)
class Moment:
    """A day, or a day and a time, on the clocks of a zone: an IANA name, '' = wherever one is."""

    day: date
    at: time | None = None
    zone: str = ""

    def wall(self) -> datetime:
        """The same without the zone; a whole day begins at midnight."""
        return datetime.combine(self.day, self.at or time.min)

    def on_clocks_of(self, zone: str) -> Moment:
        """The same moment as it is called in another zone; what is no moment of its own stays."""
        if self.at is None or self.zone == zone or not self.zone or not zone:
            return self
        there = self.wall().replace(tzinfo=zone_of(self.zone)).astimezone(zone_of(zone))
        return Moment(there.date(), there.time(), zone)


class Zones:
    """The zones that a file names, by the names that this program knows."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = {each.value("TZID"): each for each in blocks}
        self._known: dict[str, str | None] = {}
        self.unknown: list[str] = []

    def name(self, said: str) -> str:
        """The IANA name of a zone; '' for one that nobody knows, which is noted."""
        if said not in self._known:
            self._known[said] = self._look_up(said)
            if self._known[said] is None:
                self.unknown.append(said)
        return self._known[said] or ""

    def _look_up(self, said: str) -> str | None:
        for each in _names(said):
            if zone_of(each) is not None:
                return each
        block = self._blocks.get(said)
        if block is None:
            return None
        place = block.value("X-LIC-LOCATION")
        return place if zone_of(place) is not None else _by_its_rules(block)


def _names(said: str) -> list[str]:
    """What a zone may be called: by its name, by the end of a long one, by what Windows says."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = said.strip("/").split("/")
    return [said, *("/".join(parts[-n:]) for n in (2, 3, 1)), WINDOWS_TO_OLSON.get(said, "")]


def _by_its_rules(block: Block) -> str | None:
    """A zone whose clocks show the same all year round, where the file tells how they go."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    told = _rules_of(block)
    if told is None:
        return None
    wanted = [told.utcoffset(each) for each in _LOOKED_AT]
    return next((each for each in WINDOWS_TO_OLSON.values() if _offsets(each) == wanted), None)


def _rules_of(block: Block) -> tzinfo | None:
    from icalendar import Timezone

    text = "\r\n".join(["BEGIN:VTIMEZONE", *block.text, "END:VTIMEZONE"]).upper()
    if len(text) > 4_000 or any(each in text for each in ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY")):
        return None
    try:
        zone = Timezone.from_ical(text)
        assert isinstance(zone, Timezone)
        found: tzinfo = zone.to_tz(lookup_tzid=False)
        found.utcoffset(_LOOKED_AT[0])
    except Exception:  # whatever a stranger wrote there: the zone stays unknown
        return None
    return found


@lru_cache(maxsize=256)
def _offsets(name: str) -> list[timedelta | None]:
    zone = zone_of(name)
    return [zone.utcoffset(each) for each in _LOOKED_AT] if zone else []


def moment_of(line: Line, zones: Zones) -> Moment:
    """The day or time of a property. Raises ValueError for what is none."""
    return _moment(line.value.strip(), line.parameters.get("TZID", ""), zones)


def moments_of(line: Line, zones: Zones) -> list[Moment]:
    """Those of a property with several; what cannot be read is left out."""
    found, zone = [], line.parameters.get("TZID", "")
    for each in line.value.split(","):
        try:
            found.append(_moment(each.strip(), zone, zones))
        except ValueError:
            continue
    return found


def _moment(text: str, zone: str, zones: Zones) -> Moment:
    value = _read(text)
    if isinstance(value, tuple):
        value = value[0]
    if not isinstance(value, date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("no day")
    if not isinstance(value, datetime):
        return Moment(value)
    if value.tzinfo is not None:
        there = value.astimezone(UTC)
        return Moment(there.date(), there.time(), IN_UTC)
    return Moment(value.date(), value.time(), zones.name(zone) if zone else "")


def length_of(text: str) -> timedelta:
    """A length as '-PT30M'. Raises ValueError for what is none, or is longer than ten years."""
    value = _read(text)
    if not isinstance(value, timedelta) or abs(value) > timedelta(days=3660):
        raise ValueError("no length")
    return value


def _read(text: str) -> Any:
    from icalendar.prop import vDDDTypes

    if len(text) > 100:
        raise ValueError("too long")
    try:
        return vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError):
        raise ValueError("no day, time or length") from None


def text_of(value: str) -> str:
    """A text without the marks that a calendar file puts before commas and line ends."""
    return _MARKED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def remind_before(block: Block) -> int | None:
    """The minutes before the start, of the alarm that comes last before it."""
    found = []
    for each in block.alarms:
        if each.parameters.get("RELATED", "START").upper() != "START":
            continue
        try:
            minutes = round(-length_of(each.value.strip()) / timedelta(minutes=1))
        except ValueError:
            continue
        found += [minutes] if 0 <= minutes <= EARLIEST_ALARM else []
    return min(found, default=None)


def cut(text: str) -> str:
    """A text as long as one line of the journal may be."""
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1].rstrip() + "…"


def whole_number(text: str) -> int:
    """A number that is not negative; 0 for what is none."""
    return int(text) if len(text) < 10 and text.isdecimal() and text.isascii() else 0
