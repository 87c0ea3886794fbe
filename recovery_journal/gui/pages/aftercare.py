"""Aftercare: the appointments, and in further chapters whatever else belongs to the way through care."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from recovery_journal.domain.way import TransitionItem
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.appointment_agenda import AgendaPanel
from recovery_journal.gui.pages.appointment_detail import AppointmentDetail
from recovery_journal.gui.pages.appointment_sides import Sides
from recovery_journal.gui.pages.appointments_part import AppointmentsPart
from recovery_journal.gui.pages.care_chapters import APPOINTMENTS, CHAPTERS, DOSES, OVERVIEWS, WAY, make_care_part
from recovery_journal.gui.pages.chapter_bar import ChapterBar
from recovery_journal.gui.pages.chaptered_page import ChapteredPage, ChapterPart
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.language import tr
from recovery_journal.services.appointment_parts import TimeOf, time_of_key


class AftercarePage(ChapteredPage):
    """The chapters of aftercare; the appointments are open at first."""

    def __init__(self, desk: Desk, now: Callable[[], datetime] = datetime.now) -> None:
        self._now = now
        ways = ((tr("Bring in a calendar file"), "in"), (tr("Save as a calendar file"), "out"))
        self.file_ways = [button(words, "quiet", on_click=partial(self._to_files, way)) for words, way in ways]
        super().__init__(desk, tr("Aftercare"), ChapterBar(CHAPTERS, 0, tr("Parts of my aftercare")), self.file_ways)
        self._came_from = ""  # the overview that led to a form

    @property
    def appointments(self) -> AppointmentsPart:
        """The chapter of appointments."""
        part = self._part(APPOINTMENTS)
        assert isinstance(part, AppointmentsPart)
        return part

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
        if kind != APPOINTMENTS:
            return make_care_part(kind, self._opened, self.stack)
        self._stale.add(APPOINTMENTS)  # the agenda is filled once it is known how much room there is
        return AppointmentsPart(self._opened, self._now, self.stack)

    def mark_stale(self) -> None:
        """Whatever changed, the agenda may look different, and the day itself may be another one by now."""
        self._stale.update({APPOINTMENTS, WAY, DOSES} & set(self._made))
        super().mark_stale()

    def show_target(self, target: object) -> None:
        """Opens what every page with chapters knows, an appointment by its id, or a date in the agenda.

        The kind of the tasks after a change of care is where they are ticked off; ("list", kind) shows all records of
        a kind, ("suggest", kind) what to pick from.
        """
        self.freshen()
        origin = self.bar.kind()
        if isinstance(target, date):
            self.show_kind(APPOINTMENTS)
            self.appointments.show_day(target)
        elif isinstance(target, TimeOf):
            self.show_kind(APPOINTMENTS)
            self.appointments.show_record(*time_of_key(target.key))
        elif isinstance(target, UUID):
            super().show_target(("record", APPOINTMENTS, target))
        elif target == TransitionItem.KIND:
            self.show_kind(WAY).show_tasks()
        elif isinstance(target, tuple) and target[0] in ("list", "suggest"):
            part = self.show_kind(target[1])
            if target[0] == "suggest":
                part.open_suggestions()
            else:
                part.list.enter()
        else:
            super().show_target(target)
        if origin in OVERVIEWS and self.bar.kind() != origin:
            self._came_from = origin

    def kind_shown(self, kind: str) -> None:
        self._came_from = ""
        for each in self.file_ways:
            each.setVisible(kind == APPOINTMENTS)

    def step_back(self) -> bool:
        """From a form that an overview led to, back to the overview."""
        if super().step_back():
            return True
        if not self._came_from:
            return False
        self.show_kind(self._came_from).enter()
        return True

    def _to_files(self, way: str) -> None:
        self.go_requested.emit("calendar_files", way)

    def _go(self, where: str, target: object) -> None:
        """A record of this page that an overview leads to is shown with the keyboard on its form."""
        from_overview = self.bar.kind() in OVERVIEWS
        super()._go(where, target)
        if from_overview and isinstance(target, UUID) and where in self.bar.kinds():
            self.tab().form.form.focus_field()
