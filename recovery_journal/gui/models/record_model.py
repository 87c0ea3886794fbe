"""One read-only model for the lists of all record kinds, and the proxy that orders and searches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from recovery_journal.language import tr

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Role(IntEnum):
    """What the model gives besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class RecordRow:
    """One line of a list. `second` is its second line, `is_gap` marks that line as worth a look, `aside` ends its row.

    `is_unsaved` is a draft of a record that is still to be made, `is_away` one that is archived or deleted.
    `strength` 0–10 is shown as a bar. `texts` are all words of the record, casefolded, for the search.
    `heading` is what it stands under, in lists that have headings; the first row below one `begins` it.
    """

    id: str
    name: str
    second: str = ""
    is_gap: bool = False
    strength: int | None = None
    is_unsaved: bool = False
    is_away: bool = False
    category: str = ""
    texts: str = ""
    order: tuple[Any, ...] = ()
    heading: str = ""
    begins: bool = False
    aside: str = ""

    def words(self) -> str:
        """All that the line shows, in words."""
        bar = "" if self.strength is None else tr("{value} of {top}", value=self.strength, top=10)
        return ", ".join(part for part in (self.heading, self.name, self.second, self.aside, bar) if part)


class RecordModel(QAbstractListModel):
    """The lines of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RecordRow] = []

    def rows(self) -> list[RecordRow]:
        """All lines."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[RecordRow]) -> None:
        """Shows these lines; when they are the same records, only those that differ are told of."""
        if [each.id for each in rows] == [each.id for each in self._rows]:
            changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = list(rows)
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words()
        if role == Role.ROW:
            return row
        return row.id if role == Role.ID else None


class RecordProxy(QSortFilterProxyModel):
    """Orders the lines, and leaves out those that the search or the filter does not want."""

    def __init__(self, model: RecordModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._search = ""
        self._category = ""
        self._away = False
        self._is_box = False
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)
        self.sort(0)

    def search(self) -> str:
        """What is searched for, casefolded."""
        return self._search

    def set_search(self, text: str) -> None:
        """Leaves the lines whose record holds every word of `text` somewhere."""
        self._search = text.casefold().strip()
        self.invalidate()

    def set_filter(self, category: str = "", away: bool = False) -> None:
        """Leaves the lines of one category, '' for all; with `away` only what is archived or deleted."""
        self._category, self._away = category, away
        self.invalidate()

    def set_box(self, category: str) -> None:
        """Leaves the lines of one category alone, those that are not saved yet too."""
        self._category, self._is_box = category, True
        self.invalidate()

    def set_away(self, away: bool) -> None:
        """Leaves what is in use, or only what is archived or deleted."""
        self._away = away
        self.invalidate()

    def place_of(self, record_id: str) -> QModelIndex:
        """Where the line of a record is; an invalid index when it is not shown."""
        for at in range(self.rowCount()):
            index = self.index(at, 0)
            if index.data(Role.ID) == record_id:
                return index
        return QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        row: RecordRow = self._model.data(self._model.index(source_row), Role.ROW)
        if row.is_away != self._away:
            return False
        if self._category and row.category != self._category and (self._is_box or not row.is_unsaved):
            return False
        return all(word in row.texts for word in self._search.split())

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        first: RecordRow = self._model.data(left, Role.ROW)
        second: RecordRow = self._model.data(right, Role.ROW)
        return first.order < second.order
