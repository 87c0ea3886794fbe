"""What is reminded of, and when: quiet hours, putting off, said once, clocks that change."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.care import Appointment, Occurrence, OccurrenceState
from recovery_journal.domain.way import DoseState, Medication
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.medication import Medications
from recovery_journal.services.planned_reminders import open_reminders, quiet_hours, said
from recovery_journal.services.reminders import Quiet, Reminder, Said, decide, put_off
from recovery_journal.services.shelf import OpenJournal

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def planned(key: str = "a", at: datetime = NOON) -> Reminder:
    return Reminder(key, at, at)


def keys(some: tuple[Reminder, ...]) -> list[str]:
    return [each.key for each in some]


@pytest.fixture
def _new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


class TestQuietHours:
    @pytest.mark.parametrize(
        ("begins", "ends", "at", "is_quiet"),
        [
            (time(22), time(7), time(21, 59), False),
            (time(22), time(7), time(22), True),
            (time(22), time(7), time(0), True),
            (time(22), time(7), time(6, 59), True),
            (time(22), time(7), time(7), False),
            (time(13), time(14), time(13, 30), True),
            (time(13), time(14), time(14), False),
            (time(9), time(9), time(9), False),
        ],
    )
    def test_they_go_over_midnight(self, begins: time, ends: time, at: time, is_quiet: bool) -> None:
        assert Quiet(begins, ends).covers(datetime.combine(date(2026, 3, 12), at, UTC)) is is_quiet

    def test_nothing_is_said_in_them_and_nothing_is_lost(self) -> None:
        quiet, open_ones = Quiet(time(11), time(13)), [planned()]
        during = decide(open_ones, Said(), NOON, quiet)
        assert (during.say, during.missed, during.state) == ((), (), Said())
        after = decide(open_ones, during.state, NOON + HOUR, quiet)
        assert keys(after.missed) == ["a"]


class TestSaidOnce:
    def test_not_before_its_time_then_once_and_no_more(self) -> None:
        open_ones = [planned()]
        before = decide(open_ones, Said(), NOON - MINUTE)
        assert before.say == ()
        first = decide(open_ones, before.state, NOON)
        assert keys(first.say) == ["a"]
        again = decide(open_ones, first.state, NOON + MINUTE)
        assert (again.say, again.missed) == ((), ())

    def test_what_is_done_is_not_said(self) -> None:
        assert decide([], Said(), NOON).say == ()

    def test_after_a_restart_it_is_still_said_once(self) -> None:
        first = decide([planned()], Said(), NOON)
        kept = Said.of(*first.state.lines())
        assert kept == first.state
        assert decide([planned()], kept, NOON + MINUTE).say == ()

    def test_what_was_missed_is_said_once_together(self) -> None:
        open_ones = [planned("a", NOON - 3 * HOUR), planned("b", NOON - HOUR), planned("c", NOON - MINUTE)]
        found = decide(open_ones, Said(), NOON)
        assert (keys(found.missed), keys(found.say)) == (["a", "b"], ["c"])
        assert decide(open_ones, found.state, NOON + MINUTE).missed == ()

    def test_what_is_older_than_a_day_is_not_said(self) -> None:
        found = decide([planned(at=NOON - timedelta(hours=25))], Said(), NOON)
        assert (found.say, found.missed) == ((), ())

    def test_lines_that_cannot_be_read_are_left_out(self) -> None:
        assert Said.of(["nonsense", "2026-03-12T12:00:00 naive", "x y"], ["2026-13-40 z"]) == Said()


class TestPuttingOff:
    @pytest.mark.parametrize("by", [timedelta(minutes=10), HOUR])
    def test_it_comes_once_more(self, by: timedelta) -> None:
        state = put_off(decide([planned()], Said(), NOON).state, ["a"], NOON, by)
        assert decide([planned()], state, NOON + by - MINUTE).say == ()
        again = decide([planned()], state, NOON + by)
        assert keys(again.say) == ["a"]
        assert decide([planned()], again.state, NOON + by + MINUTE).say == ()

    def test_what_was_done_meanwhile_does_not_come_again(self) -> None:
        state = put_off(decide([planned()], Said(), NOON).state, ["a"], NOON, HOUR)
        assert decide([], state, NOON + HOUR).say == ()

    def test_it_is_remembered_over_a_restart(self) -> None:
        state = put_off(decide([planned()], Said(), NOON).state, ["a"], NOON, HOUR)
        assert keys(decide([planned()], Said.of(*state.lines()), NOON + HOUR).say) == ["a"]


class TestClocks:
    @pytest.mark.parametrize("back", [HOUR, timedelta(days=1), timedelta(days=365)])
    def test_a_clock_set_back_says_nothing_twice(self, back: timedelta) -> None:
        state = decide([planned()], Said(), NOON).state
        for now in (NOON - back, NOON, NOON + MINUTE):
            found = decide([planned()], state, now)
            state = found.state
            assert (found.say, found.missed) == ((), ())

    def test_what_was_put_off_is_not_lost_for_a_year(self) -> None:
        state = put_off(decide([planned()], Said(), NOON).state, ["a"], NOON, HOUR)
        assert keys(decide([planned()], state, NOON - timedelta(days=365)).say) == ["a"]

    def test_what_was_said_long_ago_is_forgotten(self) -> None:
        state = decide([planned()], Said(), NOON).state
        assert decide([], state, NOON + timedelta(days=4)).state == Said()

    @pytest.mark.usefixtures("_new_york")
    @pytest.mark.parametrize(
        ("day", "at", "due"),
        [
            (date(2026, 3, 8), "2:30", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),  # skipped: it comes an hour later
            (date(2026, 3, 8), "9:00", datetime(2026, 3, 8, 13, tzinfo=UTC)),
            (date(2026, 11, 1), "1:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),  # twice: the first
            (date(2026, 11, 1), "9:00", datetime(2026, 11, 1, 14, tzinfo=UTC)),
        ],
    )
    def test_when_the_clocks_change_it_is_said_once(
        self, opened: OpenJournal, day: date, at: str, due: datetime
    ) -> None:
        opened.prefer(replace(opened.preferences, day_begins_at=0))
        opened.journal.save(Medication(name="One", times=(at,), starts_on=day, ends_on=day))
        [found] = open_reminders(opened, datetime.combine(day, time(12)))
        assert found.say_at == due
        state, times = Said(), 0
        for step in range(0, 24 * 60, 5):
            decision = decide([found], state, due - 12 * HOUR + step * MINUTE)
            state, times = decision.state, times + len(decision.say) + len(decision.missed)
        assert times == 1


@pytest.mark.usefixtures("_new_york")
def test_an_appointment_in_an_hour_that_is_skipped_here_comes_as_much_later(opened: OpenJournal) -> None:
    day = date(2026, 3, 8)
    opened.journal.save(Appointment(title="Early", starts_on=day, starts_at=time(2, 30), remind_before=0))
    [found] = open_reminders(opened, datetime.combine(day, time(1)))
    assert found.due_at == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


class TestOfAJournal:
    NOW = datetime(2026, 3, 12, 14, 20)

    def all(self, opened: OpenJournal) -> list[str]:
        return [each.key.split(":")[0] for each in open_reminders(opened, self.NOW)]

    def visit(self, **fields: Any) -> Appointment:
        given = {"title": "Visit", "starts_on": date(2026, 3, 13), "starts_at": time(10), "remind_before": 60}
        return Appointment(**(given | fields))

    def test_doses_of_one_time_are_one_reminder_until_they_are_written_down(self, opened: OpenJournal) -> None:
        opened.journal.save(*(Medication(name=name, times=("9:00",), starts_on=self.NOW.date()) for name in "ab"))
        assert self.all(opened) == ["dose"]
        service = Medications(opened)
        doses = service.doses(self.NOW.date())
        service.note(doses[:1], DoseState.TAKEN)
        assert self.all(opened) == ["dose"]
        service.note(doses[1:], DoseState.MISSED)
        assert self.all(opened) == []

    def test_a_check_in_only_at_a_time_of_choice_and_not_when_it_is_done(self, opened: OpenJournal) -> None:
        assert self.all(opened) == []
        opened.prefer(replace(opened.preferences, check_in_reminder="20:00"))
        assert self.all(opened) == ["check_in"]
        CheckIns(opened.journal, opened.reader).save(self.NOW.date(), {"mood": 5})
        assert self.all(opened) == []

    def test_an_appointment_before_it_begins_by_the_clock_of_its_place(self, opened: OpenJournal) -> None:
        opened.journal.save(self.visit(zone="Asia/Tokyo"))
        [found] = open_reminders(opened, self.NOW)
        assert found.due_at == datetime(2026, 3, 13, 1, tzinfo=UTC)
        assert found.say_at == found.due_at - HOUR

    def test_only_those_that_are_to_be_reminded_of(self, opened: OpenJournal) -> None:
        opened.journal.save(self.visit(remind_before=None), self.visit(remind_before=0))
        assert self.all(opened) == ["appointment"]

    @pytest.mark.parametrize("state", [OccurrenceState.KEPT, OccurrenceState.MISSED, OccurrenceState.CANCELLED])
    def test_none_of_which_something_was_said(self, opened: OpenJournal, state: OccurrenceState) -> None:
        each = self.visit()
        opened.journal.save(each, Occurrence(owner=each.id, planned_on=each.starts_on, state=state))
        assert self.all(opened) == []

    def test_every_time_of_a_series_has_a_key_of_its_own(self, opened: OpenJournal) -> None:
        opened.journal.save(self.visit(repeats="FREQ=DAILY;COUNT=3"))
        found = open_reminders(opened, self.NOW)
        assert len({each.key for each in found}) == 3

    def test_a_key_tells_nothing_that_was_written(self, opened: OpenJournal) -> None:
        opened.journal.save(self.visit(title="Canary"), Medication(name="Canary", times=("9:00",)))
        assert not any("Canary" in each.key for each in open_reminders(opened, self.NOW))

    @time_machine.travel("2026-03-12T14:20:00+00:00", tick=False)
    def test_what_was_said_is_kept_in_the_vault(self, opened: OpenJournal) -> None:
        now = datetime.now(UTC)
        found = decide([planned(at=now)], said(opened.preferences), now)
        lines = found.state.lines()
        opened.prefer(replace(opened.preferences, reminders_said=lines[0], reminders_put_off=lines[1]))
        assert decide([planned(at=now)], said(opened.preferences), now + MINUTE).say == ()

    def test_quiet_hours_need_both_ends(self, opened: OpenJournal) -> None:
        assert quiet_hours(opened.preferences) is None
        opened.prefer(replace(opened.preferences, quiet_from="22:00"))
        assert quiet_hours(opened.preferences) is None
        opened.prefer(replace(opened.preferences, quiet_until="07:00"))
        assert quiet_hours(opened.preferences) == Quiet(time(22), time(7))
