"""The days as a chapter of Check-ins: looking back at any of them, and the form that writes one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import attempt, told
from recovery_journal.gui.forms.tab_order import order_before
from recovery_journal.gui.pages.check_in import CheckInForm
from recovery_journal.gui.pages.check_in_days import DayAsk, DayButton
from recovery_journal.gui.pages.check_in_look_back import LookBack
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.theme.focus_ring import FocusRing
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.tab_order import order_tabs, stops_in
from recovery_journal.language import tr
from recovery_journal.services.check_ins import CheckIns
from recovery_journal.services.journal import Changed
from recovery_journal.services.look_back import DayReader
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal

if TYPE_CHECKING:
    from recovery_journal.gui.for_ever_box import ForEverBox


class DaysPart(PlainPart):
    """The look-back, with the check-in form in its place while one is written.

    `writing_changed(is_writing)` tells that the one came for the other; the page then brings the look-back up to date.
    `earlier_button` and `day_button` are for the head of the page.
    """

    writing_changed = Signal(bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._check_ins = CheckIns(opened.journal, opened.reader)
        self._reader = DayReader(opened)
        self._day_ask: DayAsk | None = None
        self._empty: EmptyState | None = None
        self._form: CheckInForm | None = None
        self._day_button: DayButton | None = None
        self._look_back: LookBack | None = None
        self._day: date | None = None
        self._is_stale = True
        self.earlier_button = button(tr("Fill in an earlier day"), on_click=self.ask_for_day)

        self._column = column_in(self)
        self._column.setSpacing(theme.current().size("l"))

    @property
    def look_back(self) -> LookBack:
        """The days, made when they are first seen: who comes to write does not see them."""
        if self._look_back is None:
            self._look_back = made = LookBack(self._opened)
            if self._day is not None:
                made.set_day(self._day)
            made.edit_requested.connect(self.write)
            made.delete_requested.connect(self._delete)
            made.go_requested.connect(self.go_requested)
            made.grown.connect(self._grown)
            made.card.bring_back_requested.connect(self._bring_back)
            made.card.for_ever_requested.connect(self.delete_for_ever)
            self._column.insertWidget(0 if self._day_ask is None else 1, made)
            if self._day_ask is not None:
                order_tabs(self._day_ask, made)
        return self._look_back

    @property
    def day_ask(self) -> DayAsk:
        """The question for a day, made when it is first asked."""
        if self._day_ask is None:
            self._day_ask = DayAsk(self._today)
            self._day_ask.day_chosen.connect(self.write)
            self._day_ask.closed.connect(self._ask_closed)
            self._column.insertWidget(0, self._day_ask)
            self._put_day_ask_first(self._day_ask)
        return self._day_ask

    @property
    def empty(self) -> EmptyState:
        """What stands here while nothing is written yet."""
        if self._empty is None:
            words = tr("No check-ins yet. The first one takes about a minute.")
            self._empty = EmptyState("checkin", words, tr("Check in"), self.start_new)
            self._column.addWidget(self._empty)
        return self._empty

    @property
    def day_button(self) -> DayButton:
        """Says which day is written, made with the form."""
        if self._day_button is None:
            self._day_button = DayButton(self._check_ins, self._today)
            self._day_button.day_chosen.connect(self.write)
            self._day_button.other_day_requested.connect(self.ask_for_day)
        return self._day_button

    @property
    def form(self) -> CheckInForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = CheckInForm(self._opened)
            self._form.hide()
            self._form.saved.connect(self._saved)
            self._form.stopped.connect(self._stopped)
            self._form.failed.connect(lambda words: self.said.emit(words, False))
            self._column.addWidget(self._form, 1)
            self.form_made.emit()
        return self._form

    def is_writing(self) -> bool:
        """Whether the form is shown in place of the look-back."""
        return self._form is not None and not self._form.isHidden()

    # ---- what the page asks for

    def sentence(self) -> str:
        """What is to be done here now."""
        if self.is_writing():
            return tr("About a minute. Leave anything blank. Blank just means unknown.")
        return tr("Look back at any day. A day without an entry stays blank.")

    def new_words(self) -> str:
        """What the main button says: nothing while there is one below, or the form."""
        is_empty = self._empty is not None and not self._empty.isHidden()
        return "" if self.is_writing() or is_empty else tr("Check in")

    def concerns(self, changed: Changed) -> bool:
        """All that is written has a day; the page itself tells of every change and of another day."""
        return False

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        if self._form is not None:
            self._form.refresh()
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def start_new(self, *, typed: Mapping[str, Any] | None = None) -> None:
        """Opens today's check-in, or that of another day, with some answers given."""
        answers = dict(typed or {})
        day = answers.pop("day", None)
        self.write(date.fromisoformat(day) if day else self._today(), answers)

    def show_record(self, check_in_id: UUID) -> None:
        """Looks back at the day of a check-in."""
        check_in = self._opened.reader.get(CheckIn, check_in_id)
        if check_in is not None:
            self.show_day(check_in.day)

    def show_day(self, day: date) -> None:
        """Looks back at a day."""
        if self.is_writing():
            self.form.stop()
        self._go_to(day)
        self.refresh()

    def write(self, day: date, answers: Mapping[str, Any] | None = None) -> None:
        """Opens the form of a day, which is not a coming one."""
        if day > self._today():
            self.show_day(day)
            return
        if not self.form.keep_draft():
            return
        by_keys = self._focus_reason()
        if self._day_ask is not None:
            self._day_ask.hide()
        self.form.open_day(day, answers)
        self.day_button.show_day(day)
        self._show_form(True)
        self.form.focus(by_keys)

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        if self._form is not None:
            self._form.write_draft()

    def keep_typed(self) -> bool:
        """The same; what stands in the way is said."""
        return self._form is None or self._form.keep_draft()

    def focus_search(self) -> None:
        """A day is found by its date."""
        self.ask_for_day()

    def ask_for_day(self) -> None:
        """Asks for an earlier day; proposes the latest one that is blank."""
        self.day_ask.ask(self._check_ins.latest_blank_day(self._today()))

    def step_back(self) -> bool:
        """From the question for a day, or from the form, back to where the person was; what is typed is kept."""
        if self._day_ask is not None and not self._day_ask.isHidden():
            self._day_ask.close_it()
            return True
        if not self.is_writing():
            return False
        self.form.stop()
        return True

    # ---- inside

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._catch_up()
            self.form_made.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_typed()
        super().hideEvent(event)

    def _catch_up(self) -> None:
        """The days are read when they are seen."""
        self._is_stale = self.is_writing()
        self._show_parts()
        if not self._is_stale and self._look_back is not None:
            self._look_back.refresh()

    def _go_to(self, day: date) -> None:
        """Where the days are looked at next."""
        self._day = day
        if self._look_back is not None:
            self._look_back.set_day(day)

    def _today(self) -> date:
        return self._opened.preferences.today()

    def _saved(self, changed: bool) -> None:
        self.go_requested.emit("today", self.form.way_on())
        self._go_to(self.day_button.day())
        self._show_form(False)
        self.said.emit(tr("Check-in saved."), changed)

    def _stopped(self) -> None:
        self._go_to(self.day_button.day())
        self._show_form(False)
        if self._reader.are_none():
            self.empty.button.setFocus(self._focus_reason())
        else:
            self.look_back.focus(self._focus_reason())

    def _delete(self, check_in: CheckIn) -> None:
        if attempt(self, self.said, lambda: self._check_ins.remove(check_in, asked_by=self)):
            self.said.emit(tr("Check-in deleted."), True)

    def _bring_back(self, check_in: CheckIn) -> None:
        try:
            changed = self._opened.journal.bring_back(check_in, self)
        except JournalProblem as problem:
            self.said.emit(told(self, problem), False)
            return
        self.said.emit(tr("Check-in brought back."), changed is not None)

    def delete_for_ever(self, check_in: CheckIn) -> ForEverBox:
        """Asks once, and then takes a deleted check-in out of the journal for ever."""
        from recovery_journal.gui.for_ever_box import ForEverBox

        box = ForEverBox(self._opened, check_in, tr("Check-in of {day}", day=_day_words(check_in.day)), self, self)
        box.erased.connect(lambda: self.said.emit(tr("Check-in deleted for ever."), False))
        box.open()
        return box

    def _ask_closed(self) -> None:
        (self.day_button if self.is_writing() else self.earlier_button).setFocus(self._focus_reason())

    def _show_form(self, is_form: bool) -> None:
        if self._form is not None:
            self._form.setVisible(is_form)
        self._show_parts()
        self.writing_changed.emit(is_form)

    def _show_parts(self) -> None:
        is_form = self.is_writing()
        is_empty = not is_form and self._reader.are_none()
        if not (is_form or is_empty) or self._look_back is not None:
            self.look_back.setVisible(not is_form and not is_empty)
        if is_empty or self._empty is not None:
            self.empty.setVisible(not is_form and is_empty)
        if is_form:
            self.day_button.show_day(self.day_button.day())

    def _focus_reason(self) -> Qt.FocusReason:
        """The keyboard's when the person is at it, so that the ring stays to be seen."""
        rings = self.window().findChildren(FocusRing)
        by_keys = any(ring.is_by_keys() for ring in rings)
        return Qt.FocusReason.TabFocusReason if by_keys else Qt.FocusReason.OtherFocusReason

    def _put_day_ask_first(self, day_ask: DayAsk) -> None:
        """It stands above the form or the days, and Tab comes to it before them."""
        below = self._form if self.is_writing() else self._look_back
        first = next((each for each in stops_in(below) if each.focusPolicy()), None) if below is not None else None
        if first is not None:
            order_before(first, list(stops_in(day_ask)))

    def _grown(self) -> None:
        """The head comes last on the way of Tab; while the page is made it goes there by itself."""
        if self.isVisible():
            self.form_made.emit()


def _day_words(day: date) -> str:
    return dates.current().day_long(day, year=True)
