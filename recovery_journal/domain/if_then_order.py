"""In which order if-then plans are shown: those that fit what is going on, or those that need practice most."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from recovery_journal.domain.plan import IfThen, Trigger

_SHORTEST_WORD = 4
_COMMON = frozenset(("about", "after", "before", "feel", "from", "have", "much", "that", "this", "want", "with"))


def fitting_first(
    plans: Sequence[IfThen], triggers: Sequence[Trigger], pairs: Collection[tuple[UUID, UUID]]
) -> list[IfThen]:
    """Those first that have most in common with the triggers: responses both point at, then words; else plan order.

    `pairs` are links as (from, to), those of the plans and those of the triggers.
    """
    chosen = {each.id for each in triggers}
    wanted = {to for start, to in pairs if start in chosen}
    words = {word for each in triggers for word in _words(each.text)}

    def fit(plan: IfThen) -> tuple[int, int]:
        shared = sum(start == plan.id and to in wanted for start, to in pairs)
        return -shared, -len(words & _words(f"{plan.situation} {plan.response}"))

    return sorted(plans, key=fit)


def weakest_first(plans: Iterable[IfThen]) -> list[IfThen]:
    """Those first that the person is least sure of, then those not rehearsed for longest; never comes before ever."""

    def strength(plan: IfThen) -> tuple[int, date]:
        sure = -1 if plan.confidence is None else plan.confidence
        return sure, plan.last_rehearsed_on or date.min

    return sorted(plans, key=strength)


def _words(text: str) -> set[str]:
    found = (each.casefold() for each in re.findall(r"\w+", text))
    return {each for each in found if len(each) >= _SHORTEST_WORD and each not in _COMMON}
