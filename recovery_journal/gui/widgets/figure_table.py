"""Tables of figures: the twin of a picture, and what helps; columns of words first, and columns of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """The rows as they were given; words begin at the left, numbers and what follows them end at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._table = TableData()
        self._of_words = self._at_left = 1  # so many columns, from the first one

    def table(self) -> TableData:
        """What is shown."""
        return self._table

    def set_table(self, data: TableData) -> None:
        """Shows something else."""
        self._table, self._of_words = data, 1
        while self._of_words < len(data.heads) and _are_words(row[self._of_words] for row in data.rows):
            self._of_words += 1
        self._at_left = min(self._at_left, self._of_words)
        self.set_words(data.heads, data.rows)

    def give_room(self, has_room: bool) -> None:
        """Words begin at the left where those of the first column do not run up to them."""
        at_left = self._of_words if has_room else 1
        if at_left != self._at_left:
            self._at_left = at_left
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._table.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._table.rows) - 1, len(self._table.heads) - 1))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.ToolTipRole else role)

    def _side(self, column: int) -> int:
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return int(Qt.AlignmentFlag.AlignVCenter | (start if column < self._at_left else end))


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
        self.figures.give_room(not self._wraps)
        needed[0] = max(rest, min(needed[0], theme.current().px(LEAST_WORDS)))
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width)
        return sum(needed)


def _are_words(cells: Iterable[str]) -> bool:
    """Whether there is no bare number among them."""
    return all(any(letter.isalpha() for letter in words) for words in cells if words)
