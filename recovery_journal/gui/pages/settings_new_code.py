"""The page behind the card: the passphrase, a new recovery code, two groups of it; then the older one works no more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.background import Background
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.passphrase_choice import secret_field
from recovery_journal.gui.recovery_code import RecoveryCodeSteps
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence

WIDEST = 676
LONGEST_WAIT = 2.0  # seconds


class NewCodePart(SettingsPart):
    """Only somebody who knows the passphrase makes a code. `changed`: the new code is in force."""

    changed = Signal()

    def __init__(self, desk: Desk, title: str, is_first: bool) -> None:
        older = tr("The older one works until you have checked your copy of the new one.")
        super().__init__(title, tr("It opens this journal if you forget the passphrase.") if is_first else older)
        self._desk = desk
        self._background = Background(self)
        self.passphrase = secret_field("")
        self.row = FormRow(tr("Passphrase in use now"), self.passphrase)
        self.go = button(tr("Show a new code"), "primary", on_click=self._check)
        self.steps: RecoveryCodeSteps | None = None
        self._first = QWidget()
        self._lay_out()
        self.passphrase.returnPressed.connect(self._check)
        self.passphrase.textChanged.connect(lambda _text: self.row.set_error(""))

    def begin(self) -> None:
        self.passphrase.setFocus()

    def forget_typed(self) -> None:
        """A code that was not checked yet does not stay on the screen."""
        self.back_requested.emit()

    def end_job(self) -> None:
        self._background.close(LONGEST_WAIT)

    def _lay_out(self) -> None:
        foot = row_of(self.go)
        column = column_in(self._first, 16)
        column.addWidget(label(tr("Only you can make a new code, so please type the passphrase."), wrap=True))
        column.addWidget(self.row)
        column.addWidget(foot)
        self._put_in(self._first)

    def _put_in(self, widget: QWidget) -> None:
        widget.setMaximumWidth(theme.current().px(WIDEST))
        row = QHBoxLayout()  # only a row asks what it holds for its height at the width it will have
        row.addWidget(widget, 1)
        row.addStretch(0)
        self.body.addLayout(row)

    def _check(self) -> None:
        if not self.passphrase.text():
            self._wrong(tr("Please type the passphrase in use now."))
        elif self.go.isEnabled():
            self.go.setEnabled(False)
            shelf, opened, typed = self._desk.shelf, self._desk.opened, self.passphrase.text()
            self._background.run(lambda: shelf.check_passphrase(opened, typed), self._show_steps, self._refuse)

    def _show_steps(self, _none: object) -> None:
        steps = self.steps = RecoveryCodeSteps(self._name, tr("Use this code"), head="section")
        steps.accepted.connect(self._set)
        steps.left.connect(self.back_requested)
        self.passphrase.clear()
        self._first.hide()
        self._put_in(steps)
        steps.show_code()

    def _name(self) -> str:
        found = self._desk.store.now.find(self._desk.opened.id)
        return found[0].label if found else tr("My journal")

    def _set(self, code: str) -> None:
        assert self.steps is not None
        self.steps.set_busy(True, tr("Saving it"))
        shelf, opened = self._desk.shelf, self._desk.opened
        self._background.run(lambda: shelf.set_recovery_code(opened, code), self._done, self._not_set)

    def _done(self, _none: object) -> None:
        assert self.steps is not None
        self.steps.note_in(self._desk.opened)
        self.changed.emit()
        self.back_requested.emit()

    def _not_set(self, error: BaseException) -> None:
        assert self.steps is not None
        self.steps.set_busy(False)
        if not isinstance(error, JournalProblem):
            raise error
        self.steps.tell(sentence(error))

    def _refuse(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, JournalProblem):
            raise error
        self._wrong(sentence(error))

    def _wrong(self, words: str) -> None:
        self.row.set_error(words)
        self.passphrase.setFocus()
        self.passphrase.selectAll()
