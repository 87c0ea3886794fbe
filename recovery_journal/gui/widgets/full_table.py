"""Tables of words: of whole rows, and one at its full height, where the page scrolls and not the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.language import tr

Index = QModelIndex | QPersistentModelIndex
ROW, AIR = 35, 10


class WordsModel(QAbstractTableModel):
    """Heads and rows as they were given, for reading only; '' is a blank, and is read out as one."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def set_words(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows these."""
        self.beginResetModel()
        self._heads, self._rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head and 0 <= section < len(self._heads) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return (words or tr("blank")) if role == Qt.ItemDataRole.AccessibleTextRole else None


class RowsTable(QTableView):
    """Whole rows, one of which may be chosen; Tab leaves it."""

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_rows(self, shown: int, least: int = ROW, air: int = AIR) -> None:
        """As high as its head, so many rows and the bar below them; a row has its words with `air`, and `least` px."""
        look = theme.current()
        row = max(look.px(least), self.fontMetrics().height() + look.px(air))
        self.verticalHeader().setDefaultSectionSize(row)
        has_bar = self.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        bar = self.horizontalScrollBar().sizeHint().height() if has_bar else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + row * shown + bar + 4)


class FullTable(RowsTable):
    """All its rows are in sight; `row_opened(row)` for Enter and a double click."""

    row_opened = Signal(int)

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        super().__init__(name, model)
        self._widest: int | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))

    def stretch(self, column: int) -> None:
        """Columns as wide as their words; this one takes the rest, where there is any."""
        self._widest = column
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._stretch()

    def fit(self) -> None:
        """Takes the height of its rows; to be called when there are others."""
        self.fit_rows(self.model().rowCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._stretch()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is on a row as soon as the keyboard comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _stretch(self) -> None:
        """With what the others leave alone it might end in dots, where there is a way to scroll to its words."""
        head = self.horizontalHeader()
        if self._widest is None or not 0 <= self._widest < head.count():
            return
        needed = sum(max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in range(head.count()))
        has_room = needed <= self.viewport().width()
        modes = QHeaderView.ResizeMode
        head.setSectionResizeMode(self._widest, modes.Stretch if has_room else modes.ResizeToContents)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self.fit()
