"""A search field with a list below it: the keyboard stays in the field and goes through the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from recovery_journal.gui.widgets.keys import ENTER_KEYS

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}


class FieldOverList(QObject):
    """Arrows in the field move in the list, Enter takes what is chosen there."""

    def __init__(self, field: QLineEdit, rows: QListWidget, take: Callable[[QListWidgetItem], object]) -> None:
        super().__init__(field)
        self._rows, self._take = rows, take
        field.installEventFilter(self)

    def step(self, by: int) -> None:
        """To the next row that can be chosen; at the ends the one that is chosen stays."""
        at = self._rows.currentRow() + by
        while 0 <= at < self._rows.count() and not self._rows.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
            at += by
        if 0 <= at < self._rows.count():
            self._rows.setCurrentRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        chosen = self._rows.currentItem()
        if event.key() in STEPS:
            self.step(STEPS[Qt.Key(event.key())])
        elif event.key() in ENTER_KEYS and chosen is not None:
            self._take(chosen)
        else:
            return False
        return True
