"""The balance: four boxes on one page, what speaks for using and for change, and the form of one point."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.boxed_page import BoxedPage
from recovery_journal.gui.pages.record_boxes import BoxedList

TWO_ACROSS = 520


class BalanceList(BoxedList):
    """Two boxes beside each other, and two under them; one under the other where that is too narrow."""

    def arrange(self, inside: QWidget) -> None:
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(14))
        self._across = 0
        self._place(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(2 if self.width() >= theme.current().px(TWO_ACROSS) else 1)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, box in enumerate(self.boxes):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, at // across, at % across)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for row in range(len(self.boxes)):
            self._grid.setRowStretch(row, 0)


class BalancePage(BoxedPage):
    """Its form stands beside the boxes."""

    list_width = 608

    def make_boxes(self) -> BoxedList:
        return BalanceList(self.kind)
