"""What is missing in a plan: lists not begun, triggers and signs without a response, nobody to call at night."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recovery_journal.domain.call_hours import is_by_day_only
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact, CopingStrategy, Link, Stage, Tier, Trigger, WarningSign
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.domain.record import Record

STRONG = 7


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: its code, the kind of record that mends it, and what it is about.

    Codes: none_yet, no_response (`record`), empty_stage (`stage`), nobody_at_night, naloxone_unknown,
    naloxone_expired, nothing_leads_here (`record`), never_tried (`record`).
    """

    code: str
    kind: str
    record: Record | None = None
    stage: Stage | None = None

    @property
    def key(self) -> str:
        """What tells this gap from all others, also tomorrow: its code with the record, stage or kind it is about."""
        about = str(self.record.id) if self.record is not None else self.stage or self.kind
        return f"{self.code}:{about}"


def gaps(
    plan: PlanGraph, overdose_plan: OverdosePlan | None, today: date, tried: Collection[UUID] | None = None
) -> list[Gap]:
    """What is missing in a plan on a day, most useful first. `tried` are the strategies that were used against an urge;
    none where too little is logged to tell.

    The order: naloxone past its date; lists not begun; strong triggers, strongest first, then signs, latest stage
    first, without a response; nobody to call at night; naloxone unknown; empty stages; strategies that nothing
    leads to; strategies never tried. A trigger is strong from a strength of 7.
    """
    naloxone = _naloxone(overdose_plan, today)
    return [
        *(each for each in naloxone if each.code == "naloxone_expired"),
        *_none_yet(plan),
        *_no_response(plan),
        *_nobody_at_night(plan.contacts),
        *(each for each in naloxone if each.code == "naloxone_unknown"),
        *_empty_stages(plan.signs),
        *_nothing_leads_here(plan),
        *_never_tried(plan, tried),
    ]


def without_response(records: Iterable[Record], links: Iterable[Link]) -> list[Record]:
    """The triggers and signs without a strategy of their own; for a trigger one of a sign it points to will do."""
    targets: dict[UUID, list[Link]] = {}
    for link in links:
        targets.setdefault(link.from_id, []).append(link)
    return [each for each in records if not _answered(each.id, targets)]


def is_for_nights(contact: Contact) -> bool:
    """Whether a contact may be called between 10 pm and 5 am, as far as the plan says; in doubt they may.

    Only two things speak against it: hours that plainly name the day alone (`call_hours`), and the tier 'good
    company' with no hours told, for who is good company was not named as one to ask for help. An emergency contact
    may always be called.
    """
    if contact.tier == Tier.EMERGENCY:
        return True
    if not contact.hours.strip():
        return contact.tier != Tier.GOOD_COMPANY
    return not is_by_day_only(contact.hours)


def _answered(record: UUID, targets: dict[UUID, list[Link]]) -> bool:
    mine = targets.get(record, [])
    signs = [each.to_id for each in mine if each.to_kind == WarningSign.KIND]
    return _has_strategy(mine) or any(_has_strategy(targets.get(sign, [])) for sign in signs)


def _has_strategy(links: Iterable[Link]) -> bool:
    return any(each.to_kind == CopingStrategy.KIND for each in links)


def _none_yet(plan: PlanGraph) -> list[Gap]:
    lists: tuple[tuple[str, Sequence[Record]], ...] = (
        (Trigger.KIND, plan.triggers),
        (WarningSign.KIND, plan.signs),
        (CopingStrategy.KIND, plan.strategies),
        (Contact.KIND, plan.contacts),
    )
    return [Gap("none_yet", kind) for kind, records in lists if not records]


def _no_response(plan: PlanGraph) -> list[Gap]:
    strong = sorted((each for each in plan.triggers if (each.strength or 0) >= STRONG), key=lambda each: -_pull(each))
    stages = [None, *Stage]
    signs = sorted(plan.signs, key=lambda each: -stages.index(each.stage))
    missing = (each for each in (*strong, *signs) if not plan.strategies_for(each.id))
    return [Gap("no_response", each.KIND, each) for each in missing]


def _pull(trigger: Trigger) -> int:
    return trigger.strength or 0


def _nobody_at_night(contacts: Sequence[Contact]) -> list[Gap]:
    """One gap when there are contacts, and none of them may be called at night; `is_for_nights` has the rule."""
    return [] if not contacts or any(map(is_for_nights, contacts)) else [Gap("nobody_at_night", Contact.KIND)]


def _naloxone(plan: OverdosePlan | None, today: date) -> list[Gap]:
    """Unknown: nobody has said yet whether it is there. Expired: it is there, and its day is past."""
    if plan is None or plan.has_naloxone is None:
        return [Gap("naloxone_unknown", OverdosePlan.KIND)]
    expires = plan.naloxone_expires_on
    is_past = plan.has_naloxone and expires is not None and expires < today
    return [Gap("naloxone_expired", OverdosePlan.KIND)] if is_past else []


def _empty_stages(signs: Sequence[WarningSign]) -> list[Gap]:
    """A stage counts as empty only once there is any sign."""
    stages = {each.stage for each in signs}
    return [Gap("empty_stage", WarningSign.KIND, stage=each) for each in Stage if signs and each not in stages]


def _nothing_leads_here(plan: PlanGraph) -> list[Gap]:
    """Strategies that no trigger, sign or if-then plan in use points at."""
    return [Gap("nothing_leads_here", each.KIND, each) for each in plan.strategies if each.id not in plan.sources]


def _never_tried(plan: PlanGraph, tried: Collection[UUID] | None) -> list[Gap]:
    """Strategies that no urge that was logged names."""
    never = [each for each in plan.strategies if tried is not None and each.id not in tried]
    return [Gap("never_tried", each.KIND, each) for each in never]
