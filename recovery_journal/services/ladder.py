"""The order of the hard-moment ladder: what differs when one of its steps is moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from recovery_journal.domain.hard_days import LadderStep, Rung


@dataclass(frozen=True)
class Place:
    """Where a step stands: its rung, and how many steps of the rung stand before it."""

    rung: Rung
    at: int


def moved(steps: Sequence[LadderStep], step_id: UUID, to: Place) -> list[LadderStep]:
    """The steps that differ once a step stands at another place, that one first; none when nothing does.

    `steps` are all steps in use, in their order. Each rung counts its own from 0.
    """
    rungs = _by_rung(steps)
    step = next(each for each in steps if each.id == step_id)
    if rungs[step.rung].index(step) == to.at and step.rung == to.rung:
        return []
    rungs[step.rung].remove(step)
    rungs[to.rung].insert(to.at, step)
    before = {each.id: each for each in steps}
    found = [
        replace(each, rung=rung, position=at) for rung in {step.rung, to.rung} for at, each in enumerate(rungs[rung])
    ]
    changed = [each for each in found if each != before[each.id]]
    return sorted(changed, key=lambda each: each.id != step_id)


def stepped(steps: Sequence[LadderStep], step_id: UUID, by: int) -> list[LadderStep]:
    """The steps that differ once a step went one place up (-1) or down (1); past the end of a rung, to the next one."""
    rungs = _by_rung(steps)
    step = next(each for each in steps if each.id == step_id)
    at = rungs[step.rung].index(step) + by
    if 0 <= at < len(rungs[step.rung]):
        return moved(steps, step_id, Place(step.rung, at))
    names = list(rungs)
    beyond = names.index(step.rung) + by
    if not 0 <= beyond < len(names):
        return []
    return moved(steps, step_id, Place(names[beyond], len(rungs[names[beyond]]) if by < 0 else 0))


def _by_rung(steps: Sequence[LadderStep]) -> dict[Rung, list[LadderStep]]:
    return {rung: [each for each in steps if each.rung == rung] for rung in Rung}
