"""Drift: which anchors are loose, week by week, and which warning signs were seen, held against the person's rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from recovery_journal.domain.aims import Anchor, DriftRule, TickState
from recovery_journal.domain.plan import Stage

DAYS_A_WEEK = 7
LOOSE_MEANS_DRIFT = 2  # where the person's rule names no number


@dataclass(frozen=True)
class AnchorWeek:
    """One week of one anchor: what became of each of its seven days from `first` on, None where a day is blank.

    `done` is how many days are ticked, `count` the week's count (none: the anchor has none, then it is never loose).
    `can_be_loose` tells that there is a count, and that the anchor was there for the whole week.
    """

    anchor: Anchor
    first: date
    days: tuple[TickState | None, ...]
    is_loose: bool
    can_be_loose: bool = True

    @property
    def count(self) -> int | None:
        """How many times a week the anchor asks for."""
        return self.anchor.times_a_week

    @property
    def done(self) -> int:
        """On how many days of the week it was done."""
        return self.days.count(TickState.DONE)

    def state(self, day: date) -> TickState | None:
        """What became of a day of this week, None where it is blank."""
        return self.days[(day - self.first).days]


@dataclass(frozen=True)
class SignSeen:
    """A warning sign noticed on one day."""

    sign: UUID
    stage: Stage | None
    day: date


@dataclass(frozen=True)
class DriftWeek:
    """One week in counts: different warning signs seen by stage (stages without one left out), loose anchors.

    `loose` is none for a week in which no anchor could be loose: there was none with a count for the whole of it.
    """

    first: date
    signs: Mapping[Stage | None, int]
    loose: int | None


@dataclass(frozen=True)
class Drift:
    """Where things stand today, against the person's own rule; no score and no forecast.

    `anchors` is this week, in plan order. `signs` are different warning signs seen in the last 7 days, by stage.
    `weeks` goes back, oldest first, this week last. `rule` holds the person's words, if they wrote any.
    """

    anchors: tuple[AnchorWeek, ...]
    signs: Mapping[Stage | None, int]
    weeks: tuple[DriftWeek, ...]
    rule: DriftRule | None = None

    @property
    def loose(self) -> tuple[AnchorWeek, ...]:
        """The anchors that are loose this week."""
        return tuple(each for each in self.anchors if each.is_loose)

    @property
    def is_drift(self) -> bool:
        """Whether as many anchors are loose this week as the rule names: two, where it names no number."""
        return means_drift(len(self.loose), self.rule)


def means_drift(loose: int, rule: DriftRule | None) -> bool:
    """Whether so many loose anchors in one week mean drift by the person's rule; two do where it names no number."""
    return loose >= ((rule.loose_anchors if rule else None) or LOOSE_MEANS_DRIFT)


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that `day` is in; weeks begin on `first_weekday`, 1–7 from Monday."""
    return day - timedelta(days=(day.isoweekday() - first_weekday) % DAYS_A_WEEK)


def week_starts(today: date, first_weekday: int, weeks: int) -> list[date]:
    """The first days of the last so many weeks, oldest first; this week is the last of them."""
    this_week = week_start(today, first_weekday)
    return [this_week - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]


def anchor_week(
    anchor: Anchor, states: Mapping[date, TickState], first: date, today: date, since: date | None = None
) -> AnchorWeek:
    """One week of an anchor, from what became of its days.

    Loose: in a week that is over the count was not reached; in this week it can no longer be, even if every day from
    today on were done that is not yet and was not marked 'not possible'. A day not possible counts for nothing else.
    A coming week is not loose, nor one that began before the anchor was there (`since`): it never had all its days.
    """
    days = [first + timedelta(days=number) for number in range(DAYS_A_WEEK)]
    found = tuple(states.get(day) for day in days)
    states_by_day = zip(days, found, strict=True)
    reachable = sum(state is TickState.DONE or (state is None and day >= today) for day, state in states_by_day)
    can_be_loose = anchor.times_a_week is not None and (since is None or since <= first)
    return AnchorWeek(anchor, first, found, can_be_loose and reachable < (anchor.times_a_week or 0), can_be_loose)


def drift_week(first: date, anchors: Sequence[AnchorWeek], seen: Iterable[SignSeen]) -> DriftWeek:
    """One week in counts, from this week of every anchor and from the signs seen on any days."""
    within = [each for each in seen if first <= each.day < first + timedelta(days=DAYS_A_WEEK)]
    countable = [each.is_loose for each in anchors if each.can_be_loose]
    return DriftWeek(first, signs_by_stage(within), sum(countable) if countable else None)


def signs_by_stage(seen: Iterable[SignSeen]) -> dict[Stage | None, int]:
    """How many different warning signs were seen, by stage; a sign seen on several days counts once."""
    signs = {each.sign: each.stage for each in seen}
    counts: dict[Stage | None, int] = {}
    for stage in signs.values():
        counts[stage] = counts.get(stage, 0) + 1
    return counts


def seen_lately(seen: Iterable[SignSeen], today: date) -> list[SignSeen]:
    """What was seen in the last 7 days, today among them."""
    return [each for each in seen if today - timedelta(days=DAYS_A_WEEK) < each.day <= today]
