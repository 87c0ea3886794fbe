"""A search field with a list below it: the keyboard stays in the field and goes through the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from recovery_journal.gui.widgets.accessible import on_selected_from_outside
from recovery_journal.gui.widgets.keys import ENTER_KEYS

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}


class FieldOverList:
    """Arrows in the field move in the list, Enter takes what is chosen there; in the list a click and Enter do.

    The box that holds both asks it from an event filter of its own: a filter that outlived the field would be called
    while the field is taken down.
    """

    def __init__(self, rows: QListWidget, take: Callable[[QListWidgetItem], object]) -> None:
        self._rows, self._take = rows, take
        rows.itemClicked.connect(take)
        rows.itemActivated.connect(take)
        on_selected_from_outside(rows, lambda index: take(rows.item(index.row())))

    def step(self, by: int) -> None:
        """To the next row that can be chosen; at the ends the one that is chosen stays."""
        at = self._rows.currentRow() + by
        while 0 <= at < self._rows.count() and not self._rows.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
            at += by
        if 0 <= at < self._rows.count():
            self._rows.setCurrentRow(at)

    def handles(self, event: QEvent) -> bool:
        """Does what a key in the field asks for; gives whether it was one of these."""
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
