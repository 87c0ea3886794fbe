"""The chapter of appointments: a month and agenda of them, and beside it the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.another_place import attempt, told
from recovery_journal.gui.models.agenda_rows import NEW, AgendaRow, RowKind
from recovery_journal.gui.pages.appointment_agenda import AgendaPanel
from recovery_journal.gui.pages.appointment_card import AppointmentCard
from recovery_journal.gui.pages.appointment_detail import AppointmentDetail
from recovery_journal.gui.pages.appointment_endings import AppointmentEndings
from recovery_journal.gui.pages.appointment_form import AppointmentForm, blank
from recovery_journal.gui.pages.appointment_views import AppointmentViews
from recovery_journal.gui.pages.appointment_ways import AppointmentWays
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.widgets.after_painting import NEXT, AfterPainting
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import tr
from recovery_journal.services.appointment_parts import time_of_key
from recovery_journal.services.appointment_search import SoughtAppointments
from recovery_journal.services.appointments import is_over
from recovery_journal.services.journal import Changed
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal


def system_zone() -> str:
    """The IANA name of the zone this computer is set to, '' when it does not say."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")


class AppointmentsPart(PlainPart):
    """The agenda at the left chooses, the right side shows; the part does what either asks for."""

    def __init__(self, opened: OpenJournal, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened, self._now = opened, now
        self._appointments = SoughtAppointments(opened.journal, opened.reader)
        self.back = button(tr("Back"), "quiet", "chevron-left", on_click=self.step_back)
        self.views = AppointmentViews(self._appointments, now, self.today, self)
        self.sides = self.views.sides
        self.panel = AgendaPanel(self._appointments, opened.drafts, self.today, self.sides.left)
        self.detail = AppointmentDetail(opened, self._appointments, now, system_zone, self.attempt, self.sides.right)
        self._endings = AppointmentEndings(self, opened)
        self.ways = AppointmentWays(self, opened)
        self._first_soon = AfterPainting(self, self._show_first_if_none, NEXT)
        self._lay_out()
        self._connect()

    # ---- what the page asks for

    def sentence(self) -> str:
        """What this is for."""
        return tr("Your appointments, and what you want from each one.")

    def new_words(self) -> str:
        """What the main button says."""
        return tr("New appointment")

    def is_one_sided(self) -> bool:
        """Whether there is room for one of two sides only."""
        return self.sides.is_narrow()

    def concerns(self, changed: Changed) -> bool:
        """The page itself tells of every change and of another day."""
        return False

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        self.views.refresh()
        self.panel.refresh()
        if not self.detail.is_empty():
            self.detail.refresh()
        if not self.detail.is_empty():
            self._order_tabs()
        elif self._first_soon.was_seen():
            self._show_first()
        else:
            self._choose_first()
            self._first_soon.start()

    def show_record(self, appointment_id: UUID, on: date | None = None) -> None:
        """Shows an appointment, wherever it is listed; one that is gone leaves all as it is.

        `on` is the planned day of the time that is meant; of a series the next one unless it is given.
        """
        if self._appointments.details(appointment_id) is not None:
            self.detail.show_appointment(appointment_id, on)
            self._choose_shown()
            self.views.show_agenda()
            self.sides.show_right()

    def show_day(self, day: date) -> None:
        """Shows what is planned on a day."""
        if self.detail.is_editing():
            self.detail.leave_form()
        self.views.show_agenda()
        self.sides.show_left()
        self.panel.show_day(day)

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self.detail.write_drafts()

    def keep_typed(self) -> bool:
        """The same; what stands in the way is said."""
        return self.attempt(self.detail.write_drafts)

    def start_new(self, *, typed: Mapping[str, Any] | None = None) -> None:
        """Begins a new appointment, on the day that is chosen unless `typed` says another."""
        self.begin("", {**blank(self.panel.day()), **(typed or {})})

    def focus_search(self) -> None:
        """An appointment is found by its words."""
        if self.views.shows_sheet():
            self.ways.leave_sheet()
        self.views.seek()

    def step_back(self) -> bool:
        """From the form to the card, from there to the agenda; what is typed is kept."""
        focused = self.window().focusWidget()
        if self.detail.is_editing():
            self._close_form()
            return True
        if self.views.shows_sheet():
            self.ways.leave_sheet()
            return True
        if self.views.step_back():
            return True
        if self.sides.is_narrow() and self.sides.shows_right():
            self.sides.show_left()
        elif focused is None or not self.detail.isAncestorOf(focused):
            return False
        self.panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_typed()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.panel.show_today()
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(self.views)
        self.sides.left_column.addWidget(self.panel)
        self.sides.right_column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.sides.right_column.addWidget(self.detail, 1)

    def _connect(self) -> None:
        self.detail.card_made.connect(self._connect_card)
        self.detail.form_made.connect(self._connect_form)
        self.sides.fitted = self._fit
        self.views.filtered.connect(self._filtered)
        self.views.list_requested.connect(lambda: self.panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.views.time_opened.connect(self._open_time)
        self.views.day_opened.connect(self.show_day)
        self.views.blank_opened.connect(lambda values: self.start_new(typed=values))
        self.detail.new_requested.connect(self.start_new)
        self.panel.row_reached.connect(self._show_row)
        self.panel.row_opened.connect(self._open_row)
        self.panel.day_reached.connect(self._show_first_of_day)
        self.panel.day_opened.connect(self._open_day)

    def _connect_card(self, card: AppointmentCard) -> None:
        self.ways.connect_card(card)
        card.grown.connect(self._order_tabs)
        card.edit_requested.connect(self._edit)
        card.again_requested.connect(self.ways.plan_again)
        card.bring_back_requested.connect(self._endings.bring_back)
        card.for_ever_requested.connect(self._endings.delete_for_ever)
        card.keeper.failed.connect(self._tell_problem)
        card.keeper.kept.connect(self.panel.refresh_rows)

    def _connect_form(self, form: AppointmentForm) -> None:
        form.saved.connect(self._saved)
        form.closed.connect(self._close_form)
        form.archive_requested.connect(self._endings.archive)
        form.delete_requested.connect(self._endings.delete)
        form.history_requested.connect(self._show_history)
        form.keeper.failed.connect(self._tell_problem)
        form.keeper.kept.connect(self._draft_kept)
        form.close_button.setVisible(not self.sides.is_narrow())

    def _fit(self, is_narrow: bool) -> None:
        self.back.setVisible(is_narrow)
        self.panel.set_alone(is_narrow)
        self.views.set_alone(is_narrow and self.sides.shows_right())
        if self.detail.is_editing():
            self.detail.form.close_button.setVisible(not is_narrow)

    def today(self) -> date:
        """The person's day."""
        return self._opened.preferences.today(self._now())

    def _order_tabs(self) -> None:
        order_tabs(self.panel, self.sides.right)

    # ---- choosing

    def _choose_first(self) -> AgendaRow | None:
        row = self.panel.first_to_show(lambda each: not is_over(each, self._now()))
        if row is not None:
            self.panel.list.choose(row.key)
        return row

    def _show_first(self) -> None:
        row = self._choose_first()
        if row is not None:
            self._show_row(row)
        else:
            self.detail.say_nothing_yet()
            self._order_tabs()

    def _show_first_if_none(self) -> None:
        if self.detail.is_empty():
            self._show_first()

    def _show_row(self, row: AgendaRow) -> None:
        if row.kind is RowKind.DRAFT:
            self.detail.begin("" if row.key == NEW else row.key, {})
        elif row.planned is not None and row.planned.deleted:
            self.detail.show_deleted(row.planned.appointment)
        elif row.planned is not None:
            self.detail.show_appointment(row.planned.appointment.id, row.planned.planned_on)
        self._order_tabs()

    def _open_row(self, row: AgendaRow) -> None:
        self._show_row(row)
        self.sides.show_right()
        self.detail.enter()

    def _show_first_of_day(self, _day: date) -> None:
        if self.detail.is_editing():
            return
        if self.panel.first_to_show() is not None:
            self._show_first()
        else:
            self.detail.show_nothing(tr("Nothing is planned on this day."))

    def _open_day(self, _day: date) -> None:
        row = self.panel.first_to_show()
        if row is not None:
            self.panel.list.choose(row.key)
            self._open_row(row)

    def _filtered(self) -> None:
        self.panel.refresh()
        self._show_first()

    def _open_time(self, key: str) -> None:
        self.show_record(*time_of_key(key))
        self.detail.enter(Qt.FocusReason.OtherFocusReason)

    # ---- the form

    def begin(self, key: str, base: Mapping[str, Any]) -> None:
        """A form with some values given; `key` is that of its draft, '' for the one that New appointment begins."""
        self.detail.begin(key, base)
        self.views.show_agenda()
        self.panel.list.choose(key or NEW)
        self.sides.show_right()
        self._order_tabs()
        self.detail.enter()

    def _edit(self) -> None:
        self.detail.edit()
        self._order_tabs()
        self.detail.enter()

    def _draft_kept(self) -> None:
        self.panel.refresh_rows()
        if self.detail.is_editing():
            details = self.detail.form.details()
            self.panel.list.choose(details.key if details else self.detail.form.key() or NEW)

    def _close_form(self) -> None:
        was_new = self.detail.form.existing() is None
        self.detail.leave_form()
        self.panel.refresh_rows()
        if self.detail.is_empty():
            self._show_first()
        elif (shown := self.detail.shown_details()) is not None:
            self.panel.list.choose(shown.key)
        if was_new:
            self.sides.show_left()
            self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.detail.enter(Qt.FocusReason.OtherFocusReason)
        self._order_tabs()

    def _saved(self, appointment_id: UUID, on: date) -> None:
        self.detail.show_appointment(appointment_id, on)
        self.panel.refresh_rows()
        self._choose_shown()
        self._order_tabs()
        self.detail.enter(Qt.FocusReason.OtherFocusReason)

    def _choose_shown(self) -> None:
        details = self.detail.shown_details()
        if details is not None:
            self.panel.show_details(details)

    def _show_history(self) -> None:
        from recovery_journal.gui.history_dialog import HistoryDialog

        appointment = self.detail.form.existing()
        if appointment is not None:
            HistoryDialog(appointment.title, self._opened.history.of(appointment), self).open()

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Does something to the journal; a known problem is said calmly, and the typed text stays."""
        return attempt(self, self.said, deed)

    def _tell_problem(self, problem: JournalProblem) -> None:
        self.said.emit(told(self, problem), False)
