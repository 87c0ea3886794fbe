"""A second folder for backups, such as one on a USB stick: chosen, used while it is there, given up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence


class SecondPlace(QWidget):
    """Says what a second place is for, and whether it is there now. `told` asks for a toast."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        assert desk.keeper is not None
        self._backups = desk.opened.backups
        self._keeper = desk.keeper
        self.state = label("", tone="soft", wrap=True)
        self.folder = label("", "caption", "quiet", wrap=True)
        self.choose = button("", on_click=self._choose)
        self.give_up = button(tr("Stop using it"), "quiet", on_click=self._give_up)
        column = column_in(self, 6)
        column.addWidget(label(tr("A second place"), "strong", wrap=True))
        column.addWidget(self.state)
        column.addWidget(self.folder)
        column.addSpacing(theme.current().px(6))
        column.addWidget(row_of(self.choose, self.give_up))

    def show_now(self) -> None:
        """Whether there is one, and whether it can be reached."""
        folder = self._backups.second_folder
        self.folder.setText(str(folder or ""))
        for each in (self.folder, self.give_up):
            each.setVisible(folder is not None)
        self.choose.set_words(tr("Choose a folder") if folder is None else tr("Choose another folder"))
        if folder is None:
            self.state.setText(
                tr(
                    "A computer can be lost or break. Choose a folder on a USB stick or another drive, "
                    "and each backup is kept there too, locked as here."
                )
            )
        elif folder.is_dir():
            self.state.setText(tr("Each backup is kept here too. It is there now."))
        else:
            self.state.setText(
                tr(
                    "This folder is not there now. Backups on this computer are made all the same; "
                    "plug the drive in, and the next one is kept there too."
                )
            )

    def _choose(self) -> None:
        folder = dialogs.choose_folder(self, tr("A second place for backups"))
        if folder is None:
            return
        if folder.resolve() in (self._backups.folder.resolve(), self._backups.folder.parent.resolve()):
            dialogs.tell(self, tr("The backups are in this folder already. Choose one on another drive."))
            return
        try:
            self._backups.choose_second_folder(folder)
        except JournalProblem as problem:
            dialogs.tell(self, sentence(problem))
            return
        self.show_now()
        self._keeper.make()

    def _give_up(self) -> None:
        try:
            self._backups.choose_second_folder(None)
        except JournalProblem as problem:
            dialogs.tell(self, sentence(problem))
            return
        self.show_now()
        self.told.emit(tr("No more backups go there. Those that are there stay as they are."))
