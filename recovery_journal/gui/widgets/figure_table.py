"""Tables of figures: the twin of a picture, and what helps; a first column of words and columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recovery_journal.gui import theme
from recovery_journal.language import tr

Index = QModelIndex | QPersistentModelIndex
ROW, MOST_ROWS = 35, 12


@dataclass(frozen=True)
class TableData:
    """Heads and rows, all in words; '' is a blank."""

    heads: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


class FigureModel(QAbstractTableModel):
    """The rows as they were given, for reading only."""

    def __init__(self) -> None:
        super().__init__()
        self._data = TableData()

    def table(self) -> TableData:
        """What is shown."""
        return self._data

    def set_table(self, data: TableData) -> None:
        """Shows something else."""
        self.beginResetModel()
        self._data = data
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._data.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._data.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._data.heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._data.heads[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self._data.rows[index.row()][index.column()]
        return words or tr("blank") if role == Qt.ItemDataRole.AccessibleTextRole else words


class FigureTable(QTableView):
    """A table at its full height, or at that of a dozen rows, within which a longer one scrolls."""

    def __init__(self, name: str, most_rows: int = MOST_ROWS) -> None:
        super().__init__()
        self.figures = FigureModel()
        self._most_rows = most_rows
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def set_table(self, data: TableData) -> None:
        """Shows other rows."""
        self.figures.set_table(data)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is on a row as soon as the keyboard comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "figures"):
            self._fit()

    def _fit(self) -> None:
        look, header = theme.current(), self.horizontalHeader()
        row = max(look.px(ROW), self.fontMetrics().height() + look.px(12))
        self.verticalHeader().setDefaultSectionSize(row)
        for column in range(self.figures.columnCount()):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        rows = min(self.figures.rowCount(), self._most_rows)
        scrolls = self.figures.rowCount() > self._most_rows
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(header.sizeHint().height() + row * rows + 4)


def _side(column: int) -> int:
    start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return int(Qt.AlignmentFlag.AlignVCenter | (end if column else start))
