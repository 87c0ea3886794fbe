"""What every card of the settings page is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem, sentence

BETWEEN_ROWS = 18
LEAST_COMBO = 120


class SettingsCard(Card):
    """A card of settings; `told` asks for a toast, `part_requested(SettingsPart)` for a page in place of the cards."""

    told = Signal(str)
    part_requested = Signal(object)

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling = False
        self.body.addWidget(label(title, "section"))

    def show_now(self) -> None:
        """Shows what is set now."""

    def forget_typed(self) -> None:
        """What is half typed and must not be kept is forgotten."""

    def end_job(self) -> None:
        """Waits for work that was begun."""

    def safely(self, do: Callable[[], object]) -> bool:
        """Does what may not be possible on this disk, and says so calmly; whether it was done."""
        try:
            do()
        except JournalProblem as problem:
            self.told.emit(sentence(problem))
            return False
        except OSError:
            self.told.emit(tr("The settings file cannot be written, so this will not be kept. Your journal is safe."))
            return False
        return True

    def add(self, question: str, editor: QWidget, hint: str = "") -> FormRow:
        """Puts a question under the one before."""
        row = FormRow(question, editor, hint)
        self.gap(BETWEEN_ROWS)
        self.body.addWidget(row)
        return row

    def tick(self, words: str) -> QCheckBox:
        """Puts a yes-or-no setting under the one before."""
        box = QCheckBox(words)
        box.setAccessibleName(words)
        self.gap(BETWEEN_ROWS - 6)
        self.body.addWidget(box)
        return box

    def gap(self, pixels: int) -> None:
        """Leaves so much free that grows with the text."""
        self.body.addSpacing(theme.current().px(pixels))

    def in_a_row(self, *widgets: QWidget) -> None:
        """Buttons beside each other, and below where there is no room."""
        self.body.addWidget(row_of(*widgets))


def combo_of(options: list[tuple[Any, str]]) -> QComboBox:
    """A list to pick one of `(value, words)` from."""
    combo = QComboBox()
    combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    combo.setMinimumContentsLength(22)
    combo.setMinimumWidth(LEAST_COMBO)
    for value, words in options:
        combo.addItem(words, value)
    return combo


def choose_in(combo: QComboBox, value: Any, words: str) -> None:
    """Shows a value, put in as `words` when the list does not have it."""
    if combo.findData(value) < 0 and words:
        combo.addItem(words, value)
    combo.setCurrentIndex(combo.findData(value))
