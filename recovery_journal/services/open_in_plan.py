"""What is open in the plan of one journal, less what the person said is not for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from recovery_journal.domain.gaps import Gap, gaps
from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.plan import Contact, CopingStrategy, IfThen, SafePlace, Trigger, WarningSign
from recovery_journal.domain.plan_graph import PlanGraph
from recovery_journal.services.helping import tried_strategies
from recovery_journal.services.reader import Reader
from recovery_journal.services.shelf import OpenJournal

POINTING = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, IfThen.KIND)


@dataclass(frozen=True)
class OpenInPlan:
    """The gaps to show, most useful first, and those that were put aside."""

    shown: tuple[Gap, ...]
    put_aside: tuple[Gap, ...]


def plan_graph(reader: Reader) -> PlanGraph:
    """The parts of the plan in use, joined."""
    return reader.once("plan", lambda: _plan_graph(reader))


def _plan_graph(reader: Reader) -> PlanGraph:
    return PlanGraph(
        reader.records(Trigger),
        reader.records(WarningSign),
        reader.records(CopingStrategy),
        reader.records(Contact),
        reader.records(SafePlace),
        reader.records(IfThen),
        reader.pairs_among(POINTING),
    )


def open_in_plan(opened: OpenJournal) -> OpenInPlan:
    """What is open today."""
    reader, today = opened.reader, opened.preferences.today()
    found = reader.once(("gaps", today), lambda: _gaps(reader, today))
    aside = set(opened.preferences.hidden_gaps)
    return OpenInPlan(
        tuple(each for each in found if each.key not in aside), tuple(each for each in found if each.key in aside)
    )


def _gaps(reader: Reader, today: date) -> list[Gap]:
    overdose_plans = reader.records(OverdosePlan)
    return gaps(plan_graph(reader), overdose_plans[0] if overdose_plans else None, today, tried_strategies(reader))


def put_aside(opened: OpenJournal, gap: Gap) -> None:
    """Hides a gap for good. Raises JournalProblem."""
    kept = dict.fromkeys((*opened.preferences.hidden_gaps, gap.key))
    opened.prefer(replace(opened.preferences, hidden_gaps=tuple(kept)))


def show_again(opened: OpenJournal) -> None:
    """Shows every gap that was put aside. Raises JournalProblem."""
    opened.prefer(replace(opened.preferences, hidden_gaps=()))
