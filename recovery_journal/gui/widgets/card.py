"""Cards: the cream sheets that hold one matter each."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.scroll import Scrolled

PADDING = (24, 22, 24, 22)
FOOT_PADDING = (24, 13, 24, 13)


class Card(QFrame):
    """A card with its padding; what it holds goes into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self._pad()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pad()

    def _pad(self) -> None:
        pad(self.body, PADDING)


class CardWithFoot(QFrame):
    """A card whose `body` scrolls, over a foot that stays: `foot_start` at the left, `foot_end` at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setSpacing(0)
        self.scrolled = Scrolled(self.content)
        self.foot = QFrame()
        self.foot.setProperty("kind", "foot")
        start, end = QWidget(), QWidget()
        self.foot_start = FlowLayout(start, 10, 8)
        self.foot_end = FlowLayout(end, 10, 8, at_end=True)
        self._foot_row = SplitLayout(self.foot, 6, centered=True)
        self._foot_row.addWidget(start)
        self._foot_row.addWidget(end)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.scrolled, 1)
        whole.addWidget(self.foot)
        self._pad()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pad()

    def _pad(self) -> None:
        pad(self.body, PADDING)
        pad(self._foot_row, FOOT_PADDING)


def pad(layout: QVBoxLayout | QHBoxLayout | SplitLayout, padding: tuple[int, int, int, int]) -> None:
    """Give a layout margins that grow with the text."""
    look = theme.current()
    left, top, right, bottom = (look.px(side) for side in padding)
    layout.setContentsMargins(left, top, right, bottom)
