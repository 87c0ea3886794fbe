"""The record page: the list of one kind at the left, the record that is chosen at the right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from recovery_journal.gui.another_place import told
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.forms.draft_keeper import DraftKeeper
from recovery_journal.gui.history_dialog import HistoryDialog
from recovery_journal.gui.pages.record_editing import Editing, Sheet
from recovery_journal.gui.pages.record_form import RecordForm
from recovery_journal.gui.pages.record_list import RecordList
from recovery_journal.gui.pages.record_rows import rows_of
from recovery_journal.gui.pages.record_sides import TwoSides
from recovery_journal.gui.pages.record_suggestions import SuggestionBox
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.language import tr
from recovery_journal.services.content import Suggestion
from recovery_journal.services.journal import Changed
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import kind_words, name_of

LONGEST_NAME = 60
AFTER_PAINTING = 40  # ms; Qt paints within a few of being shown


class RecordPage(TwoSides):
    """One kind of record. `said(text, undo)` asks for a toast, as a page of the journal does.

    `form_made` tells that there is a form from now on.
    """

    said = Signal(str, bool)
    form_made = Signal()

    def __init__(self, kind: RecordKind, opened: OpenJournal) -> None:
        self.list = RecordList(kind)
        self.sheets = QStackedWidget()
        self.none_chosen = EmptyState("edit", tr(kind.none_chosen))
        words = tr("Back to {things}", things=kind_words(kind.kind, many=True))
        super().__init__(self.list, self.sheets, words)
        self.kind = kind
        self._opened = opened
        self._editing = Editing(kind, opened)
        self._sheet: Sheet | None = None
        self._form: RecordForm | None = None
        self._keeper = DraftKeeper(opened.drafts, kind.kind, self)
        self._soon = QTimer(self)
        self._soon.setInterval(AFTER_PAINTING)
        self._soon.setSingleShot(True)
        self.sheets.addWidget(_card(self.none_chosen))
        self._connect()
        self.refresh()

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        if self._form is None:
            self._form = RecordForm(self.kind, self._opened.reader)
            self.sheets.addWidget(self._form)
            self._connect_form(self._form)
            self.form_made.emit()
        return self._form

    def sheet(self) -> Sheet | None:
        """The record that is on the form, if any."""
        return self._sheet

    # ---- what the plan asks for

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        self._refresh_rows()
        if self._sheet is not None:
            self._refresh_sheet(self._sheet)

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here; its own changes a page has already shown."""
        shown = {self.kind.kind, "link", *self.kind.links()}
        return changed.asked_by is not self and bool(shown & changed.kinds)

    def show_record(self, record_id: UUID) -> None:
        """Chooses a record and shows it, unless what is typed in another one could not be kept."""
        if not self.keep_typed():
            return
        self.list.show_row_of(str(record_id))
        self.list.choose(str(record_id))
        self._open(record_id)
        self.show_right(True)

    def start_new(self, suggestion: dict[str, Any] | None = None) -> None:
        """A new record on the form, blank or with a suggestion typed in; nothing is saved yet."""
        if not self.keep_typed():
            return
        sheet = self._editing.new(suggestion)
        self._show_sheet(sheet)
        if suggestion is not None:
            self._keeper.touch()
            self.keep_typed()
        self.list.choose(str(sheet.id))
        self.show_right(True)
        self.form.form.focus_field()

    def open_suggestions(self) -> SuggestionBox:
        """All suggestions in a box."""
        box = SuggestionBox(self.kind, self)
        box.suggestion_picked.connect(self._take_suggestion)
        box.open()
        return box

    def write_drafts(self) -> None:
        """Keeps what is typed and not saved, at once. Raises JournalProblem."""
        self._keeper.write()

    def keep_typed(self) -> bool:
        """Keeps what is typed and not saved, at once; where that is not possible the form says why."""
        return self._keeper.flush()

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.show_right(False)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def step_back(self) -> bool:
        """From the form back to the list; what is typed is kept as a draft."""
        focused = self.window().focusWidget()
        in_form = focused is not None and self.right.isAncestorOf(focused)
        if not in_form and not (self.is_one_sided() and self.is_right_shown()):
            return False
        self.keep_typed()
        self.show_right(False)
        self.list.enter()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._form is None:
            self._soon.start()  # the form is there by the time the first row is chosen

    def foot_height(self, width: int) -> int:
        return self._form.foot.heightForWidth(width) if self._form is not None else 0

    # ---- what the form asks for

    def save(self) -> None:
        """Saves what is on the form, or says there what has to be put right first."""
        sheet = self._sheet
        if sheet is None or not self.form.is_changed():
            return
        values = self.form.values()
        if values is None:
            return
        had_focus = self.form.save.hasFocus()
        if self._safely(lambda: self._editing.save(sheet, values, self.form.private.isChecked(), self)):
            self._keeper.forget()
            self._reopen(sheet.id)
            if had_focus:
                self._focus_after_save()

    def undo_changes(self) -> None:
        """Takes back what was typed and not saved."""
        sheet = self._sheet
        if sheet is None or not self._safely(self._keeper.end):
            return
        if sheet.is_new:
            self._close()
        else:
            self._reopen(sheet.id)
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
        self._refresh_rows()
        self.show_record(record.id)
        self.said.emit(tr("Brought back: {name}", name=_short(name_of(record))), True)

    def open_history(self) -> HistoryDialog | None:
        """What happened to this record, in a box."""
        record = self._sheet.record if self._sheet else None
        if record is None:
            return None
        box = HistoryDialog(name_of(record), self._opened.history.of(record), self)
        box.open()
        return box

    # ---- inside

    def _connect(self) -> None:
        self.back.clicked.connect(self.step_back)
        self.list.record_chosen.connect(self._chosen)
        self.list.form_requested.connect(self._to_form)
        self.list.suggestions.suggestion_picked.connect(self._take_suggestion)
        self.list.suggestions.all_requested.connect(self.open_suggestions)
        self._keeper.kept.connect(self._refresh_rows)
        self._keeper.failed.connect(lambda problem: self.form.say(told(self, problem)))
        self._soon.timeout.connect(lambda: self.form)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def _connect_form(self, form: RecordForm) -> None:
        form.edited.connect(self._keeper.touch)
        form.save_requested.connect(self.save)
        form.undo_requested.connect(self.undo_changes)
        form.archive_requested.connect(self.archive)
        form.bring_back_requested.connect(self.bring_back)
        form.delete_requested.connect(self.delete)
        form.history_requested.connect(self.open_history)

    def _refresh_rows(self) -> None:
        rows = rows_of(self.kind, self._opened)
        self.list.set_rows(rows)
        begin = tr("Start a new one, or pick a suggestion. You can change or delete it at any time.")
        self.none_chosen.set_sentence(tr(self.kind.none_chosen) if rows else begin)
        if self._sheet is not None:
            self.list.choose(str(self._sheet.id))

    def _refresh_sheet(self, sheet: Sheet) -> None:
        """The record on the form may have changed or gone; what is typed over it stays."""
        fresh = self._editing.open(sheet.id)
        typed = self.form.is_changed()
        if fresh is None or (fresh.is_away and not sheet.is_away):
            if not typed:
                self._close()
        elif typed:
            self._sheet = fresh
            self.form.take_saved(fresh)
        elif fresh != sheet:
            self._show_sheet(fresh)
        self.form.form.refresh_links()

    def _chosen(self, record_id: str) -> None:
        if self.keep_typed():
            self._open(UUID(record_id))
        elif self._sheet is not None:
            self.list.choose(str(self._sheet.id))

    def _to_form(self) -> None:
        if self._sheet is not None:
            self.show_right(True)
            self.form.form.focus_field()

    def _take_suggestion(self, suggestion: Suggestion) -> None:
        self.start_new(suggestion.values)

    def _open(self, record_id: UUID) -> None:
        sheet = self._editing.open(record_id)
        if sheet is not None:
            self._show_sheet(sheet)

    def _reopen(self, record_id: UUID) -> None:
        """The same record as it is kept now."""
        self._open(record_id)
        self._refresh_rows()

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.form.show_sheet(sheet)
        self._keeper.watch(sheet.id, self.form.draft)
        self.sheets.setCurrentWidget(self.form)

    def _close(self) -> None:
        """Nothing is chosen any more."""
        self._sheet = None
        self._keeper.watch(None, lambda: None)
        self.sheets.setCurrentIndex(0)
        self._refresh_rows()
        self.show_right(False)

    def _take_away(self, do: Any, words: str) -> None:
        record = self._sheet.record if self._sheet else None
        if record is None:
            return
        self.keep_typed()
        if self._safely(lambda: do(record, self)):
            self._close()
            self.list.enter()
            self.said.emit(words.format(name=_short(name_of(record))), True)

    def _safely(self, do: Any) -> bool:
        """Does something that may meet a known problem, and says that one; whether it was done."""
        try:
            do()
        except JournalProblem as problem:
            dialogs.tell(self, told(self, problem))
            return False
        return True

    def _focus_after_save(self) -> None:
        """Save can no longer hold the focus, so it goes on to where the next record is chosen."""
        if self.is_one_sided():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.enter()


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    QVBoxLayout(card).addWidget(inside)
    return card


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
