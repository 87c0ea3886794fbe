"""The honey strip for what is worth a look, and the line that says what is wrong with a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.text import label

PADDING = (16, 12, 16, 12)


class Notice(QFrame):
    """An icon, a strong sentence, perhaps more words, and one button at the right; never a verdict."""

    def __init__(
        self,
        icon: str,
        strong: str,
        text: str = "",
        button_text: str = "",
        on_click: Callable[[], object] | None = None,
        own_words: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.strong = label(strong, "strong", "notice", wrap=True)
        self.text = label(text, "voice" if own_words else "body", "notice", wrap=True)
        self.text.setProperty("own_words", own_words)
        self.button = button(button_text, "notice", size="small", on_click=on_click)
        for part, words in ((self.text, text), (self.button, button_text)):
            if not words:
                part.hide()
        self._row = SplitLayout(self, centered=True)
        self._row.addWidget(self._words(icon))
        self._row.addWidget(self.button)
        self.setSizePolicy(as_high_as_needed())
        pad(self._row, PADDING)

    def set_words(self, strong: str, text: str = "") -> None:
        """Say something else."""
        self.strong.setText(strong)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._row.invalidate()  # while it is hidden nobody tells it that its words need more room
        self.updateGeometry()

    def tell(self, sentences: str) -> None:
        """Say what happened, strong, and then what follows from it."""
        first, stop, rest = sentences.partition(". ")
        self.set_words(first + stop.rstrip(), rest)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            pad(self._row, PADDING)

    def _words(self, icon: str) -> QWidget:
        holder = QWidget()
        row = row_in(holder)
        row.setSpacing(12)
        if icon:
            row.addWidget(IconLabel(icon, "notice_text", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.strong)
        column.addWidget(self.text)
        row.addLayout(column, 1)
        return holder


class FieldError(QWidget):
    """What is wrong with a field and how to put it right, in words beside an icon."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.label = label(text, "caption", "error", wrap=True)
        row = row_in(self)
        row.setSpacing(6)
        row.addWidget(IconLabel("info", "error_text", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.setSizePolicy(as_high_as_needed())
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say this; nothing to say takes no room."""
        self.label.setText(text)
        self.setVisible(bool(text))
