"""The filled-in ones of a questionnaire as a table: each with its day, total and range, latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recovery_journal.gui import dates, theme
from recovery_journal.language import ntr, tr
from recovery_journal.services.questionnaires import Filled

Index = QModelIndex | QPersistentModelIndex
WHO = 3


class FilledModel(QAbstractTableModel):
    """One row for each."""

    def __init__(self) -> None:
        super().__init__()
        self._filled: Sequence[Filled] = ()
        self._shown: list[list[str]] = []

    def set_filled(self, filled: Sequence[Filled], unsaved: set[str]) -> None:
        """Show these; `unsaved` are the ids of those with something typed over them."""
        self.beginResetModel()
        self._filled = filled
        self._shown = [_words(each, str(each.response.id) in unsaved) for each in filled]
        self.endResetModel()

    def at(self, row: int) -> Filled:
        """What a row shows."""
        return self._filled[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._filled)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Day"), tr("Total"), tr("Range"), tr("By"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._shown[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words or tr("blank")
        return None


class FilledTable(QTableView):
    """The table at its full height: the page scrolls, not the table. Enter or a double click opens a row."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = FilledModel()
        self.setModel(self.rows)
        self.setAccessibleName(tr("Filled in so far"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.doubleClicked.connect(lambda _index: self.open_current())

    def show_filled(self, filled: Sequence[Filled], unsaved: set[str]) -> None:
        """Shows these at their full height; the row that was chosen stays chosen."""
        before = self.currentIndex().row()
        self.rows.set_filled(filled, unsaved)
        height = max(theme.current().px(35), self.fontMetrics().height() + theme.current().px(10))
        self.verticalHeader().setDefaultSectionSize(height)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + height * len(filled) + bar + 4)
        if filled:
            self.selectRow(max(0, min(before, len(filled) - 1)))

    def open_current(self) -> None:
        """Opens the row that is chosen."""
        if self.currentIndex().isValid():
            self.opened.emit(self.rows.at(self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)


def _words(filled: Filled, is_unsaved: bool) -> list[str]:
    """What stands in the columns of a row."""
    found, response = filled.reading, filled.response
    day = dates.current().day_text(response.day)
    if is_unsaved:
        day = tr("{day}, not saved yet", day=day)
    if found is None:
        return [day, "", tr("another version"), response.filled_in_by]
    if found.band is not None:
        return [day, str(found.total), tr(found.band.words), response.filled_in_by]
    return [day, "", ntr("{n} answer is blank", "{n} answers are blank", found.blanks), response.filled_in_by]
