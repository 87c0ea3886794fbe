"""When a series takes place: the same as dateutil's own rule says; what clocks, leap days and odd rules do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.domain.record import RuleBroken
from recovery_journal.domain.repeats import read_rule
from recovery_journal.services.recurrence import Time, check_rule, days_of, next_time, times

ZONES = (
    "", "UTC", "America/New_York", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Asia/Kolkata",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Chatham", "America/St_Johns",
)  # fmt: skip
FIVE_YEARS = (date(2021, 1, 1), date(2025, 12, 31))
WEEKDAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])


def series(rule: str, starts_on: date = date(2026, 3, 3), **values: object) -> Appointment:
    wanted = {"title": "Group", "starts_on": starts_on, "starts_at": time(18), "repeats": rule} | values
    return Appointment(**wanted)  # type: ignore[arg-type]


def listed(values: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(lambda each: ",".join(map(str, each)))


@st.composite
def rules(draw: st.DrawFn, start: date) -> str:
    """Any rule that is not finer than daily and that says something: its parts as RFC 5545 allows them."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": frequency}
    if draw(st.booleans()):
        parts["INTERVAL"] = str(draw(st.integers(1, 7 if frequency != "YEARLY" else 3)))
    nth = st.sampled_from([1, 2, 3, 4, 5, -1, -2])
    days = st.sampled_from([*range(1, 32), -1, -3, -31])
    choices = {
        "DAILY": {"BYMONTH": listed(st.integers(1, 12)), "BYDAY": listed(WEEKDAYS), "BYMONTHDAY": listed(days)},
        "WEEKLY": {"BYDAY": listed(WEEKDAYS), "BYMONTH": listed(st.integers(1, 12))},
        "MONTHLY": {
            "BYDAY": listed(WEEKDAYS) | listed(st.builds("{}{}".format, nth, WEEKDAYS)),
            "BYMONTHDAY": listed(days),
            "BYMONTH": listed(st.integers(1, 12)),
        },
        "YEARLY": {
            "BYDAY": listed(WEEKDAYS, 2) | listed(st.builds("{}{}".format, nth, WEEKDAYS), 2),
            "BYMONTH": listed(st.integers(1, 12)),
            "BYMONTHDAY": listed(days),
            "BYYEARDAY": listed(st.sampled_from([1, 60, 100, 200, 365, 366, -1, -366])),
            "BYWEEKNO": listed(st.sampled_from([1, 9, 20, 51, 53, -1])),
        },
    }[frequency]
    for name in draw(st.lists(st.sampled_from(sorted(choices)), max_size=2, unique=True)):
        parts[name] = draw(choices[name])
    if any(name.startswith("BY") for name in parts) and draw(st.integers(0, 4)) == 0:
        parts["BYSETPOS"] = draw(listed(st.sampled_from([1, 2, 3, -1, -2]), 2))
    if draw(st.booleans()):
        parts["WKST"] = draw(st.sampled_from(["MO", "SU", "SA"]))
    match draw(st.sampled_from(["", "COUNT", "UNTIL", "UNTIL at"])):
        case "COUNT":
            parts["COUNT"] = str(draw(st.integers(1, 400)))
        case "UNTIL":
            parts["UNTIL"] = f"{start + timedelta(days=draw(st.integers(0, 2500))):%Y%m%d}"
        case "UNTIL at":
            last = start + timedelta(days=draw(st.integers(0, 2500)), hours=draw(st.integers(0, 23)))
            parts["UNTIL"] = f"{last:%Y%m%d}T{draw(st.integers(0, 23)):02}3000"
    return ";".join(f"{name}={value}" for name, value in parts.items())


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    """A series with days left out, some of them its own."""
    start = draw(st.dates(date(2018, 1, 1), date(2024, 12, 31)))
    at = draw(st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30])))
    left_out = draw(st.lists(st.integers(0, 400), max_size=6))
    days = tuple((FIVE_YEARS[0] + timedelta(days=each)).isoformat() for each in left_out)
    zone = draw(st.sampled_from(ZONES))
    return series(draw(rules(start)), start, starts_at=at, zone=zone, exceptions=days)


def of_dateutil(appointment: Appointment, first: date, last: date) -> list[datetime]:
    """What dateutil's own rule set gives; a day as end of a rule means all of that day."""
    start = datetime.combine(appointment.starts_on, appointment.starts_at or time.min)
    text = ";".join(
        f"{each}T235959" if each.startswith("UNTIL=") and "T" not in each[6:] else each
        for each in appointment.repeats.split(";")
    )
    left_out = [datetime.combine(date.fromisoformat(each), start.time()) for each in appointment.exceptions]
    lines = [f"RRULE:{text}", *(f"EXDATE:{each:%Y%m%dT%H%M%S}" for each in left_out)]
    found = rrulestr("\n".join(lines), dtstart=start, forceset=True)
    return found.between(datetime.combine(first, time.min), datetime.combine(last, time.max), inc=True)


def goes_on(appointment: Appointment) -> bool:
    """Whether dateutil can be asked: of a rule without further days it walks along to the year 9999."""
    endless = replace(read_rule(appointment.repeats), count=None, until=None)
    later = FIVE_YEARS[1] + timedelta(days=9000)
    return bool(days_of(replace(appointment, repeats=endless.text(), exceptions=()), FIVE_YEARS[1], later))


class TestAgreement:
    @settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(appointments(), st.integers(0, 1700), st.integers(0, 120))
    def test_it_is_what_dateutil_says(self, appointment: Appointment, offset: int, length: int) -> None:
        assume(goes_on(appointment))
        planned = [(each.planned_on, each.planned_at) for each in times(appointment, *FIVE_YEARS)]
        expected = of_dateutil(appointment, *FIVE_YEARS)
        if appointment.starts_at is None:
            assert planned == [(each.date(), None) for each in expected]
        else:
            assert [datetime.combine(*each) for each in planned] == expected  # type: ignore[arg-type]
        first = FIVE_YEARS[0] + timedelta(days=offset)  # a shorter look gives the same times
        last = first + timedelta(days=length)
        near = {each.planned_on for each in times(appointment, first, last)}
        assert near >= {on for on, _ in planned if first < on < last}

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(appointments(), st.datetimes(datetime(2021, 1, 1), datetime(2024, 12, 31)))
    def test_the_next_one_is_the_first_of_those_to_come(self, appointment: Appointment, after: datetime) -> None:
        coming = [each for each in times(appointment, *FIVE_YEARS) if starts_from(each, after)]
        found = next_time(appointment, after)
        if coming:
            assert found == coming[0]
        else:
            assert found is None or found.starts_on > FIVE_YEARS[1]

    @settings(max_examples=200, deadline=None)
    @given(appointments())
    def test_a_rule_reads_back_as_it_was_written(self, appointment: Appointment) -> None:
        rule = read_rule(appointment.repeats, appointment.starts_at)
        assert read_rule(rule.text()) == rule

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(appointments())
    def test_what_clocks_show_is_never_a_time_they_skip(self, appointment: Appointment) -> None:
        zone = ZoneInfo(appointment.zone or "UTC")
        for each in times(replace(appointment, zone=appointment.zone or "UTC"), *FIVE_YEARS)[:300]:
            if each.starts_at is not None:
                shown = datetime.combine(each.starts_on, each.starts_at, zone)
                assert shown.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None)

    @settings(max_examples=300, deadline=None)
    @given(st.text(max_size=60) | st.text("FREQ=DAILYWKONTH;BUSC0123456789,-", max_size=80))
    def test_whatever_stands_there_is_read_or_refused(self, text: str) -> None:
        try:
            check_rule(series(text))
        except RuleBroken:
            return
        assert next_time(series(text), datetime(2026, 3, 3)) is not None


def starts_from(found: Time, after: datetime) -> bool:
    start = datetime.combine(found.starts_on, found.starts_at or time.max)
    return start >= after


def days(appointment: Appointment, first: date, last: date) -> list[str]:
    return [f"{each.starts_on:%m-%d}" for each in times(appointment, first, last)]


class TestClocks:
    @pytest.mark.parametrize(
        ("zone", "day", "at", "shown"),
        [
            ("America/New_York", date(2026, 3, 8), time(2, 30), "03-08 03:30"),  # skipped: as much later
            ("Europe/Berlin", date(2026, 3, 29), time(2, 0), "03-29 03:00"),
            ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "10-04 02:45"),  # a change of half an hour
            ("Pacific/Apia", date(2011, 12, 30), time(9, 0), "12-31 09:00"),  # a whole day that never was
            ("America/New_York", date(2026, 11, 1), time(1, 30), "11-01 01:30"),  # twice: the first of them
            ("Asia/Kolkata", date(2026, 3, 8), time(2, 30), "03-08 02:30"),
            ("Nowhere/Land", date(2026, 3, 8), time(12, 30), "03-08 12:30"),
        ],
    )
    def test_a_skipped_hour_comes_later(self, zone: str, day: date, at: time, shown: str) -> None:
        made = series("FREQ=DAILY", day - timedelta(days=3), starts_at=at, ends_at=None, zone=zone)
        found = [
            each for each in times(made, day - timedelta(days=1), day + timedelta(days=2)) if each.planned_on == day
        ]
        assert [f"{each.starts_on:%m-%d} {each.starts_at:%H:%M}" for each in found] == [shown]
        assert found[0].planned_at == at

    def test_its_end_moves_with_it(self) -> None:
        made = series(
            "FREQ=DAILY", date(2026, 3, 1), starts_at=time(2, 30), ends_at=time(3, 20), zone="America/New_York"
        )
        (found,) = times(made, date(2026, 3, 8), date(2026, 3, 8))
        assert (found.starts_at, found.ends_at) == (time(3, 30), time(4, 20))

    def test_the_first_of_two_hours_alike_is_meant(self) -> None:
        made = series("FREQ=DAILY", date(2026, 11, 1), starts_at=time(1, 30), zone="America/New_York")
        (found,) = times(made, date(2026, 11, 1), date(2026, 11, 1))
        assert found.starts_at is not None
        assert found.starts_at.fold == 0

    def test_a_journey_changes_the_zone_and_not_the_hour(self) -> None:
        at_home = series("FREQ=WEEKLY", date(2026, 3, 3), zone="America/New_York")
        away = replace(at_home, zone="Europe/Berlin")
        assert times(at_home, *FIVE_YEARS_ON) == times(away, *FIVE_YEARS_ON)

    def test_an_end_in_utc_is_read_on_the_clocks_of_the_place(self) -> None:
        made = series("FREQ=DAILY;UNTIL=20260306T230000Z", date(2026, 3, 3), zone="America/New_York")  # 6 pm there
        assert days(made, date(2026, 3, 1), date(2026, 3, 31)) == ["03-03", "03-04", "03-05", "03-06"]
        later = replace(made, starts_at=time(18, 1))
        assert days(later, date(2026, 3, 1), date(2026, 3, 31)) == ["03-03", "03-04", "03-05"]


FIVE_YEARS_ON = (date(2026, 1, 1), date(2030, 12, 31))


class TestHardCases:
    @pytest.mark.parametrize(
        ("rule", "start", "expected"),
        [
            ("FREQ=YEARLY", date(2024, 2, 29), ["2028-02-29", "2032-02-29"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2024, 2, 29), ["2026-02-28", "2027-02-28"]),
            ("FREQ=MONTHLY", date(2026, 1, 31), ["2026-01-31", "2026-03-31"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 1, 31), ["2026-01-31", "2026-02-28"]),
            ("FREQ=MONTHLY;BYDAY=5FR", date(2026, 1, 1), ["2026-01-30", "2026-05-29"]),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 1, 1), ["2026-01-30", "2026-02-27"]),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU", date(1997, 8, 5), ["2026-01-04", "2026-01-13"]),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", date(1997, 8, 5), ["2026-01-11", "2026-01-13"]),
            ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", date(2026, 3, 3), ["2026-03-03", "2026-03-10"]),
            ("FREQ=DAILY;INTERVAL=10000", date(2000, 1, 1), ["2027-05-19", "2054-10-04"]),
            ("FREQ=WEEKLY;BYDAY=TU", date(2026, 3, 2), ["2026-03-03", "2026-03-10"]),  # its start is not one of it
        ],
    )
    def test_the_first_two_since_2026(self, rule: str, start: date, expected: list[str]) -> None:
        made = series(rule, start)
        found = times(made, date(2026, 1, 1), date(2060, 12, 31))
        assert [each.planned_on.isoformat() for each in found[:2]] == expected
        if len(expected) > 1 and ";COUNT" not in rule:
            assert next_time(made, datetime(2026, 1, 1)) == found[0]

    @pytest.mark.parametrize(
        ("rule", "code"),
        [
            ("FREQ=SECONDLY", "rule_too_fine"),
            ("FREQ=MINUTELY;INTERVAL=1440", "rule_too_fine"),
            ("FREQ=HOURLY;COUNT=3", "rule_too_fine"),
            ("FREQ=DAILY;BYHOUR=8,20", "rule_too_fine"),
            ("FREQ=DAILY;BYMINUTE=0,30", "rule_too_fine"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rule_without_days"),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "rule_without_days"),
            ("FREQ=DAILY;UNTIL=20200101", "rule_without_days"),
            ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "rule_unreadable"),
            ("FREQ=DAILY;UNTIL=20260230", "rule_unreadable"),
            ("FREQ=DAILY;INTERVAL=0", "rule_unreadable"),
            ("FREQ=DAILY;INTERVAL=99999999999999999999", "rule_unreadable"),
            ("FREQ=DAILY;FREQ=WEEKLY", "rule_unreadable"),
            ("FREQ=WEEKLY;BYDAY=XX", "rule_unreadable"),
            ("FREQ=WEEKLY;BYDAY=0MO", "rule_unreadable"),
            ("FREQ=DAILY;RSCALE=HEBREW", "rule_unreadable"),
            ("every Tuesday", "rule_unreadable"),
            ("FREQ=", "rule_unreadable"),
        ],
    )
    def test_what_cannot_be_served_is_refused(self, rule: str, code: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            check_rule(series(rule))
        assert (broken.value.code, broken.value.field) == (code, "repeats")

    def test_an_hour_that_says_the_same_again_is_let_pass(self) -> None:
        assert read_rule("RRULE:FREQ=WEEKLY;BYDAY=TU;BYHOUR=18;BYMINUTE=0;BYSECOND=0", time(18)) == read_rule(
            "FREQ=WEEKLY;BYDAY=TU"
        )

    def test_a_day_left_out_counts_all_the_same(self) -> None:
        made = series("FREQ=WEEKLY;BYDAY=TU;COUNT=3", exceptions=("2026-03-10",))
        assert days(made, date(2026, 3, 1), date(2026, 5, 1)) == ["03-03", "03-17"]

    def test_the_ends_of_the_calendar_stop_nobody(self) -> None:
        old, late = series("FREQ=YEARLY", date(1, 1, 1)), series("FREQ=DAILY", date(9990, 1, 1))
        assert len(times(old, date(2026, 1, 1), date(2026, 12, 31))) == 1
        assert times(late, date(2026, 1, 1), date(2026, 12, 31)) == []
        assert len(times(late, date(9990, 12, 1), date.max)) == 31

    def test_one_over_midnight_and_one_of_many_days_are_there_to_their_end(self) -> None:
        weekend = series("FREQ=WEEKLY", date(2026, 3, 6), ends_on=date(2026, 3, 8), ends_at=time(12))
        assert days(weekend, date(2026, 3, 15), date(2026, 3, 15)) == ["03-13"]
        assert days(weekend, date(2026, 3, 16), date(2026, 3, 19)) == []

    def test_a_moved_one_is_found_only_where_it_went(self) -> None:
        made = series("FREQ=WEEKLY;BYDAY=TU")
        said = [Occurrence(owner=made.id, planned_on=date(2026, 3, 10), moved_on=date(2026, 3, 12), moved_at=time(9))]
        found = times(made, date(2026, 3, 10), date(2026, 3, 16), said)
        assert [(each.planned_on.day, each.starts_on.day, each.starts_at, each.is_moved) for each in found] == [
            (10, 12, time(9), True)
        ]
        assert times(made, date(2026, 3, 10), date(2026, 3, 10), said) == []
        assert next_time(made, datetime(2026, 3, 11), said) == found[0]
        assert times(replace(made, exceptions=("2026-03-10",)), date(2026, 3, 10), date(2026, 3, 16), said) == []

    def test_a_single_one_is_its_own_only_time(self) -> None:
        made = series("")
        assert days(made, date(2026, 3, 1), date(2026, 3, 31)) == ["03-03"]
        assert next_time(made, datetime(2026, 3, 3, 18, 0)) is not None
        assert next_time(made, datetime(2026, 3, 3, 18, 1)) is None
