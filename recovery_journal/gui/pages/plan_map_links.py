"""'Add a link' on the map: which kinds a record can be joined to, which records are free, and the link that is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from recovery_journal.domain.plan import LINKS_ALLOWED, Contact, CopingStrategy, Link, SafePlace, Trigger, WarningSign
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.domain.record import Part, Record, name_field
from recovery_journal.language import tr
from recovery_journal.services.reader import record_class
from recovery_journal.services.words import kind_words, name_of

ON_THE_MAP = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND, SafePlace.KIND)


@dataclass(frozen=True)
class Way:
    """One sort of link that a record can get: to a kind, or from a kind."""

    kind: str
    is_onward: bool

    def words(self) -> str:
        """'To a contact', 'From a trigger'."""
        kind = kind_words(self.kind)
        return tr("To a {kind}", kind=kind) if self.is_onward else tr("From a {kind}", kind=kind)


def ways_of(record: Record) -> list[Way]:
    """The links a record can get, onward ones first."""
    onward = [Way(kind, True) for kind in LINKS_ALLOWED.get(record.KIND, ()) if kind in ON_THE_MAP]
    back = [Way(kind, False) for kind in ON_THE_MAP if record.KIND in LINKS_ALLOWED.get(kind, ())]
    return onward + back


def free(plan: PlanGraph, record: Record, way: Way) -> list[tuple[str, str]]:
    """The records that can be joined this way and are not yet: id as text, and name."""
    taken = set((plan.targets if way.is_onward else plan.sources).get(record.id, ()))
    found = [each for each in plan.records.values() if way.kind == each.KIND and each.id not in taken]
    return [(str(each.id), name_of(each)) for each in found]


def joining(plan: PlanGraph, record: Record, way: Way, picked: UUID | str) -> list[Part]:
    """What is to be saved for a link to a record by its id, or to a new one by its name."""
    made: list[Part] = []
    if isinstance(picked, str):
        cls = record_class(way.kind)
        named: dict[str, Any] = {name_field(cls): picked}
        made.append(cls(**named))
        other = made[0].id
    else:
        other = picked
    start, end = (record.id, other) if way.is_onward else (other, record.id)
    from_kind, to_kind = (record.KIND, way.kind) if way.is_onward else (way.kind, record.KIND)
    rank = sum(each in plan.records and to_kind == plan.records[each].KIND for each in plan.targets.get(start, ()))
    return [*made, Link(from_kind=from_kind, from_id=start, to_kind=to_kind, to_id=end, rank=rank)]
