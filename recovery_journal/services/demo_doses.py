"""What became of the made-up person's doses over the last weeks."""

from __future__ import annotations

from datetime import date, time, timedelta

from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.services.demo_plan import Plan
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import EDIT

MISSED, CHANGED, NOT_WRITTEN = 0.05, 0.03, 0.04  # shares of all doses


def build(words: Words, stretch: Stretch, plan: Plan, chance: Chance) -> list[Deed]:
    """The doses of every medication that says for how many days they were written down; the last day has none."""
    return [
        deed
        for entry in words[Medication.KIND]
        for day in stretch.days()[-1 - entry.get("doses", 0) : -1]
        for deed in _of_day(words, plan, entry, day, chance)
    ]


def _of_day(words: Words, plan: Plan, entry: Words, day: date, chance: Chance) -> list[Deed]:
    found = []
    for number, at in enumerate(entry["times"]):
        if chance.happens(NOT_WRITTEN):
            continue
        state, reason = _became(words["doses"], chance)
        dose = DoseEvent(
            id=chance.new_id(),
            owner=plan.id_of(Medication.KIND, entry["key"]),
            position=number,
            day=day,
            due_at=time.fromisoformat(at),
            state=state,
            reason=reason,
        )
        found.append(Deed(instant(day, 8, 5) + timedelta(minutes=int(chance.around(40, 35))), (dose,), kind=EDIT))
    return found


def _became(texts: Words, chance: Chance) -> tuple[DoseState, str]:
    if chance.happens(MISSED):
        return DoseState.MISSED, chance.pick(texts["reasons_missed"])
    if chance.happens(CHANGED):
        return DoseState.CHANGED, chance.pick(texts["reasons_changed"])
    return DoseState.TAKEN, ""
