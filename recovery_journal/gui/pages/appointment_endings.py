"""What ends an appointment's time on the page: it is archived, deleted, brought back, or deleted for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from recovery_journal.domain.care import Appointment
from recovery_journal.language import tr
from recovery_journal.services.series import Reach

if TYPE_CHECKING:
    from recovery_journal.gui.pages.appointments_part import AppointmentsPart
    from recovery_journal.services.shelf import OpenJournal


class AppointmentEndings:
    """Acts on what the right side of a part shows; afterwards the agenda has the keyboard."""

    def __init__(self, part: AppointmentsPart, opened: OpenJournal) -> None:
        self._part, self._opened = part, opened

    def archive(self) -> None:
        """Puts the appointment under the form away."""
        self._put_away(self._opened.journal.archive, tr("Appointment archived."))

    def delete(self) -> None:
        """Deletes the appointment under the form; of a series, the times that the form says."""
        detail = self._part.detail
        details, reach = detail.form.details(), detail.form.series.reach()
        if details is None or not details.appointment.is_series:
            self._put_away(self._opened.journal.remove, tr("Appointment deleted."))
        else:
            words = {Reach.ONE: tr("This one was taken out."), Reach.LATER: tr("This and later ones were taken out.")}
            said = words.get(reach, tr("All of them were deleted."))
            self._put_away(lambda _each: detail.series.leave_out(details, reach), said)

    def bring_back(self) -> None:
        """Returns what was put away."""
        appointment = self._part.detail.shown()
        if appointment is not None and self._part.attempt(lambda: self._opened.journal.bring_back(appointment)):
            self._part.show_record(appointment.id)
            self._part.detail.enter(Qt.FocusReason.OtherFocusReason)

    def delete_for_ever(self) -> None:
        """Asks, then deletes what was put away for ever."""
        from recovery_journal.gui.for_ever_box import ForEverBox

        part = self._part
        appointment = part.detail.shown()
        if appointment is None or not part.detail.card.keeper.flush():  # or its draft would be written after it
            return
        box = ForEverBox(self._opened, appointment, appointment.title, part, part)
        box.erased.connect(self._erased)
        box.open()

    def _erased(self) -> None:
        self._part.detail.show_nothing()
        self._leave()
        self._part.said.emit(tr("Deleted for ever."), False)

    def _put_away(self, deed: Callable[[Appointment], object], words: str) -> None:
        part = self._part
        appointment = part.detail.form.existing()
        if appointment is None:
            return
        part.detail.show_nothing()
        if part.attempt(lambda: deed(appointment)):
            part.said.emit(words, True)
        self._leave()

    def _leave(self) -> None:
        self._part.refresh()
        self._part.sides.show_left()
        self._part.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
