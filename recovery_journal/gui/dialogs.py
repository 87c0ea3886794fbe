"""The few questions asked in a box of their own, behind one door so that a test can answer them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from recovery_journal.gui import actions
from recovery_journal.language import tr


class Dialogs:
    """Asks in a box. A test puts its own answers in place of the process-wide `dialogs`."""

    def tell(self, parent: QWidget | None, text: str) -> None:
        """Says something that cannot wait."""
        box = QMessageBox(parent)
        box.setText(text)
        box.setWindowTitle(tr("Recovery Journal"))
        box.addButton(tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        actions.keep_ways_out(box)
        box.exec()

    def confirm(self, parent: QWidget | None, text: str, yes: str) -> bool:
        """Asks before something that Undo cannot take back; `yes` names what will happen."""
        box = QMessageBox(parent)
        box.setText(text)
        box.setWindowTitle(tr("Recovery Journal"))
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        actions.keep_ways_out(box)
        box.exec()
        return box.clickedButton() is button

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """A folder the person chooses, or none. Qt would note the folder in a file of its own; it may not."""
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        chosen = QFileDialog.getExistingDirectory(parent, title)
        return Path(chosen) if chosen else None


dialogs = Dialogs()
