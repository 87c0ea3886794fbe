"""The table of events of which some can be ticked: to be brought in, or to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.agenda_words import time_words
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 9
LONGEST = 48


@dataclass(frozen=True)
class TickRow:
    """One line: its words in each column, and whether it is ticked, and can be."""

    key: str
    cells: tuple[str, ...]
    is_ticked: bool = False
    can_be_ticked: bool = True


class TickModel(QAbstractTableModel):
    """The rows of a table; the first column carries the ticks."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TickRow] = []
        self._heads: tuple[str, ...] = ()

    def set_rows(self, heads: tuple[str, ...], rows: Sequence[TickRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._heads, self.rows = heads, list(rows)
        self.endResetModel()

    def tick(self, wanted: Callable[[TickRow], bool]) -> None:
        """Ticks those that are wanted, as far as they can be, and no others."""
        self.rows = [replace(each, is_ticked=each.can_be_ticked and wanted(each)) for each in self.rows]
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def chosen(self) -> list[str]:
        """The keys of those that are ticked."""
        return [each.key for each in self.rows if each.is_ticked]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row.can_be_ticked and not index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and not index.column() and row.can_be_ticked:
            return Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and not index.column():
            return ", ".join(each for each in row.cells if each)
        return short(row.cells[index.column()]) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self.rows[index.row()].can_be_ticked:
            return False
        is_ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.rows[index.row()] = replace(self.rows[index.row()], is_ticked=is_ticked)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True


class TickTable(QWidget):
    """The table, at its full height while it is short, and below it what ticks many at once."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model = TickModel()
        self.view = QTableView()
        self.quick = QWidget()
        self._quick_row = FlowLayout(self.quick, 16, 6)
        self._lay_out(name)
        self.model.ticked.connect(self.ticked)

    def add_quick(self, words: str, wanted: Callable[[TickRow], bool]) -> None:
        """A button that ticks some and no others."""
        self._quick_row.addWidget(link_button(words, lambda: self.model.tick(wanted)))

    def show_rows(self, heads: tuple[str, ...], rows: Sequence[TickRow]) -> None:
        """Shows these rows."""
        self.model.set_rows(heads, rows)
        height = max(theme.current().px(33), self.view.fontMetrics().height() + theme.current().px(9))
        self.view.verticalHeader().setDefaultSectionSize(height)
        self._fit_columns()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(head + height * min(len(rows), MOST_SHOWN) + bar + 4)
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _fit_columns(self) -> None:
        """Each as wide as its words; the last one takes what is left."""
        head = self.view.horizontalHeader()
        head.setStretchLastSection(False)
        self.view.resizeColumnsToContents()
        head.resizeSection(0, head.sectionSize(0) + theme.current().px(22))  # a tick takes more than it asks for
        last = head.count() - 1
        if last >= 0 and sum(head.sectionSize(at) for at in range(last)) < self.view.viewport().width() // 4 * 3:
            head.resizeSection(last, theme.current().px(60))
        head.setStretchLastSection(True)

    def _lay_out(self, name: str) -> None:
        view = self.view
        view.setModel(self.model)
        view.setAccessibleName(name)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        head = view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setResizeContentsPrecision(60)  # of thousands of rows only some are measured
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        column = column_in(self, 6)
        column.addWidget(view)
        column.addWidget(self.quick)


def when_in_short(appointment: Appointment) -> str:
    """'Mar 6, 2026, 2:30 to 3:20 pm'; 'Mar 6, 2026 to Mar 8, 2026'."""
    first, last = (dates.current().day_text(each) for each in (appointment.starts_on, appointment.last_day))
    if appointment.last_day != appointment.starts_on:
        return tr("{start} to {end}", start=first, end=last)
    hours = time_words(appointment)
    return tr("{day}, {time}", day=first, time=hours) if hours else first


def short(text: str) -> str:
    """A text as far as a cell shows it."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
