"""Clocks that jump: summer time, travel, the date line, a year back, leap days; no day is lost, moved or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.services.appointments import Appointments, is_over
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.shelf import OpenJournal
from tests.faults import kept
from tests.faults.soundness import assert_sound
from tests.faults.table import CLOCK, Fault

CHANGING = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "Africa/Cairo", "America/Santiago",
    "Antarctica/Troll", "America/Scoresbysund",
)  # fmt: skip
FAR_APART = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/GMT+12", "Asia/Kathmandu", "America/St_Johns", "UTC")
LINE = ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC))  # a Friday that Samoa did not have
LEAP_DAYS = (datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2028, 2, 29, 12, tzinfo=UTC))
EVER = (date(1900, 1, 1), date(2199, 12, 31))
Moment = tuple[datetime, str]  # an instant in UTC, and the zone that the computer is set to


@cache
def changes(zone: str) -> list[datetime]:
    """The instants, to the minute, at which clocks in a zone are changed in some years."""
    there = ZoneInfo(zone)
    days = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=each) for each in range(4 * 365)]
    found = [day for day in days if _offset(day, there) != _offset(day + timedelta(days=1), there)]
    return [_instant_of_change(day, there) for day in found]


def _instant_of_change(day: datetime, there: ZoneInfo) -> datetime:
    minutes = (day + timedelta(minutes=each) for each in range(0, 1441, 30))
    return next(each for each in minutes if _offset(each, there) != _offset(day, there))


def _offset(instant: datetime, there: ZoneInfo) -> timedelta | None:
    return instant.astimezone(there).utcoffset()


def at_a_change(chance: Random) -> list[Moment]:
    """Before, in and after a gap or a fold."""
    zone = chance.choice(CHANGING)
    change = chance.choice(changes(zone))
    return [(change + timedelta(minutes=each), zone) for each in sorted(chance.sample(range(-300, 300), 3))]


def travelling(chance: Random) -> list[Moment]:
    """The same hour in places as far apart as places are."""
    begun = _any_time(chance)
    return [(begun + timedelta(minutes=20 * each), chance.choice(FAR_APART + CHANGING)) for each in range(3)]


def across_the_line(chance: Random) -> list[Moment]:
    """A day that was left out, or one that was had twice."""
    zone, instant = LINE
    if chance.random() < 0.5:
        return [(instant + timedelta(hours=each), zone) for each in (-14, -1, 1, 14)]
    begun = _any_time(chance)
    there = ["Pacific/Kiritimati", "Pacific/Pago_Pago"]
    return [(begun + timedelta(hours=each), there[each % 2]) for each in range(4)]


def set_back(chance: Random) -> list[Moment]:
    """A year ago, and today again."""
    now, zone = _any_time(chance), chance.choice(CHANGING)
    return [(now, zone), (now - timedelta(days=365), zone), (now + timedelta(minutes=1), zone)]


def on_a_leap_day(chance: Random) -> list[Moment]:
    """The day before, the day itself, the day after, a year later."""
    day, zone = chance.choice(LEAP_DAYS), chance.choice(FAR_APART)
    return [(day + timedelta(days=each, minutes=chance.randrange(600)), zone) for each in (-1, 0, 1, 365)]


def _any_time(chance: Random) -> datetime:
    return datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2 * 365 * 1440))


WAYS = (at_a_change, at_a_change, travelling, across_the_line, set_back, on_a_leap_day)


class Diary:
    """A person who writes at odd moments, beside plain lists that say what should be there."""

    def __init__(self, opened: OpenJournal, chance: Random) -> None:
        self.opened = opened
        self.chance = chance
        self.check_ins = CheckIns(opened.journal, opened.reader)
        self.appointments = Appointments(opened.journal, opened.reader)
        self.days: dict[date, str] = {}
        self.planned: dict[UUID, tuple[date, time | None, str]] = {}

    def live(self, instant: datetime, zone: str) -> None:
        """One look at the journal at an instant, with the computer set to a zone: write, plan, take back."""
        with time_machine.travel(instant.astimezone(ZoneInfo(zone)), tick=False):
            today = self._today(instant, zone)
            self._write(today)
            if self.chance.random() < 0.35:
                self._plan(zone)
                if self.chance.random() < 0.2:
                    self._take_back_and_do_again()
            if self.chance.random() < 0.15:
                self.look(today)

    def _today(self, instant: datetime, zone: str) -> date:
        wall = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        expected = wall.date() if wall.time() >= time(4) else wall.date() - timedelta(days=1)
        assert self.opened.preferences.today() == expected
        return expected

    def _write(self, today: date) -> None:
        note = f"{kept.CANARY} {self.chance.getrandbits(30)}"
        self.check_ins.save(today, {"note": note})
        self.days[today] = note

    def _plan(self, zone: str) -> None:
        start = datetime.now() + timedelta(minutes=self.chance.randrange(-2000, 2000))
        made = Appointment(
            title=kept.CANARY,
            starts_on=start.date(),
            starts_at=start.time(),
            zone=self.chance.choice((zone, "", "UTC")),
        )
        self.appointments.save(made, [])
        self.planned[made.id] = (made.starts_on, made.starts_at, made.zone)
        if made.zone != "UTC" and abs(start - datetime.now()) > timedelta(hours=4):
            assert is_over(made, datetime.now()) == (start < datetime.now())

    def _take_back_and_do_again(self) -> None:
        """The last thing done is the one that is taken back, whatever its instant."""
        taken = self.opened.journal.undo()
        assert taken is not None
        assert taken.ids & self.planned.keys() == {list(self.planned)[-1]}
        assert self.opened.journal.redo() is not None

    def look(self, today: date) -> None:
        """All is where it was written, and nothing is there twice."""
        found = self.opened.reader.check_ins_between(*EVER)
        assert [each.day for each in found] == sorted(self.days)
        assert {each.day: each.note for each in found} == self.days
        coming = [each.appointment for each in self.appointments.coming(today, 5000)]
        past = [each.appointment for each in self.appointments.past(today, 5000)]
        assert {each.id: (each.starts_on, each.starts_at, each.zone) for each in (*coming, *past)} == self.planned
        assert len(coming) + len(past) == len(self.planned)
        order = [(each.starts_on, each.starts_at) for each in (*reversed(past), *coming)]
        assert order == sorted(order)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenJournal]:
    journal = kept.make_empty(tmp_path / "one")
    yield journal
    journal.close()


@pytest.mark.fault(CLOCK, 400)
def test_no_day_is_lost_moved_or_doubled(fault: Fault, tmp_path: Path) -> None:
    moments: list[Moment] = []
    diary, folder = None, Path()
    for number in fault.cases():
        if number % 100 == 0:
            if diary is not None:
                _finish(diary, folder)
            folder = tmp_path / str(number)
            diary = Diary(kept.make_empty(folder), fault.chance)
        if not moments:
            moments = fault.chance.choice(WAYS)(fault.chance)
        assert diary is not None
        diary.live(*moments.pop(0))
    assert diary is not None
    _finish(diary, folder)


def _finish(diary: Diary, folder: Path) -> None:
    """All is there still when it is opened again."""
    diary.look(date(2026, 1, 1))
    diary.opened.close()
    again = kept.open_in(folder)
    assert_sound(again)
    assert {each.day: each.note for each in again.reader.everything(CheckIn)} == diary.days
    again.close()


def test_a_backup_dated_later_than_now_stays(opened: OpenJournal) -> None:
    with time_machine.travel(datetime(2027, 3, 12, tzinfo=UTC), tick=False):
        later = opened.backups.make()
    with time_machine.travel(datetime(2026, 3, 12, tzinfo=UTC), tick=False):
        now = opened.backups.make()
        opened.backups.rotate()
    assert {each.path for each in opened.backups.all()} == {later.path, now.path}


def test_the_moments_are_what_they_say() -> None:
    assert all(len(changes(zone)) >= 4 for zone in CHANGING)
    at = [(change, ZoneInfo(zone)) for zone in CHANGING for change in changes(zone)]
    before = [_offset(change - timedelta(minutes=31), there) for change, there in at]
    ahead = [_offset(*each) > was for each, was in zip(at, before, strict=True)]  # type: ignore[operator]
    assert {True, False} == set(ahead), "gaps and folds"
