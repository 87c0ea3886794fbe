"""Which of many backups stay: the newest of each of the last days, weeks and months that have any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 12, 10, 9
_AHEAD = timedelta(hours=1)
_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAYS, lambda made_at: made_at.date()),
    (WEEKS, lambda made_at: made_at.isocalendar()[:2]),
    (MONTHS, lambda made_at: (made_at.year, made_at.month)),
)


def staying(made_at: Iterable[datetime], now: datetime) -> set[datetime]:
    """The instants (UTC) of those backups that stay.

    What is dated later than `now` stays and counts for nothing: a clock was wrong, and no backup may go for that.
    """
    all_of_them = sorted(set(made_at), reverse=True)
    past = [each for each in all_of_them if each <= now + _AHEAD]
    kept = set(all_of_them) - set(past)
    for count, period in _PERIODS:
        newest: dict[object, datetime] = {}
        for each in past:
            newest.setdefault(period(each), each)
        kept.update(list(newest.values())[:count])
    return kept
