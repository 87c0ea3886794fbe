"""Changing the passphrase of the open journal: the one in use, the new one, and the new one again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.background import Background
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
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
        self._fields: QWidget | None = None
        self._column = column_in(self)
        self._column.addWidget(row_of(self.open))

    def clear(self) -> None:
        """Closes the fields and forgets what was typed."""
        if self._fields is not None:
            self.now_field.clear()
            self.now_field.set_shown(False)
            self.now.set_error("")
            self.new.clear()
            self._fields.hide()
        self.open.show()

    def end_job(self) -> None:
        """Lets a change that runs come to its end, two seconds at most."""
        self._background.close(LONGEST_WAIT)

    def _make_fields(self) -> QWidget:
        """Most never open them, so they are not made before."""
        from recovery_journal.gui.passphrase_choice import PassphraseChoice, secret_field

        self.now_field = secret_field("")
        self.now = FormRow(tr("Passphrase in use now"), self.now_field)
        self.new = PassphraseChoice(tr("New passphrase"), tr("New passphrase again"), self._about, size="")
        self.now_field.textChanged.connect(lambda _text: self.now.set_error(""))
        self.now_field.returnPressed.connect(self._save)
        self.new.entered.connect(self._save)
        self.save = button(tr("Use the new passphrase"), "primary", on_click=self._save)
        self.cancel = button(tr("Cancel"), "quiet", on_click=self.clear)
        made = QWidget()
        inside = column_in(made)
        inside.setSpacing(16)
        foot = row_of(self.save, self.cancel)
        for each in (self.now, self.new, foot):
            inside.addWidget(each)
        self._column.addWidget(made)
        return made

    def _open(self) -> None:
        self.open.hide()
        if self._fields is None:
            self._fields = self._make_fields()
        self._fields.show()
        self.now_field.setFocus()

    def _about(self) -> list[str]:
        return [each.label for each in self._desk.store.now.find(self._desk.opened.id)]

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        now = self.now_field.text()
        self.now.set_error("" if now else tr("Please type the passphrase in use now."))
        is_answered = self.new.is_answered()
        if not now:
            self.now_field.setFocus()
        elif is_answered:
            self.save.setEnabled(False)
            shelf, opened, new = self._desk.shelf, self._desk.opened, self.new.text()
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
        self.now_field.setFocus()
        self.now_field.selectAll()
