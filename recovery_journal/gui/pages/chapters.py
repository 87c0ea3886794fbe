"""The chapters of the plan: which kinds stand together, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from recovery_journal.domain.kinds import SINGLES
from recovery_journal.gui.pages.records import declared
from recovery_journal.language import marked as _

if TYPE_CHECKING:
    from recovery_journal.gui.pages.anchor_weeks import AnchorWeeks
    from recovery_journal.gui.pages.plan_map_part import MapPart
    from recovery_journal.gui.pages.plan_review import ReviewPart
    from recovery_journal.gui.pages.record_page import RecordPage
    from recovery_journal.gui.pages.single_page import SinglePage
    from recovery_journal.services.shelf import OpenJournal

    PlanPart: TypeAlias = RecordPage | SinglePage | MapPart | ReviewPart | AnchorWeeks


@dataclass(frozen=True)
class Chapter:
    """One tab of the plan, with the kinds that stand in it."""

    words: str
    kinds: tuple[str, ...]


MAP = "map"  # stands among the kinds, and is none
WEEKS = "anchor_weeks"  # no kind either: the weeks of all anchors
REVIEWS = "plan_revision"  # a kind of record, and one that no form edits
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(_("Map"), (MAP,)),
    Chapter(_("Triggers"), ("trigger",)),
    Chapter(_("Signs"), ("warning_sign",)),
    Chapter(_("Coping"), ("coping_strategy",)),
    Chapter(_("If-then"), ("if_then",)),
    Chapter(_("People & places"), ("contact", "safe_place", "boundary")),
    Chapter(_("Reasons & goals"), ("reason", "balance_item", "goal", "milestone")),
    Chapter(_("Anchors"), ("anchor", WEEKS, "drift_rule")),
    Chapter(_("Hard moment"), ("ladder_step", "overdose_plan", "tolerance_break", "own_help_line")),
    Chapter(_("More"), ("profile", "letter", "good_moment", "recovery_period", REVIEWS)),
)
OTHERS = (MAP, WEEKS, REVIEWS)
KINDS: tuple[str, ...] = tuple(kind for chapter in CHAPTERS for kind in chapter.kinds if kind not in OTHERS)


def make_part(kind: str, opened: OpenJournal) -> PlanPart:
    """The page of a kind; what it needs is imported when it is first visited."""
    if kind == REVIEWS:
        from recovery_journal.gui.pages.plan_review import ReviewPart

        return ReviewPart(opened)
    if kind == WEEKS:
        from recovery_journal.gui.pages.anchor_weeks import AnchorWeeks

        return AnchorWeeks(opened)
    if kind in SINGLES:
        return _single(kind, opened)
    if kind == "balance_item":
        from recovery_journal.gui.pages.balance_page import BalancePage

        return BalancePage(declared(kind), opened)
    if kind == "ladder_step":
        from recovery_journal.gui.pages.ladder_page import LadderPage

        return LadderPage(declared(kind), opened)
    if kind == "milestone":
        from recovery_journal.gui.pages.milestone_page import MilestonePage

        return MilestonePage(declared(kind), opened)
    if kind == "coping_strategy":
        from recovery_journal.gui.pages.coping_page import CopingPage

        return CopingPage(declared(kind), opened)
    from recovery_journal.gui.pages.record_page import RecordPage

    return RecordPage(declared(kind), opened)


def _single(kind: str, opened: OpenJournal) -> SinglePage:
    if kind == "overdose_plan":
        from recovery_journal.gui.pages.overdose_page import OverdosePage

        return OverdosePage(declared(kind), opened)
    from recovery_journal.gui.pages.single_page import SinglePage

    return SinglePage(declared(kind), opened)
