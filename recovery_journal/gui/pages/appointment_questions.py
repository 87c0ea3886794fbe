"""The questions that go along to an appointment: ticked when asked, added in one line or from suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.domain.care import AppointmentQuestion
from recovery_journal.domain.record import TEXT_LIMIT, one_line
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.chips import AddChip, ChipRow
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.preparing import ToAsk

SUGGESTIONS_SHOWN = 2
LONGEST = 60  # letters of a chip

AddQuestion = Callable[[str], bool]
SetAsked = Callable[[AppointmentQuestion, bool], bool]


class QuestionRow(QWidget):
    """One question with a tick for 'asked'; its words wrap, and a click on them ticks too."""

    def __init__(self, question: AppointmentQuestion, set_asked: SetAsked) -> None:
        super().__init__()
        self.question = question
        self._set_asked = set_asked
        self.box = QCheckBox()
        self.words = label(question.text, wrap=True)
        row = row_in(self, 6)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.setAccessibleName(question.text)
        self.box.setAccessibleDescription(tr("Tick when asked"))
        self.box.setChecked(question.asked)
        self.box.clicked.connect(self._clicked)

    def show_question(self, question: AppointmentQuestion) -> None:
        """Shows the question as it is kept now."""
        self.question = question
        self.words.setText(question.text)
        self.box.setAccessibleName(question.text)
        self.box.setChecked(question.asked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def _clicked(self) -> None:
        if not self._set_asked(self.question, self.box.isChecked()):
            self.box.setChecked(self.question.asked)


class QuestionsBlock(QWidget):
    """All questions of one appointment. What is not used yet is not made.

    `edited` tells that the line of a new one was typed in, `grown` that Tab comes to more than before.
    """

    edited = Signal()
    grown = Signal()
    sheet_requested = Signal()
    file_requested = Signal()

    def __init__(self, add: AddQuestion, set_asked: SetAsked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add, self._set_asked = add, set_asked
        self._rows: list[QuestionRow] = []
        self._suggested: list[str] = []
        self._gathered: list[tuple[UUID, str]] = []
        self.add_button = button(tr("Add"), "quiet", "add", on_click=self.open_line)
        self._line: QLineEdit | None = None
        self._line_holder = QWidget()
        self.suggestions = ChipRow(tr("Suggested questions"))
        self._gathered_row: ChipRow | None = None
        self.sheet = link_button(tr("Make a sheet to print"), self.sheet_requested.emit)
        self.file = link_button(tr("Save this one as a calendar file"), self.file_requested.emit)
        self._ways = QWidget(self)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()

    @property
    def line(self) -> QLineEdit:
        """Where a question is written, made when the first one is."""
        if self._line is None:
            self._line = self._make_line()
            self.grown.emit()
        return self._line

    @property
    def gathered(self) -> ChipRow:
        """What is marked to ask about, made when there is any."""
        if self._gathered_row is None:
            self._gathered_row = ChipRow(tr("Marked to ask about"))
            self._column.insertWidget(self._column.indexOf(self._ways), self._gathered_row)
            self._gathered_row.hide()
        return self._gathered_row

    def show_questions(self, questions: Sequence[AppointmentQuestion], suggested: Sequence[str]) -> None:
        """Shows the questions, and the first few suggestions that are not among them."""
        if [each.question.id for each in self._rows] == [each.id for each in questions]:
            for row, question in zip(self._rows, questions, strict=True):
                row.show_question(question)
        else:
            self._make_rows(questions)
        asked = {each.text for each in questions}
        self._show_suggestions([each for each in suggested if each not in asked][:SUGGESTIONS_SHOWN])

    def show_gathered(self, found: Sequence[ToAsk], take: Callable[[ToAsk], object]) -> None:
        """Shows what is marked 'ask about this', newest first."""
        if [(each.record.id, each.words) for each in found] == self._gathered:
            return
        had_focus = any(chip.hasFocus() for chip in self.gathered.chips())
        self._gathered = [(each.record.id, each.words) for each in found]
        self.gathered.set_chips([_gathered_chip(each, take) for each in found])
        self.gathered.setVisible(bool(found))
        self.grown.emit()
        if had_focus:
            left = self.gathered.chips()[0] if found else self.add_button
            left.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[QuestionRow]:
        """What is shown, in order."""
        return list(self._rows)

    def typed(self) -> str:
        """The question that is typed and not added yet."""
        return self._line.text() if self._line is not None else ""

    def show_typed(self, text: str) -> None:
        """Shows a question that was typed and not added yet, or closes the line."""
        if text or self._line is not None:
            self.line.setText(text)
        self._line_holder.setVisible(bool(text))

    def open_line(self) -> None:
        """Gives room to write a question."""
        line = self.line
        self._line_holder.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = theme.current()
        head = QHBoxLayout()
        head.addWidget(label(tr("My questions"), "section"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._list.setSpacing(look.px(8))
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._line_holder)
        column.addWidget(self.suggestions)
        ways = FlowLayout(self._ways, 18, 0)
        ways.addWidget(self.sheet)
        ways.addWidget(self.file)
        column.addWidget(self._ways)
        self._line_holder.hide()
        self.suggestions.hide()

    def _make_line(self) -> QLineEdit:
        look, line = theme.current(), QLineEdit()
        line.setMaxLength(TEXT_LIMIT)
        line.setAccessibleName(tr("New question"))
        line.setPlaceholderText(tr("What do you want to ask?"))
        line.returnPressed.connect(self._take_line)
        line.textEdited.connect(lambda _text: self.edited.emit())
        typing = QHBoxLayout(self._line_holder)
        typing.setContentsMargins(0, look.px(4), 0, 0)
        typing.setSpacing(look.size("s"))
        typing.addWidget(line, 1)
        typing.addWidget(button(tr("Add question"), on_click=self._take_line))
        return line

    def _make_rows(self, questions: Sequence[AppointmentQuestion]) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [QuestionRow(each, self._set_asked) for each in questions]
        for row in self._rows:
            self._list.addWidget(row)

    def _show_suggestions(self, texts: list[str]) -> None:
        if texts == self._suggested:
            return
        had_focus = any(chip.hasFocus() for chip in self.suggestions.chips())
        self._suggested = texts
        self.suggestions.set_chips([self._chip(text) for text in texts])
        self.suggestions.setVisible(bool(texts))
        if had_focus and texts:
            self.suggestions.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, text: str) -> AddChip:
        return AddChip(text, lambda: self._add(text), quiet=True)

    def _take_line(self) -> None:
        text = one_line(self.line.text())
        if not text:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._add(text):
            self.line.clear()
            self.edited.emit()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _gathered_chip(asked: ToAsk, take: Callable[[ToAsk], object]) -> AddChip:
    words = asked.words if len(asked.words) <= LONGEST else asked.words[: LONGEST - 1].rstrip() + "…"
    return AddChip(tr("Add: {words}", words=words), lambda: take(asked), quiet=True)
