"""Milestones as Today and the plan show them: what is newly reached, never on a hard day, and putting it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.milestones import DAYS_AFTER_LAPSE, HARD_URGE, MilestoneState, is_hard_check_in
from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.domain.writing import Milestone, MilestoneKind
from recovery_journal.services.insights import Insights
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage.repository import table_of


class Milestones:
    """The milestones of one open journal."""

    def __init__(self, opened: OpenJournal) -> None:
        self._opened = opened

    def all(self, today: date) -> list[MilestoneState]:
        """Every milestone in use with its count, in the person's order."""
        return Insights(self._opened).milestones(today)

    def newly_reached(self, today: date) -> MilestoneState | None:
        """The first that is reached by its count and was not put away yet; none on a hard day, it can wait."""
        if not any(_can_become_new(each) for each in self._opened.reader.records(Milestone)) or self.is_hard_day(today):
            return None
        return next((each for each in self.all(today) if each.is_new), None)

    def put_away(self, milestone: Milestone, today: date, asked_by: object = None) -> Changed | None:
        """Marks a milestone as reached today, as one action; it stays so for good. Raises JournalProblem."""
        return self._opened.journal.save(replace(milestone, reached_on=today), asked_by=asked_by)

    def is_hard_day(self, today: date) -> bool:
        """Whether today has a hard entry: an urge of 7 or more, a mood of 3 or less, use; or 7 days hold a lapse."""
        check_in = self._opened.reader.check_in_on(today)
        if check_in is not None and is_hard_check_in(check_in):
            return True
        urge, lapse = table_of(UrgeLog.KIND).c, table_of(Lapse.KIND).c
        numbers = (urge.strength_before, urge.strength_peak, urge.strength_after)
        hard = or_(*(each >= HARD_URGE for each in numbers), urge.ended == UrgeEnd.LAPSE)
        since = today - timedelta(days=DAYS_AFTER_LAPSE - 1)
        with self._opened.database.reading() as connection:
            urges = connection.execute(select(func.count()).where(urge.day == today, hard)).scalar_one()
            lapses = connection.execute(select(func.count()).where(lapse.day.between(since, today))).scalar_one()
        return bool(urges or lapses)


def _can_become_new(milestone: Milestone) -> bool:
    is_counted = milestone.kind is not MilestoneKind.OWN and milestone.target is not None
    return is_counted and milestone.reached_on is None
