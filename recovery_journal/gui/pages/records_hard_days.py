"""What is there for hard days, declared: the ladder, the overdose plan, breaks, letters and good moments."""

from __future__ import annotations

from recovery_journal.domain import hard_days
from recovery_journal.domain.hard_days import GoodMoment, LadderStep, Letter, OverdosePlan, ToleranceBreak
from recovery_journal.domain.lapse import OwnHelpLine
from recovery_journal.gui.forms.fields import Choice, Choices, Day, Lines, LongText, Phone, Text, YesNo
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

LADDER = RecordKind(
    cls=LadderStep,
    purpose=_("For a hard moment: begin at the top, and go on to the next step when it is not enough."),
    icon="wave",
    new=_("New step"),
    all_of_them=_("All"),
    empty=_("Nothing here yet."),
    none_chosen=_("Choose a step to see it here, or add one to a rung."),
    filter_by="rung",
    fields=(
        Text("text", _("What is this step?")),
        Choice("rung", _("On which rung?"), words=hard_days.Rung),
        NOTE,
    ),
)

OVERDOSE_PLAN = RecordKind(
    cls=OverdosePlan,
    purpose=_("What others need to know to help you. Someone else has to give naloxone."),
    fields=(
        YesNo("has_naloxone", _("Do I have naloxone?")),
        Day("naloxone_expires_on", _("Until when is it good?")),
        Choices("naloxone_kinds", _("Which kind?"), words=hard_days.NaloxoneKind),
        Lines("naloxone_places", _("Where is it?"), _("one place on each line")),
        LongText("who_can_use_it", _("Who can find it and use it?")),
        LongText("who_checks_on_me", _("Who checks on me?")),
        Text("emergency_number", _("Emergency number where I live")),
        NOTE,
    ),
)

BREAKS = RecordKind(
    cls=ToleranceBreak,
    purpose=_("After days or weeks without, a body can handle much less. Note when such a time ended."),
    icon="clock",
    new=_("New break"),
    all_of_them=_("All"),
    empty=_("No breaks yet. Add one when you leave a stay, or after a time without."),
    none_chosen=_("Choose a break to see it here, or start a new one."),
    second=("after",),
    fields=(
        Day("day", _("When did it end?")),
        Choice("after", _("What did it come after?"), words=hard_days.BreakAfter),
        NOTE,
    ),
)

HELP_LINES = RecordKind(
    cls=OwnHelpLine,
    purpose=_("Help lines of your own. They stand in Help now, in this order, while your journal is open."),
    icon="phone",
    new=_("New help line"),
    all_of_them=_("All"),
    empty=_("No help lines of your own yet. Is there one near you, or one in your language?"),
    none_chosen=_("Choose a help line to see it here, or start a new one."),
    second=("phone", "hours"),
    fields=(
        Text("name", _("What is it called?")),
        Phone("phone", _("Phone")),
        Phone("text_to", _("Number for text messages")),
        Text("hours", _("When can it be reached?")),
        Text("what_for", _("What is it for?")),
        NOTE,
    ),
)

LETTERS = RecordKind(
    cls=Letter,
    purpose=_("Letters to yourself, written on a strong day for a hard one."),
    icon="note",
    new=_("New letter"),
    all_of_them=_("All"),
    empty=_("No letters yet. What would you like to hear on a hard day?"),
    none_chosen=_("Choose a letter to read it here, or start a new one."),
    fields=(
        Text("title", _("Title")),
        LongText("text", _("My letter")),
        NOTE,
    ),
)

GOOD_MOMENTS = RecordKind(
    cls=GoodMoment,
    purpose=_("Moments worth keeping, to come back to on a hard day."),
    icon="heart",
    new=_("New good moment"),
    all_of_them=_("All"),
    empty=_("No good moments yet. Which one comes to mind first?"),
    none_chosen=_("Choose a good moment to see it here, or start a new one."),
    second=("day",),
    fields=(
        Text("text", _("What was it?")),
        Day("day", _("When was it?")),
        LongText("what_was_good", _("What was good about it?")),
        NOTE,
    ),
)
