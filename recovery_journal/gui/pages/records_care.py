"""Stages of care, tasks after a change of care, and coverage, declared."""

from __future__ import annotations

from recovery_journal.domain import way
from recovery_journal.domain.way import CareStage, Coverage, TransitionItem
from recovery_journal.gui.forms.fields import Choice, Day, Links, LongText, Phone, Text
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

STAGES = RecordKind(
    cls=CareStage,
    purpose=_("Each stage of care, with its days and what you want from it."),
    icon="way",
    new=_("New stage"),
    all_of_them=_("All kinds of care"),
    empty=_("No stages yet. Which care do you have now, or had last?"),
    none_chosen=_("Choose a stage to see it here, or start a new one."),
    second=("starts_on", "ends_on"),
    filter_by="level",
    fields=(
        Choice("level", _("What kind of care is it?"), words=way.CareLevel),
        Day("starts_on", _("First day")),
        Day("ends_on", _("Last day"), _("blank while it goes on")),
        Links("contact", _("Who provides it?")),
        Text("provider", _("Provider, if not among my people")),
        LongText("what_i_want", _("What do I want from it?")),
        LongText("step_down", _("What comes after it, and how do I get there?")),
        NOTE,
    ),
)

TASKS = RecordKind(
    cls=TransitionItem,
    purpose=_("What to have in place in the first days and weeks after a change of care."),
    icon="checkin",
    new=_("New task"),
    all_of_them=_("All of them"),
    empty=_("No tasks yet. What should be in place when you leave?"),
    none_chosen=_("Choose a task to see it here, or start a new one."),
    second=("window", "who"),
    filter_by="window",
    fields=(
        Text("text", _("What is to be done?")),
        Choice("window", _("How soon?"), words=way.TransitionWindow),
        Text("who", _("Who does it?")),
        Day("done_on", _("Done on")),
        NOTE,
    ),
)

COVERAGES = RecordKind(
    cls=Coverage,
    purpose=_("Who pays for care, and until when."),
    icon="file",
    new=_("New coverage"),
    all_of_them=_("All"),
    empty=_("Nothing here yet. Who pays for your care?"),
    none_chosen=_("Choose one to see it here, or add another."),
    second=("plan", "phone"),
    fields=(
        Text("payer", _("Who pays?"), _("insurance, a program, myself")),
        Text("plan", _("Plan or number")),
        Phone("phone", _("Phone")),
        Day("authorised_until", _("Approved until")),
        Text("co_pays", _("What do I pay myself?")),
        NOTE,
    ),
)
