"""One thing for the middle of Urge now, with its title and the way back to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.breathing import Breathing
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class OneThing(QWidget):
    """What it is about goes into `card`. `back_requested` to the responses."""

    back_requested = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.back = link_button(tr("Back to the list"), self.back_requested.emit)
        head = QWidget()
        both = SplitLayout(head, 12, 2, centered=True)
        both.addWidget(label(title, "section", wrap=True))
        both.addWidget(self.back)
        self.card = Card()
        self.card.body.setSpacing(theme.current().px(12))
        self.card.body.addWidget(label(sentence, tone="soft", wrap=True))
        column = column_in(self, 8)
        column.addWidget(head)
        column.addWidget(self.card)
        column.addStretch(1)

    def take_focus(self) -> None:
        """Puts the keyboard where this begins."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)


class BreatheNow(OneThing):
    """A pace to breathe by."""

    def __init__(self) -> None:
        super().__init__(tr("Breathe"), tr("In for 4, out for 6. If it feels bad, breathe as you like."))
        self.pace = Breathing()
        self.card.body.addWidget(self.pace, 0, Qt.AlignmentFlag.AlignHCenter)
