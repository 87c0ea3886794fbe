"""People, places and boundaries, declared."""

from __future__ import annotations

from recovery_journal.domain import plan
from recovery_journal.domain.plan import Boundary, Contact, SafePlace
from recovery_journal.gui.forms.fields import Choice, LongText, Phone, Text, YesNo
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

CONTACTS = RecordKind(
    cls=Contact,
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
        NOTE,
    ),
)

SAFE_PLACES = RecordKind(
    cls=SafePlace,
    purpose=_("Places where it is easier to be."),
    icon="place",
    new=_("New place"),
    all_of_them=_("All"),
    empty=_("No places yet. Where do you feel safe, even for an hour?"),
    none_chosen=_("Choose a place to see it here, or start a new one."),
    second=("hours", "cost"),
    fields=(
        Text("name", _("What place is it?")),
        LongText("why", _("What is good about it?")),
        Text("hours", _("When can I go there?")),
        Text("way_there", _("How do I get there?")),
        Text("cost", _("What does it cost?")),
        NOTE,
    ),
)

BOUNDARIES = RecordKind(
    cls=Boundary,
    purpose=_("Limits that protect you, and what you do when one is crossed."),
    icon="private",
    new=_("New boundary"),
    all_of_them=_("All"),
    empty=_("No boundaries yet. What do you want to say no to?"),
    none_chosen=_("Choose a boundary to see it here, or start a new one."),
    second=("with_whom",),
    fields=(
        Text("text", _("What is my limit?")),
        Text("with_whom", _("With whom?")),
        LongText("when_crossed", _("What do I do when it is crossed?")),
        NOTE,
    ),
)
