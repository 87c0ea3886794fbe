"""What is still open in a plan: strong triggers and signs without a response, and lists not begun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Stage, Trigger, WarningSign
from recovery_journal.domain.record import Record

STRONG = 7


@dataclass(frozen=True)
class Gap:
    """One thing that is missing. Codes: none_yet, no_response (the record it is about), empty_stage (`stage`)."""

    code: str
    kind: str
    record: Record | None = None
    stage: Stage | None = None


def without_response(records: Iterable[Record], links: Iterable[Link]) -> list[Record]:
    """The triggers and signs without a strategy of their own; for a trigger one of a sign it points to will do."""
    targets: dict[UUID, list[Link]] = {}
    for link in links:
        targets.setdefault(link.from_id, []).append(link)
    return [each for each in records if not _answered(each.id, targets)]


def _answered(record: UUID, targets: dict[UUID, list[Link]]) -> bool:
    mine = targets.get(record, [])
    signs = [each.to_id for each in mine if each.to_kind == WarningSign.KIND]
    return _has_strategy(mine) or any(_has_strategy(targets.get(sign, [])) for sign in signs)


def _has_strategy(links: Iterable[Link]) -> bool:
    return any(each.to_kind == CopingStrategy.KIND for each in links)


def gaps(
    triggers: Sequence[Trigger],
    signs: Sequence[WarningSign],
    strategies: Sequence[CopingStrategy],
    contacts: Sequence[Contact],
    links: Sequence[Link],
) -> list[Gap]:
    """What is open, most useful first: lists not begun, strong triggers and signs without a response, empty stages.

    A trigger is strong from a strength of 7. A stage counts as empty only once there is any sign.
    """
    lists: tuple[tuple[str, Sequence[Record]], ...] = (
        (Trigger.KIND, triggers),
        (WarningSign.KIND, signs),
        (CopingStrategy.KIND, strategies),
        (Contact.KIND, contacts),
    )
    found = [Gap("none_yet", kind) for kind, records in lists if not records]
    strong = [each for each in triggers if (each.strength or 0) >= STRONG]
    found += [Gap("no_response", each.KIND, each) for each in without_response([*strong, *signs], links)]
    stages = {each.stage for each in signs}
    return found + [Gap("empty_stage", WarningSign.KIND, stage=each) for each in Stage if signs and each not in stages]
