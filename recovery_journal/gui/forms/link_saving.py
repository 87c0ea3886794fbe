"""From the raw targets of a links field to the links and records to save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part, name_field
from recovery_journal.services.reader import record_class


def links_to_save(
    record: Part, to_kind: str, raw: Sequence[Any], existing: Iterable[Link]
) -> tuple[list[Part], list[Link]]:
    """What to save (records made on the spot, links new or moved) and which links to remove.

    `raw` holds ids as text, or {"new": text} for a target that is to be made; `existing` the links as they are kept.
    """
    kept = {link.to_id: link for link in existing if link.to_kind == to_kind}
    made: list[Part] = []
    links: list[Part] = []
    wanted: set[UUID] = set()
    for target in raw:
        end = target_id(to_kind, target, made)
        if end in wanted:
            continue
        link = kept.get(end)
        rank = len(wanted)
        wanted.add(end)
        if link is None:
            links.append(Link(from_kind=record.KIND, from_id=record.id, to_kind=to_kind, to_id=end, rank=rank))
        elif link.rank != rank:
            links.append(replace(link, rank=rank))
    return [*made, *links], [link for end, link in kept.items() if end not in wanted]


def targets_of(links: Iterable[Link]) -> dict[str, list[str]]:
    """The raw targets of each kind that some links of one record point at, in their order."""
    targets: dict[str, list[str]] = {}
    for link in sorted(links, key=lambda each: each.rank):
        targets.setdefault(link.to_kind, []).append(str(link.to_id))
    return targets


def target_id(to_kind: str, target: Any, made: list[Part]) -> UUID:
    """The id of a target; one that is to be made joins `made`."""
    if not isinstance(target, dict):
        return UUID(target)
    cls = record_class(to_kind)
    new = cls(**{name_field(cls): target["new"]})
    made.append(new)
    return new.id
