"""Insights: what the person's own entries show, in counts; no score, no forecast, and nothing below three entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from recovery_journal.domain.aims import FirstDay, Profile, RecoveryPeriod
from recovery_journal.domain.drift import DAYS_A_WEEK, Drift, drift_week, seen_lately, signs_by_stage, week_starts
from recovery_journal.domain.helps import Helps, helps, in_order
from recovery_journal.domain.milestones import MilestoneState, Reached, milestone_state
from recovery_journal.domain.patterns import HOURS, WEEKDAYS, Counts, MetMost, Series, Span, Tally, met_most, tally
from recovery_journal.domain.patterns import series as series_of
from recovery_journal.domain.recovery_time import RecoveryTime, recovery_time
from recovery_journal.domain.writing import Milestone
from recovery_journal.services import insight_rows as rows
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.check_ins import Measure
from recovery_journal.services.shelf import OpenJournal

MEASURES = (Measure.MOOD, Measure.URGE, Measure.SLEEP)
WEEKS_SHOWN = 6


@dataclass(frozen=True)
class StrategyHelps:
    """A coping strategy in use, with what is known of it."""

    strategy: UUID
    name: str
    helps: Helps


class Insights:
    """Answers about one open journal. A span of days comes from `Span.of_days(30, today)`; `None` days means all."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def series(self, span: Span) -> dict[Measure, Series | None]:
        """Mood, urge and sleep of each check-in in the span; none for a measure without any value there."""
        with self._opened.database.reading() as connection:
            found = rows.check_in_numbers(connection, span, [each.value for each in MEASURES])
        days = [row[0] for row in found]
        return {
            measure: series_of(dict(zip(days, (row[at] for row in found), strict=True)), span)
            for at, measure in enumerate(MEASURES, 1)
        }

    def what_helps(self, span: Span | None = None) -> list[StrategyHelps]:
        """Every strategy in use with what is known of it, most helpful first, the rest as the plan has them.

        Of all that was ever logged, or of the urges of a span.
        """
        with self._opened.database.reading() as connection:
            names = rows.strategies(connection)
            known = helps(rows.uses(connection, span))
        return [StrategyHelps(each, names[each], known.get(each, Helps(each))) for each in in_order(list(names), known)]

    def triggers_met(self, span: Span) -> MetMost:
        """How often each trigger was met, in check-ins and before urges, most often first."""
        with self._opened.database.reading() as connection:
            return met_most(rows.triggers_met(connection, span))

    def urge_hours(self, span: Span) -> Tally:
        """Urges by the hour they started in, 0–23; those without a time are left out."""
        with self._opened.database.reading() as connection:
            return tally(rows.urge_hours(connection, span), HOURS)

    def urge_weekdays(self, span: Span) -> Tally:
        """Urges by weekday, from Monday."""
        with self._opened.database.reading() as connection:
            return tally(rows.urge_weekdays(connection, span), WEEKDAYS)

    def counts(self, span: Span) -> Counts:
        """The plain counts of a span."""
        with self._opened.database.reading() as connection:
            return rows.counts(connection, span)

    def drift(self, today: date, first_weekday: int, weeks: int = WEEKS_SHOWN) -> Drift:
        """Anchors and warning signs, this week and so many weeks with it; weeks begin on `first_weekday` (1–7)."""
        anchors = Anchors(self._opened)
        starts = week_starts(today, first_weekday, weeks)
        by_anchor = anchors.weeks(starts, today)
        with self._opened.database.reading() as connection:
            seen = rows.signs_seen(connection, min(starts[0], today - timedelta(days=DAYS_A_WEEK)), today)
        return Drift(
            tuple(each[-1] for each in by_anchor),
            signs_by_stage(seen_lately(seen, today)),
            tuple(drift_week(first, [each[at] for each in by_anchor], seen) for at, first in enumerate(starts)),
            anchors.rule(),
        )

    def time_in_recovery(self, today: date) -> RecoveryTime | None:
        """Total, current and longest, or none while no time has begun."""
        return recovery_time(self._opened.reader.records(RecoveryPeriod), today, self._first_day())

    def milestones(self, today: date) -> list[MilestoneState]:
        """Every milestone in use with its count, in the person's order."""
        found = self._opened.reader.records(Milestone)
        reached = self._reached(today) if found else Reached()
        return [milestone_state(each, reached) for each in found]

    def _reached(self, today: date) -> Reached:
        time = self.time_in_recovery(today)
        with self._opened.database.reading() as connection:
            ridden_out, kept, tried = rows.reached(connection)
        return Reached(time.total if time else 0, ridden_out, kept, tried)

    def _first_day(self) -> FirstDay | None:
        profile = self._opened.reader.only(Profile)
        return profile.first_day if profile else None
