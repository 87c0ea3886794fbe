"""What the values in a calendar file mean: days and times on the clocks of which zone, lengths, texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from recovery_journal.domain.record import TEXT_LIMIT, one_line
from recovery_journal.services.calendar_reading import Block
from recovery_journal.services.recurrence import zone_of

if TYPE_CHECKING:
    from recovery_journal.services.calendar_components import Said

MOST_LOOKED_INTO = 40  # zones that are only known by their rules
LONGEST_RULES = 4_000  # letters
TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY")
FIRST_YEAR, LAST_YEAR = 1900, 9000
EARLIEST_ALARM = 40_320  # minutes
IN_UTC = "UTC"
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
        self._blocks = blocks
        self._by_name: dict[str, tuple[Block, str]] | None = None
        self._known: dict[str, str | None] = {}
        self._looked_into = 0
        self.unknown: list[str] = []

    def name(self, said: str) -> str:
        """The IANA name of a zone; '' for one that nobody knows, which is noted."""
        if said not in self._known:
            self._known[said] = self._look_up(said)
            if self._known[said] is None:
                self.unknown.append(said)
        return self._known[said] or ""

    def _look_up(self, said: str) -> str | None:
        if zone_of(said) is not None:
            return said
        found = next((each for each in _names(said) if each in _every_name()), None)
        if found is not None or said not in self._told():
            return found
        block, place = self._told()[said]
        if place in _every_name():
            return place
        self._looked_into += 1
        return _by_its_rules(block) if self._looked_into <= MOST_LOOKED_INTO else None

    def _told(self) -> dict[str, tuple[Block, str]]:
        """What the file itself tells of zones, each with the place it says it is; only read where it is needed."""
        from recovery_journal.services.calendar_components import Read

        if self._by_name is None:
            found = ((Read(Block(each.lines)), each) for each in self._blocks)
            self._by_name = {one.value("TZID"): (each, one.value("X-LIC-LOCATION")) for one, each in found}
        return self._by_name


@lru_cache(maxsize=1)
def _every_name() -> frozenset[str]:
    """All names of zones: to ask for each that is none would take longer."""
    return frozenset(available_timezones())


def _names(said: str) -> list[str]:
    """What a zone may be called besides its name: the end of a long one, or what Windows says."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = said.strip("/").split("/")
    return [*("/".join(parts[-n:]) for n in (2, 3, 1)), WINDOWS_TO_OLSON.get(said, "")]


def _by_its_rules(block: Block) -> str | None:
    """A zone whose clocks show the same all year round, where the file tells how they go."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    told = _clocks_of(block)
    if told is None:
        return None
    return next((each for each in WINDOWS_TO_OLSON.values() if _offsets(each) == told), None)


def _clocks_of(block: Block) -> list[timedelta | None] | None:
    """What the clocks of a zone show at each of the moments that are looked at; none where that cannot be told."""
    from recovery_journal.services.calendar_components import clocks_of

    text = "".join(block.inner).upper()
    if len(text) > LONGEST_RULES or any(each in text for each in TOO_OFTEN):
        return None
    try:
        zone = clocks_of(block)
        return [zone.utcoffset(each) for each in _LOOKED_AT]
    except Exception:  # whatever a stranger wrote there: the zone stays unknown
        return None


@lru_cache(maxsize=256)
def _offsets(name: str) -> list[timedelta | None]:
    zone = zone_of(name)
    return [zone.utcoffset(each) for each in _LOOKED_AT] if zone else []


def moment_of(said: Said, zones: Zones) -> Moment:
    """The day or time of a property. Raises ValueError for what is none."""
    return _moment(said.strip(), said.parameter("TZID"), zones)


def moments_of(said: Said, zones: Zones) -> list[Moment]:
    """Those of a property with several; what cannot be read is left out."""
    found, zone = [], said.parameter("TZID")
    for each in said.split(","):
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


def remind_before(triggers: Iterable[Said]) -> int | None:
    """The minutes before the start, of the alarm that comes last before it."""
    found = []
    for each in triggers:
        if each.parameter("RELATED").upper() not in ("", "START"):
            continue
        try:
            minutes = round(-length_of(each.strip()) / timedelta(minutes=1))
        except ValueError:
            continue
        found += [minutes] if 0 <= minutes <= EARLIEST_ALARM else []
    return min(found, default=None)


def cut(text: str) -> str:
    """A text as long as one line of the journal may be."""
    text = one_line(text)
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1].rstrip() + "…"


def whole_number(text: str) -> int:
    """A number that is not negative; 0 for what is none."""
    return int(text) if len(text) < 10 and text.isdecimal() and text.isascii() else 0
