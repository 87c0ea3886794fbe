"""Changing the passphrase of the open journal: the one in use, the new one, and the new one again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.gui.background import Background
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence

LONGEST_WAIT = 2.0  # seconds


class ChangePassphrase(QWidget):
    """Three fields that open at a wish. `changed` tells that the new passphrase is the one in use now."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._background = Background(self)
        self.open = button(tr("Change the passphrase"), on_click=self._open)
        self.now = FormRow(tr("Passphrase in use now"), _secret())
        self.new = FormRow(tr("New passphrase"), _secret(), tr("Four or more words are easy to keep in mind."))
        self.again = FormRow(tr("New passphrase again"), _secret())
        self.show_them = QCheckBox(tr("Show what I type"))
        self.save = button(tr("Use the new passphrase"), "primary", on_click=self._save)
        self.cancel = button(tr("Cancel"), "quiet", on_click=self.clear)
        self._fields = QWidget()
        self._lay_out()
        self.show_them.toggled.connect(self._show)
        self.clear()

    def clear(self) -> None:
        """Closes the fields and forgets what was typed."""
        for row in self._rows():
            _text(row).clear()
            row.set_error("")
        self.show_them.setChecked(False)
        self._fields.hide()
        self.open.show()

    def end_job(self) -> None:
        """Lets a change that runs come to its end, two seconds at most."""
        self._background.close(LONGEST_WAIT)

    def _rows(self) -> tuple[FormRow, FormRow, FormRow]:
        return self.now, self.new, self.again

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QWidget()
        FlowLayout(head, 10, 8).addWidget(self.open)
        column.addWidget(head)
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        warning = tr("Nobody can replace a forgotten passphrase, not even the makers of this program.")
        inside.addWidget(label(warning, tone="soft", wrap=True))
        for row in self._rows():
            inside.addWidget(row)
        self.show_them.setAccessibleName(self.show_them.text())
        inside.addWidget(self.show_them)
        foot = QWidget()
        buttons = FlowLayout(foot, 10, 8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        inside.addWidget(foot)
        column.addWidget(self._fields)

    def _open(self) -> None:
        self.open.hide()
        self._fields.show()
        _text(self.now).setFocus()

    def _show(self, on: bool) -> None:
        for row in self._rows():
            _text(row).setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _save(self) -> None:
        now, new, again = (_text(row).text() for row in self._rows())
        self.now.set_error("" if now else tr("Please type the passphrase in use now."))
        self.new.set_error("" if new else tr("Please choose a new passphrase."))
        self.again.set_error("" if again == new else tr("The two are not the same."))
        wrong = next((row for row in self._rows() if row.error_text()), None)
        if wrong is not None:
            _text(wrong).setFocus()
            return
        self.save.setEnabled(False)
        shelf, opened = self._desk.shelf, self._desk.opened
        self._background.run(lambda: shelf.change_passphrase(opened, now, new), self._done, self._failed)

    def _done(self, _result: object) -> None:
        self.save.setEnabled(True)
        self.clear()
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, JournalProblem):
            raise error
        self.now.set_error(sentence(error))
        _text(self.now).setFocus()
        _text(self.now).selectAll()


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _text(row: FormRow) -> QLineEdit:
    assert isinstance(row.editor, QLineEdit)
    return row.editor
