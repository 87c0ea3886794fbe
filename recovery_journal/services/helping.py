"""What helped before, for every place that offers strategies: the numbers beside each, and the order they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import exists, func, select

from recovery_journal.domain.helps import FEWEST, Helps, helps, in_order
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.record import Record
from recovery_journal.domain.urges import StrategyUse
from recovery_journal.services.insight_rows import uses
from recovery_journal.services.reader import Reader
from recovery_journal.storage.repository import table_of

AnyRecord = TypeVar("AnyRecord", bound=Record)


def known_helps(reader: Reader) -> dict[UUID, Helps]:
    """What is known of each strategy that was ever used, from all urges that were logged."""
    with reader.reading() as connection:
        return helps(uses(connection, None))


def most_helpful_first(reader: Reader, strategies: Sequence[AnyRecord]) -> list[AnyRecord]:
    """Strategies by what helped, most first; the rest stay in the order in which they were given."""
    places = {each: at for at, each in enumerate(in_order([each.id for each in strategies], known_helps(reader)))}
    return sorted(strategies, key=lambda each: places[each.id])


def tried_strategies(reader: Reader) -> set[UUID] | None:
    """The strategies that were used against any urge; none while fewer than three uses are logged in all."""
    use, strategy = table_of(StrategyUse.KIND).c, table_of(CopingStrategy.KIND).c
    few = select(func.count()).select_from(select(use.id).limit(FEWEST).subquery())
    used = select(strategy.id).where(exists().where(use.strategy == strategy.id))
    with reader.reading() as connection:
        if connection.execute(few).scalar_one() < FEWEST:
            return None
        return set(connection.execute(used).scalars())
