"""'Open this file' at the first window: asks for its passphrase or code, shows what is in it, then what can be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.busy_line import BusyLine
from recovery_journal.gui.file_preview import FilePreview
from recovery_journal.gui.unlock_parts import PassphraseField
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, column_of, row_of
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.settings import LABEL_LIMIT, ListedJournal, label_words


class OpenFile(QWidget):
    """One `.journal` file. It asks; the window does.

    `look_requested(secret, is a recovery code)` · `restore_requested` puts it in place of the journal it belongs to ·
    `add_requested(label)` takes it in as a journal of this computer · `other_requested` another file ·
    `back_requested` · `typed`.
    """

    look_requested = Signal(str, bool)
    restore_requested = Signal()
    add_requested = Signal(str)
    other_requested = Signal()
    back_requested = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file = label("", tone="soft", wrap=True)
        self.passphrase = FormRow(tr("Its passphrase"), PassphraseField())
        self.code = FormRow(tr("Its recovery code"), QLineEdit(), tr("Seven groups of four. Dashes do not matter."))
        self.look = button(tr("Look inside"), "primary", size="large", on_click=self._ask)
        self.use_code = button(tr("Use the recovery code"), "quiet", on_click=self._change_way)
        self.other = button(tr("Choose another file"), "quiet", on_click=self.other_requested.emit)
        self.back = button(tr("Back"), "quiet", on_click=self.back_requested.emit)
        self.problem = Notice("info", "")
        self.busy = BusyLine()
        self.inside = Card()
        self.preview = FilePreview()
        self.belongs = label("", wrap=True)
        self.name = FormRow(
            tr("Name in the list"),
            QLineEdit(tr("My journal")),
            tr("This name is not locked: anyone at this computer can read it."),
            LABEL_LIMIT,
        )
        self.restore = button("", "primary", size="large", on_click=self.restore_requested.emit)
        self.add = button(tr("Add it to this computer"), "primary", size="large", on_click=self._add)
        self._lay_out()
        self._connect()

    def begin(self, file: Path, words: str, problem: str) -> None:
        """Asks for the secret of a file, or says why it is none that can be opened."""
        self.file.setText(tr("{file}, {words}", file=file.name, words=words) if words else file.name)
        self._show_step(self.asking)
        self._show_way(by_code=False)
        for field in (self._field(self.passphrase), self._field(self.code)):
            field.clear()
        self.tell(problem)
        for part in (self.way, self.look, self.use_code):
            part.setVisible(not problem)
        (self.other if problem else self._field(self.passphrase)).setFocus()

    def set_busy(self, words: str) -> None:
        """Something is being done, said in these words; '' when it is over."""
        for each in (self.way, self.offers, self.look, self.use_code, self.other, self.back):
            each.setEnabled(not words)
        if words:
            self.problem.hide()
            self.busy.begin(words)
        else:
            self.busy.end()

    def say_wrong(self, sentence: str) -> None:
        """The secret did not open it: it stays, selected, with the sentence below."""
        row = self.code if self.is_by_code() else self.passphrase
        row.set_error(sentence)
        self._field(row).setFocus()
        self._field(row).selectAll()

    def tell(self, sentence: str) -> None:
        """Another known problem; '' takes it away."""
        self.problem.tell(sentence)
        self.problem.setVisible(bool(sentence))

    def is_by_code(self) -> bool:
        """Whether the recovery code is asked for."""
        return not self.code.isHidden()

    def offer(self, belongs_to: ListedJournal | None, is_compared: bool) -> None:
        """What can be done with the file, now that its secret is known."""
        self._show_step(self.offers)
        known = belongs_to is not None
        self.belongs.setText(_belongs_words(belongs_to, is_compared))
        self.restore.set_words(tr("Go back to this one") if known else "")
        self.restore.setVisible(known)
        for each in (self.name, self.add):
            each.setVisible(not known)
        if known:
            self.inside.setFocus()  # reading begins there, and a second Enter must not go back in time
        else:
            self._field(self.name).setFocus()

    def _lay_out(self) -> None:
        look = theme.current()
        column = column_in(self, 0)
        column.addWidget(label(tr("Open this file"), "title", wrap=True))
        column.addSpacing(look.px(6))
        column.addWidget(self.file)
        column.addSpacing(look.px(22))
        self.way = self._both_ways()
        self.asking, self.offers = self._ask_step(), self._offer_step()
        column.addWidget(self.asking)
        column.addWidget(self.offers)
        column.addSpacing(look.px(12))
        column.addWidget(self.problem)
        column.addWidget(self.busy)
        column.addSpacing(look.px(14))
        column.addWidget(row_of(self.use_code, self.other, self.back, gap=20))

    def _both_ways(self) -> QWidget:
        return column_of(self.passphrase, self.code)

    def _ask_step(self) -> QWidget:
        return column_of(self.way, row_of(self.look), gap=18)

    def _offer_step(self) -> QWidget:
        step = QWidget()
        self.inside.setAccessibleName(tr("What is in it"))
        self.inside.body.addWidget(self.preview)
        column = column_in(step, 16)
        for each in (self.inside, self.belongs, self.name, row_of(self.restore, self.add, gap=20)):
            column.addWidget(each)
        return step

    def _connect(self) -> None:
        passphrase = self._field(self.passphrase)
        assert isinstance(passphrase, PassphraseField)
        passphrase.draw_icon()
        for row in (self.passphrase, self.code):
            self._field(row).returnPressed.connect(self._ask)
            self._field(row).textChanged.connect(lambda text, row=row: self._changed(row, text))
        self._field(self.name).returnPressed.connect(self._add)

    def _changed(self, row: FormRow, text: str) -> None:
        row.set_error("")
        if text:
            self.typed.emit()

    def _change_way(self) -> None:
        self._show_way(not self.is_by_code())
        self._field(self.code if self.is_by_code() else self.passphrase).setFocus()

    def _show_way(self, by_code: bool) -> None:
        self.code.setVisible(by_code)
        self.passphrase.setVisible(not by_code)
        self.use_code.set_words(tr("Use the passphrase") if by_code else tr("Use the recovery code"))

    def _show_step(self, step: QWidget) -> None:
        for each in (self.asking, self.offers):
            each.setVisible(each is step)
        self.use_code.setVisible(step is self.asking)

    def _ask(self) -> None:
        row = self.code if self.is_by_code() else self.passphrase
        if not self.look.isEnabled() or not self._field(row).text():
            self.say_wrong(tr("Enter the recovery code first.") if self.is_by_code() else _enter_first())
            return
        self.look_requested.emit(self._field(row).text(), self.is_by_code())

    def _add(self) -> None:
        wrong = label_words(self._field(self.name).text())
        self.name.set_error(wrong)
        if wrong:
            self._field(self.name).setFocus()
        else:
            self.add_requested.emit(self._field(self.name).text().strip())

    @staticmethod
    def _field(row: FormRow) -> QLineEdit:
        assert isinstance(row.editor, QLineEdit)
        return row.editor


def _belongs_words(entry: ListedJournal | None, is_compared: bool) -> str:
    if entry is None:
        return tr("It is of no journal on this computer. You can add it, and open it here from now on.")
    words = tr(
        "It is of “{label}”, which is on this computer. You can go back to it. "
        "What is there now is kept, and you are told where.",
        label=entry.label,
    )
    if is_compared:
        return words
    not_there = tr("That one cannot be opened now, so it is not known what was written after this file was saved.")
    return f"{words} {not_there}"


def _enter_first() -> str:
    return tr("Enter the passphrase first.")
