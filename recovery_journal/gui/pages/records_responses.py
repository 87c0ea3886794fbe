"""What sets things off and what the person does about it, declared: triggers, signs, coping, if-then plans."""

from __future__ import annotations

from recovery_journal.domain import plan
from recovery_journal.domain.plan import CopingStrategy, IfThen, Trigger, WarningSign
from recovery_journal.gui.forms.fields import Choice, Day, Lines, Links, LongText, Number, Scale, Text, YesNo
from recovery_journal.gui.pages.records import IN_ORDER, NOTE, PEOPLE, PLACES, RecordKind
from recovery_journal.language import marked as _

TRIGGERS = RecordKind(
    cls=Trigger,
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
        Links("coping_strategy", _("When this happens, I"), IN_ORDER),
        Links("warning_sign", _("Signs that come first")),
        PEOPLE,
        PLACES,
        NOTE,
    ),
)

WARNING_SIGNS = RecordKind(
    cls=WarningSign,
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
        Links("coping_strategy", _("When I notice this, I"), IN_ORDER),
        PEOPLE,
        PLACES,
        YesNo("asks_about", _("Ask about this at an appointment?")),
        NOTE,
    ),
)

COPING_STRATEGIES = RecordKind(
    cls=CopingStrategy,
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
        Links("safe_place", _("Places where I can do it")),
        NOTE,
    ),
)

IF_THENS = RecordKind(
    cls=IfThen,
    purpose=_("What you will do when a hard situation comes. It helps to go through it before."),
    icon="way",
    new=_("New if-then plan"),
    all_of_them=_("All"),
    empty=_("No if-then plans yet. Which situation would you like to be ready for?"),
    none_chosen=_("Choose an if-then plan to see it here, or start a new one."),
    second=("response",),
    fields=(
        Text("situation", _("What is the situation?")),
        LongText("response", _("Then I")),
        LongText("backup", _("If that does not work, I")),
        Scale("confidence", _("How sure am I of it?"), low=_("not sure"), high=_("very sure")),
        Day("last_rehearsed_on", _("When did I last go through it?")),
        Links("coping_strategy", _("What helps me with it"), IN_ORDER),
        PEOPLE,
        PLACES,
        NOTE,
    ),
)
