"""The card of the stages of care: a line to go along, or the same as a table."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from recovery_journal.gui import theme
from recovery_journal.gui.pages.way_base import head
from recovery_journal.gui.pages.way_words import point, stages_table
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.figure_table import FigureTable
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.way_line import WayLine
from recovery_journal.language import tr
from recovery_journal.services.way import Stage


class StagesCard(Card):
    """Line or table. `opened(id)` of a stage, `new_requested`."""

    opened = Signal(object)
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[UUID] = []
        self._shown: tuple[list[Stage], date] = ([], date.min)
        self.line = WayLine(tr("Stages of care"))
        self.table: FigureTable | None = None
        self.as_table = button(tr("Show as table"), "words_link", on_click=self._toggle)
        self.empty = EmptyState(
            "way",
            tr("No stages yet. Which care do you have now, or had last?"),
            tr("Add a stage"),
            self.new_requested.emit,
        )
        self.body.setSpacing(theme.current().px(8))
        self.head = head(label(tr("Stages of care"), "section", wrap=True), self.as_table)
        for part in (self.head, self.line, self.empty):
            self.body.addWidget(part)
        self.line.opened.connect(lambda at: self.opened.emit(self._ids[at]))

    def show_stages(self, stages: list[Stage], today: date) -> None:
        """Shows these, in their order."""
        self._ids = [each.stage.id for each in stages]
        self._shown = (stages, today)
        self.line.show_points([point(each, today) for each in stages])
        if self.table is not None:
            self.table.set_table(stages_table(stages, today))
        self._show_parts()

    def enter(self) -> None:
        """Puts the keyboard on the line, the table or the button."""
        shown = self.table if self._is_table() else self.line if self._ids else self.empty.button
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_table(self) -> bool:
        return self.table is not None and not self.table.isHidden()

    def _toggle(self) -> None:
        if self.table is None:
            self.table = FigureTable(tr("Stages of care"))
            self.table.hide()
            self.body.insertWidget(1, self.table)
            self.table.set_table(stages_table(*self._shown))
            self.table.activated.connect(lambda index: self.opened.emit(self._ids[index.row()]))
        self.table.setVisible(self.table.isHidden())
        self._show_parts()

    def _show_parts(self) -> None:
        is_table = self._is_table() and bool(self._ids)
        if self.table is not None:
            self.table.setVisible(is_table)
        self.head.setVisible(bool(self._ids))
        self.line.setVisible(bool(self._ids) and not is_table)
        self.empty.setVisible(not self._ids)
        self.as_table.set_words(tr("Show as line") if is_table else tr("Show as table"))
