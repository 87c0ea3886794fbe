"""Lost tolerance: what brings the overdose card and the transition list forward, and for how long."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recovery_journal.domain.hard_days import OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.record import Record
from recovery_journal.domain.way import CareStage

FORWARD_FOR = 28  # days
REMIND_BEFORE = 30  # days


class Cause(StrEnum):
    """What happened."""

    BREAK = "break"
    STAGE = "stage"
    LAPSE = "lapse"


@dataclass(frozen=True)
class Forward:
    """One cause with its day. `key` tells it from all others, also tomorrow."""

    cause: Cause
    day: date
    key: str

    @property
    def last_day(self) -> date:
        """The last of the 28 days, of which `day` is the first."""
        return self.day + timedelta(days=FORWARD_FOR - 1)


def brought_forward(
    breaks: Iterable[ToleranceBreak],
    stages: Iterable[CareStage],
    lapses: Iterable[Lapse],
    today: date,
    put_away: Collection[str] = (),
) -> list[Forward]:
    """What brings the cards forward on a day, the latest first; nothing means that they step back.

    After days or weeks without opioids a body can handle much less: so it is for 28 days after a break that was
    recorded, after a stage of care that ended, and after a lapse, which comes after a time without. Four weeks, after
    WHO, Community management of opioid overdose (2014), on the time after release. What is archived or put away counts
    no more, and a day that is still to come does not count yet.
    """
    found = [
        *((Cause.BREAK, each.day, each) for each in breaks),
        *((Cause.STAGE, each.ends_on, each) for each in stages if each.ends_on is not None),
        *((Cause.LAPSE, each.day, each) for each in lapses),
    ]
    causes = [Forward(cause, day, _key(cause, record)) for cause, day, record in found if record.archived_on is None]
    due = [each for each in causes if each.day <= today <= each.last_day and each.key not in put_away]
    return sorted(due, key=lambda each: (each.day, each.key), reverse=True)


def naloxone_runs_out(plan: OverdosePlan | None, today: date) -> date | None:
    """The day until which the naloxone is good, from 30 days before it on; none earlier, when past, or unknown."""
    if plan is None or not plan.has_naloxone or plan.naloxone_expires_on is None:
        return None
    until = plan.naloxone_expires_on
    return until if today <= until <= today + timedelta(days=REMIND_BEFORE) else None


def _key(cause: Cause, record: Record) -> str:
    return f"{cause}:{record.id}"
