"""The record page: the list of one kind at the left, the record that is chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.record_belongs import can_be_pointed_at
from recovery_journal.gui.pages.record_editing import Sheet
from recovery_journal.gui.pages.record_form import RecordForm
from recovery_journal.gui.pages.record_list import ListSide, RecordList
from recovery_journal.gui.pages.record_rows import rows_of
from recovery_journal.gui.pages.record_side import RecordSide
from recovery_journal.gui.pages.record_sides import LIST_WIDTH, TwoSides
from recovery_journal.gui.pages.record_suggestions import SuggestionBox
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.language import tr
from recovery_journal.services.content import CATEGORY_FIELDS, Suggestion
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import kind_words

if TYPE_CHECKING:
    from recovery_journal.gui.history_dialog import HistoryDialog


class RecordPage(TwoSides):
    """One kind of record. `said(text, undo)` asks for a toast, as a page of the journal does.

    `form_made` tells that there is a form from now on, `go_requested(kind, id)` wishes for a record of any kind.
    """

    said = Signal(str, bool)
    form_made = Signal()
    go_requested = Signal(str, object)
    list_width = LIST_WIDTH

    def __init__(self, kind: RecordKind, opened: OpenJournal) -> None:
        self.kind = kind
        self._opened = opened
        self.list: ListSide = self.make_list()
        self.side = self.make_side()
        words = tr("Back to {things}", things=kind_words(kind.kind, many=True))
        super().__init__(cast(QWidget, self.list), self.side, words, self.list_width)
        self._connect()
        self.refresh()

    def make_list(self) -> ListSide:
        """What stands at the left."""
        return RecordList(self.kind)

    def make_side(self) -> RecordSide:
        """What stands at the right."""
        return RecordSide(self.kind, self._opened)

    def show_rows(self) -> Sequence[RecordRow]:
        """Shows the rows of the list as they are now, and gives them."""
        rows = rows_of(self.kind, self._opened)
        self.list.set_rows(rows)
        return rows

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        return self.side.form

    def sheet(self) -> Sheet | None:
        """The record that is on the form, if any."""
        return self.side.sheet()

    def sentence(self) -> str:
        """What the page is for."""
        return tr(self.kind.purpose)

    def new_words(self) -> str:
        """What its main button says."""
        return tr(self.kind.new)

    def has_suggestions(self) -> bool:
        """Whether there is anything to pick from."""
        return self.kind.kind in CATEGORY_FIELDS

    # ---- what the plan asks for

    def refresh(self) -> None:
        """Shows the journal as it is now; typed text that is not saved stays."""
        self._refresh_rows()
        self.side.refresh()

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here; its own changes a page has already shown."""
        shown = {self.kind.kind, "link", *self.kind.links(), *self.kind.parts(), *can_be_pointed_at(self.kind.kind)}
        return changed.asked_by is not self.side and bool(shown & changed.kinds)

    def show_record(self, record_id: UUID) -> None:
        """Chooses a record and shows it, unless what is typed in another one could not be kept."""
        if not self.keep_typed():
            return
        self.list.show_row_of(str(record_id))
        self.list.choose(str(record_id))
        self.side.open(record_id)
        self.show_right(True)

    def start_new(self, suggestion: dict[str, Any] | None = None, typed: dict[str, Any] | None = None) -> None:
        """A new record on the form, blank, with a suggestion, or with some values given; nothing is saved yet."""
        if not self.keep_typed():
            return
        record_id = self.side.open_new(suggestion, typed)
        self.list.choose(str(record_id))
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
        self.side.write_drafts()

    def keep_typed(self) -> bool:
        """Keeps what is typed and not saved, at once; where that is not possible the form says why."""
        return self.side.keep_typed()

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self.show_right(False)
        self.list.start_search()

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

    def foot_height(self, width: int) -> int:
        return self.side.foot_height(width)

    # ---- what the form does

    def save(self) -> None:
        """Saves what is on the form."""
        self.side.save()

    def undo_changes(self) -> None:
        """Takes back what was typed and not saved."""
        self.side.undo_changes()

    def archive(self) -> None:
        """Puts the record away."""
        self.side.archive()

    def bring_back(self) -> None:
        """Returns an archived or deleted record to the list."""
        self.side.bring_back()

    def open_history(self) -> HistoryDialog | None:
        """What happened to the record on the form, in a box."""
        return self.side.open_history()

    # ---- inside

    def _connect(self) -> None:
        self.back.clicked.connect(self.step_back)
        self.list.record_chosen.connect(self._chosen)
        self.list.form_requested.connect(self._to_form)
        self.list.suggestion_picked.connect(self._take_suggestion)
        self.list.all_requested.connect(self.open_suggestions)
        self.side.rows_changed.connect(self._refresh_rows)
        self.side.closed.connect(self._closed)
        self.side.saved.connect(self._saved)
        self.side.said.connect(self.said)
        self.side.form_made.connect(self.form_made)
        self.side.go_requested.connect(self._go)
        self.side.save_by_key(self)

    def _refresh_rows(self) -> None:
        rows = self.show_rows()
        begin = tr("Start a new one, or pick a suggestion. You can change or delete it at any time.")
        if not self.has_suggestions():
            begin = tr("Start a new one. You can change or delete it at any time.")
        self.side.none_chosen.set_sentence(tr(self.kind.none_chosen) if rows else begin)
        self._choose_shown()

    def _choose_shown(self) -> None:
        sheet = self.side.sheet()
        if sheet is not None:
            self.list.choose(str(sheet.id))

    def _chosen(self, record_id: str) -> None:
        if self.keep_typed():
            self.side.open(UUID(record_id))
        else:
            self._choose_shown()

    def _to_form(self) -> None:
        if self.side.sheet() is not None:
            self.show_right(True)
            self.form.form.focus_field()

    def _take_suggestion(self, suggestion: Suggestion) -> None:
        self.start_new(suggestion.values)

    def _go(self, kind: str, record_id: UUID) -> None:
        if kind == self.kind.kind:
            self.show_record(record_id)
        else:
            self.go_requested.emit(kind, record_id)

    def _closed(self, had_focus: bool) -> None:
        self.show_right(False)
        if had_focus:
            self.list.enter()

    def _saved(self, had_focus: bool) -> None:
        """Save can no longer hold the focus, so it goes on to where the next record is chosen."""
        if not had_focus:
            return
        if self.is_one_sided():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.enter()
