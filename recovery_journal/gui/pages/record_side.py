"""The form side of a record page: which record is open, its draft, and all that can be done with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from recovery_journal.domain.record import Record, RuleBroken
from recovery_journal.gui import dates
from recovery_journal.gui.another_place import told
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.for_ever_box import ForEverBox
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.history_dialog import HistoryDialog
from recovery_journal.gui.pages.record_editing import Editing, Sheet
from recovery_journal.gui.pages.record_form import RecordForm
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.after_painting import AfterPainting
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.states import bring_back_state
from recovery_journal.services.words import name_of, rule_words

LONGEST_NAME = 60


class RecordSide(QStackedWidget):
    """Shows one record of a kind at a time, or says that none is chosen.

    `said(text, undo)` asks for a toast, `rows_changed` tells that the list says something else now, `shown` that a
    record came onto the form, `closed(had_focus)` that none is on it any more, `saved(had_focus)` that it was saved;
    `form_made` tells that there is a form from now on, `go_requested(kind, id)` wishes for another record.
    """

    said = Signal(str, bool)
    rows_changed = Signal()
    shown = Signal()
    closed = Signal(bool)
    saved = Signal(bool)
    form_made = Signal()
    go_requested = Signal(str, object)

    def __init__(self, kind: RecordKind, opened: OpenJournal, editing: Editing | None = None) -> None:
        super().__init__()
        self.kind = kind
        self._none_chosen: EmptyState | None = None
        self._opened = opened
        self._editing = editing or Editing(kind, opened)
        self._sheet: Sheet | None = None
        self._form: RecordForm | None = None
        self.keeper = DraftKeeper(opened.drafts, kind.kind, self)
        self._soon = AfterPainting(self, lambda: self.form)
        self._connect()

    @property
    def none_chosen(self) -> EmptyState:
        """What stands there when no record is chosen; where there is only one it is never seen."""
        if self._none_chosen is None:
            self._none_chosen = EmptyState("edit", tr(self.kind.none_chosen) if self.kind.none_chosen else "")
            self.insertWidget(0, _card(self._none_chosen))
        return self._none_chosen

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = RecordForm(self.kind, self._opened.reader)
            self.addWidget(self._form)
            self._connect_form(self._form)
            self.form_made.emit()
        return self._form

    def sheet(self) -> Sheet | None:
        """The record that is on the form, if any."""
        return self._sheet

    # ---- what the page asks for

    def open(self, record_id: UUID) -> None:
        """Shows a record as it is kept, with its draft."""
        sheet = self._editing.open(record_id)
        if sheet is not None:
            self._show_sheet(sheet)

    def open_only(self) -> None:
        """Shows the one record of the kind, or a blank one."""
        self._show_sheet(self._editing.open_only())

    def open_new(self, suggestion: dict[str, Any] | None = None, typed: dict[str, Any] | None = None) -> UUID:
        """A record that is not saved yet, with the values of a suggestion or with some typed in; gives its id."""
        sheet = self._editing.new(suggestion, typed)
        self._show_sheet(sheet)
        if sheet.draft is not None:
            self.keeper.touch()
            self.keep_typed()
        return sheet.id

    def refresh(self) -> None:
        """The record on the form may have changed or gone; what is typed over it stays."""
        if self._sheet is not None:
            self._refresh_sheet(self._sheet)

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self.keeper.write()

    def keep_typed(self) -> bool:
        """Keeps what is typed and not saved, at once; where that is not possible the form says why."""
        return self.keeper.flush()

    def save_by_key(self, page: QWidget) -> None:
        """From now on Ctrl+S anywhere on the page saves."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def foot_height(self, width: int) -> int:
        """How high the part of the form is that does not scroll."""
        return self._form.foot.heightForWidth(width) if self._form is not None else 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._form is None:
            self._soon.start()  # the form is there by the time the first row is chosen

    # ---- what the form asks for

    def save(self) -> None:
        """Saves what is on the form, or says there what has to be put right first."""
        sheet = self._sheet
        if sheet is None or not self.form.is_changed():
            return
        values = self.form.values()
        if values is None or not self._may_be(values):
            return
        had_focus = self.form.save.hasFocus()
        if self._safely(lambda: self._editing.save(sheet, values, self.form.private.isChecked(), self)):
            self.keeper.forget()
            self.open(sheet.id)
            self.rows_changed.emit()
            self.saved.emit(had_focus)

    def undo_changes(self) -> None:
        """Takes back what was typed and not saved."""
        sheet = self._sheet
        if sheet is None or not self._safely(self.keeper.end):
            return
        if sheet.is_new:
            self.close_sheet()
        else:
            self.open(sheet.id)
            self.rows_changed.emit()
            self.form.form.focus_field()

    def archive(self) -> None:
        """Puts the record away; it can be brought back."""
        self._take_away(self._opened.journal.archive, tr("Archived: {name}"))

    def delete(self) -> None:
        """Deletes the record; it can be brought back."""
        self._take_away(self._opened.journal.remove, tr("Deleted: {name}"))

    def bring_back(self) -> None:
        """Returns an archived or deleted record to the list."""
        record = self._sheet.record if self._sheet else None
        if record is None or not self._safely(lambda: self._opened.journal.bring_back(record, self)):
            return
        self.rows_changed.emit()
        self.go_requested.emit(self.kind.kind, record.id)
        self.said.emit(tr("Brought back: {name}", name=_short(_name(record))), True)

    def open_history(self) -> HistoryDialog | None:
        """What happened to this record, in a box."""
        record = self._sheet.record if self._sheet else None
        if record is None:
            return None
        now = self._opened.reader.get(self.kind.cls, record.id)
        box = HistoryDialog(_name(record), self._opened.history.of(record), self, now)
        box.state_chosen.connect(lambda state: self._bring_back_state(box, state))
        box.open()
        return box

    def delete_for_ever(self) -> ForEverBox | None:
        """Asks once, and then takes an archived or deleted record out of the journal for ever."""
        record = self._sheet.record if self._sheet else None
        if record is None:
            return None
        name = _name(record)
        box = ForEverBox(self._opened, record, name, self, self)
        box.erased.connect(self._forget_sheet)
        box.erased.connect(lambda: self.said.emit(tr("Deleted for ever: {name}", name=_short(name)), False))
        box.open()
        return box

    def close_sheet(self) -> None:
        """Nothing is chosen any more."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._sheet = None
        self.keeper.watch(None, lambda: None)
        self.setCurrentIndex(0)
        self.rows_changed.emit()
        self.closed.emit(had_focus)

    # ---- inside

    def _connect(self) -> None:
        self.keeper.kept.connect(self.rows_changed)
        self.keeper.failed.connect(lambda problem: self.form.say(told(self, problem)))

    def _connect_form(self, form: RecordForm) -> None:
        form.edited.connect(self.keeper.touch)
        form.save_requested.connect(self.save)
        form.undo_requested.connect(self.undo_changes)
        form.archive_requested.connect(self.archive)
        form.bring_back_requested.connect(self.bring_back)
        form.delete_requested.connect(self.delete)
        form.history_requested.connect(self.open_history)
        form.for_ever_requested.connect(self.delete_for_ever)
        form.go_requested.connect(self.go_requested)

    def _refresh_sheet(self, sheet: Sheet) -> None:
        fresh = self._editing.open(sheet.id)
        typed = self.form.is_changed()
        if fresh is None or (fresh.is_away and not sheet.is_away):
            if not typed:
                self.close_sheet()
        elif typed:
            self._sheet = fresh
            self.form.take_saved(fresh)
        elif fresh != sheet:
            self._show_sheet(fresh)
        self.form.refresh_links()

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.form.show_sheet(sheet)
        self.keeper.watch(sheet.id, self.form.draft)
        self.setCurrentWidget(self.form)
        self.shown.emit()

    def _bring_back_state(self, box: HistoryDialog, state: Record) -> None:
        """An ordinary edit, which Undo takes back; what is typed and not saved stays over it."""
        now = self._opened.reader.get(self.kind.cls, state.id)
        if now is None or not self._safely(lambda: bring_back_state(self._opened.journal, state, now, self)):
            return
        box.close()
        self.keep_typed()
        self.refresh()
        self.rows_changed.emit()
        self.said.emit(tr("Brought back as it was: {name}", name=_short(_name(state))), True)

    def _forget_sheet(self) -> None:
        """What was on the form is gone for ever, and its draft with it."""
        self.keeper.forget()
        self.close_sheet()

    def _take_away(self, do: Any, words: str) -> None:
        record = self._sheet.record if self._sheet else None
        if record is None:
            return
        self.keep_typed()
        if self._safely(lambda: do(record, self)):
            self.close_sheet()
            self.said.emit(words.format(name=_short(_name(record))), True)

    def _may_be(self, values: dict[str, Any]) -> bool:
        """Whether values can be saved together; if not, the form says why."""
        try:
            self._editing.check(values)
        except RuleBroken as broken:
            self.form.form.show_errors({broken.field: rule_words(broken)})
            return False
        return True

    def _safely(self, do: Any) -> bool:
        """Does something that may meet a known problem, and says that one; whether it was done."""
        try:
            do()
        except JournalProblem as problem:
            dialogs.tell(self, told(self, problem))
            return False
        return True


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    QVBoxLayout(card).addWidget(inside)
    return card


def _name(record: Record) -> str:
    return name_of(record, dates.current().day_text)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
