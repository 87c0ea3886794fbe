"""The right side of Aftercare: nothing yet, the card of an appointment, or its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence
from recovery_journal.gui.pages.appointment_card import AppointmentCard, CardDeeds
from recovery_journal.gui.pages.appointment_form import AppointmentForm, Attempt
from recovery_journal.gui.pages.appointment_series_rows import OF_DAY
from recovery_journal.gui.widgets.after_painting import AfterPainting
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.language import tr
from recovery_journal.services.appointments import Appointments, Details, is_over, takes_place, wall_clock
from recovery_journal.services.preparing import Preparing, ToAsk
from recovery_journal.services.series import SeriesChanges
from recovery_journal.services.shelf import OpenJournal


class AppointmentDetail(QStackedWidget):
    """Whatever is shown next, what was typed before it is kept as a draft."""

    new_requested = Signal()
    card_made = Signal(object)
    form_made = Signal(object)

    def __init__(
        self,
        opened: OpenJournal,
        appointments: Appointments,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        attempt: Attempt,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._appointments, self._now, self._attempt = opened, appointments, now, attempt
        self.series = SeriesChanges(opened.journal, opened.reader)
        self.preparing = Preparing(opened)
        self._gather_soon = AfterPainting(self, self.gather)
        self._card: AppointmentCard | None = None
        self._form: AppointmentForm | None = None
        self._zone = zone
        self._empty: EmptyState | None = None
        self._nothing: Card | None = None

    @property
    def card(self) -> AppointmentCard:
        """The card, made when the first appointment is shown."""
        if self._card is None:
            deeds = CardDeeds(self._add_question, self._set_asked, self._note_outcome, self._take_up)
            self._card = AppointmentCard(deeds, self._opened.drafts, self)
            self.addWidget(self._card)
            self.card_made.emit(self._card)
        return self._card

    @property
    def empty(self) -> EmptyState:
        """What stands where no appointment is, made when it is first needed."""
        if self._empty is None:
            self._empty = EmptyState("aftercare", " ", tr("Add an appointment"), self.new_requested.emit)
            self._nothing = Card(self)
            self._nothing.body.addWidget(self._empty)
            self.addWidget(self._nothing)
        return self._empty

    @property
    def form(self) -> AppointmentForm:
        """The form, made when it is first needed."""
        if self._form is None:
            opened = self._opened
            self._form = AppointmentForm(
                self._appointments,
                self.series,
                opened.reader,
                opened.drafts,
                self._zone,
                self._today,
                self._attempt,
                self,
            )
            self.addWidget(self._form)
            self.form_made.emit(self._form)
        return self._form

    def is_editing(self) -> bool:
        """Whether the form is shown."""
        return self._form is not None and self.currentWidget() is self._form

    def is_empty(self) -> bool:
        """Whether no appointment is shown."""
        return not self.is_editing() and self._on_card() is None

    def shown(self) -> Appointment | None:
        """The appointment on the card, or under its form."""
        details = self.shown_details()
        return details.appointment if details else None

    def shown_details(self) -> Details | None:
        """The time of an appointment that is on the card, or under its form."""
        return None if self.is_empty() else self._on_card()

    def _on_card(self) -> Details | None:
        return self._card.details() if self._card is not None else None

    def show_nothing(self, sentence: str = "") -> None:
        """No appointment is chosen, or there is none; `sentence` says what can be done instead."""
        if not self._keep_drafts():
            return
        if self._card is not None:
            self._card.forget()
        usual = tr("Choose an appointment to see it here.")
        first = tr("No appointments yet. Add the next one.")
        self.empty.set_sentence(sentence or (usual if self._appointments.has_any() else first))
        assert self._nothing is not None
        self.setCurrentWidget(self._nothing)

    def say_nothing_yet(self) -> None:
        """Says what can be put here, if nothing else was ever shown."""
        if self._empty is None and self.is_empty():
            self.show_nothing()

    def show_appointment(self, appointment_id: UUID, on: date | None = None) -> None:
        """The card of an appointment; nothing when it is gone. `on` names the time of a series, else the next one."""
        details = self._appointments.details(appointment_id, on)
        if details is not None and on is None and details.appointment.is_series:
            day = self._appointments.day_to_show(details.appointment, self._now())
            details = self._appointments.details(appointment_id, day)
        if details is None:
            self.show_nothing()
        else:
            self._show(details, deleted=False)

    def show_deleted(self, appointment: Appointment) -> None:
        """What is left of a deleted appointment, to be brought back."""
        self._show(self._appointments.deleted(appointment), deleted=True)

    def begin(self, key: str, base: Mapping[str, Any]) -> None:
        """The form of a new appointment, or its draft under `key`."""
        if self.is_editing() and self.form.existing() is None and self.form.key() == key:
            return
        if not self._keep_drafts():
            return
        self.form.begin(key, base)
        self.setCurrentWidget(self.form)

    def edit(self) -> None:
        """The form of the appointment on the card; of a series, that of the time into which something was typed."""
        details = self._on_card()
        raw = self._opened.drafts.find(Appointment.KIND, details.appointment.id) if details else None
        if details is not None and raw and raw.get(OF_DAY) not in (None, details.planned_on.isoformat()):
            typed_on = date.fromisoformat(raw[OF_DAY])
            details = self._appointments.details(details.appointment.id, typed_on) or details
        if details is not None and self._keep_drafts():
            self.form.edit(details)
            self.setCurrentWidget(self.form)

    def leave_form(self) -> None:
        """Back to the card, or to nothing."""
        if not self._keep_drafts():
            return
        details = self.form.details() or self._on_card()
        if details is None:
            self.show_nothing()
        else:
            self.show_appointment(details.appointment.id, details.planned_on)

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text stays. What the form is just saving it will show itself."""
        if self.is_editing() and self.form.is_saving():
            return
        before = self.form.details() if self.is_editing() else self._on_card()
        details = self._appointments.details(before.appointment.id, before.planned_on) if before else None
        if details is not None and not takes_place(details):
            details = None
        if self.is_editing() and (before is None or details is not None):
            self.form.refresh(details)
        elif details is not None:
            self._show(details, deleted=False)
        else:
            self.show_nothing()

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        with ExitStack() as both:  # what stands in the way of one does not stop the other
            if self._card is not None:
                both.callback(self._card.keeper.write)
            if self._form is not None:
                both.callback(self._form.write_draft)

    def _keep_drafts(self) -> bool:
        """Keeps what is typed; where that is not possible it is said, and nothing else may take its place."""
        is_form_kept = self._keep_form()
        return (self._card is None or self._card.keeper.flush()) and is_form_kept

    def _keep_form(self) -> bool:
        return self._form is None or self._form.keeper.flush()

    def enter(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Puts the focus where one begins here."""
        if self.is_editing():
            self.form.focus_first()
        elif not self.is_empty():
            target: QWidget = self.card.head.edit if self.card.head.edit.isVisible() else self.card.away.strip.button
            target.setFocus(reason)

    def _show(self, details: Details, *, deleted: bool) -> None:
        on_card = self._on_card()
        is_same = on_card is not None and on_card.occurrence.id == details.occurrence.id
        if not (self._keep_form() if is_same else self._keep_drafts()):
            return
        now = self._now()
        self.card.show_details(
            details,
            self._today(),
            is_past=is_over(details.shown, now),
            zone_words=_zone_words(details.appointment.zone, now),
            deleted=deleted,
        )
        if not is_same:
            self.card.show_gathered(())
        self._gather_soon.start()
        self.setCurrentWidget(self.card)

    def gather(self) -> None:
        """Offers what is marked to ask about, once the card itself is seen; nothing for what is over."""
        details = self.shown_details()
        if details is None:
            return
        over = is_over(details.shown, self._now()) or self.card.questions.isHidden()
        self.card.show_gathered(() if over else self.preparing.to_ask(details))

    def _take_up(self, asked: ToAsk) -> bool:
        details = self._on_card()
        return details is not None and self._attempt(lambda: self.preparing.take_up(details.appointment, asked))

    def _today(self) -> date:
        return self._opened.preferences.today(self._now())

    def _add_question(self, text: str) -> bool:
        details = self._on_card()
        return details is not None and self._attempt(lambda: self._appointments.add_question(details.appointment, text))

    def _set_asked(self, question: AppointmentQuestion, asked: bool) -> bool:
        return self._attempt(lambda: self._appointments.set_asked(question, asked))

    def _note_outcome(self, occurrence: Occurrence) -> bool:
        details = self._on_card()
        return details is not None and self._attempt(
            lambda: self._appointments.note_outcome(details.appointment, occurrence)
        )


def _zone_words(zone: str, now: datetime) -> str:
    """Tells that the times are those of another place."""
    if not zone or wall_clock(now, zone) == now:
        return ""
    return tr("Times are by the clock in {place}.", place=zone.rsplit("/", 1)[-1].replace("_", " "))
