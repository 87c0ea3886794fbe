"""Check-ins: looking back at any day, and the form that writes one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import theme
from recovery_journal.gui.another_place import told
from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.check_in import CheckInForm
from recovery_journal.gui.pages.check_in_days import DayAsk, DayButton
from recovery_journal.gui.pages.check_in_look_back import LookBack
from recovery_journal.gui.theme.focus_ring import FocusRing
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.language import tr
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.problems import JournalProblem


class CheckInsPage(JournalPage):
    """The look-back, with the check-in form in its place while one is written.

    A target is a day to look back at, or ("check_in", day, answers) to write that day with some answers given.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self._opened = desk.opened
        self._check_ins = CheckIns(desk.opened.journal, desk.opened.reader)
        self.day_ask = DayAsk(self._today)
        self.look_back = LookBack(desk.opened)
        self.empty = EmptyState(
            "checkin", tr("No check-ins yet. The first one takes about a minute."), tr("Check in"), self.start_new
        )
        self._form: CheckInForm | None = None
        self.earlier_button = button(tr("Fill in an earlier day"), on_click=self.ask_for_day)
        self.check_in_button = button(tr("Check in"), "primary", "add", on_click=self.start_new)
        self.day_button = DayButton(self._check_ins, self._today)

        self._lay_out()

        self._connect()
        self._show_form(False)

    @property
    def form(self) -> CheckInForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = CheckInForm(self._opened)
            self._form.hide()
            self._form.saved.connect(self._saved)
            self._form.stopped.connect(self._stopped)
            self._form.failed.connect(lambda words: self.said.emit(words, False))
            self.body.addWidget(self._form, 1)
        return self._form

    def is_writing(self) -> bool:
        """Whether the form is shown in place of the look-back."""
        return self._form is not None and not self._form.isHidden()

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        if self._form is not None:
            self._form.refresh()
        if not self.is_writing():
            self.look_back.refresh()
        self._show_parts()

    def show_target(self, target: object) -> None:
        """Looks back at a day, or opens the form of a day with some answers given."""
        if isinstance(target, CheckIn):
            target = target.day
        if isinstance(target, date):
            self._leave_form()
            self.look_back.show_day(target)
        elif isinstance(target, tuple) and len(target) > 1 and target[0] == CheckIn.KIND:
            self.write(target[1], target[2] if len(target) > 2 else None)

    def write(self, day: date, answers: Mapping[str, Any] | None = None) -> None:
        """Opens the form of a day, which is not a coming one."""
        if day > self._today():
            self.look_back.show_day(day)
            return
        if not self.form.keep_draft():
            return
        by_keys = self._focus_reason()
        self.day_ask.hide()
        self.form.open_day(day, answers)
        self.day_button.show_day(day)
        self._show_form(True)
        self.form.focus(by_keys)

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        if self._form is not None:
            self._form.write_draft()

    def start_new(self) -> None:
        """Opens today's check-in."""
        self.write(self._today())

    def ask_for_day(self) -> None:
        """Asks for an earlier day; proposes the latest one that is blank."""
        self.day_ask.ask(self._check_ins.latest_blank_day(self._today()))

    def step_back(self) -> bool:
        """From the question for a day, or from the form, back to where the person was; what is typed is kept."""
        if not self.day_ask.isHidden():
            self.day_ask.close_it()
            return True
        if not self.is_writing():
            return False
        self.form.stop()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        if self._form is not None:
            self._form.keep_draft()
        super().hideEvent(event)

    def _today(self) -> date:
        return self._opened.preferences.today()

    def _saved(self, changed: bool) -> None:
        self.go_requested.emit("today", None)
        self.look_back.set_day(self.day_button.day())
        self._show_form(False)
        self.mark_stale()
        self.said.emit(tr("Check-in saved."), changed)

    def _stopped(self) -> None:
        self.look_back.show_day(self.day_button.day())
        self._show_form(False)
        self.look_back.focus(self._focus_reason())

    def _leave_form(self) -> None:
        if self.is_writing():
            self.form.stop()

    def _delete(self, check_in: CheckIn) -> None:
        try:
            self._check_ins.remove(check_in, asked_by=self)
        except JournalProblem as problem:
            self.said.emit(told(self, problem), False)
            return
        self.said.emit(tr("Check-in deleted."), True)

    def _ask_closed(self) -> None:
        (self.day_button if self.is_writing() else self.earlier_button).setFocus(self._focus_reason())

    def _show_form(self, is_form: bool) -> None:
        if self._form is not None:
            self._form.setVisible(is_form)
        if is_form:
            self.set_title(tr("Check-in"))
            self.set_sentence(tr("About a minute. Leave anything blank. Blank just means unknown."))
        else:
            self.set_title(tr("Check-ins"))
            self.set_sentence(tr("Look back at any day. A day without an entry stays blank."))
        self._show_parts()
        self.put_actions_last()

    def _show_parts(self) -> None:
        is_form = self.is_writing()
        is_empty = self._check_ins.are_none()
        self.look_back.setVisible(not is_form and not is_empty)
        self.empty.setVisible(not is_form and is_empty)
        self.day_button.setVisible(is_form)
        self.earlier_button.setVisible(not is_form)
        self.check_in_button.setVisible(not is_form and not is_empty)
        if is_form:
            self.day_button.show_day(self.day_button.day())

    def _focus_reason(self) -> Qt.FocusReason:
        """The keyboard's when the person is at it, so that the ring stays to be seen."""
        rings = self.window().findChildren(FocusRing)
        by_keys = any(ring.is_by_keys() for ring in rings)
        return Qt.FocusReason.TabFocusReason if by_keys else Qt.FocusReason.OtherFocusReason

    def _connect(self) -> None:
        self.look_back.edit_requested.connect(self.write)
        self.look_back.delete_requested.connect(self._delete)
        self.day_button.day_chosen.connect(self.write)
        self.day_button.other_day_requested.connect(self.ask_for_day)
        self.day_ask.day_chosen.connect(self.write)
        self.day_ask.closed.connect(self._ask_closed)

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.current().size("l"))
        self.body.addWidget(self.day_ask)
        self.body.addWidget(self.look_back)
        self.body.addWidget(self.empty)
        self.add_action(self.earlier_button)
        self.add_action(self.check_in_button)
        self.add_action(self.day_button)
