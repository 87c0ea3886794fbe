"""How the events of a calendar file repeat, as far as that can be served."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.record import TEXT_LIMIT, RuleBroken
from recovery_journal.domain.repeats import Rule, read_rule
from recovery_journal.domain.rule_days import never_takes_place
from recovery_journal.services import recurrence
from recovery_journal.services.calendar_values import Moment
from recovery_journal.storage.problems import JournalProblem

if TYPE_CHECKING:
    from recovery_journal.services.calendar_components import Read

YEAR = timedelta(days=366)
MOST_ODD = 15  # that have no day in their first year: looking for the first one of each of very many takes long


class Rules:
    """The rules of one file."""

    def __init__(self) -> None:
        self._odd = 0

    def read(self, told: Read, start: Moment) -> Rule | None:
        """The rule of an event, none without one. Raises RuleBroken for one that cannot be served; JournalProblem."""
        said = told.every("RRULE")
        if not said:
            return None
        if len(said) > 1 or told.first("EXRULE") is not None:
            raise RuleBroken("rule_unreadable", "repeats")
        rule = read_rule(said[0][: 4 * TEXT_LIMIT], start.at)
        if len(rule.text()) > TEXT_LIMIT:
            raise RuleBroken("rule_unreadable", "repeats")
        if never_takes_place(rule, start.day) or not self._has_days(rule, start):
            raise RuleBroken("rule_without_days", "repeats")
        return rule

    def _has_days(self, rule: Rule, start: Moment) -> bool:
        """Whether it has a first day. One that names its days in a single way has, if any day fits that."""
        named = (rule.weekdays, rule.month_days, rule.months, rule.year_days, rule.weeks, rule.positions, rule.until)
        if sum(map(bool, named)) < 2:
            return True
        series = Appointment(title="?", starts_on=start.day, starts_at=start.at, zone=start.zone, repeats=rule.text())
        if recurrence.takes_place(series, start.day) or recurrence.days_of(series, start.day, start.day + YEAR):
            return True
        self._odd += 1
        if self._odd > MOST_ODD:
            raise JournalProblem("calendar_too_long")
        return recurrence.first_day(series) is not None
