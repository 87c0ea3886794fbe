"""Medication as it was prescribed, declared."""

from __future__ import annotations

from recovery_journal.domain import way
from recovery_journal.domain.way import Medication
from recovery_journal.gui.forms.fields import Choices, Day, Lines, Links, LongText, Text
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

MEDICATIONS = RecordKind(
    cls=Medication,
    purpose=_("What was prescribed, in the words of whoever prescribed it. Questions about it go to them."),
    icon="checkin",
    new=_("New medication"),
    all_of_them=_("All"),
    empty=_("No medication here yet. What was prescribed for you?"),
    none_chosen=_("Choose a medication to see it here, or add another."),
    second=("purpose", "prescribed_by"),
    fields=(
        Text("name", _("What is it called?")),
        Text("purpose", _("What is it for?")),
        Links("contact", _("Who prescribed it, and whom do I ask?"), _("the prescriber first")),
        Text("prescribed_by", _("Prescriber, if not among my people")),
        Text("pharmacy", _("Pharmacy"), _("name and phone")),
        LongText("schedule", _("How was it prescribed?"), _("copy it word for word")),
        Lines("times", _("At what times of day?"), _("one a line, like 8:00 or 8 pm")),
        Choices("weekdays", _("On which days?"), _("none chosen means every day"), words=way.Weekday),
        Day("starts_on", _("First day")),
        Day("ends_on", _("Last day"), _("blank while it goes on")),
        Day("next_refill_on", _("Next refill")),
        Day("runs_out_on", _("Runs out on"), _("the first day without")),
        Day("next_injection_on", _("Next injection")),
        LongText("if_i_miss_one", _("What do I do if I miss one?"), _("as your prescriber told you, and whom you ask")),
        NOTE,
    ),
)
