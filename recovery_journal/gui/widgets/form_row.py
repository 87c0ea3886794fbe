"""One question of a form: its words above, the editor below them, and what is wrong under that."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.notice import FieldError
from recovery_journal.gui.widgets.text import label, set_property
from recovery_journal.language import tr

SHOWN_FROM = 0.9


class FormRow(QWidget):
    """A question with its editor; the question is the editor's name, hint and error are its description."""

    def __init__(self, question: str, editor: QWidget, hint: str = "", limit: int | None = None) -> None:
        super().__init__()
        self.question, self.editor, self.limit = question, editor, limit
        self._hint = hint
        self.label = label(question, "label", wrap=True)
        # What has nothing to say yet is not made: most rows never need it.
        self.hint: QLabel | None = None
        self.count: QLabel | None = None
        self.error: FieldError | None = None
        self._beside: FlowLayout | None = None
        self._column = column_in(self)
        self._column.setSpacing(7)
        self._column.addWidget(self.label)
        self._column.addWidget(editor)
        if hint:
            self.hint = self._put_beside(label(hint, "caption", "quiet", wrap=True))
        if "&" not in question and editor.focusPolicy():
            self.label.setBuddy(editor)
        self._watch_length()
        self._name_editor()

    def set_error(self, error: str) -> None:
        """Say what is wrong, or with '' that nothing is."""
        if error and self.error is None:
            self.error = FieldError()
            self._column.addWidget(self.error)
        if self.error is not None:
            self.error.set_text(error)
        for part in self._named_parts():
            set_property(part, "invalid", bool(error))
        self._describe()

    def error_text(self) -> str:
        """What is said to be wrong, or ''."""
        return self.error.label.text() if self.error is not None else ""

    def set_question(self, question: str) -> None:
        """Ask in other words."""
        if question != self.question:
            self.question = question
            self.label.setText(question)
            self._name_editor()

    def set_hint(self, hint: str) -> None:
        """Say something else beside the question."""
        self._hint = hint
        if hint and self.hint is None:
            self.hint = self._put_beside(label("", "caption", "quiet", wrap=True))
        if self.hint is not None:
            self.hint.setText(hint)
            self.hint.setVisible(bool(hint))
        self._describe()

    def _put_beside(self, words: QLabel) -> QLabel:
        """Quiet words beside the question."""
        if self._beside is None:
            head = QWidget()
            self._beside = FlowLayout(head, 8, 2)
            self._beside.addWidget(self.label)
            self._column.insertWidget(0, head)
            head.show()
        self._beside.addWidget(words)
        return words

    def _named_parts(self) -> list[QWidget]:
        inner = self.editor.focusProxy() or getattr(self.editor, "field", None)
        return [self.editor] if inner is None else [self.editor, inner]

    def _name_editor(self) -> None:
        for part in self._named_parts():
            part.setAccessibleName(self.question)
        self._describe()

    def _describe(self) -> None:
        words = " ".join(part for part in (self.error_text(), self._hint) if part)
        for part in self._named_parts():
            part.setAccessibleDescription(words)

    def _watch_length(self) -> None:
        field = self._text_field()
        if self.limit is not None and field is not None:
            field.textChanged.connect(lambda: self._show_count(field))
            self._show_count(field)

    def _text_field(self) -> QLineEdit | QPlainTextEdit | None:
        """What is typed into: the editor itself, or the part of it that has the keyboard."""
        return next((each for each in self._named_parts() if isinstance(each, QLineEdit | QPlainTextEdit)), None)

    def _show_count(self, field: QLineEdit | QPlainTextEdit) -> None:
        assert self.limit is not None
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        is_near = len(text) >= SHOWN_FROM * self.limit
        if self.count is None and is_near:
            self.count = self._put_beside(label("", "caption", "quiet"))
        if self.count is not None:
            self.count.setText(tr("{count} of {limit} characters", count=len(text), limit=self.limit))
            self.count.setVisible(is_near)
            set_property(self.count, "tone", "error" if len(text) > self.limit else "quiet")
