"""The appointments that the events of a calendar file stand for, each with the times of it that were moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.record import LONG_TEXT_LIMIT, TEXT_LIMIT, RuleBroken
from recovery_journal.domain.repeats import Rule
from recovery_journal.language import tr
from recovery_journal.services import recurrence
from recovery_journal.services.calendar_reading import MOST_EVENTS, read_blocks
from recovery_journal.services.calendar_rules import Rules
from recovery_journal.services.calendar_values import (
    IN_UTC,
    Moment,
    Zones,
    cut,
    length_of,
    moment_of,
    moments_of,
    remind_before,
    whole_number,
)
from recovery_journal.services.outside_files import Stopped
from recovery_journal.storage.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.services.calendar_components import Read

DAY = timedelta(days=1)
MOST_REFUSED = 100  # for rules without days: looking into each of very many takes long
TOLD_EVERY = 500


@dataclass(frozen=True)
class Moved:
    """Where one time of a series was moved to."""

    planned_on: date
    moved_on: date
    moved_at: time | None
    moved_until: time | None


@dataclass(frozen=True, repr=False)
class Entry:
    """One event as an appointment, which has its uid, and where single times of it were moved to."""

    appointment: Appointment
    moved: tuple[Moved, ...] = ()


@dataclass(repr=False)
class CalendarFile:
    """What a file has for the journal, and how often something in it was not to be used, by what that was."""

    entries: list[Entry] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class _Event:
    """One event of the file. `values` are those of an appointment; `rule` says how it repeats."""

    uid: str
    start: Moment
    end: Moment | None
    values: dict[str, Any]
    rule: Rule | None = None
    of_time: Moment | None = None
    left_out: tuple[Moment, ...] = ()
    added: tuple[Moment, ...] = ()
    is_cancelled: bool = False
    sequence: int = 0


def read(file: Path, here: str = "", progress: Callable[[int], bool] = lambda _events: True) -> CalendarFile:
    """The appointments in a calendar file; `here` is the zone of this computer, '' where it is not known.

    A single time in UTC is told on the clocks of here. Raises what `read_blocks` raises, and calendar_empty.
    """
    from recovery_journal.services.calendar_components import Read

    blocks = read_blocks(file, progress)
    made = _Making(Zones(blocks.zones), here)
    for number, block in enumerate(blocks.events, 1):
        if number % TOLD_EVERY == 0 and not progress(number):
            raise Stopped
        made.add(Read(block))
    found = made.finish()
    found.troubles["other"] += blocks.others
    if not found.entries and not found.troubles.total():
        raise JournalProblem("calendar_empty")
    return found


class _Making:
    """Makes appointments of events; what belongs together by its UID is put together at last."""

    def __init__(self, zones: Zones, here: str) -> None:
        self._zones, self._here = zones, here
        self._whole: dict[str, _Event] = {}
        self._single: dict[tuple[str, Moment], _Event] = {}
        self._entries: dict[str, Entry] = {}
        self._rules = Rules()
        self.troubles: Counter[str] = Counter()

    def add(self, told: Read) -> None:
        event = self._event(told)
        if event is None:
            return
        if event.of_time is not None:
            self._put(self._single, (event.uid, event.of_time), event)
        else:
            self._put(self._whole, event.uid, event)

    def finish(self) -> CalendarFile:
        of_series: dict[str, list[_Event]] = {}
        for event in self._single.values():
            of_series.setdefault(event.uid, []).append(event)
        for uid, event in self._whole.items():
            self._take(event, of_series.pop(uid, []))
        for events in of_series.values():
            for event in events:
                self._take_single(event, event.of_time)
        return CalendarFile(list(self._entries.values()), self.troubles, tuple(self._zones.unknown))

    # ---- one event

    def _event(self, told: Read) -> _Event | None:
        line = told.first("DTSTART")
        try:
            if line is None:
                raise ValueError("no day")
            start = self._told_here(moment_of(line, self._zones), told)
            of_time = self._of_time(told)
            rule = self._rules.read(told, start)
        except RuleBroken as broken:
            self.troubles[broken.code] += 1
            if self.troubles["rule_without_days"] > MOST_REFUSED:
                raise JournalProblem("calendar_too_long") from None
            return None
        except ValueError:
            self.troubles["no_day"] += 1
            return None
        values = self._values(told)
        return _Event(
            _uid(told, start),
            start,
            self._end(told, start),
            values,
            rule,
            of_time,
            self._moments(told, "EXDATE"),
            self._moments(told, "RDATE"),
            told.value("STATUS").upper() == "CANCELLED",
            whole_number(told.value("SEQUENCE")),
        )

    def _told_here(self, start: Moment, told: Read) -> Moment:
        """A series stays in UTC: here its hour would change with the clocks."""
        if start.zone != IN_UTC or told.first("RRULE") is not None or told.first("RECURRENCE-ID") is not None:
            return start
        if self._here:
            return start.on_clocks_of(self._here)
        there = start.wall().replace(tzinfo=UTC).astimezone()
        return Moment(there.date(), there.time())

    def _of_time(self, told: Read) -> Moment | None:
        line = told.first("RECURRENCE-ID")
        if line is None:
            return None
        self.troubles["later"] += line.parameter("RANGE").upper() == "THISANDFUTURE"
        return moment_of(line, self._zones)

    def _end(self, told: Read, start: Moment) -> Moment | None:
        try:
            end = self._said_end(told, start)
        except (ValueError, OverflowError):
            self.troubles["no_end"] += 1
            return None
        if end is None or end.wall() >= start.wall():
            return end
        self.troubles["end"] += 1
        return None

    def _said_end(self, told: Read, start: Moment) -> Moment | None:
        """The end on the clocks of the start; of whole days it is the last one."""
        line, length = told.first("DTEND"), told.value("DURATION")
        if line is not None:
            return self._end_here(moment_of(line, self._zones), start, told)
        if not length:
            return None
        wall = start.wall() + length_of(length)
        return Moment(wall.date(), wall.time(), start.zone) if start.at is not None else _last_day(wall.date(), start)

    def _end_here(self, end: Moment, start: Moment, told: Read) -> Moment:
        if start.at is None:
            return _last_day(end.day, start) if end.at is None else Moment(end.day)
        if end.at is None:
            return Moment(end.day, time.min, start.zone)
        return self._told_here(end, told) if not start.zone else end.on_clocks_of(start.zone)

    def _moments(self, told: Read, name: str) -> tuple[Moment, ...]:
        return tuple(moment for each in told.every(name) for moment in moments_of(each, self._zones))

    def _values(self, told: Read) -> dict[str, Any]:
        texts = {name: told.value(name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")}
        title, place = " ".join(texts["SUMMARY"].split()), " ".join(texts["LOCATION"].split())
        note = texts["DESCRIPTION"]
        if len(title) > TEXT_LIMIT or len(place) > TEXT_LIMIT or len(note) > LONG_TEXT_LIMIT:
            self.troubles["shortened"] += 1
        values: dict[str, Any] = {"title": cut(title) or tr("Appointment"), "place": cut(place)}
        values["note"] = note[:LONG_TEXT_LIMIT]
        values["remind_before"] = remind_before(told.triggers())
        if told.value("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
            values["private"] = True
        return values

    # ---- what belongs together

    def _put(self, kept: dict[Any, _Event], key: Any, event: _Event) -> None:
        """Of two with one UID the one that was changed later counts, by what it says of itself or by its place."""
        before = kept.get(key)
        self.troubles["twice"] += before is not None
        if before is None or event.sequence >= before.sequence:
            kept[key] = event

    def _take(self, event: _Event, changed: list[_Event]) -> None:
        if event.is_cancelled:
            self.troubles["cancelled"] += 1
            return
        appointment = _appointment(event, event.uid)
        moved: list[Moved] = []
        left_out = {each.on_clocks_of(event.start.zone).day for each in event.left_out}
        for each in changed if appointment.is_series else ():
            day = _planned_day(each, event)
            if day is None or not _is_of(appointment, day):
                self._take_single(each, each.of_time)
            elif not each.is_cancelled and (found := _moved(appointment, each, day)) is not None:
                moved.append(found)
            else:
                left_out.add(day)
                self._take_single(each, each.of_time)
        if not appointment.is_series:
            for each in changed:
                self._take_single(each, each.of_time)
        days = tuple(sorted(each.isoformat() for each in left_out)) if appointment.is_series else ()
        self._keep(Entry(replace(appointment, exceptions=days) if days else appointment, tuple(moved)))
        for moment in event.added:
            self._take_added(event, moment.on_clocks_of(event.start.zone))

    def _take_single(self, event: _Event, of_time: Moment | None) -> None:
        """One time of a series that is another in more than its hour stands by itself."""
        if not event.is_cancelled and of_time is not None:
            self._keep(Entry(_appointment(replace(event, rule=None), _uid_of_time(event.uid, of_time))))

    def _take_added(self, event: _Event, start: Moment) -> None:
        if start.day == event.start.day or not start.at and event.start.at:
            return
        length = event.end.wall() - event.start.wall() if event.end else None
        wall = start.wall() + length if length is not None else None
        end = Moment(wall.date(), wall.time() if event.start.at else None, start.zone) if wall else None
        one = replace(event, start=start, end=end, rule=None)
        self._keep(Entry(_appointment(one, _uid_of_time(event.uid, start))))

    def _keep(self, entry: Entry) -> None:
        if len(self._entries) >= MOST_EVENTS:
            raise JournalProblem("calendar_too_many", limit=f"{MOST_EVENTS:,}")
        self._entries[entry.appointment.uid] = entry


def _appointment(event: _Event, uid: str) -> Appointment:
    start, end = event.start, event.end
    hours: dict[str, Any] = {"starts_on": start.day, "starts_at": start.at, "zone": start.zone}
    if end is not None and end.day != start.day:
        hours["ends_on"] = end.day
    if end is not None and start.at is not None and end.wall() != start.wall():
        hours["ends_at"] = end.at
    return Appointment(uid=uid, repeats=event.rule.text() if event.rule else "", **hours, **event.values)


def _last_day(after: date, start: Moment) -> Moment:
    """A calendar file names the day after the last one."""
    return Moment(after - DAY if after > start.day else after)


def _planned_day(changed: _Event, series: _Event) -> date | None:
    return changed.of_time.on_clocks_of(series.start.zone).day if changed.of_time else None


def _is_of(appointment: Appointment, day: date) -> bool:
    return recurrence.takes_place(appointment, day)


def _moved(series: Appointment, changed: _Event, day: date) -> Moved | None:
    """Where a time was moved to; none where more than its day and hours is another."""
    shift = changed.start.on_clocks_of(series.zone)
    if shift.zone != series.zone or (shift.at is None) != (series.starts_at is None):
        return None
    single = _appointment(replace(changed, rule=None), series.uid)
    said = replace(single, id=series.id, repeats=series.repeats, exceptions=series.exceptions)
    hours = {name: getattr(series, name) for name in ("starts_on", "starts_at", "ends_on", "ends_at", "zone")}
    is_same = replace(said, **hours, remind_before=series.remind_before) == series
    end = changed.end.on_clocks_of(series.zone) if changed.end else None
    if not is_same or (end.day if end else shift.day) - shift.day != series.last_day - series.starts_on:
        return None
    return Moved(day, shift.day, shift.at, end.at if end and end.at != shift.at else None)


def _uid(told: Read, start: Moment) -> str:
    """Its name; one without gets one that is the same whenever the file is read."""
    said = told.value("UID")
    if not said:
        parts = (told.value("SUMMARY"), str(start), told.value("RRULE"))
        return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return said if len(said) <= TEXT_LIMIT - 20 else hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _uid_of_time(uid: str, start: Moment) -> str:
    return f"{uid}#{datetime.combine(start.day, start.at or time.min):%Y%m%dT%H%M}"
