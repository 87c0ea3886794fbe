"""Tables of figures: the twin of a picture, and what helps; a first column of words and columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.full_table import ROW, FullTable, Index, WordsModel

MOST_ROWS, BETWEEN, LEAST_WORDS = 12, 18, 110
MOST_WRAPPED = 200  # rows of a long table that grow with their words


@dataclass(frozen=True)
class TableData:
    """Heads and rows, all in words; '' is a blank."""

    heads: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


class FigureModel(WordsModel):
    """The rows as they were given; the first column begins at the left, the numbers end at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._table = TableData()

    def table(self) -> TableData:
        """What is shown."""
        return self._table

    def set_table(self, data: TableData) -> None:
        """Shows something else."""
        self._table = data
        self.set_words(data.heads, data.rows)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role)


class FigureTable(FullTable):
    """A table at its full height, or at that of a dozen rows, within which a longer one scrolls."""

    def __init__(self, name: str) -> None:
        self.figures = FigureModel()
        self._wraps = False
        super().__init__(name, self.figures)
        self.setProperty("kind", "figures")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.horizontalHeader().setMinimumSectionSize(1)

    def set_table(self, data: TableData) -> None:
        """Shows other rows."""
        self.figures.set_table(data)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Columns of numbers as wide as they must be, the words the rest; rows grow with words that wrap."""
        rows, header = self.figures.rowCount(), self.horizontalHeader()
        is_long = rows > MOST_ROWS
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        one = max(theme.current().px(ROW), self.fontMetrics().height() + theme.current().px(12))
        self.verticalHeader().setDefaultSectionSize(one)
        needed = self._set_widths()
        heights = [one] * rows
        if not is_long or (self._wraps and rows <= MOST_WRAPPED):
            heights = [max(one, self.sizeHintForRow(row) + theme.current().px(8)) for row in range(rows)]
            for row, height in enumerate(heights):
                self.setRowHeight(row, height)
        bar = self.horizontalScrollBar().sizeHint().height() if needed > self.viewport().width() else 0
        self.setFixedHeight(header.sizeHint().height() + sum(heights[:MOST_ROWS]) + bar + 2)

    def _set_widths(self) -> int:
        """Sets the widths of all columns and gives their sum."""
        data, cell, head = self.figures.table(), self.fontMetrics(), theme.current().metrics("caption")
        gap = theme.current().px(BETWEEN)
        longest = [max((row[at] for row in data.rows), key=len, default="") for at in range(len(data.heads))]
        needed = [
            max(cell.horizontalAdvance(words), head.horizontalAdvance(title)) + gap
            for words, title in zip(longest, data.heads, strict=True)
        ]
        if not needed:
            return 0
        rest = self.viewport().width() - sum(needed[1:]) - (theme.current().px(6) if len(data.rows) > MOST_ROWS else 0)
        self._wraps = rest < needed[0]
        needed[0] = max(rest, min(needed[0], theme.current().px(LEAST_WORDS)))
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width)
        return sum(needed)


def _side(column: int) -> int:
    start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return int(Qt.AlignmentFlag.AlignVCenter | (end if column else start))
