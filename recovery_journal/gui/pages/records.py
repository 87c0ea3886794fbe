"""The record pages of the plan, declared: what each kind is called, asks, shows in its list and says when empty."""

from __future__ import annotations

from dataclasses import dataclass

from recovery_journal.domain import plan
from recovery_journal.domain.plan import Contact, CopingStrategy, Reason, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.gui.forms.fields import (
    Choice,
    Field,
    Lines,
    Links,
    LongText,
    Number,
    Phone,
    Scale,
    Text,
    YesNo,
)
from recovery_journal.language import marked as _


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """One kind of record as its page shows it; all words are marked for the translators.

    `second` names the fields told in the second line of a row, `bar` the field of 0 to 10 that orders the list,
    `filter_by` the field whose words the list can be narrowed to.
    """

    cls: type[Record]
    tab: str
    purpose: str
    icon: str
    new: str
    all_of_them: str
    empty: str
    none_chosen: str
    fields: tuple[Field, ...]
    second: tuple[str, ...] = ()
    bar: str = ""
    filter_by: str = ""

    @property
    def kind(self) -> str:
        """The kind's own name."""
        return self.cls.KIND

    def links(self) -> tuple[str, ...]:
        """The kinds its form can point at."""
        return tuple(field.to for field in self.fields if isinstance(field, Links))


_IN_ORDER = _("what helps, in order")
_PEOPLE = Links("contact", _("People I can call"))
_NOTE = LongText("note", _("Note"))

TRIGGERS = RecordKind(
    cls=Trigger,
    tab=_("Triggers"),
    purpose=_("People, places, feelings and times that can start an urge."),
    icon="wave",
    new=_("New trigger"),
    all_of_them=_("All kinds"),
    empty=_("No triggers yet. Start with one that you know well."),
    none_chosen=_("Choose a trigger to see it here, or start a new one."),
    second=("category",),
    bar="strength",
    filter_by="category",
    fields=(
        Text("text", _("What is it?")),
        Choice("category", _("Kind"), words=plan.TriggerCategory),
        Scale(
            "strength",
            _("How strong is the pull?"),
            _("You can change this any time."),
            low=_("no pull"),
            high=_("very strong"),
            fill_up=True,
        ),
        Choice("approach", _("My approach"), words=plan.Approach),
        Choice("how_often", _("How often"), words=plan.Frequency),
        Links("coping_strategy", _("When this happens, I"), _IN_ORDER),
        Links("warning_sign", _("Signs that come first")),
        _PEOPLE,
        _NOTE,
    ),
)

WARNING_SIGNS = RecordKind(
    cls=WarningSign,
    tab=_("Warning signs"),
    purpose=_("Small changes that tell you early that a hard time may be coming."),
    icon="eye",
    new=_("New warning sign"),
    all_of_them=_("All stages"),
    empty=_("No warning signs yet. What changes first when things get hard?"),
    none_chosen=_("Choose a warning sign to see it here, or start a new one."),
    second=("stage",),
    filter_by="stage",
    fields=(
        Text("text", _("What do I notice?")),
        Choice("stage", _("When does it show?"), words=plan.Stage),
        Choice("kind", _("Kind"), words=plan.SignKind),
        Text("who_may_notice", _("Who else may notice?")),
        Links("coping_strategy", _("When I notice this, I"), _IN_ORDER),
        _PEOPLE,
        _NOTE,
    ),
)

COPING_STRATEGIES = RecordKind(
    cls=CopingStrategy,
    tab=_("Coping"),
    purpose=_("What you can do when an urge comes, or on a hard day."),
    icon="anchor",
    new=_("New coping strategy"),
    all_of_them=_("All kinds"),
    empty=_("Nothing here yet. What has helped you before, even a little?"),
    none_chosen=_("Choose a coping strategy to see it here, or start a new one."),
    second=("kind", "minutes"),
    filter_by="kind",
    fields=(
        Text("text", _("What do I do?")),
        Choice("kind", _("Kind"), words=plan.StrategyKind),
        Number("minutes", _("How long does it take?"), unit=_("minutes")),
        Choice("company", _("Alone or with someone?"), words=plan.Company),
        YesNo("works_at_night", _("Does it work at night?")),
        Text("needs", _("What do I need for it?")),
        Lines("steps", _("Steps"), _("one on each line")),
        Links("contact", _("People who can help with it")),
        _NOTE,
    ),
)

CONTACTS = RecordKind(
    cls=Contact,
    tab=_("People"),
    purpose=_("People and services you can turn to."),
    icon="people",
    new=_("New contact"),
    all_of_them=_("All people"),
    empty=_("No one here yet. Start with one person or service you can call."),
    none_chosen=_("Choose a person to see them here, or start a new contact."),
    second=("role", "phone"),
    filter_by="tier",
    fields=(
        Text("name", _("Name")),
        Choice("role", _("Who is it?"), words=plan.Role),
        Phone("phone", _("Phone")),
        Text("email", _("E-mail")),
        Text("hours", _("When can I reach them?")),
        Choice("tier", _("What can I ask for?"), words=plan.Tier),
        LongText("first_words", _("What I will say first")),
        YesNo("knows_my_plan", _("Do they know my plan?")),
        YesNo("has_naloxone", _("Do they have naloxone?")),
        LongText("how_they_can_help", _("How can they help?")),
        LongText("what_does_not_help", _("What does not help?")),
        _NOTE,
    ),
)

REASONS = RecordKind(
    cls=Reason,
    tab=_("Reasons"),
    purpose=_("Why you do this, in your own words."),
    icon="heart",
    new=_("New reason"),
    all_of_them=_("All reasons"),
    empty=_("No reasons yet. Write down one that matters to you."),
    none_chosen=_("Choose a reason to see it here, or start a new one."),
    second=("for_whom",),
    fields=(
        Text("text", _("What is the reason?")),
        Text("for_whom", _("Who is it for?")),
        _NOTE,
    ),
)

KINDS: tuple[RecordKind, ...] = (TRIGGERS, WARNING_SIGNS, COPING_STRATEGIES, CONTACTS, REASONS)
