"""The person and their time in recovery, declared."""

from __future__ import annotations

from recovery_journal.domain import aims
from recovery_journal.domain.aims import Profile, RecoveryPeriod
from recovery_journal.gui.forms.fields import Choice, Day, LongText, Text, YesNo
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

PROFILE = RecordKind(
    cls=Profile,
    purpose=_("How you want to be called, and what you are here for. Every answer can stay blank."),
    fields=(
        Text("preferred_name", _("What do I want to be called?")),
        Text("pronouns", _("My pronouns")),
        Choice("intention", _("What am I here for?"), words=aims.Intention),
        LongText("intention_words", _("In my own words")),
        LongText("recovering_from", _("What am I recovering from?")),
        YesNo("hides_recovering_from", _("Keep that to myself?"), _("it is left out of prints then")),
        Choice("first_day", _("The first day counts as"), words=aims.FirstDay),
        NOTE,
    ),
)

RECOVERY_PERIODS = RecordKind(
    cls=RecoveryPeriod,
    purpose=_("Times in recovery, if you like to count days. What you had before is never lost."),
    icon="clock",
    new=_("New time in recovery"),
    all_of_them=_("All"),
    empty=_("Nothing here yet. If you like to count days, write when it began."),
    none_chosen=_("Choose a time in recovery to see it here, or start a new one."),
    second=("ends_on",),
    fields=(
        Day("starts_on", _("When did it begin?")),
        Day("ends_on", _("When did it end?"), _("blank while it goes on")),
        NOTE,
    ),
)
