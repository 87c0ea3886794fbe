"""Aftercare: the appointments, and in further chapters whatever else belongs to the way through care."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.appointment_agenda import AgendaPanel
from recovery_journal.gui.pages.appointment_detail import AppointmentDetail
from recovery_journal.gui.pages.appointment_sides import Sides
from recovery_journal.gui.pages.appointments_part import AppointmentsPart
from recovery_journal.gui.pages.care_chapters import APPOINTMENTS, CHAPTERS, make_care_part
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.pages.chaptered_page import ChapteredPage, ChapterPart
from recovery_journal.language import tr


class AftercarePage(ChapteredPage):
    """The chapters of aftercare; the appointments are open at first."""

    def __init__(self, desk: Desk, now: Callable[[], datetime] = datetime.now) -> None:
        self.appointments = AppointmentsPart(desk.opened, now)
        super().__init__(desk, tr("Aftercare"), ChapterBar(CHAPTERS, 0, tr("Parts of my aftercare")))
        self._stale.add(APPOINTMENTS)
        self.open_first()

    @property
    def panel(self) -> AgendaPanel:
        """The month and the agenda."""
        return self.appointments.panel

    @property
    def detail(self) -> AppointmentDetail:
        """The appointment that is chosen."""
        return self.appointments.detail

    @property
    def sides(self) -> Sides:
        """The agenda and what is chosen in it."""
        return self.appointments.sides

    def make_part(self, kind: str) -> ChapterPart:
        return self.appointments if kind == APPOINTMENTS else make_care_part(kind, self._opened)

    def mark_stale(self) -> None:
        """Whatever changed, the agenda may look different, and the day itself may be another one by now."""
        self._stale.add(APPOINTMENTS)
        super().mark_stale()

    def show_target(self, target: object) -> None:
        """Opens what every page with chapters knows, an appointment by its id, or a date in the agenda."""
        self.freshen()
        if isinstance(target, date):
            self.show_kind(APPOINTMENTS)
            self.appointments.show_day(target)
        elif isinstance(target, UUID):
            super().show_target(("record", APPOINTMENTS, target))
        else:
            super().show_target(target)
