"""What helps against urges: how often each coping strategy was used and helped, and how far the urge usually fell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from recovery_journal.domain.urges import HELPED

FEWEST = 3  # below this nothing is said, and nothing is ordered by it


@dataclass(frozen=True)
class Uses:
    """Some uses of one strategy that went alike, and `times` how many: `helped` 0–3 or not told, the urge's `drop`.

    A strategy stands once at most with each urge.
    """

    strategy: UUID
    helped: int | None
    drop: int | None
    times: int = 1


@dataclass(frozen=True)
class Helps:
    """What is known of one strategy: times `used`; of those `rated`, how many `helped`; the usual drop over `drops`.

    A use of which nobody said whether it helped is unknown, and stands neither for nor against the strategy.
    """

    strategy: UUID
    used: int = 0
    rated: int = 0
    helped: int = 0
    drops: int = 0
    usual_drop: float | None = None

    @property
    def is_told(self) -> bool:
        """Whether there are enough uses to say anything."""
        return self.rated >= FEWEST

    @property
    def is_drop_told(self) -> bool:
        """Whether there are enough urges with both numbers to name a usual drop."""
        return self.is_told and self.drops >= FEWEST

    @property
    def weight(self) -> float | None:
        """What strategies are ordered by: usual drop × share of the rated uses that helped; none while too few."""
        if not self.is_drop_told or self.usual_drop is None:
            return None
        return self.usual_drop * self.helped / self.rated


def helps(uses: Iterable[Uses]) -> dict[UUID, Helps]:
    """What is known of each strategy that was used.

    Helped = 2 or 3 of 3. The drop of an urge is its peak (else how strong it was before) less after; the usual drop
    is the median over the urges with both numbers.
    """
    groups: dict[UUID, list[Uses]] = {}
    for each in uses:
        groups.setdefault(each.strategy, []).append(each)
    return {strategy: _helps(strategy, group) for strategy, group in groups.items()}


def in_order(plan_order: Sequence[UUID], known: Mapping[UUID, Helps]) -> list[UUID]:
    """The strategies by what helped, most first: usual drop × share that helped; after those the rest in plan order.

    Strategies that are equal keep the plan's order. What is too few to say stands with the rest.
    """

    def place(strategy: UUID) -> tuple[bool, float]:
        found = known.get(strategy)
        weight = found.weight if found else None
        return weight is None, -(weight or 0)

    return sorted(plan_order, key=place)


def _helps(strategy: UUID, uses: Sequence[Uses]) -> Helps:
    drops = [(each.drop, each.times) for each in uses if each.drop is not None]
    return Helps(
        strategy,
        used=sum(each.times for each in uses),
        rated=sum(each.times for each in uses if each.helped is not None),
        helped=sum(each.times for each in uses if (each.helped or 0) >= HELPED),
        drops=sum(times for _, times in drops),
        usual_drop=_median(drops),
    )


def _median(counted: Sequence[tuple[int, int]]) -> float | None:
    """The median of whole numbers, each given with how often it is there."""
    return float(median(sorted(n for n, times in counted for _ in range(times)))) if counted else None
