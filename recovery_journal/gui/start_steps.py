"""From the questions to a new journal: the answers, then the recovery code, then it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.recovery_code import RecoveryCodeSteps
from recovery_journal.gui.start_journal import StartJournal
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.services.shelf import OpenJournal


class StartSteps(QWidget):
    """`make_requested(label, passphrase, country, code)` has it all; the code is '' for a journal without one.

    `typed`: a passphrase begins; `stepped`: another step is shown.
    """

    make_requested = Signal(str, str, str, str)
    typed = Signal()
    back_requested = Signal()
    stepped = Signal()

    def __init__(self, parent: QWidget, region: str = "") -> None:
        super().__init__(parent)
        self.questions = StartJournal(self, region)
        self.code: RecoveryCodeSteps | None = None
        self._answers = ("", "", "")
        self._goes_without = False
        self._column = column_in(self)
        self._column.addWidget(self.questions)
        self.questions.typed.connect(self.typed)
        self.questions.back_requested.connect(self.back_requested)
        self.questions.answered.connect(self._show_code)

    def begin(self) -> None:
        """The first question; what was typed there before is still there."""
        self._show_questions()

    def set_opening(self, making: bool) -> None:
        """While the keys are made the button says so."""
        if self.code is not None:
            self.code.set_busy(making, tr("Making it"))

    def tell(self, sentence: str) -> None:
        """Why it could not be made; nothing that was typed is lost."""
        if self.code is not None:
            self.code.tell(sentence)

    say_wrong = tell

    def note_in(self, opened: OpenJournal) -> None:
        """Keeps in the journal that was made where the page with its code went."""
        if self.code is not None and not self._goes_without:
            self.code.note_in(opened)

    def _show_questions(self) -> None:
        if self.code is not None:
            self.code.hide()
        self.questions.show()
        self.questions.begin()
        self.stepped.emit()

    def _show_code(self, label: str, passphrase: str, country: str) -> None:
        self._answers = (label, passphrase, country)
        if self.code is None:
            self.code = self._new_code()
            self._column.addWidget(self.code)
        self.questions.hide()
        self.code.show()
        self.code.show_code()

    def _new_code(self) -> RecoveryCodeSteps:
        made = RecoveryCodeSteps(self.questions.name_text, tr("Make the journal"), can_go_without=True)
        made.left.connect(self._show_questions)
        made.stepped.connect(self.stepped)
        made.accepted.connect(self._make)
        made.declined.connect(lambda: self._make(""))
        return made

    def _make(self, code: str) -> None:
        self._goes_without = not code
        self.make_requested.emit(*self._answers, code)
