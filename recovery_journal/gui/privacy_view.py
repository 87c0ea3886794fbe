"""The text about privacy at the first window, beside the cover, until the person goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from recovery_journal.gui.help_text import HelpText
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.page import Page
from recovery_journal.language import tr


class PrivacyView(Page):
    """What is kept and how it is locked; `back_requested` asks for the way back."""

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Privacy"), tr("What is kept, how it is locked, and what that does not protect against."))
        self.back = button(tr("Back"), on_click=self.back_requested.emit)
        self.back.setToolTip(tr("Esc"))
        self.add_action(self.back)
        self.body.addWidget(HelpText("privacy"))
        self.body.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)
