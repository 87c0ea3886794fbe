"""The table of events of which some can be ticked: to be brought in, or to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.agenda_words import when_as
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.full_table import Index, RowsTable, WordsModel
from recovery_journal.gui.widgets.lined_up import column_in

MOST_SHOWN = 9
ROW, AIR = 33, 9
LONGEST = 48


@dataclass(frozen=True)
class TickRow:
    """One line: its words in each column, and whether it is ticked, and can be."""

    key: str
    cells: tuple[str, ...]
    is_ticked: bool = False
    can_be_ticked: bool = True


class TickModel(WordsModel):
    """The rows of a table; the first column carries the ticks, and is read out as the whole row."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TickRow] = []

    def set_rows(self, heads: tuple[str, ...], rows: Sequence[TickRow]) -> None:
        """Show these."""
        self.rows = list(rows)
        self.set_words(heads, [[short(each) for each in row.cells] for row in rows])

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
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(each for each in row.cells if each) if not index.column() else None
        return super().data(index, role)

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
        self.view = RowsTable(name, self.model)
        self.quick = QWidget()
        self._quick_row = FlowLayout(self.quick, 16, 6)
        self._lay_out()
        self.model.ticked.connect(self.ticked)

    def add_quick(self, words: str, wanted: Callable[[TickRow], bool]) -> None:
        """A button that ticks some and no others."""
        self._quick_row.addWidget(link_button(words, lambda: self.model.tick(wanted)))

    def show_rows(self, heads: tuple[str, ...], rows: Sequence[TickRow]) -> None:
        """Shows these rows."""
        self.model.set_rows(heads, rows)
        self._fit_columns()
        self.view.fit_rows(min(len(rows), MOST_SHOWN), ROW, AIR)
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

    def _lay_out(self) -> None:
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setResizeContentsPrecision(60)  # of thousands of rows only some are measured
        column = column_in(self, 6)
        column.addWidget(self.view)
        column.addWidget(self.quick)


def when_in_short(appointment: Appointment) -> str:
    """'Mar 6, 2026, 2:30 to 3:20 pm'; 'Mar 6, 2026 to Mar 8, 2026'."""
    return when_as(appointment, dates.current().day_text)


def short(text: str) -> str:
    """A text as far as a cell shows it."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
