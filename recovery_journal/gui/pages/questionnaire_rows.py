"""One question of a questionnaire with its answers, and the help that is shown when an answer asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal import help_lines
from recovery_journal.gui import actions, theme
from recovery_journal.gui.help_numbers import line_words, shown_number
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import marked as _
from recovery_journal.language import tr

MOST_LINES = 3
ABOVE, BETWEEN = 11, 7


class Answers(Segment):
    """The answers to one question; a digit chooses the one with that number, counted from 0."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        options = self.options()
        if typed.isdecimal() and typed.isascii() and int(typed) < len(options):
            chosen = options[int(typed)]
            if not chosen.isChecked():
                chosen.click()
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class QuestionRow(QWidget):
    """A question at the left, its answers at the right or below; `answered` after every change."""

    answered = Signal()

    def __init__(self, question: str, options: tuple[str, ...], number: int = 0) -> None:
        super().__init__()
        self.answers = Answers(question, [(str(at), words) for at, words in enumerate(options)])
        words = QWidget()
        row = row_in(words)
        row.setSpacing(8)
        if number:
            mark = label(f"{number}", "body", "quiet")
            widest = theme.current().metrics("body").horizontalAdvance("00" if number > 9 else "0")
            mark.setMinimumWidth(widest + 1)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(question, wrap=True), 1)
        words.setSizePolicy(as_high_as_needed())
        split = SplitLayout(self, 20, BETWEEN, centered=True)
        split.addWidget(words)
        split.addWidget(self.answers)
        self.setSizePolicy(as_high_as_needed())
        self.answers.value_changed.connect(lambda _value: self.answered.emit())

    def answer(self) -> str:
        """The number of the answer as a text, '' for none."""
        return str(self.answers.value() or "")

    def show_answer(self, answer: str) -> None:
        """Shows an answer without telling anybody."""
        self.answers.set_value(answer or None)


class HelpIsThere(Notice):
    """Says calmly who can be called now, with the way to Help now; it counts nothing and asks nothing."""

    def __init__(self) -> None:
        super().__init__(
            "help",
            tr("You do not have to be alone with this."),
            " ",
            tr("Help now"),
            lambda: actions.trigger(self, _("Help now")),
        )
        self.hide()

    def set_shown(self, is_shown: bool) -> None:
        """Comes into view, read out once; or goes."""
        if is_shown and self.isHidden():
            self.set_words(self.strong.text(), "\n".join(_numbers(self._region())))
            self.show()
            accessible.announce(self, f"{self.strong.text()} {self.text.text()}")
        elif not is_shown:
            self.hide()

    def _region(self) -> help_lines.Region:
        desk = getattr(self.window(), "desk", None)
        return help_lines.region(desk.store.now.region if desk is not None else "")


def _numbers(region: help_lines.Region) -> list[str]:
    emergency = tr("{first} or {second}")
    numbers = [each.number for each in region.emergency[:2]]
    first = emergency.format(first=numbers[0], second=numbers[1]) if len(numbers) == 2 else numbers[0]
    words = [tr("If you are in danger right now: {number}", number=first)]
    return words + [
        tr("{number}: {words}", number=shown_number(each), words=line_words(each)) for each in region.lines[:MOST_LINES]
    ]


def put_rows(column: QVBoxLayout, rows: list[QWidget]) -> None:
    """Puts questions under each other, with hairlines between."""
    for at, row in enumerate(rows):
        if at:
            column.addSpacing(ABOVE)
            column.addWidget(line())
            column.addSpacing(ABOVE)
        column.addWidget(row)
