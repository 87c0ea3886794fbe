"""Handing over a recovery code: it is shown once, perhaps printed, and two of its groups are asked back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.gui import clipboard, theme
from recovery_journal.gui.recovery_code_parts import AskBack, CodeGroups, WithoutCode, bring_into_view
from recovery_journal.gui.widgets.buttons import Button, button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.recovery_code import new_code, read_code

if TYPE_CHECKING:
    from recovery_journal.services.shelf import OpenJournal


class Step(QWidget):
    """One step: a head, what it shows, a strip for what went wrong, and its buttons."""

    def __init__(self, head: str, title: str, sentence: str) -> None:
        super().__init__()
        look = theme.current()
        self.problem = Notice("info", "")
        self.problem.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        foot = QWidget()
        self._buttons = FlowLayout(foot, 20, 8)
        column = column_in(self, 0)
        column.addWidget(label(title, head, wrap=True))
        column.addSpacing(look.px(6))
        column.addWidget(label(sentence, tone="soft", wrap=True))
        column.addSpacing(look.px(20))
        column.addLayout(self.body)
        column.addSpacing(look.px(20))
        column.addWidget(self.problem)
        column.addSpacing(look.px(4))
        column.addWidget(foot)
        self.end = column

    def add_button(self, made: Button) -> Button:
        """Puts a button into the foot."""
        self._buttons.addWidget(made)
        return made

    def tell(self, sentence: str) -> None:
        """Says what stands in the way."""
        self.problem.tell(sentence)
        self.problem.show()


class ShowCode(Step):
    """The code, to be written down, copied or printed."""

    def __init__(self, head: str, code: str, can_go_without: bool) -> None:
        super().__init__(
            head,
            tr("Your recovery code"),
            tr("If you forget the passphrase, this code opens the journal. It is shown only this once."),
        )
        look = theme.current()
        self._code = code
        self.groups = CodeGroups(code)
        self.copy = button(tr("Copy"), on_click=self._copy)
        self.print = button(tr("Print or save a page"), icon="print")
        self.told = label("", "caption", "soft", wrap=True)
        self.go = button(tr("I have a copy"), "primary", size="large")
        self.back = button(tr("Back"), "quiet")
        self.without = WithoutCode()
        self.open_without = button(tr("Go on without a code"), "quiet", on_click=self._show_without)
        ways = row_of(self.copy, self.print)
        self.body.addWidget(self.groups)
        self.body.addSpacing(look.px(16))
        self.body.addWidget(ways)
        self.body.addSpacing(look.px(6))
        self.body.addWidget(self.told)
        self.body.addSpacing(look.px(14))
        advice = tr("Write it on paper or print it, and keep it away from this computer.")
        self.body.addWidget(label(advice, "medium", wrap=True))
        self.body.addSpacing(look.px(4))
        self.body.addWidget(label(tr("Whoever has it can open your journal."), tone="soft", wrap=True))
        for each in (self.go, self.back, self.open_without):
            self.add_button(each)
        self.end.addSpacing(look.px(14))
        self.end.addWidget(self.without)
        self.without.hide()
        self.told.hide()
        self.open_without.setVisible(can_go_without)

    def begin(self) -> None:
        """The code comes first."""
        self.groups.setFocus()

    def _copy(self) -> None:
        clipboard.copy(self._code)
        self.told.setText(
            tr(
                "Copied. It goes from the clipboard after {n} seconds. "
                "A program that keeps what was copied may keep the code too.",
                n=clipboard.KEPT_FOR // 1000,
            )
        )
        self.told.show()

    def _show_without(self) -> None:
        self.open_without.hide()
        self.without.show()
        self.without.accept.setFocus()
        bring_into_view(self.without)


class CheckCopy(Step):
    """Two groups are typed from the copy."""

    def __init__(self, head: str, code: str, finish: str) -> None:
        super().__init__(
            head, tr("Check your copy"), tr("Type these two groups from your copy. Then you know that it can be read.")
        )
        self.asked = AskBack(code)
        self.body.addWidget(self.asked)
        self.finish = self.add_button(button(finish, "primary", size="large"))
        self.again = self.add_button(button(tr("Show the code again"), "quiet"))

    def begin(self) -> None:
        """The first group comes first."""
        self.asked.begin()


class RecoveryCodeSteps(QWidget):
    """The steps for one code. `accepted(code)`: the copy is right; `declined`: there shall be no code.

    `name` gives the journal's name for the printed page; `finish` is what the last button says; `head` the type of
    the heads. `left`: back, before the first step; `stepped`: another step is shown.
    """

    accepted = Signal(str)
    declined = Signal()
    left = Signal()
    stepped = Signal()

    def __init__(self, name: Callable[[], str], finish: str, can_go_without: bool = False, head: str = "title") -> None:
        super().__init__()
        self._head = head
        self.code = new_code()
        self._handed_out: list[str] = []
        self._name, self._finish, self._can_go_without = name, finish, can_go_without
        self.step: ShowCode | CheckCopy | QWidget = QWidget()
        self._column = column_in(self)
        self._column.addWidget(self.step)

    def show_code(self) -> None:
        """The code stands there."""
        step = ShowCode(self._head, self.code, self._can_go_without)
        step.print.clicked.connect(self.show_page)
        step.go.clicked.connect(self.ask_back)
        step.back.clicked.connect(self.left)
        step.without.chosen.connect(self.declined)
        self._put(step)
        step.begin()

    def show_page(self) -> None:
        """The page that can be printed, as it will be."""
        from recovery_journal.gui.recovery_code_print import PrintCode

        step = PrintCode(self._head, self.code, self._name())
        step.handed_out.connect(self._handed_out.append)
        step.back.clicked.connect(self.show_code)
        self._put(step)
        step.begin()

    def ask_back(self) -> None:
        """Two groups of the code, from the copy."""
        step = CheckCopy(self._head, self.code, self._finish)
        step.again.clicked.connect(self.show_code)
        step.finish.clicked.connect(self._check)
        step.asked.entered.connect(self._check)
        self._put(step)
        step.begin()

    def note_in(self, opened: OpenJournal) -> None:
        """Keeps in the journal that it opens where its page went."""
        from recovery_journal.services.disclosures import What

        for place in self._handed_out:
            opened.disclosures.note(What.RECOVERY_CODE, place)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """While the keys are made nothing is asked twice, and the button says `words`."""
        self.step.setEnabled(not busy)
        if isinstance(self.step, CheckCopy):
            self.step.finish.set_words(words if busy else self._finish)

    def tell(self, sentence: str) -> None:
        """Says what stands in the way, in the step that is shown."""
        if isinstance(self.step, Step):
            self.step.tell(sentence)

    def _check(self) -> None:
        step = self.step
        assert isinstance(step, CheckCopy)
        step.problem.hide()
        if step.asked.is_right():
            self.accepted.emit(read_code(self.code))

    def _put(self, step: QWidget) -> None:
        self._column.replaceWidget(self.step, step)
        self.step.hide()
        self.step.deleteLater()
        self.step = step
        step.show()
        self.stepped.emit()
