"""What stands where nothing is yet: an icon, one sentence, perhaps one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.text import label

WIDEST = 360
FILLS = 1000  # its stretch where the end of the column would else take the room


class EmptyState(QWidget):
    """Centred in its region and never a verdict: it says what can be put here."""

    def __init__(
        self, icon: str, sentence: str, button_text: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.sentence = label(sentence, tone="soft", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = button(button_text, on_click=on_click)
        if not button_text:
            self.button.hide()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "page_text_quiet", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sentence, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._limit()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        self.sentence.setMaximumWidth(theme.current().px(WIDEST))
