"""Which backups stay: the newest of twelve days, ten weeks and nine months; none goes because a clock was wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from recovery_journal.storage.rotation import staying

NOW = datetime(2026, 3, 12, 21, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def daily(count: int, until: datetime = NOW) -> list[datetime]:
    return [until - number * DAY for number in range(count)]


def test_few_all_stay() -> None:
    assert staying([], NOW) == set()
    assert staying(daily(12), NOW) == set(daily(12))


def test_of_one_day_the_last_stays() -> None:
    several = [NOW - timedelta(hours=each) for each in range(12)]
    assert staying(several, NOW) == {NOW}


def test_of_two_years_twelve_days_ten_weeks_and_nine_months_stay() -> None:
    kept = sorted(staying(daily(730), NOW), reverse=True)
    assert kept[:12] == daily(12)
    weeks = {each.isocalendar()[:2] for each in kept}
    months = {(each.year, each.month) for each in kept}
    assert len(months) == 9
    assert len(weeks) >= 10
    assert kept[-1].month == 7
    assert 12 + 8 + 6 <= len(kept) <= 12 + 10 + 9


def test_days_without_a_backup_do_not_count() -> None:
    seldom = [NOW - number * 40 * DAY for number in range(12)]
    assert staying(seldom, NOW) == set(seldom)


def test_a_clock_set_back_takes_none() -> None:
    """What was made before the clock was set back lies in its future, and stays; the new ones go their own way."""
    before = daily(400)
    back = NOW - 500 * DAY
    kept = staying([*before, *daily(3, back)], back)
    assert kept == {*before, *daily(3, back)}


def test_once_it_is_right_again_the_newest_are_the_newest() -> None:
    wrong = NOW + 3000 * DAY
    kept = staying([*daily(20), wrong], NOW)
    assert {wrong, NOW, *daily(12)} <= kept


def test_running_it_every_day_keeps_what_running_it_once_keeps() -> None:
    """What is gone was not missed later: the newest of each month is there after a year of daily rotation."""
    kept: set[datetime] = set()
    for day in reversed(daily(365)):
        kept = staying([*kept, day], day)
    assert kept >= set(daily(12))
    assert len({(each.year, each.month) for each in kept}) == 9
