"""The chapters of Aftercare: what stands in each, and how another one comes in.

A chapter is one line in CHAPTERS, in the order Appointments, Medication, Way through care, Coverage & people, and for
each of its kinds one function in PARTS, which imports the part when it is first visited; Appointments is the page's
own. A part is a widget with the interface that `chaptered_page.ChapterPart` tells. What is shown over several kinds
stands among them, and is none: its name is in `records._TABS`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.way import CareStage, Coverage, Medication, TransitionItem
from recovery_journal.gui.pages.chapters import Chapter
from recovery_journal.language import marked as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recovery_journal.gui.pages.chaptered_page import ChapterPart
    from recovery_journal.services.shelf import OpenJournal


def _way(opened: OpenJournal, parent: QWidget) -> ChapterPart:
    from recovery_journal.gui.pages.way import WayPart

    return WayPart(opened, parent)


def _doses(opened: OpenJournal, parent: QWidget) -> ChapterPart:
    from recovery_journal.gui.pages.medication import MedicationPart

    return MedicationPart(opened, parent)


def _people(opened: OpenJournal, parent: QWidget) -> ChapterPart:
    from recovery_journal.gui.pages.way_people import PeoplePart

    return PeoplePart(opened, parent)


def _records(kind: str, opened: OpenJournal, _parent: QWidget) -> ChapterPart:
    from recovery_journal.gui.pages.record_page import RecordPage
    from recovery_journal.gui.pages.records import declared

    return RecordPage(declared(kind), opened)


APPOINTMENTS = Appointment.KIND
WAY, PEOPLE, DOSES = "way", "care_people", "doses"
OVERVIEWS = (WAY, PEOPLE, DOSES)  # what leads to forms in the parts beside it
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(_("Appointments"), (APPOINTMENTS,)),
    Chapter(_("Medication"), (DOSES, Medication.KIND)),
    Chapter(_("Way through care"), (WAY, CareStage.KIND, TransitionItem.KIND)),
    Chapter(_("Coverage & people"), (PEOPLE, Coverage.KIND)),
)
PARTS: dict[str, Callable[[OpenJournal, QWidget], ChapterPart]] = {
    WAY: _way,
    PEOPLE: _people,
    DOSES: _doses,
    **{kind: partial(_records, kind) for kind in (Medication.KIND, CareStage.KIND, TransitionItem.KIND, Coverage.KIND)},
}


def make_care_part(kind: str, opened: OpenJournal, parent: QWidget) -> ChapterPart:
    """The part of a kind, made where it will stand; what it needs is imported when it is first visited."""
    return PARTS[kind](opened, parent)
