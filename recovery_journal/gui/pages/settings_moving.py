"""Moving to a new computer: three sentences, and one file saved where the person chooses."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.copy_saving import CopySaving
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class Moving(QWidget):
    """`told` asks for a toast when the file is saved."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.saving = CopySaving(desk.opened, self)
        self.save = button(tr("Save the file"), on_click=self.saving.ask)
        column = column_in(self, 6)
        column.addWidget(label(tr("Move to a new computer"), "strong", wrap=True))
        column.addWidget(label(_three_sentences(), tone="soft", wrap=True))
        column.addSpacing(theme.current().px(6))
        column.addWidget(row_of(self.save))
        column.addWidget(self.saving.busy)
        self.saving.saved.connect(self.told)
        self.saving.began.connect(lambda: self.save.setEnabled(False))
        self.saving.ended.connect(lambda: self.save.setEnabled(True))

    def end_job(self) -> None:
        """Waits for a file that is being written."""
        self.saving.end_job()


def _three_sentences() -> str:
    return tr(
        "Save your whole journal as one locked file, on a USB stick for example. "
        "On the new computer start this program, choose ‘Open a file’, and pick that file. "
        "Your passphrase or your recovery code opens it there."
    )
