"""The few questions asked in a box of their own, behind one door so that a test can answer them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from recovery_journal.gui import actions, discreet
from recovery_journal.language import tr


class Dialogs:
    """Asks in a box. A test puts its own answers in place of the process-wide `dialogs`."""

    def tell(self, parent: QWidget | None, text: str) -> None:
        """Says something that cannot wait."""
        box = QMessageBox(parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file or a journal
        box.setText(text)
        box.setWindowTitle(discreet.name())
        box.addButton(tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        actions.keep_ways_out(box)
        box.exec()

    def confirm(self, parent: QWidget | None, text: str, yes: str) -> bool:
        """Asks before something that Undo cannot take back; `yes` names what will happen."""
        box = QMessageBox(parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file or a journal
        box.setText(text)
        box.setWindowTitle(discreet.name())
        button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        actions.keep_ways_out(box)
        box.exec()
        return box.clickedButton() is button

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """A folder the person chooses, or none."""
        _leave_no_trace()
        chosen = QFileDialog.getExistingDirectory(parent, title, "", _ours() | QFileDialog.Option.ShowDirsOnly)
        return Path(chosen) if chosen else None

    def choose_file(self, parent: QWidget | None, title: str, kind: str, ending: str) -> Path | None:
        """A file that is there, or none; `kind` says in words what ends in `ending`, as '.journal'."""
        _leave_no_trace()
        everything = tr("All files")
        kinds = f"{kind} (*{ending});;{everything} (*)"
        chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds, options=_ours())
        return Path(chosen) if chosen else None

    def name_file(self, parent: QWidget | None, title: str, kind: str, proposed: str) -> Path | None:
        """A place and name for a new file, or none; it ends as the proposed name does."""
        _leave_no_trace()
        ending = Path(proposed).suffix
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposed, f"{kind} (*{ending})", options=_ours())
        if not chosen:
            return None
        return Path(chosen) if chosen.endswith(ending) else Path(chosen + ending)


def _ours() -> QFileDialog.Option:
    """The desktop's own box would note the file among the recent ones, and would not give way to the lock."""
    return QFileDialog.Option.DontUseNativeDialog


def _leave_no_trace() -> None:
    """Qt would note the chosen folder in a file of its own; it may not."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


dialogs = Dialogs()
