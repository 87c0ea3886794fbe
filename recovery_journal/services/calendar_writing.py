"""Writes appointments into a calendar file that any calendar can read, with as little in it as the person wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import Rule, Until, until_here
from recovery_journal.language import tr
from recovery_journal.services import recurrence
from recovery_journal.services.reader import Reader
from recovery_journal.services.recurrence import Time, zone_of
from recovery_journal.storage import repository

DAY = timedelta(days=1)
MAKER = "-//Calendar//Calendar//EN"  # says nothing of what kind of program it comes from
_LONGEST = 75  # bytes of a line, by RFC 5545


@dataclass(frozen=True, repr=False)
class Leaving:
    """An appointment that can be written into a file, with what was said of its times."""

    appointment: Appointment
    told: tuple[Occurrence, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What stands in the file besides the times: titles and places, and alarms."""

    with_titles: bool = False
    with_alarms: bool = True


def leaving(reader: Reader) -> list[Leaving]:
    """The appointments in use in time order, private ones too; without those that were cancelled."""
    columns = repository.table_of(Appointment.KIND).c
    told: dict[UUID, list[Occurrence]] = {}
    with reader.reading() as connection:
        in_use = columns.archived_on.is_(None)
        found = repository.find(connection, Appointment, in_use, order_by=(columns.starts_on, columns.starts_at))
        for each in repository.find(connection, Occurrence) if found else ():
            told.setdefault(each.owner, []).append(each)
    made = (Leaving(each, tuple(told.get(each.id, ()))) for each in found)
    return [each for each in made if not _is_cancelled(each)]


def is_over(each: Leaving, today: date) -> bool:
    """Whether none of its times is still to come."""
    appointment = each.appointment
    if not appointment.is_series:
        return appointment.last_day < today
    try:
        rule = recurrence.rule_of(appointment)
        if rule is not None and rule.until is None and rule.count is None:
            return False
        return recurrence.next_time(appointment, datetime.combine(today, time.min), each.told) is None
    except RuleBroken:
        return appointment.last_day < today


def title_of(appointment: Appointment, wish: Wish) -> str:
    """What stands in the file as its title."""
    return appointment.title if wish.with_titles else tr("Appointment")


def as_calendar(chosen: Sequence[Leaving], wish: Wish, now: datetime) -> bytes:
    """A whole calendar file. Notes, questions and what came of an appointment are never in it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    stamp = f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for name in sorted({_zone(each.appointment) for each in chosen} - {"", "UTC"}):
        lines += _zone_lines(name, min(each.appointment.starts_on for each in chosen))
    for each in chosen:
        lines += _event_lines(each, wish, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(each)}\r\n" for each in lines).encode()


def _event_lines(each: Leaving, wish: Wish, stamp: str) -> Iterator[str]:
    appointment = each.appointment
    uid = f"UID:{_escaped(appointment.uid or str(appointment.id))}"
    first = _first_day(appointment)
    about = [*_about(appointment, wish), *(_alarm(appointment) if wish.with_alarms else ())]
    start = recurrence.time_on(appointment, first)
    planned = replace(start, starts_on=first, starts_at=appointment.starts_at)
    yield from ("BEGIN:VEVENT", uid, stamp, *_hours(appointment, planned))
    yield from _repeats(appointment, first, each.told)
    yield from (*about, "END:VEVENT")
    for one in each.told:
        if appointment.is_series and _is_elsewhere(appointment, one):
            moved = recurrence.moved(recurrence.time_on(appointment, one.planned_on), one)
            named = _moment("RECURRENCE-ID", one.planned_on, appointment.starts_at, _zone(appointment))
            yield from ("BEGIN:VEVENT", uid, stamp, named, *_hours(appointment, moved), *about, "END:VEVENT")


def _hours(appointment: Appointment, found: Time) -> list[str]:
    """Start and end of one time; the end of whole days is, in such a file, the day after."""
    zone = _zone(appointment)
    lines = [_moment("DTSTART", found.starts_on, found.starts_at, zone)]
    if found.starts_at is None:
        days = appointment.last_day - appointment.starts_on
        return [*lines, _moment("DTEND", found.starts_on + days + DAY, None, "")] if days else lines
    end = _end(appointment, found)
    return lines if end is None else [*lines, _moment("DTEND", end.date(), end.time(), zone)]


def _end(appointment: Appointment, found: Time) -> datetime | None:
    if found.is_moved:
        return datetime.combine(found.ends_on, found.ends_at) if found.ends_at else None
    if appointment.ends_at is None and appointment.last_day == appointment.starts_on:
        return None
    return datetime.combine(
        found.starts_on + (appointment.last_day - appointment.starts_on), appointment.ends_at or time(23, 59)
    )


def _repeats(appointment: Appointment, first: date, told: Iterable[Occurrence]) -> Iterator[str]:
    rule = _rule_of(appointment)
    if rule is None:
        return
    said = rule.with_start_said(appointment.starts_on)
    if said.until is not None:
        said = replace(said, until=_until(said.until, appointment))
    yield f"RRULE:{said.text()}"
    cancelled = {each.planned_on for each in told if each.state is OccurrenceState.CANCELLED}
    left_out = sorted({*(date.fromisoformat(each) for each in appointment.exceptions), *cancelled})
    for day in left_out:
        yield _moment("EXDATE", day, appointment.starts_at, _zone(appointment))


def _until(until: Until, appointment: Appointment) -> Until:
    """The end of a rule as such a file wants it: a day with days, UTC with a zone, else a time like the start."""
    zone = zone_of(appointment.zone)
    last = until_here(until, lambda moment: moment.astimezone(zone).replace(tzinfo=None)).replace(microsecond=0)
    if appointment.starts_at is None:
        return Until(last.date())
    if not _zone(appointment):
        return Until(last.date(), last.time())
    there = last.replace(tzinfo=zone).astimezone(UTC)
    return Until(there.date(), there.time(), is_utc=True)


def _about(appointment: Appointment, wish: Wish) -> list[str]:
    lines = [f"SUMMARY:{_escaped(title_of(appointment, wish))}"]
    if wish.with_titles and appointment.place:
        lines.append(f"LOCATION:{_escaped(appointment.place)}")
    return lines


def _alarm(appointment: Appointment) -> tuple[str, ...]:
    """A reminder on a phone may be seen by anybody: it never says more than 'Appointment'."""
    if appointment.remind_before is None:
        return ()
    trigger = f"TRIGGER:-PT{appointment.remind_before}M"
    return "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(tr('Appointment'))}", trigger, "END:VALARM"


def _moment(name: str, day: date, at: time | None, zone: str) -> str:
    written = f"{day.year:04}{day:%m%d}"
    if at is None:
        return f"{name};VALUE=DATE:{written}"
    if zone == "UTC":
        return f"{name}:{written}T{at:%H%M%S}Z"
    return f"{name};TZID={zone}:{written}T{at:%H%M%S}" if zone else f"{name}:{written}T{at:%H%M%S}"


def _zone(appointment: Appointment) -> str:
    """The zone a file names; without one, or with one that nobody knows, its times are those of wherever one is."""
    return appointment.zone if appointment.starts_at is not None and zone_of(appointment.zone) is not None else ""


def _zone_lines(name: str, first: date) -> list[str]:
    from icalendar import Timezone

    zone = Timezone.from_tzid(name, first_date=min(first, date(1970, 1, 1)))
    return str(zone.to_ical().decode()).replace("\r\n ", "").splitlines()


def _first_day(appointment: Appointment) -> date:
    """The first day a series really has, left out or not: such a file counts its rule from a day of it."""
    if _rule_of(appointment) is None:
        return appointment.starts_on
    return recurrence.first_day(appointment) or appointment.starts_on


def _rule_of(appointment: Appointment) -> Rule | None:
    """The rule of a series; none for a single one, and for one that cannot be served."""
    try:
        recurrence.check_rule(appointment)
        return recurrence.rule_of(appointment)
    except RuleBroken:
        return None


def _is_elsewhere(appointment: Appointment, told: Occurrence) -> bool:
    is_there = told.moved_on is not None and told.state is not OccurrenceState.CANCELLED
    return is_there and _rule_of(appointment) is not None and recurrence.takes_place(appointment, told.planned_on)


def _is_cancelled(each: Leaving) -> bool:
    states = {one.state for one in each.told}
    return not each.appointment.is_series and OccurrenceState.CANCELLED in states


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(marked.splitlines())


def _folded(line: str) -> str:
    if line.isascii() and len(line) <= _LONGEST:
        return line
    from icalendar.parser import Contentline

    return str(Contentline(line).to_ical().decode())  # type: ignore[no-untyped-call]
