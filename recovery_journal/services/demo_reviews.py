"""The made-up person's reviews of the plan: each holds the plan as it was by then, and who signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part
from recovery_journal.domain.revision import PLAN_KINDS, PLAN_PARTS, PlanRevision, SignOff, snapshot_of
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed

HOUR = 15


def build(words: Words, stretch: Stretch, deeds: Sequence[Deed], chance: Chance) -> list[Deed]:
    """The reviews over a stretch of time, after all that was done by then."""
    return [_review(entry, stretch, deeds, chance) for entry in words.get(PlanRevision.KIND, ())]


def _review(entry: Words, stretch: Stretch, deeds: Sequence[Deed], chance: Chance) -> Deed:
    day = stretch.day_at(entry["when"])
    at = instant(day, HOUR)
    made = PlanRevision(
        id=chance.new_id(),
        day=day,
        why=entry["why"],
        note=entry.get("note", ""),
        snapshot=snapshot_of(_plan_at(deeds, at)),
        review_due_on=day + timedelta(days=entry["due_in"]) if "due_in" in entry else None,
    )
    signed = (
        SignOff(id=chance.new_id(), owner=made.id, position=number, **each)
        for number, each in enumerate(entry.get("signed", ()))
    )
    return Deed(at, (made, *signed))


def _plan_at(deeds: Sequence[Deed], at: datetime) -> list[Part]:
    """The plan after everything that was done before `at`."""
    kept: dict[UUID, Part] = {}
    for deed in sorted((each for each in deeds if each.at < at), key=lambda each: each.at):
        kept |= {each.id: each for each in deed.saved}
        for each in deed.removed:
            kept.pop(each.id, None)
    return [each for each in kept.values() if _is_of_the_plan(each, kept)]


def _is_of_the_plan(entity: Part, kept: dict[UUID, Part]) -> bool:
    if isinstance(entity, Link):
        ends = (entity.from_id, entity.to_id)
        return {entity.from_kind, entity.to_kind} <= set(PLAN_KINDS) and all(each in kept for each in ends)
    return entity.KIND in (*PLAN_KINDS, *PLAN_PARTS)
