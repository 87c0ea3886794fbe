"""Starting a journal: its name in the list, its passphrase, the country for Help now; and once, what it is not."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from recovery_journal import help_lines
from recovery_journal.gui import theme
from recovery_journal.gui.passphrase_choice import PassphraseChoice
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.settings import LABEL_LIMIT, label_words


class StartJournal(QWidget):
    """The questions. `answered(label, passphrase, country)`; `typed`: a passphrase begins."""

    answered = Signal(str, str, str)
    typed = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget, region: str = "") -> None:
        super().__init__(parent)
        self.name = FormRow(
            tr("Name in the list"),
            QLineEdit(tr("My journal")),
            tr("This name is not locked: anyone at this computer can read it."),
            LABEL_LIMIT,
        )
        self.passphrase = PassphraseChoice(tr("Passphrase"), tr("Passphrase again"), lambda: [self.name_text()])
        self.region = FormRow(tr("Country"), _countries(region), tr("For the numbers that Help now shows."))
        self.forgotten = label(
            tr("Nobody can reset the passphrase, not even us. So next you get a recovery code to keep on paper."),
            tone="soft",
            wrap=True,
        )
        self.go = button(tr("Go on"), "primary", size="large", on_click=self._ask)
        self.back = button(tr("Back"), "quiet", on_click=self.back_requested.emit)
        self._lay_out()
        self._connect()

    def name_text(self) -> str:
        """The journal's name as it is typed now."""
        assert isinstance(self.name.editor, QLineEdit)
        return self.name.editor.text().strip()

    def begin(self) -> None:
        """The first question has the focus, its proposed name selected."""
        editor = self.name.editor
        assert isinstance(editor, QLineEdit)
        editor.setFocus()
        editor.selectAll()

    def _lay_out(self) -> None:
        look = theme.current()
        column = column_in(self, 0)
        column.addWidget(label(tr("Start a journal"), "title", wrap=True))
        column.addSpacing(look.px(6))
        column.addWidget(label(tr("It stays on this computer, locked with your passphrase."), tone="soft", wrap=True))
        for row in (self.name, self.passphrase, self.region):
            column.addSpacing(look.px(18))
            column.addWidget(row)
        column.addSpacing(look.px(20))
        column.addWidget(self.forgotten)
        column.addSpacing(look.px(20))
        foot = row_of(self.go, self.back, gap=20)
        column.addWidget(foot)

    def _connect(self) -> None:
        name = self.name.editor
        assert isinstance(name, QLineEdit)
        name.textChanged.connect(lambda _text: self.name.set_error(""))
        self.passphrase.typed.connect(self.typed)
        self.passphrase.entered.connect(self._ask)

    def _ask(self) -> None:
        """Hands the answers on, or says beside its cause what is still missing."""
        wrong = label_words(self.name_text())
        self.name.set_error(wrong)
        is_answered = self.passphrase.is_answered()
        if wrong:
            self.name.editor.setFocus()
        elif is_answered:
            country = self.region.editor
            assert isinstance(country, QComboBox)
            self.answered.emit(self.name_text(), self.passphrase.text(), country.currentData())


class BeforeYouBegin(QWidget):
    """Shown once for each journal: what this is and is not. `go_requested`: the person has seen it."""

    go_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.go = button(tr("Go to Today"), "primary", size="large", on_click=self.go_requested.emit)
        card = Card()
        for at, (first, rest) in enumerate(before_you_begin()):
            card.body.addSpacing(18 if at else 0)
            card.body.addWidget(label(first, "strong", wrap=True))
            card.body.addSpacing(4)
            card.body.addWidget(label(rest, tone="soft", wrap=True))
        foot = row_of(self.go, gap=20)
        column = column_in(self, 0)
        column.addWidget(label(tr("Before you begin"), "title", wrap=True))
        column.addSpacing(20)
        column.addWidget(card)
        column.addSpacing(24)  # larger words leave the button in sight when the room between stays
        column.addWidget(foot)


def before_you_begin() -> tuple[tuple[str, str], ...]:
    """What is said once: a few words, and a sentence or two each."""
    return (
        (
            tr("It does not replace care"),
            tr("It cannot examine you or give medical advice. For that, talk to a doctor, a nurse or a counselor."),
        ),
        (
            tr("What it does"),
            tr("It keeps your plan, your days and your appointments together. Skip any question."),
        ),
        (
            tr("Help now is always at the bottom left"),
            tr("It shows what to do and whom to call, also while the journal is locked. The F9 key opens it."),
        ),
    )


def guessed_region() -> str:
    """The country of the system's locale, if its numbers are known here."""
    code = QLocale.territoryToCode(QLocale.system().territory()).lower()
    return code if code in help_lines.regions() else help_lines.UNKNOWN


def _countries(region: str) -> QComboBox:
    combo = QComboBox()
    for code, name in help_lines.region_names().items():
        combo.addItem(name if code != help_lines.UNKNOWN else tr("Another country, or not sure"), code)
    combo.setCurrentIndex(max(0, combo.findData(region or guessed_region())))
    return combo
