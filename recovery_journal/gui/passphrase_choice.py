"""Choosing a passphrase: the field, how hard it is to guess, words picked by chance, and the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.unlock_parts import PassphraseField
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

CHECKED_AFTER = 250  # ms of rest
BETWEEN = 18


class PassphraseChoice(QWidget):
    """Two fields and what helps to fill them. `typed`: something is typed; `entered`: Enter was pressed.

    `about` gives words that somebody who knows the person would try, as the journal's name.
    """

    typed = Signal()
    entered = Signal()

    def __init__(
        self, question: str, again: str, about: Callable[[], Iterable[str]] = tuple, size: str = "large"
    ) -> None:
        super().__init__()
        self._about = about
        self.passphrase = FormRow(
            question, secret_field(size), tr("Four or more words are easy to keep in mind and hard to guess.")
        )
        self.strength = label("", "caption", "soft", wrap=True)
        self.suggest = button(tr("Suggest a passphrase"), "quiet", size="small", on_click=self._suggest)
        self.words = PickedWords()
        self.again = FormRow(again, secret_field(size))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._lay_out()
        self._connect()

    def text(self) -> str:
        """What is typed in the first field."""
        return self._fields()[0].text()

    def is_answered(self) -> bool:
        """Whether both are there and the same; says beside each what is missing and puts the keyboard there."""
        first, second = self._fields()
        same = first.text() == second.text()
        self.passphrase.set_error("" if first.text() else tr("Choose a passphrase."))
        self.again.set_error("" if same else tr("The two passphrases are not the same."))
        wrong = next((row for row in self.rows() if row.error_text()), None)
        if wrong is not None:
            wrong.editor.setFocus()
        return wrong is None

    def clear(self) -> None:
        """Forgets what was typed."""
        for row, field in zip(self.rows(), self._fields(), strict=True):
            field.clear()
            field.set_shown(False)
            row.set_error("")
        self._timer.stop()
        self.strength.setText("")
        self.words.close_box()

    def rows(self) -> tuple[FormRow, FormRow]:
        """The two questions."""
        return self.passphrase, self.again

    def _fields(self) -> tuple[PassphraseField, PassphraseField]:
        first, second = self.passphrase.editor, self.again.editor
        assert isinstance(first, PassphraseField)
        assert isinstance(second, PassphraseField)
        return first, second

    def _lay_out(self) -> None:
        look = theme.current()
        below = QWidget()
        row = SplitLayout(below, gap=12, line_gap=2, centered=True)
        row.addWidget(self.strength)
        row.addWidget(self.suggest)
        column = column_in(self, 0)
        column.addWidget(self.passphrase)
        column.addSpacing(look.px(4))
        column.addWidget(below)
        column.addSpacing(look.px(4))
        column.addWidget(self.words)
        column.addSpacing(look.px(BETWEEN - 8))
        column.addWidget(self.again)

    def _connect(self) -> None:
        first, second = self._fields()
        for row, field in zip(self.rows(), (first, second), strict=True):
            field.textChanged.connect(lambda _text, row=row: row.set_error(""))
            field.textChanged.connect(self.typed)
            field.returnPressed.connect(self.entered)
        for one, other in ((first, second), (second, first)):
            one.show_button.toggled.connect(other.set_shown)
        first.textChanged.connect(lambda _text: self._timer.start(CHECKED_AFTER))
        self._timer.timeout.connect(self._check)
        self.words.chosen.connect(self._take)
        self.words.closed.connect(self.suggest.show)

    def _check(self) -> None:
        from recovery_journal.services import passphrases

        found = passphrases.strength(self.text(), self._about()) if self.text() else None
        self.strength.setText(f"{found.sentence} {found.advice}".strip() if found else "")
        self._fields()[0].setAccessibleDescription(self.strength.text())

    def _suggest(self) -> None:
        self.suggest.hide()
        self.words.pick()

    def _take(self, words: str) -> None:
        """The words stand in the first field, to be seen; typing them once more is how they are learned."""
        first, second = self._fields()
        first.setText(words)
        second.clear()
        first.set_shown(True)
        second.setFocus()


def secret_field(size: str = "large") -> PassphraseField:
    """A field for a passphrase with its Show; `size` is 'large' or ''."""
    made = PassphraseField()
    made.setProperty("field_size", size)
    made.draw_icon()
    return made


class PickedWords(QFrame):
    """Words picked by chance, to be taken or picked anew. `chosen(words)`, `closed`."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "well")
        self.words = label("", "strong", wrap=True)
        self.bits = label("", "caption", "soft", wrap=True)
        self.take = button(tr("Use these words"), size="small", on_click=self._choose)
        self.others = button(tr("Other words"), "quiet", size="small", on_click=self.pick)
        self.close_button = button(tr("Close"), "quiet", size="small", on_click=self.close_box)
        foot = row_of(self.take, self.others, self.close_button, gap=14, below=6)
        column = QVBoxLayout(self)
        pad(column, (16, 12, 16, 12))
        column.setSpacing(theme.current().px(6))
        for part in (self.words, self.bits, foot):
            column.addWidget(part)
        self.hide()

    def pick(self) -> None:
        """Shows a new phrase."""
        from recovery_journal.services import passphrases

        made = passphrases.phrase()
        self.words.setText(made.text)
        self.bits.setText(
            tr(
                "{n} words picked by chance from a list of {count}: {bits} bits. "
                "Each bit doubles the tries it takes to guess them. Write them down until you know them.",
                n=made.words,
                count=f"{made.list_length:,}",
                bits=made.bits,
            )
        )
        was_hidden = self.isHidden()
        self.show()
        if was_hidden:
            self.take.setFocus()

    def close_box(self) -> None:
        """Puts the words away."""
        self.words.setText("")
        self.hide()
        self.closed.emit()

    def _choose(self) -> None:
        words = self.words.text()
        self.close_box()
        self.chosen.emit(words)
