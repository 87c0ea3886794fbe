"""Urges and journal entries, declared."""

from __future__ import annotations

from recovery_journal.domain.daily import Halt
from recovery_journal.domain.urges import UrgeEnd, UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.forms.fields import (
    Choice,
    Choices,
    Day,
    Joins,
    Links,
    LongText,
    Number,
    Scale,
    Tags,
    Text,
    Time,
    Uses,
    Writing,
    YesNo,
)
from recovery_journal.gui.pages.records import NOTE, RecordKind
from recovery_journal.language import marked as _

ASK = YesNo("asks_about", _("Ask about this at an appointment?"))

URGES = RecordKind(
    cls=UrgeLog,
    purpose=_("Urges come and go. One number is enough; all else can stay blank."),
    icon="wave",
    new=_("New urge"),
    all_of_them=_("All urges"),
    empty=_("No urges written down yet. One number is enough to begin."),
    none_chosen=_("Choose an urge to see it here, or write down a new one."),
    fields=(
        Scale("strength_before", _("How strong was it at first?"), low=_("none"), high=_("very strong"), fill_up=True),
        Scale("strength_peak", _("And at its strongest?"), low=_("none"), high=_("very strong"), fill_up=True),
        Scale("strength_after", _("And at the end?"), low=_("none"), high=_("very strong"), fill_up=True),
        Day("day", _("Day")),
        Time("started_at", _("When it began")),
        Number("minutes", _("How long did it last?"), unit=_("minutes")),
        Joins("urge_trigger", _("What set it off?"), to="trigger"),
        Uses("strategy_use", _("What did I use, and did it help?"), to="coping_strategy"),
        Links("contact", _("Whom did I call?")),
        Choice("ended", _("How did it end?"), words=UrgeEnd),
        Text("place", _("Where was I?")),
        Text("with_whom", _("Who was with me?")),
        LongText("thought", _("What went through my mind?")),
        LongText("body", _("What did I feel in my body?")),
        Choices("halt", _("Was I hungry, angry, lonely or tired?"), words=Halt),
        ASK,
        NOTE,
    ),
)

ENTRIES = RecordKind(
    cls=JournalEntry,
    purpose=_("Write as you like. Only you see it unless you choose to share it."),
    icon="edit",
    new=_("New entry"),
    all_of_them=_("All entries"),
    empty=_("Nothing written yet. A line is enough."),
    none_chosen=_("Choose an entry to read it here, or write a new one."),
    fields=(
        Text("title", _("Title")),
        Writing("text", _("Text")),
        Day("day", _("Day")),
        Tags("tags", _("Tags"), _("with commas between them")),
        YesNo("locked", _("Keep it from a counselor’s view?")),
        ASK,
        NOTE,
    ),
)
