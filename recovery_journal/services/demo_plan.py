"""The made-up person's plan: its records with their links, and how it changed over time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import field_types, from_plain, to_plain
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Record
from recovery_journal.services.demo_words import Chance, Stretch, Words, instant
from recovery_journal.services.journal import Deed
from recovery_journal.services.step import ARCHIVE, EDIT, REMOVE

# In the order in which they are written on one day: what others point at comes first.
KINDS = (
    "contact",
    "safe_place",
    "warning_sign",
    "coping_strategy",
    "trigger",
    "if_then",
    "boundary",
    "reason",
    "balance_item",
    "goal",
    "anchor",
    "drift_rule",
    "ladder_step",
    "overdose_plan",
    "tolerance_break",
    "letter",
    "good_moment",
    "profile",
    "recovery_period",
    "milestone",
    "own_help_line",
    "medication",
    "care_stage",
    "transition_item",
    "coverage",
)
_LINKS = {"signs": "warning_sign", "strategies": "coping_strategy", "contacts": "contact", "places": "safe_place"}
_OF_OTHERS = ("goal_steps", "often", "effect", "used", "hours", "rehearsals", "doses")  # what is made elsewhere
_NOT_OF_THE_RECORD = ("key", "when", "edits", "archived", "deleted", "days", *_OF_OTHERS, *_LINKS)
_BETWEEN_KINDS = 8  # minutes


@dataclass(frozen=True)
class Planned:
    """A record of the plan as it was made, and the days between which it was in use."""

    record: Record
    since: date
    until: date
    edits: tuple[tuple[date, Record], ...] = ()


@dataclass
class Plan:
    """The plan by kind and key, and everything that was done to it."""

    records: dict[str, dict[str, Planned]] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)

    def in_use(self, kind: str, day: date) -> list[UUID]:
        """The ids of the records of a kind that were in use on a day."""
        return [each.record.id for each in self.records[kind].values() if each.since <= day < each.until]

    def id_of(self, kind: str, key: str) -> UUID:
        """The id of one record."""
        return self.records[kind][key].record.id


def build(words: Words, stretch: Stretch, chance: Chance) -> Plan:
    """The plan over a stretch of time."""
    plan = Plan(
        {
            kind: {entry["key"]: _planned(kind, each, entry, stretch, chance) for each, entry in enumerate(words[kind])}
            for kind in KINDS
        }
    )
    for kind in KINDS:
        for number, entry in enumerate(words[kind]):
            _write(plan, kind, number, entry, stretch, chance)
    return plan


def _planned(kind: str, number: int, entry: Words, stretch: Stretch, chance: Chance) -> Planned:
    plain = _values(kind, entry, stretch)
    record = _record(kind, plain | {"id": str(chance.new_id()), "position": number})
    edits = []
    for edit in entry.get("edits", ()):
        plain |= _values(kind, edit, stretch)
        edits.append((stretch.day_at(edit["when"]), _record(kind, to_plain(record) | plain)))
    end = entry.get("archived", entry.get("deleted"))
    until = date.max if end is None else stretch.day_at(end)
    return Planned(record, stretch.day_at(entry.get("when", 0)), until, tuple(edits))


def _values(kind: str, entry: Words, stretch: Stretch) -> dict[str, Any]:
    """The values of a record that an entry names."""
    own = field_types(ENTITIES[kind])
    values = {name: value for name, value in entry.items() if name in own or name not in _NOT_OF_THE_RECORD}
    return values | {name: stretch.day_at(part).isoformat() for name, part in entry.get("days", {}).items()}


def _record(kind: str, plain: dict[str, Any]) -> Record:
    found = from_plain(ENTITIES[kind], plain)
    assert isinstance(found, Record)
    return found


def _write(plan: Plan, kind: str, number: int, entry: Words, stretch: Stretch, chance: Chance) -> None:
    """All that was done to one record, from adding it to putting it away."""
    planned = plan.records[kind][entry["key"]]
    wait = timedelta(minutes=KINDS.index(kind) * _BETWEEN_KINDS + number // 2)
    links = _links(plan, kind, entry, planned.record.id, chance)
    at_once = tuple(link for link, since in links if since <= planned.since)
    plan.deeds.append(Deed(instant(planned.since, 9) + wait, (planned.record, *at_once)))
    later = [(link, since) for link, since in links if since > planned.since]
    plan.deeds += [Deed(instant(since, 10) + wait, (link,), kind=EDIT) for link, since in later]
    plan.deeds += [Deed(instant(day, 16) + wait, (record,)) for day, record in planned.edits]
    latest = planned.edits[-1][1] if planned.edits else planned.record
    if "archived" in entry:
        away = replace(latest, archived_on=planned.until)
        plan.deeds.append(Deed(instant(planned.until, 17) + wait, (away,), kind=ARCHIVE))
    if "deleted" in entry:
        plan.deeds.append(Deed(instant(planned.until, 17) + wait, removed=(latest,), kind=REMOVE))


def _links(plan: Plan, kind: str, entry: Words, record: UUID, chance: Chance) -> list[tuple[Link, date]]:
    """The links that start at a record, each with the day from which its target is there."""
    found = []
    for name, to_kind in _LINKS.items():
        for rank, key in enumerate(entry.get(name, ())):
            target = plan.records[to_kind][key]
            link = Link(
                id=chance.new_id(),
                from_kind=kind,
                from_id=record,
                to_kind=to_kind,
                to_id=target.record.id,
                rank=rank,
            )
            found.append((link, target.since))
    return found
