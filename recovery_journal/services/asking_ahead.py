"""Asks a journal once, while nobody waits, what pages will ask at their first visit.

The answers are let go of. What stays is that each question has been put into SQL, and its part of the file read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from recovery_journal.services.appointments import Appointments
from recovery_journal.services.look_back import DayReader, Shown
from recovery_journal.services.open_in_plan import plan_graph
from recovery_journal.services.shelf import OpenJournal

_MONTH = timedelta(days=41)
_LISTED = 40


def questions(opened: OpenJournal) -> list[Callable[[], object]]:
    """Each to be asked by itself, for together they take longer than nobody would feel. They raise JournalProblem."""
    today = opened.preferences.today()
    days, appointments = DayReader(opened), Appointments(opened.journal, opened.reader)

    def details_of_next() -> None:
        for each in appointments.coming(today, 1):
            appointments.details(each.appointment.id, each.planned_on)

    return [
        lambda: plan_graph(opened.reader),
        lambda: days.values(Shown.MOOD, today - _MONTH, today),
        lambda: days.day(today),
        lambda: days.deleted_check_in(today),
        lambda: appointments.coming(today, _LISTED),
        lambda: appointments.marks(today, today + _MONTH),
        details_of_next,
    ]
