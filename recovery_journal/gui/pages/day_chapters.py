"""The chapters of Check-ins: what stands in each, and how another one comes in.

A chapter is one line in CHAPTERS, in the order Days, Urges, Journal, Questionnaires, After a lapse, and one function in
PARTS, which imports the part when it is first visited; Days is the page's own. A part is a widget with the interface
that `chaptered_page.ChapterPart` tells; a RecordPage is one. What it may count on:

- `show_record(id)` is called for a record that the finder, the day card or another page goes to, be it archived or
  there as a draft only; `start_new(typed={"day": "2026-03-12"})` for 'Add an urge' and 'Write an entry' of a day, with
  values as a draft keeps them; `start_new()` for Ctrl+N and the main button, which says `new_words()`.
- `keep_typed()` is called before another chapter is shown, `write_drafts()` at lock, quit and on leaving the page.
- `refresh()` is called once for all changes for which `concerns(changed)` was true, when the part is next seen.
- `go_requested("plan", record)` leaves the page; `go_requested("contact", id)` goes wherever that kind is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.questionnaire import QuestionnaireResponse
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.pages.chapters import Chapter
from recovery_journal.language import marked as _

if TYPE_CHECKING:
    from recovery_journal.gui.pages.chaptered_page import ChapterPart
    from recovery_journal.services.shelf import OpenJournal


def _urges(opened: OpenJournal) -> ChapterPart:
    from recovery_journal.gui.pages.urges import UrgesPart

    return UrgesPart(opened)


def _entries(opened: OpenJournal) -> ChapterPart:
    from recovery_journal.gui.pages.entries import EntriesPart

    return EntriesPart(opened)


def _questionnaires(opened: OpenJournal) -> ChapterPart:
    from recovery_journal.gui.pages.questionnaires import QuestionnairesPart

    return QuestionnairesPart(opened)


def _lapses(opened: OpenJournal) -> ChapterPart:
    from recovery_journal.gui.pages.lapse_reading import LapsesPart

    return LapsesPart(opened)


DAYS = CheckIn.KIND
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(_("Days"), (DAYS,)),
    Chapter(_("Urges"), (UrgeLog.KIND,)),
    Chapter(_("Journal"), (JournalEntry.KIND,)),
    Chapter(_("Questionnaires"), (QuestionnaireResponse.KIND,)),
    Chapter(_("After a lapse"), (Lapse.KIND,)),
)
PARTS: dict[str, Callable[[OpenJournal], ChapterPart]] = {
    UrgeLog.KIND: _urges,
    JournalEntry.KIND: _entries,
    QuestionnaireResponse.KIND: _questionnaires,
    Lapse.KIND: _lapses,
}
KINDS: tuple[str, ...] = tuple(kind for chapter in CHAPTERS for kind in chapter.kinds)


def make_day_part(kind: str, opened: OpenJournal) -> ChapterPart:
    """The part of a kind; what it needs is imported when it is first visited."""
    return PARTS[kind](opened)
