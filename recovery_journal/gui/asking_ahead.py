"""Asks a journal once, while nobody waits, what pages will ask at their first visit; it remembers the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from recovery_journal.gui import dates
from recovery_journal.services.appointments import CHUNK, Appointments, is_over
from recovery_journal.services.day_rows import AT_FIRST, entry_rows, urge_rows
from recovery_journal.services.look_back import DayReader, Shown
from recovery_journal.services.open_in_plan import open_in_plan, plan_graph
from recovery_journal.services.shelf import OpenJournal


def questions(opened: OpenJournal) -> list[Callable[[], object]]:
    """Each to be asked by itself, for together they take longer than nobody would feel. They raise JournalProblem."""
    reader, today = opened.reader, opened.preferences.today()
    month = dates.month_start(today), dates.last_of_month(today)
    days, appointments = DayReader(opened), Appointments(opened.journal, reader)

    def details_of_next() -> None:
        coming = appointments.coming(today, CHUNK + 1)
        first = next((each for each in coming if not is_over(each.appointment, datetime.now())), None)
        if first is not None:
            appointments.details(first.appointment.id, first.planned_on)

    return [
        lambda: plan_graph(reader),
        lambda: open_in_plan(opened),
        lambda: days.values(Shown.MOOD, *month),
        days.are_none,
        lambda: days.day(today),
        lambda: days.deleted_check_in(today),
        lambda: appointments.coming(today, CHUNK + 1),
        lambda: appointments.marks(*dates.current().weeks_of_month(today)),
        appointments.kinds,
        details_of_next,
        lambda: urge_rows(reader, AT_FIRST, opened.preferences.day_begins_at),
        lambda: entry_rows(reader, AT_FIRST),
    ]
