"""One question of a form: its words above, the editor below them, and what is wrong under that."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.gui.widgets.flow_layout import FlowLayout
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
        self.count = label("", "caption", "quiet")
        self.count.hide()
        # What has nothing to say yet is not made: most rows never need it.
        self.hint = label(hint, "caption", "quiet", wrap=True) if hint else None
        self.error: FieldError | None = None
        self._lay_out()
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
            self.hint = label("", "caption", "quiet", wrap=True)
            self._words.addWidget(self.hint)
        if self.hint is not None:
            self.hint.setText(hint)
            self.hint.setVisible(bool(hint))
        self._describe()

    def _lay_out(self) -> None:
        head = QWidget()
        self._words = FlowLayout(head, 8, 2)
        for part in (self.label, self.hint, self.count):
            if part is not None:
                self._words.addWidget(part)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(head)
        self._column.addWidget(self.editor)

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
        self.count.setText(tr("{count} of {limit} characters", count=len(text), limit=self.limit))
        self.count.setVisible(len(text) >= SHOWN_FROM * self.limit)
        set_property(self.count, "tone", "error" if len(text) > self.limit else "quiet")
