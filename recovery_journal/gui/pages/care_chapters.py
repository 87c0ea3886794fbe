"""The chapters of Aftercare: what stands in each, and how another one comes in.

A chapter is one line in CHAPTERS, in the order Appointments, Medication, Way through care, Coverage & people, and for
each of its kinds one function in PARTS, which imports the part when it is first visited; Appointments is the page's
own. A part is a widget with the interface that `chaptered_page.ChapterPart` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from recovery_journal.domain.care import Appointment
from recovery_journal.gui.pages.chapters import Chapter
from recovery_journal.language import marked as _

if TYPE_CHECKING:
    from recovery_journal.gui.pages.chaptered_page import ChapterPart
    from recovery_journal.services.shelf import OpenJournal

APPOINTMENTS = Appointment.KIND
CHAPTERS: tuple[Chapter, ...] = (Chapter(_("Appointments"), (APPOINTMENTS,)),)
PARTS: dict[str, Callable[[OpenJournal], ChapterPart]] = {}


def make_care_part(kind: str, opened: OpenJournal) -> ChapterPart:
    """The part of a kind; what it needs is imported when it is first visited."""
    return PARTS[kind](opened)
