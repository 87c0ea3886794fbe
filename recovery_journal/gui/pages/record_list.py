"""The left side of a record page: search, filter, the list itself, and suggestions at its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.models.record_model import RecordModel, RecordProxy, RecordRow, Role
from recovery_journal.gui.pages.record_list_parts import AWAY, FilterBox, NothingFound, RecordView, SearchField
from recovery_journal.gui.pages.record_rows import in_use
from recovery_journal.gui.pages.record_suggestions import SuggestionStrip
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import tr
from recovery_journal.services.content import CATEGORY_FIELDS

ROOM_FOR_SUGGESTIONS = 380


class ListSide(Protocol):
    """What a record page asks of whatever stands at its left, besides being a widget.

    Signals: `record_chosen(id)` tells of another choice, `form_requested` of Enter or a click,
    `suggestion_picked(Suggestion)` and `all_requested` of what was asked of the suggestions.
    """

    record_chosen: Any
    form_requested: Any
    suggestion_picked: Any
    all_requested: Any

    def set_rows(self, rows: Sequence[RecordRow]) -> None: ...

    def choose(self, record_id: str) -> bool: ...

    def show_row_of(self, record_id: str) -> None: ...

    def enter(self) -> None: ...

    def start_search(self) -> None: ...


class RecordList(QWidget):
    """Shows rows, with suggestions under them; it is a ListSide."""

    record_chosen = Signal(str)
    form_requested = Signal()
    suggestion_picked = Signal(object)
    all_requested = Signal()

    def __init__(self, kind: RecordKind) -> None:
        super().__init__()
        self._kind = kind
        self._count = 0
        self.model = RecordModel(self)
        self.proxy = RecordProxy(self.model, self)
        self.search = SearchField(kind.kind)
        self.filter = self.make_filter()
        self.view = RecordView(self.proxy, tr(kind.tab))
        self._empty: EmptyState | None = None
        self._nothing: NothingFound | None = None
        self.places = QStackedWidget()
        self.suggestions = SuggestionStrip(kind)
        self._lay_out()
        self.search.textChanged.connect(self._search_changed)
        self.search.list_requested.connect(self.enter)
        self.filter.currentIndexChanged.connect(self._filter_changed)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.form_requested.connect(self.form_requested)
        self.suggestions.suggestion_picked.connect(self.suggestion_picked)
        self.suggestions.all_requested.connect(self.all_requested)
        self._show_place()

    @property
    def empty(self) -> EmptyState:
        """What stands where there are no rows yet, made when it is first needed."""
        if self._empty is None:
            self._empty = EmptyState(self._kind.icon, tr(self._kind.empty))
            self.places.addWidget(self._empty)
        return self._empty

    @property
    def nothing(self) -> NothingFound:
        """What stands where nothing matches, made when it is first needed."""
        if self._nothing is None:
            self._nothing = NothingFound(self.clear_search)
            self.places.addWidget(self._nothing)
            self.put_in_order()
        return self._nothing

    def put_in_order(self) -> None:
        """Tab comes to what was made later where it is seen."""
        order_tabs(self)

    def make_filter(self) -> FilterBox:
        """What the list can be narrowed with."""
        return FilterBox(self._kind)

    def searched(self) -> str:
        """What is searched for."""
        return self.proxy.search()

    def set_rows(self, rows: Sequence[RecordRow]) -> None:
        """Shows these rows; the chosen record stays chosen if it is still there."""
        chosen = self.chosen()
        with self.view.quietly():
            self.model.set_rows(rows)
        self._count = in_use(rows)
        self.suggestions.set_taken(row.name for row in rows if not row.is_away)
        if chosen:
            self.choose(chosen)
        self._show_place()

    def chosen(self) -> str:
        """The id of the chosen record, or ''."""
        index = self.view.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def choose(self, record_id: str) -> bool:
        """Marks a record as chosen without telling; false when it is not shown."""
        index = self.proxy.place_of(record_id)
        with self.view.quietly():
            if index.isValid():
                self.view.setCurrentIndex(index)
                self.view.scrollTo(index)
            else:
                self.view.selectionModel().clear()
        return index.isValid()

    def enter(self) -> None:
        """Puts the focus into the list, on its first row if none is chosen; above it where it is empty."""
        if not self.proxy.rowCount():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.proxy.index(0, 0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def start_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Shows everything in use again."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row_of(self, record_id: str) -> None:
        """Takes search and filter off when they hide a record that is to be seen."""
        if not self.proxy.place_of(record_id).isValid():
            away = next((row.is_away for row in self.model.rows() if row.id == record_id), False)
            self.search.clear()
            self.filter.setCurrentIndex(self.filter.findData(AWAY) if away else 0)

    def is_away(self) -> bool:
        """Whether archived and deleted records are shown."""
        return bool(self.filter.currentData() == AWAY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_place()

    def _lay_out(self) -> None:
        look = theme.current()
        tools = QHBoxLayout()
        tools.setSpacing(look.size("s"))
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter)
        self.places.addWidget(self.view)
        column = column_in(self, 10)
        column.addLayout(tools)
        column.addWidget(self.places, 1)
        column.addWidget(self.suggestions)

    def _search_changed(self, text: str) -> None:
        self._narrow(lambda: self.proxy.set_search(text))

    def _filter_changed(self) -> None:
        wanted = self.filter.currentData()
        self._narrow(lambda: self.proxy.set_filter("" if wanted == AWAY else wanted, wanted == AWAY))

    def _narrow(self, change: Callable[[], None]) -> None:
        """Changes what is shown; the chosen record stays chosen, shown or not."""
        chosen = self.chosen()
        with self.view.quietly():
            change()
            if chosen:
                self.choose(chosen)
        self._show_place()

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self.view.is_quiet and current.isValid():
            self.record_chosen.emit(str(current.data(Role.ID)))

    def _show_place(self) -> None:
        self.search.set_count(0 if self.is_away() else self._count)
        shown = self.proxy.rowCount() > 0
        narrowed = bool(self.searched()) or self.filter.currentIndex() > 0
        self.places.setCurrentWidget(self.view if shown else self.nothing if narrowed else self.empty)
        if narrowed and not shown:
            self.nothing.show_words(none_away=self.is_away() and not self.searched())
        roomy = self.height() >= theme.current().px(ROOM_FOR_SUGGESTIONS)
        offered = self._kind.kind in CATEGORY_FIELDS
        self.suggestions.setVisible(roomy and offered and not self.is_away())
