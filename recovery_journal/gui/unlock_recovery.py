"""The way in for a forgotten passphrase: the recovery code, and then a new passphrase before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.passphrase_choice import PassphraseChoice
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.settings import ListedJournal


class UseRecoveryCode(QWidget):
    """Asks for the code of one journal. `open_requested(entry, code)`; `typed`: a code begins; `back_requested`."""

    open_requested = Signal(object, str)
    typed = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: ListedJournal | None = None
        self._is_hidden = False
        self._for_whom = label("", tone="soft", wrap=True)
        self.code = QLineEdit()
        self.code.setProperty("field_size", "large")
        self.row = FormRow(
            tr("Recovery code"),
            self.code,
            tr("7 groups of 4. Small letters, spaces and dashes do not matter."),
        )
        self.problem = Notice("info", "")
        self.open_button = button(tr("Open with the code"), "primary", size="large", on_click=self._ask)
        self.back = button(tr("Back"), "quiet", on_click=self.back_requested.emit)
        _lay_out(self, tr("Use the recovery code"), self._for_whom, self.row, self.problem, self.open_button, self.back)
        self.code.textChanged.connect(self._changed)
        self.code.returnPressed.connect(self._ask)

    def begin(self, entry: ListedJournal, typed_name: str = "") -> None:
        """Asks for the code of this journal; one that was typed is still there.

        Where the list is hidden its name was typed: then nothing here tells which names there are.
        """
        self._entry, self._is_hidden = entry, bool(typed_name)
        name = typed_name or entry.label
        self._for_whom.setText(tr("It opens “{name}”. It is on the page that you printed or wrote.", name=name))
        self.row.set_error("")
        self.problem.hide()
        self.code.setFocus()
        self.code.selectAll()

    def set_opening(self, opening: bool) -> None:
        """While the key is being made the button says so, and nothing is asked twice."""
        self.open_button.set_words(tr("Opening") if opening else tr("Open with the code"))
        for each in (self.open_button, self.back):
            each.setEnabled(not opening)
        self.code.setReadOnly(opening)

    def say_wrong(self, sentence: str) -> None:
        """The code did not open it: it stays, selected, and the sentence stands below."""
        together = tr("This name and this code do not go together. Check both.")
        self._say(together if self._is_hidden else sentence)

    def tell(self, sentence: str) -> None:
        """Another known problem, in a strip of its own."""
        self.problem.tell(sentence)
        self.problem.show()
        self.code.setFocus()

    def _say(self, sentence: str) -> None:
        self.row.set_error(sentence)
        self.code.setFocus()
        self.code.selectAll()

    def _changed(self) -> None:
        self.row.set_error("")
        if self.code.text():
            self.typed.emit()

    def _ask(self) -> None:
        from recovery_journal.services import recovery_code

        if self.code.isReadOnly():
            return
        self.problem.hide()
        try:
            code = recovery_code.read_code(self.code.text())
        except recovery_code.CodeUnreadable as unreadable:
            self._say(recovery_code.sentence(unreadable))
            return
        self.open_requested.emit(self._entry, code)


class NewPassphrase(QWidget):
    """Asks for the passphrase that opens the journal from now on. `chosen(passphrase)`.

    `skipped` can come only where the new one could not be written: nobody is kept from their journal.
    """

    chosen = Signal(str)
    skipped = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.passphrase = PassphraseChoice(tr("New passphrase"), tr("New passphrase again"), lambda: [name])
        self.problem = Notice("info", "")
        self.use = button(tr("Use this passphrase"), "primary", size="large", on_click=self._ask)
        self.skip = button(tr("Open the journal all the same"), "quiet", on_click=self.skipped.emit)
        sentence = tr("The code opened your journal. From now on this passphrase opens it. The code goes on working.")
        words = label(sentence, tone="soft", wrap=True)
        _lay_out(self, tr("Choose a new passphrase"), words, self.passphrase, self.problem, self.use, self.skip)
        self.skip.hide()
        self.passphrase.entered.connect(self._ask)

    def begin(self) -> None:
        """The first field comes first."""
        self.passphrase.passphrase.editor.setFocus()

    def set_opening(self, saving: bool) -> None:
        """While the key is being made the button says so, and nothing is asked twice."""
        self.use.set_words(tr("Saving it") if saving else tr("Use this passphrase"))
        for each in (self.use, self.skip, self.passphrase):
            each.setEnabled(not saving)

    def tell(self, sentence: str) -> None:
        """Why it is not in force; what was typed stays, and there is a way on."""
        self.problem.tell(sentence)
        self.problem.show()
        self.skip.show()

    say_wrong = tell

    def _ask(self) -> None:
        self.problem.hide()
        if self.passphrase.is_answered():
            self.chosen.emit(self.passphrase.text())


def _lay_out(page: QWidget, title: str, sentence: QWidget, row: QWidget, problem: Notice, *buttons: QWidget) -> None:
    look = theme.current()
    problem.hide()
    foot = row_of(*buttons, gap=20)
    column = column_in(page, 0)
    column.addWidget(label(title, "title", wrap=True))
    column.addSpacing(look.px(6))
    column.addWidget(sentence)
    column.addSpacing(look.px(22))
    column.addWidget(row)
    column.addSpacing(look.px(18))
    column.addWidget(problem)
    column.addSpacing(look.px(4))
    column.addWidget(foot)
