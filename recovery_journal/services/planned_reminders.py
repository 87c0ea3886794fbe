"""What one open journal has to remind of: doses, appointments and the check-in, as far as they are not done."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from recovery_journal.domain.care import OccurrenceState
from recovery_journal.domain.doses import moment_of, waiting
from recovery_journal.services.appointments import Appointments, Planned
from recovery_journal.services.medication import Medications
from recovery_journal.services.preferences import Preferences
from recovery_journal.services.recurrence import zone_of
from recovery_journal.services.reminders import LOOK_BACK, Quiet, Reminder, Said
from recovery_journal.services.shelf import OpenJournal

DAY = timedelta(days=1)
LONGEST_BEFORE = timedelta(minutes=40_320)
ALL_DAY_AT = time(9)  # when a day without a time of day counts as begun


def open_reminders(opened: OpenJournal, now: datetime) -> list[Reminder]:
    """What is to be said around `now`, a wall-clock time here: of yesterday and today, and of appointments to come.

    Of doses those of one time are one reminder. Nothing of the journal's words goes along.
    """
    today = opened.preferences.today(now)
    days = (today - DAY, today)
    return [*_doses(opened, days), *_check_in(opened, days), *_appointments(opened, now)]


def quiet_hours(preferences: Preferences) -> Quiet | None:
    """The hours in which nothing is said, or none."""
    begins, ends = read_time(preferences.quiet_from), read_time(preferences.quiet_until)
    return Quiet(begins, ends) if begins is not None and ends is not None else None


def said(preferences: Preferences) -> Said:
    """What was said so far."""
    return Said.of(preferences.reminders_said, preferences.reminders_put_off)


def read_time(text: str) -> time | None:
    """The time of day that a preference keeps, or none."""
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _doses(opened: OpenJournal, days: tuple[date, ...]) -> list[Reminder]:
    begins_at = opened.preferences.day_begins_at
    found = Medications(opened).days(days[0], days[-1])
    return [
        _at(f"dose:{day.isoformat()}:{at.isoformat('minutes')}", moment_of(day, at, begins_at))
        for day, doses in found.items()
        for at, _some in waiting(doses)
    ]


def _check_in(opened: OpenJournal, days: tuple[date, ...]) -> list[Reminder]:
    at = read_time(opened.preferences.check_in_reminder)
    if at is None:
        return []
    day = days[-1]  # a day that has passed is not asked for again
    if opened.reader.check_in_on(day) is not None:
        return []
    return [_at(f"check_in:{day.isoformat()}", moment_of(day, at, opened.preferences.day_begins_at))]


def _appointments(opened: OpenJournal, now: datetime) -> list[Reminder]:
    first, last = (now - LOOK_BACK).date(), (now + LONGEST_BEFORE).date()
    planned = Appointments(opened.journal, opened.reader).between(first, last)
    return [_of(each) for each in planned if each.appointment.remind_before is not None and _is_open(each)]


def _is_open(planned: Planned) -> bool:
    """Whether it is still to take place: as planned, or where it was moved to."""
    is_moved = planned.time is not None and planned.time.is_moved
    return planned.state is OccurrenceState.PLANNED or (planned.state is OccurrenceState.MOVED and is_moved)


def _of(planned: Planned) -> Reminder:
    each = planned.appointment
    wall = datetime.combine(each.starts_on, each.starts_at or ALL_DAY_AT)
    zone = zone_of(each.zone)
    due = _instant(wall) if zone is None else wall.replace(tzinfo=zone).astimezone(UTC)
    key = f"appointment:{each.id}:{planned.planned_on.isoformat()}:{wall.isoformat(timespec='minutes')}"
    before = timedelta(minutes=each.remind_before or 0)
    return Reminder(key, due - before, due, has_time=each.starts_at is not None)


def _at(key: str, moment: datetime) -> Reminder:
    at = _instant(moment)
    return Reminder(key, at, at)


def _instant(wall: datetime) -> datetime:
    """When the clocks here show this; a time that a clock change skips comes as much later, of two it is the first."""
    return datetime.fromtimestamp(wall.timestamp(), UTC)
