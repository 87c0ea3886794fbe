"""What the screens of the guided builder are made of: chips where Enter goes on, a field where it adds."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.record import TEXT_LIMIT, Part, RuleBroken, check_value, name_field
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import TextEditor
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.chips import ChipGroup, ChipOption
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.lined_up import row_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.reader import record_class
from recovery_journal.services.words import rule_words

Raw = dict[str, Any]


class QuestionView(Protocol):
    """What every screen can do, besides being a widget.

    `raw` is what differs from the plan, as JSON knows it, or none; `to_save` gives what to save and what to remove,
    or none when something has to be mended first.
    """

    edited: Any

    def raw(self) -> Raw | None: ...

    def show_raw(self, raw: Raw) -> None: ...

    def to_save(self) -> tuple[list[Part], list[Part]] | None: ...

    def take_focus(self) -> None: ...


class PickOption(ChipOption):
    """A chip that Space takes; Enter is left to the screen, also where the desktop has it press buttons."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PickGroup(ChipGroup):
    """Chips under their heading; without any the heading is not there either."""

    option_class = PickOption

    def __init__(self, name: str) -> None:
        self.heading = label(name, "label")
        super().__init__(name, [], several=True)

    def values(self) -> list[object]:
        """What is offered, chosen or not."""
        return list(self._values)

    def offer(self, options: list[tuple[object, str]], chosen: list[object]) -> None:
        """Shows these, some of them chosen."""
        self.set_options(options)
        self.set_value(chosen)
        self.setVisible(bool(options))
        self.heading.setVisible(bool(options))


class OwnField(TextEditor):
    """A line of one's own: Enter adds what is typed; with nothing in it, Enter is left to the screen."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif self.value():
            self.entered.emit()
        else:
            event.ignore()


class OwnWords(QWidget):
    """The field with its button. `added(text)` tells of words that a record of the kind can have as its name."""

    added = Signal(str)

    def __init__(self, question: str, kind: str) -> None:
        super().__init__()
        self._cls = record_class(kind)
        self.field = OwnField()
        self.row = FormRow(question, self.field, limit=TEXT_LIMIT)
        self.add = button(tr("Add"), on_click=self.take)
        self._lay_out()
        self.field.entered.connect(self.take)
        self.field.textChanged.connect(lambda _text: self.row.set_error(""))

    def take(self) -> bool:
        """Hands on what is typed, if anything is; false when it cannot be a name, and then the field says why."""
        text = self.field.value()
        if not text:
            return True
        try:
            check_value(self._cls, name_field(self._cls), text)
        except RuleBroken as broken:
            self.row.set_error(rule_words(broken))
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        self.field.clear()
        self.added.emit(text)
        return True

    def _lay_out(self) -> None:
        look = theme.current()
        beside = QVBoxLayout()
        beside.addSpacing(self.row.label.sizeHint().height() + 7)
        beside.addWidget(self.add)
        beside.addStretch(1)
        row = row_in(self)
        row.setSpacing(look.size("s"))
        row.addWidget(self.row, 1)
        row.addLayout(beside)
