"""What Insights found, in plain words: counts with their n, and nothing that sounds like a verdict."""

from __future__ import annotations

from recovery_journal.domain.helps import Helps
from recovery_journal.domain.milestones import MilestoneState
from recovery_journal.domain.writing import MilestoneKind
from recovery_journal.language import ntr, tr
from recovery_journal.services.words import DayWords


def usual_words(helps: Helps | None) -> str:
    """'helped 7 of 9 times, usual drop 4'; 'too few to say' below three; '' for a strategy never used."""
    if helps is None or not helps.used:
        return ""
    if not helps.is_told:
        return tr("too few to say")
    helped = ntr("helped {helped} of {n} time", "helped {helped} of {n} times", helps.rated, helped=helps.helped)
    if not helps.is_drop_told or helps.usual_drop is None:
        return helped
    return tr("{helped}, usual drop {drop}", helped=helped, drop=f"{helps.usual_drop:g}")


def milestone_words(state: MilestoneState, day_words: DayWords) -> str:
    """'43 of 90 days in recovery', 'reached on March 3'; '' for one of the person's own that is not marked yet."""
    milestone = state.milestone
    if milestone.reached_on is not None:
        return tr("reached on {day}", day=day_words(milestone.reached_on))
    if state.is_reached:
        return tr("reached")
    if state.count is None:
        return ""
    if milestone.target is None:
        return counted_words(milestone.kind, state.count)
    return tr("{n} of {counted}", n=state.count, counted=counted_words(milestone.kind, milestone.target))


def counted_words(kind: MilestoneKind, n: int) -> str:
    """A count of what a milestone counts: '90 days in recovery'. Raises KeyError for one of the person's own."""
    return {
        MilestoneKind.DAYS: ntr("{n} day in recovery", "{n} days in recovery", n),
        MilestoneKind.URGES_RIDDEN_OUT: ntr("{n} urge ridden out", "{n} urges ridden out", n),
        MilestoneKind.APPOINTMENTS_KEPT: ntr("{n} appointment kept", "{n} appointments kept", n),
        MilestoneKind.SKILLS_TRIED: ntr("{n} coping strategy tried", "{n} coping strategies tried", n),
    }[kind]
