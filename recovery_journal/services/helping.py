"""What helped before, for every place that offers strategies: the numbers beside each, and the order they give."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from recovery_journal.domain.helps import Helps, helps, in_order
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.services.insight_rows import uses
from recovery_journal.services.reader import Reader


def known_helps(reader: Reader) -> dict[UUID, Helps]:
    """What is known of each strategy that was ever used, from all urges that were logged."""
    with reader.reading() as connection:
        return helps(uses(connection, None))


def most_helpful_first(reader: Reader, strategies: Sequence[CopingStrategy]) -> list[CopingStrategy]:
    """Strategies by what helped, most first; the rest stay in the order in which they were given."""
    places = {each: at for at, each in enumerate(in_order([each.id for each in strategies], known_helps(reader)))}
    return sorted(strategies, key=lambda each: places[each.id])
