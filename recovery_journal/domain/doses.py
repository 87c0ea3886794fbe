"""The doses of a day: what was planned for it, and what the person said became of each. Never advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from recovery_journal.domain.way import DoseEvent, DoseState, Medication

SOON = timedelta(days=7)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?m?\.?)?(?:\s*(?:uhr|h))?", re.IGNORECASE)


@dataclass(frozen=True)
class Dose:
    """One dose of a day. Without an event nobody said what became of it: unknown, which is not missed.

    `due_at` is none where the medication names no clock time.
    """

    medication: UUID
    name: str
    day: date
    due_at: time | None
    event: DoseEvent | None = None

    @property
    def state(self) -> DoseState | None:
        """What became of it, as far as it was said."""
        return self.event.state if self.event else None


def time_of(text: str) -> time | None:
    """The clock time that a line of `Medication.times` names: '08:00', '8', '8 am', '8.30 pm'; none for other words."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)


def times_of(medication: Medication) -> list[time]:
    """The clock times of a day, in order, each once."""
    return sorted({found for found in map(time_of, medication.times) if found is not None})


def words_without_time(medication: Medication) -> list[str]:
    """The lines of its times that name no clock time, as 'at bedtime'."""
    return [each for each in medication.times if time_of(each) is None]


def is_planned_on(medication: Medication, day: date) -> bool:
    """Whether the prescription covers a day: it has begun, has not ended, and names this day of the week, or none."""
    has_begun = medication.starts_on is None or medication.starts_on <= day
    has_ended = medication.ends_on is not None and medication.ends_on < day
    return has_begun and not has_ended and (not medication.weekdays or str(day.isoweekday()) in medication.weekdays)


def doses_on(
    day: date, medications: Iterable[Medication], events: Iterable[DoseEvent], begins_at: int = 0
) -> list[Dose]:
    """The doses of a day in its order: what is planned now, each with what was said of it, and what else was said.

    What was said of a time that is planned no more stays, and stands for one of the planned ones: a changed
    prescription makes no blank doses in days gone by. The hours before `begins_at` are the end of the day.
    """
    said: dict[UUID, list[DoseEvent]] = {}
    for event in events:
        if event.day == day:
            said.setdefault(event.owner, []).append(event)
    found = [dose for each in medications for dose in _of_one(each, day, said.get(each.id, []))]
    return sorted(found, key=lambda dose: (_place(dose.due_at, begins_at), dose.name))


def moment_of(day: date, at: time, begins_at: int) -> datetime:
    """When a planned time of a person's day comes, by the wall clock: before `begins_at` it is the next date."""
    return datetime.combine(day + timedelta(days=at.hour < begins_at), at)


def waiting(doses: Iterable[Dose]) -> list[tuple[time, list[Dose]]]:
    """The doses with a clock time of which nothing was said yet, those of one time together, in their order."""
    found: dict[time, list[Dose]] = {}
    for each in doses:
        if each.state is None and each.due_at is not None:
            found.setdefault(each.due_at, []).append(each)
    return list(found.items())


def counts(doses: Iterable[Dose]) -> dict[DoseState, int]:
    """How many doses were taken, missed and changed; states that none has are left out."""
    found: dict[DoseState, int] = {}
    for each in doses:
        if each.state is not None:
            found[each.state] = found.get(each.state, 0) + 1
    return {state: found[state] for state in DoseState if state in found}


def runs_out_first(medication: Medication) -> bool:
    """Whether it runs out before the next refill: 'runs out on' is the first day without."""
    out, refill = medication.runs_out_on, medication.next_refill_on
    return out is not None and refill is not None and out < refill


def runs_out_unfilled(medication: Medication, today: date) -> bool:
    """Whether it runs out within a week, or has, and no refill from today on is planned."""
    out, refill = medication.runs_out_on, medication.next_refill_on
    ends_first = medication.ends_on is not None and out is not None and medication.ends_on < out
    no_refill = refill is None or (refill < today and out is not None and refill < out)
    return out is not None and out <= today + SOON and no_refill and not ends_first


def coming_days(
    medications: Sequence[Medication], today: date, within: timedelta = SOON
) -> list[tuple[date, str, Medication]]:
    """The refills ('refill') and injections ('injection') from `today` on, the last day included, in time order."""
    found = [
        (day, what, each)
        for each in medications
        for what, day in (("refill", each.next_refill_on), ("injection", each.next_injection_on))
        if day is not None and today <= day <= today + within
    ]
    return sorted(found, key=lambda one: (one[0], one[1], one[2].name))


def _of_one(medication: Medication, day: date, said: Sequence[DoseEvent]) -> list[Dose]:
    by_time = {each.due_at: each for each in said}
    planned: list[time | None] = []
    if is_planned_on(medication, day):
        planned = [*times_of(medication)] or [None]
    others = [at for at in by_time if at not in planned]
    blank = [at for at in planned if at not in by_time][len(others) :]
    shown = [*by_time, *blank]
    return [Dose(medication.id, medication.name, day, at, by_time.get(at)) for at in shown]


def _place(at: time | None, begins_at: int) -> tuple[bool, bool, time]:
    known = at or time()
    return at is None, known.hour < begins_at, known
