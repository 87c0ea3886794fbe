"""A page behind a settings card, as the list of backups: it stands in place of the cards until the person goes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.language import tr


class SettingsPart(QWidget):
    """`title` and `sentence` head the page; `back_requested` asks for the cards again, `told` for a toast.

    `did` is `told` with Undo.
    """

    back_requested = Signal()
    told = Signal(str)
    did = Signal(str)

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.sentence = sentence
        self.back = button(tr("Back to Settings"), "quiet", "chevron-left", on_click=self.back_requested.emit)
        self.body = column_in(self, 0)
        self.body.addWidget(row_of(self.back))
        self.body.addSpacing(theme.current().px(14))

    def begin(self) -> None:
        """Puts the keyboard to the first thing here."""
        self.back.setFocus()

    def forget_typed(self) -> None:
        """The person leaves Settings: what is half typed and must not be kept is forgotten."""

    def end_job(self) -> None:
        """Waits for work that was begun."""
