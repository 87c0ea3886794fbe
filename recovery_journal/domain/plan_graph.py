"""The plan as a graph: the records in use, and what leads from each of them to which others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from recovery_journal.domain.plan import Contact, CopingStrategy, IfThen, SafePlace, Trigger, WarningSign
from recovery_journal.domain.record import Record

Column = tuple[Record, ...]
Pair = tuple[UUID, UUID]


@dataclass(frozen=True, eq=False, repr=False)
class PlanGraph:
    """The parts of a plan that links join, and the ends of the links, by rank.

    Links to or from anything else (archived, deleted) are left out.
    """

    triggers: Sequence[Trigger] = ()
    signs: Sequence[WarningSign] = ()
    strategies: Sequence[CopingStrategy] = ()
    contacts: Sequence[Contact] = ()
    places: Sequence[SafePlace] = ()
    if_thens: Sequence[IfThen] = ()
    all_pairs: Sequence[Pair] = ()

    @cached_property
    def records(self) -> Mapping[UUID, Record]:
        """Every record by its id."""
        parts = (self.triggers, self.signs, self.strategies, self.contacts, self.places, self.if_thens)
        return {each.id: each for part in parts for each in part}

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """The links both of whose ends are in use."""
        known = self.records
        return [pair for pair in self.all_pairs if pair[0] in known and pair[1] in known]

    @cached_property
    def targets(self) -> Mapping[UUID, Sequence[UUID]]:
        """What each record points at, by rank; records that point at nothing are left out."""
        return _grouped(self.pairs)

    @cached_property
    def sources(self) -> Mapping[UUID, Sequence[UUID]]:
        """What points at each record, by rank; records that nothing points at are left out."""
        return _grouped((end, start) for start, end in self.pairs)

    def strategies_for(self, record_id: UUID) -> list[UUID]:
        """The strategies that answer a record: its own, then those of the signs it points to; each once."""
        own = self.targets.get(record_id, ())
        signs = [each for each in own if self.records[each].KIND == WarningSign.KIND]
        all_of_them = [*own, *(each for sign in signs for each in self.targets.get(sign, ()))]
        return list(dict.fromkeys(each for each in all_of_them if self.records[each].KIND == CopingStrategy.KIND))

    def columns(self) -> tuple[Column, Column, Column, Column]:
        """Triggers, signs, strategies, people with places; ordered so that few of the lines between them cross.

        Triggers stand strongest first. Every other record stands by the middle of the places of what points at it
        (the barycenter rule of Sugiyama's layered drawing); what nothing points at comes last, as the person left it.
        """
        strongest = sorted(self.triggers, key=lambda each: -(-1 if each.strength is None else each.strength))
        places = {each.id: float(at) for at, each in enumerate(strongest)}
        columns: list[Column] = [tuple(strongest)]
        for part in (self.signs, self.strategies, (*self.contacts, *self.places)):
            columns.append(tuple(self._by_middle(part, places)))
            scale = len(strongest) / max(1, len(part))
            places |= {each.id: at * scale for at, each in enumerate(columns[-1])}
        first, second, third, fourth = columns
        return first, second, third, fourth

    def _by_middle(self, part: Iterable[Record], places: Mapping[UUID, float]) -> list[Record]:
        def middle(record: Record) -> float:
            known = [places[each] for each in self.sources.get(record.id, ()) if each in places]
            return sum(known) / len(known) if known else float("inf")

        return sorted(part, key=middle)

    def joined(self, record_id: UUID) -> Joined:
        """What a record leads to and what leads to it, however many steps away, and the pairs on the way."""
        return Joined(tuple(_walk(record_id, self.targets)), tuple(_walk(record_id, self.sources)))


@dataclass(frozen=True, eq=False, repr=False)
class Joined:
    """The pairs on the ways from a record, nearest first, and on those towards it, told from their near end."""

    onward: tuple[Pair, ...]
    back: tuple[Pair, ...]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair once, as the links point."""
        return tuple(dict.fromkeys((*self.onward, *((source, near) for near, source in self.back))))

    @cached_property
    def lines(self) -> tuple[Pair, ...]:
        """The pairs to draw: a pair that is also joined by way of others would only be one more line beside them."""
        after: dict[UUID, set[UUID]] = {}
        before: dict[UUID, set[UUID]] = {}
        for start, end in self.pairs:
            after.setdefault(start, set()).add(end)
            before.setdefault(end, set()).add(start)
        none: set[UUID] = set()

        def is_long_way(start: UUID, end: UUID) -> bool:
            last = before[end] - {start}
            return any(each in last or after.get(each, none) & last for each in after[start] - {end})

        return tuple(each for each in self.pairs if not is_long_way(*each))

    @cached_property
    def ids(self) -> frozenset[UUID]:
        """All records on these ways, but the one they start from."""
        return frozenset(self.in_order)

    @cached_property
    def in_order(self) -> tuple[UUID, ...]:
        """The same records, nearest first, and those that one record leads to by rank."""
        return tuple(dict.fromkeys(far for _near, far in (*self.onward, *self.back)))


def _walk(start: UUID, ways: Mapping[UUID, Sequence[UUID]]) -> Iterable[Pair]:
    """The pairs met on the ways from a start, each record gone on from once: also a ring of links comes to an end."""
    seen, waiting = {start}, [start]
    for near in waiting:
        for far in ways.get(near, ()):
            if far == start:
                continue
            yield near, far
            if far not in seen:
                seen.add(far)
                waiting.append(far)


def _grouped(pairs: Iterable[Pair]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for key, value in pairs:
        ends = found.setdefault(key, [])
        if value not in ends:
            ends.append(value)
    return found
