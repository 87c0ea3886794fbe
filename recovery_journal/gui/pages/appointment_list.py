"""The agenda's two lists: days in a month that tell where the keys went, and rows to choose an appointment from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from recovery_journal.gui.models.agenda_delegate import AgendaDelegate
from recovery_journal.gui.models.agenda_model import ROW, AgendaModel
from recovery_journal.gui.models.agenda_rows import AgendaRow, RowKind
from recovery_journal.gui.widgets.accessible import on_selected_from_outside
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.month_grid import MonthGrid
from recovery_journal.gui.widgets.paint import KEYBOARD_REASONS, MEASURE_CHANGES
from recovery_journal.language import tr


class AgendaMonth(MonthGrid):
    """A month that tells each day that keys or mouse come to."""

    day_reached = Signal(object)

    def day_moved(self, day: date) -> None:
        self.day_reached.emit(day)


class AgendaList(QListView):
    """Rows of an agenda. `row_reached` tells what was chosen, `row_opened` a click or Enter on it."""

    row_reached = Signal(object)
    row_opened = Signal(object)
    today_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = AgendaModel(self)
        self._delegate = AgendaDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Agenda"))
        self.setProperty("own_ring", True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(27)
        self.selectionModel().currentChanged.connect(self._tell_reached)
        self.clicked.connect(self._tell_opened)
        on_selected_from_outside(self, self.setCurrentIndex)
        self._tells = True

    def show_rows(self, rows: list[AgendaRow], key: str = "") -> None:
        """Shows these rows with the one of `key` chosen, or none, without telling anybody."""
        self._tells = False
        self.rows.set_rows(rows)
        self._tells = True
        self.choose(key)

    def choose(self, key: str) -> bool:
        """Chooses the row of an appointment or draft without telling anybody; false when there is none."""
        index = self.rows.index_of(key) if key else QModelIndex()
        self._tells = False
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self._tells = True
        if index.isValid():
            self.scrollTo(index)
        return index.isValid()

    def choose_and_tell(self, key: str) -> None:
        """Chooses a row as the person does."""
        self.choose(key)
        row = self.current_row()
        if row is not None:
            self.row_reached.emit(row)

    def current_row(self) -> AgendaRow | None:
        """The row that is chosen."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, AgendaRow) else None

    def current_key(self) -> str:
        """The key of the row that is chosen, or ''."""
        row = self.current_row()
        return row.key if row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._set_ring(True)
        row = self.current_row()
        if event.key() in ENTER_KEYS and row is not None:
            self.row_opened.emit(row)
        elif event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.today_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_ring(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._set_ring(event.reason() in KEYBOARD_REASONS)
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._reach_first()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in MEASURE_CHANGES:
            self.scheduleDelayedItemsLayout()

    def _reach_first(self) -> None:
        first = next((row for row in self.rows.rows() if row.kind is not RowKind.HEADING), None)
        if first is not None and first.kind is not RowKind.MORE:
            self.choose_and_tell(first.key)

    def _tell_reached(self, current: QModelIndex) -> None:
        row = current.data(ROW) if current.isValid() else None
        if self._tells and isinstance(row, AgendaRow):
            self.row_reached.emit(row)

    def _tell_opened(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, AgendaRow) and row.kind is not RowKind.HEADING:
            self.row_opened.emit(row)

    def _set_ring(self, shows: bool) -> None:
        self._delegate.shows_ring = shows
        self.viewport().update()
