"""Which column of somebody's diary is for what: each with its name, a few of its values, and a list to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.settings_card import combo_of
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.diary_choices import Choice, Target, examples
from recovery_journal.services.diary_reading import Table

LONGEST_EXAMPLE = 28
WORDS: dict[Target, str] = {
    Target.DAY: _("Day"),
    Target.TIME: _("Time"),
    Target.MOOD: _("Mood"),
    Target.URGE: _("Urge"),
    Target.STRESS: _("Stress"),
    Target.PAIN: _("Pain"),
    Target.SLEEP: _("Hours of sleep"),
    Target.FEELINGS: _("Feelings"),
    Target.TITLE: _("Title"),
    Target.NOTE: _("Note"),
    Target.TAGS: _("Tags"),
}


class ColumnsCard(Card):
    """`target_chosen(column, target or none)`, and `names_changed(whether the first row has names)`."""

    target_chosen = Signal(int, object)
    names_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.combos: list[QComboBox] = []
        self._rows = QWidget()
        words = tr("The first row has names")
        self.has_names = QCheckBox(words)
        self.has_names.setAccessibleName(words)
        self.body.setSpacing(theme.current().px(12))
        self.body.addWidget(label(tr("What is in each column"), "section", wrap=True))
        self.body.addWidget(self.has_names)
        self.body.addWidget(self._rows)
        self.has_names.clicked.connect(lambda checked: self.names_changed.emit(checked))

    def show_table(self, table: Table, choice: Choice) -> None:
        """Shows the columns of a file, as they are chosen."""
        fresh = QWidget()
        column = column_in(fresh, 9)
        self.combos = []
        for at, name in enumerate(table.names(choice.has_names)):
            if at:
                column.addWidget(line())
            column.addWidget(self._row(at, name or tr("Column {n}", n=at + 1), examples(table, choice, at)))
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Shows what the columns are for now."""
        self.has_names.setChecked(choice.has_names)
        for combo, target in zip(self.combos, choice.targets, strict=True):
            combo.setCurrentIndex(combo.findData(target))

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        return [self.has_names, *self.combos]

    def _row(self, at: int, name: str, values: list[str]) -> QWidget:
        combo = combo_of([(None, tr("Leave out")), *((each, tr(words)) for each, words in WORDS.items())])
        combo.setAccessibleName(tr("{column} is", column=name))
        combo.activated.connect(lambda _index: self.target_chosen.emit(at, combo.currentData()))
        self.combos.append(combo)
        words = QWidget()
        column = column_in(words)
        column.setSpacing(1)
        column.addWidget(label(name, "strong", wrap=True))
        told = " · ".join(_short(each) for each in values) or tr("always blank")
        column.addWidget(label(told, "caption", "quiet", wrap=True))
        words.setSizePolicy(as_high_as_needed())
        row = QWidget()
        split = SplitLayout(row, 16, 6, centered=True)
        split.addWidget(words)
        split.addWidget(combo)
        row.setSizePolicy(as_high_as_needed())
        return row


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_EXAMPLE else words[: LONGEST_EXAMPLE - 1].rstrip() + "…"
