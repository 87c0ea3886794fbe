"""The days of the look-back as a table, for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.check_in_parts import hours_words
from recovery_journal.language import tr
from recovery_journal.services.look_back import DayValue, Shown
from recovery_journal.services.look_back_words import shown_words

Index = QModelIndex | QPersistentModelIndex


class DaysModel(QAbstractTableModel):
    """One row a day: the day, what is shown of it, and, for what stands in a check-in, whether that has a note."""

    def __init__(self) -> None:
        super().__init__()
        self._days: list[date] = []
        self._values: Mapping[date, DayValue] = {}
        self._shown = Shown.MOOD

    def set_days(self, days: list[date], values: Mapping[date, DayValue], shown: Shown) -> None:
        """Show these days."""
        self.beginResetModel()
        self._days, self._values, self._shown = days, values, shown
        self.endResetModel()

    def day_at(self, row: int) -> date:
        """The day of a row."""
        return self._days[row]

    def row_of(self, day: date) -> int | None:
        """The row of a day, none if it is not shown."""
        at = (day - self._days[0]).days if self._days else -1
        return at if 0 <= at < len(self._days) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2 if self._shown.is_count else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Day"), shown_words(self._shown), tr("Note"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index.row(), index.column()) or tr("blank")
        return None

    def _words(self, row: int, column: int) -> str:
        day = self._days[row]
        if column == 0:
            return dates.current().day_long(day)
        found = self._values.get(day)
        if found is None:
            return tr("no entry") if column == 1 else ""
        if column == 2:
            return tr("yes") if found.has_note else tr("no")
        if found.value is None:
            return ""
        return hours_words(found.value) if self._shown is Shown.SLEEP else f"{found.value:g}"


class DaysTable(QTableView):
    """The table at its full height: the page scrolls, not the table. Enter opens a day."""

    day_chosen = Signal(object)
    day_activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.days = DaysModel()
        self._is_telling = True
        self.setModel(self.days)
        self.setAccessibleName(tr("Days"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(31)  # rows: all are alike, and a year has many
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.doubleClicked.connect(lambda index: self.day_activated.emit(self.days.day_at(index.row())))

    def set_days(self, days: list[date], values: Mapping[date, DayValue], shown: Shown) -> None:
        """Show these days at their full height."""
        self._is_telling = False
        self.days.set_days(days, values, shown)
        self._is_telling = True
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        row_height = max(theme.current().px(35), self.fontMetrics().height() + theme.current().px(10))
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + row_height * len(days) + 4)

    def choose(self, day: date) -> None:
        """Select a day without telling anybody."""
        row = self.days.row_of(day)
        if row is not None:
            self._is_telling = False
            self.selectRow(row)
            self._is_telling = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.day_activated.emit(self.days.day_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def _row_chosen(self, current: QModelIndex) -> None:
        if current.isValid() and self._is_telling:
            self.day_chosen.emit(self.days.day_at(current.row()))
