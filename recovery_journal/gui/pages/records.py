"""The record pages, declared: what each kind is called, asks, shows in its list and says when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from recovery_journal.domain.kinds import SINGLES
from recovery_journal.domain.record import Record
from recovery_journal.gui.forms.fields import Field, Joins, Links, LongText, Steps
from recovery_journal.language import marked as _


def _responses() -> ModuleType:
    from recovery_journal.gui.pages import records_responses

    return records_responses


def _people() -> ModuleType:
    from recovery_journal.gui.pages import records_people

    return records_people


def _aims() -> ModuleType:
    from recovery_journal.gui.pages import records_aims

    return records_aims


def _hard_days() -> ModuleType:
    from recovery_journal.gui.pages import records_hard_days

    return records_hard_days


def _days() -> ModuleType:
    from recovery_journal.gui.pages import records_days

    return records_days


def _person() -> ModuleType:
    from recovery_journal.gui.pages import records_person

    return records_person


def _care() -> ModuleType:
    from recovery_journal.gui.pages import records_care

    return records_care


def _medication() -> ModuleType:
    from recovery_journal.gui.pages import records_medication

    return records_medication


# Where each kind is declared; a declaration is read when its page is first asked for.
_WHERE: dict[str, Callable[[], ModuleType]] = {
    **dict.fromkeys(("trigger", "warning_sign", "coping_strategy", "if_then"), _responses),
    **dict.fromkeys(("contact", "safe_place", "boundary"), _people),
    **dict.fromkeys(("reason", "balance_item", "goal", "milestone", "anchor", "drift_rule"), _aims),
    **dict.fromkeys(("ladder_step", "overdose_plan", "tolerance_break", "own_help_line"), _hard_days),
    **dict.fromkeys(("letter", "good_moment"), _hard_days),
    **dict.fromkeys(("profile", "recovery_period"), _person),
    **dict.fromkeys(("urge_log", "journal_entry"), _days),
    "medication": _medication,
    **dict.fromkeys(("care_stage", "transition_item", "coverage"), _care),
}
_TABS = {
    "map": _("Map"),
    "plan_revision": _("Reviews"),
    "trigger": _("Triggers"),
    "warning_sign": _("Warning signs"),
    "coping_strategy": _("Coping"),
    "if_then": _("If-then"),
    "contact": _("People"),
    "safe_place": _("Places"),
    "boundary": _("Boundaries"),
    "reason": _("Reasons"),
    "balance_item": _("Balance"),
    "goal": _("Goals"),
    "milestone": _("Milestones"),
    "anchor": _("Anchors"),
    "anchor_weeks": _("Weeks"),
    "drift_rule": _("My rule"),
    "ladder_step": _("Ladder"),
    "overdose_plan": _("Overdose plan"),
    "tolerance_break": _("After a break"),
    "own_help_line": _("Help lines"),
    "profile": _("About me"),
    "letter": _("Letters"),
    "good_moment": _("Good moments"),
    "recovery_period": _("Time in recovery"),
    "urge_log": _("Urges"),
    "journal_entry": _("Journal"),
    "doses": _("Day by day"),
    "medication": _("As prescribed"),
    "way": _("Overview"),
    "care_stage": _("Stages"),
    "transition_item": _("Tasks"),
    "care_people": _("Who takes part"),
    "coverage": _("Coverage"),
}


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """One kind of record as its page shows it; all words are marked for the translators.

    `second` names the fields told in the second line of a row, `bar` the field of 0 to 10 that orders the list,
    `filter_by` the field whose words the list can be narrowed to. A kind of which there is one record has no list,
    and none of the words that a list needs.
    """

    cls: type[Record]
    purpose: str
    fields: tuple[Field, ...]
    icon: str = ""
    new: str = ""
    all_of_them: str = ""
    empty: str = ""
    none_chosen: str = ""
    second: tuple[str, ...] = ()
    bar: str = ""
    filter_by: str = ""

    @property
    def kind(self) -> str:
        """The kind's own name."""
        return self.cls.KIND

    @property
    def tab(self) -> str:
        """What its page is called."""
        return _TABS[self.kind]

    @property
    def is_single(self) -> bool:
        """Whether a journal has one record of it."""
        return self.kind in SINGLES

    def links(self) -> tuple[str, ...]:
        """The kinds its form can point at."""
        return tuple(field.to for field in self.fields if isinstance(field, Links))

    def steps(self) -> tuple[str, ...]:
        """The kinds of steps that are written in its form."""
        return tuple(field.of for field in self.fields if isinstance(field, Steps))

    def parts(self) -> tuple[str, ...]:
        """The kinds of all parts that are written in its form."""
        return (*self.steps(), *(field.name for field in self.fields if isinstance(field, Joins)))


IN_ORDER = _("what helps, in order")
PEOPLE = Links("contact", _("People I can call"))
PLACES = Links("safe_place", _("Places I can go"))
NOTE = LongText("note", _("Note"))


def declared(kind: str) -> RecordKind:
    """The declaration of a kind. Raises KeyError for a kind that has none."""
    return next(each for each in vars(_WHERE[kind]()).values() if isinstance(each, RecordKind) and each.kind == kind)


def tab_words(kind: str) -> str:
    """What the page of a kind is called in its chapter, marked for the translators; no declaration is read for it."""
    return _TABS[kind]


def all_declared() -> list[RecordKind]:
    """Every declaration there is."""
    return [declared(kind) for kind in _WHERE]
