"""Reasons, the balance, goals, milestones, anchors and the drift rule, declared."""

from __future__ import annotations

from recovery_journal.domain import aims, writing
from recovery_journal.domain.aims import Anchor, BalanceItem, DriftRule, Goal
from recovery_journal.domain.plan import Reason
from recovery_journal.domain.writing import Milestone
from recovery_journal.gui.forms.fields import Choice, Day, Links, LongText, Number, Scale, Steps, Text
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

REASONS = RecordKind(
    cls=Reason,
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
        NOTE,
    ),
)

BALANCE = RecordKind(
    cls=BalanceItem,
    purpose=_("What using gives you and costs you, and what change would. All four sides count."),
    icon="gap",
    new=_("New point"),
    all_of_them=_("All"),
    empty=_("Nothing here yet."),
    none_chosen=_("Choose a point to see it here, or add one to a box."),
    bar="weight",
    filter_by="box",
    fields=(
        Text("text", _("What is it?")),
        Choice("box", _("Which box does it belong to?"), words=aims.BalanceBox),
        Scale("weight", _("How much does it count?"), low=_("a little"), high=_("a lot"), fill_up=True),
        NOTE,
    ),
)

GOALS = RecordKind(
    cls=Goal,
    purpose=_("What you want to reach, in steps that are small enough."),
    icon="tick",
    new=_("New goal"),
    all_of_them=_("All parts of life"),
    empty=_("No goals yet. What would you like to see change?"),
    none_chosen=_("Choose a goal to see it here, or start a new one."),
    second=("area", "state"),
    filter_by="area",
    fields=(
        Text("text", _("What do I want to reach?")),
        Choice("area", _("Part of life"), words=aims.LifeArea),
        Choice("state", _("Where does it stand?"), words=aims.GoalState),
        Steps("goal_step", _("Steps"), _("tick what is done")),
        Day("target_day", _("By when?")),
        LongText("why", _("Why does it matter to me?")),
        LongText("how_i_will_see_it", _("How will I see that I am there?")),
        LongText("obstacles", _("What could get in the way?")),
        Links("contact", _("Who can help me with it")),
        NOTE,
    ),
)

MILESTONES = RecordKind(
    cls=Milestone,
    purpose=_("What you want to mark, and what you give yourself for it."),
    icon="tick",
    new=_("New milestone"),
    all_of_them=_("All kinds"),
    empty=_("No milestones yet. What would you like to mark?"),
    none_chosen=_("Choose a milestone to see it here, or start a new one."),
    second=("kind", "target"),
    filter_by="kind",
    fields=(
        Text("text", _("What is it?")),
        Choice("kind", _("What counts?"), words=writing.MilestoneKind),
        Number("target", _("How many?"), unit=_("in all")),
        Text("reward", _("What do I give myself for it?")),
        Day("reached_on", _("When did I reach it?")),
        NOTE,
    ),
)

ANCHORS = RecordKind(
    cls=Anchor,
    purpose=_("Things you can count that hold your week in place."),
    icon="anchor",
    new=_("New anchor"),
    all_of_them=_("All"),
    empty=_("No anchors yet. What holds your week in place?"),
    none_chosen=_("Choose an anchor to see it here, or start a new one."),
    second=("times_a_week",),
    fields=(
        Text("text", _("What holds me?"), _("something that can be counted")),
        Number("times_a_week", _("How often?"), unit=_("times a week")),
        NOTE,
    ),
)

DRIFT_RULE = RecordKind(
    cls=DriftRule,
    purpose=_("How you will know that things drift, and whom you call then."),
    fields=(
        LongText("text", _("My rule, in my own words")),
        Number("loose_anchors", _("How many loose anchors mean drift?"), unit=_("in one week")),
        Links("contact", _("Whom I call then")),
        NOTE,
    ),
)
