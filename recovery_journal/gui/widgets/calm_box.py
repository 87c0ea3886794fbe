"""Lists that drop down in a page that scrolls: the wheel never changes what was only passed over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmBox(QComboBox):
    """A list that leaves the wheel to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AnswerBox(CalmBox):
    """One whose first line stands for no answer, and so does Backspace."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)
