"""The settings card about this journal: its name in the list, its passphrase, its folder."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit

from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.change_passphrase import ChangePassphrase
from recovery_journal.gui.pages.settings_card import BETWEEN_ROWS, SettingsCard
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.settings import ListedJournal, label_words


class JournalCard(SettingsCard):
    """This journal's name in the list, its passphrase and its folder."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("This journal"), desk)
        self.name = QLineEdit()
        self.name_row = self.add(
            tr("Name in the list"), self.name, tr("Kept in clear: others who open this program can read it.")
        )
        self.rename = button(tr("Rename"), on_click=self._rename)
        self.passphrase = ChangePassphrase(desk)
        self.show_folder = button(tr("Show its folder"), on_click=self._show_folder)
        self.take_off = button(tr("Take it off the list"), on_click=self._take_off)
        self.gap(10)
        self.in_a_row(self.rename)
        self.gap(BETWEEN_ROWS + 6)
        self.body.addWidget(self.passphrase)
        self.gap(BETWEEN_ROWS + 6)
        self.folder = label("", "caption", "quiet", wrap=True)  # a path breaks anywhere, and its button leads there
        self.body.addWidget(self.folder)
        self.gap(8)
        self.in_a_row(self.show_folder, self.take_off)
        self.name.returnPressed.connect(self._rename)
        self.passphrase.changed.connect(lambda: self.told.emit(tr("The passphrase is changed.")))

    def show_now(self) -> None:
        """The name and the folder."""
        entry = self._entry()
        if not self.name.isModified():
            self.name.setText(entry.label if entry else "")
        self.folder.setText(str(self._desk.opened.database.folder))
        for each in (self.rename, self.take_off):
            each.setEnabled(entry is not None)

    def forget_typed(self) -> None:
        self.passphrase.clear()

    def end_job(self) -> None:
        self.passphrase.end_job()

    def _entry(self) -> ListedJournal | None:
        found = self._desk.store.now.find(self._desk.opened.id)
        return found[0] if found else None

    def _rename(self) -> None:
        entry = self._entry()
        wrong = label_words(self.name.text())
        self.name_row.set_error(wrong)
        if wrong or entry is None:
            self.name.setFocus()
            return
        try:
            self._desk.shelf.rename(entry, self.name.text())
        except JournalProblem as problem:
            self.name_row.set_error(sentence(problem))
            return
        self.name.setModified(False)
        self._desk.store.reload()
        self.told.emit(tr("The journal has its new name."))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.opened.database.folder)))

    def _take_off(self) -> None:
        question = tr(
            "Take this journal off the list? Nothing is deleted. "
            "To open it again, choose its folder at the first window, so note where it is."
        )
        entry = self._entry()
        if entry is None or not dialogs.confirm(self, question, tr("Take it off")):
            return
        if self.safely(lambda: self._desk.shelf.take_off(entry)):
            self._desk.store.reload()
            self.show_now()
            self.told.emit(tr("The journal is off the list. Its folder is where it was."))
