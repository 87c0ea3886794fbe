"""The ways on from an appointment's card: another time, what the next step becomes, a sheet, a calendar file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt

from recovery_journal.gui.pages.appointment_follow_up import FollowUpRow, FollowUps, follow_up_appointment, plan_values
from recovery_journal.gui.pages.appointment_form import PROVIDER, copied
from recovery_journal.services.disclosures import What
from recovery_journal.services.follow_up import FollowUp

if TYPE_CHECKING:
    from recovery_journal.gui.pages.appointment_card import AppointmentCard
    from recovery_journal.gui.pages.appointments_part import AppointmentsPart
    from recovery_journal.gui.pages.preparation_sheet import PreparationSheet
    from recovery_journal.services.shelf import OpenJournal


class AppointmentWays:
    """Acts on the card of a part."""

    def __init__(self, part: AppointmentsPart, opened: OpenJournal) -> None:
        self._part, self._opened = part, opened
        self._sheet: PreparationSheet | None = None

    def connect_card(self, card: AppointmentCard) -> None:
        """The card these ways begin at."""
        self._card = card
        card.afterwards.follow_up_made.connect(self._connect_follow_up)
        card.questions.sheet_requested.connect(self.open_sheet)
        card.questions.file_requested.connect(self.save_as_file)

    def _connect_follow_up(self, row: FollowUpRow) -> None:
        card, part = self._card, self._part
        self._follow_ups = FollowUps(row, FollowUp(self._opened), card.next_step, part.attempt, part.said.emit)
        row.appointment_wished.connect(self.follow_up)
        row.plan_wished.connect(self.change_plan)

    def plan_again(self) -> None:
        """The same appointment at a new time."""
        details = self._card.details()
        if details is not None:
            links = self._opened.reader.links_from(details.appointment.id, PROVIDER)
            self._part.begin(str(uuid4()), copied(details, [str(each.to_id) for each in links[:1]]))

    def follow_up(self) -> None:
        """A new appointment, called what the next step says."""
        details = self._card.details()
        if details is not None:
            self._part.begin(str(uuid4()), follow_up_appointment(details, self._card.next_step()))

    def change_plan(self, kind: str) -> None:
        """To My plan, with a new record of a kind that begins with the next step."""
        self._part.go_requested.emit("plan", ("new", kind, plan_values(self._card.next_step())))

    def save_as_file(self) -> None:
        """To the page that saves a calendar file, with this appointment alone ticked there."""
        details = self._card.details()
        if details is not None:
            self._part.go_requested.emit("calendar_files", details.appointment.id)

    def open_sheet(self) -> None:
        """The sheet of what is on the card, as it will be printed."""
        from recovery_journal.gui.pages.preparation_sheet import PreparationSheet

        details = self._card.details()
        if details is None:
            return
        if self._sheet is None:
            note = partial(self._opened.disclosures.note, What.APPOINTMENT_SHEET)
            self._sheet = PreparationSheet(self._part.detail.preparing, note)
            self._sheet.left.connect(self.leave_sheet)
        self._sheet.show_details(details, self._part.today())
        self._part.views.show_sheet(self._sheet)

    def leave_sheet(self) -> None:
        """Back to the card."""
        self._part.views.show_agenda()
        self._card.questions.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
