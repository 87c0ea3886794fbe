"""Milestones: how far each has come by the person's own entries, and whether it is reached."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_journal.domain.daily import CheckIn, Used
from recovery_journal.domain.writing import Milestone, MilestoneKind

HARD_URGE, LOW_MOOD = 7, 3
DAYS_AFTER_LAPSE = 7


@dataclass(frozen=True)
class Reached:
    """How many there are of all that milestones can count, over the whole journal.

    Days in recovery, all together, so that none is ever lost; urges that passed, were talked through or left;
    appointments kept; different coping strategies used.
    """

    days: int = 0
    urges_ridden_out: int = 0
    appointments_kept: int = 0
    skills_tried: int = 0

    def of(self, kind: MilestoneKind) -> int | None:
        """The count of one kind; none for the person's own kind, which only they can tell."""
        return None if kind is MilestoneKind.OWN else int(getattr(self, kind.value))


@dataclass(frozen=True)
class MilestoneState:
    """A milestone with its count. `is_new`: reached by its count, and nobody has put it away yet."""

    milestone: Milestone
    count: int | None
    is_reached: bool
    is_new: bool


def milestone_state(milestone: Milestone, reached: Reached) -> MilestoneState:
    """Where a milestone stands. What was once marked as reached stays so, whatever the count is now."""
    count = reached.of(milestone.kind)
    is_met = count is not None and milestone.target is not None and count >= milestone.target
    is_marked = milestone.reached_on is not None
    return MilestoneState(milestone, count, is_met or is_marked, is_met and not is_marked)


def is_hard_check_in(check_in: CheckIn) -> bool:
    """Whether a check-in tells of a hard day: an urge of 7 or more, a mood of 3 or less, or that the person used."""
    urge = max(check_in.urge_now or 0, check_in.urge_strongest or 0)
    is_low = check_in.mood is not None and check_in.mood <= LOW_MOOD
    return urge >= HARD_URGE or is_low or check_in.used is Used.YES
