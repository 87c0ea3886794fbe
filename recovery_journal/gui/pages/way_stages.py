"""The card of the stages of care: a line to go along, or the same as a table."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.way import CareStage
from recovery_journal.gui import theme
from recovery_journal.gui.pages.way_base import head
from recovery_journal.gui.pages.way_words import point, stages_table
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import PADDING, Card, pad
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.figure_table import FigureTable
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.gui.widgets.way_line import PAD, WayLine
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.way import Stage


class OwnWords(QWidget):
    """What the person wants from a stage, and what comes after it, in their own words."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = [(label("", "caption", "quiet", wrap=True), voice("")) for _each in range(2)]
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.current().px(PAD), 0, theme.current().px(PAD), 0)
        column.setSpacing(theme.current().px(2))
        for lead, words in self._parts:
            column.addWidget(lead)
            column.addWidget(words)
            column.addSpacing(theme.current().px(6))

    def show_stage(self, stage: CareStage | None) -> None:
        """Shows what is written; nothing where nothing is."""
        texts = (stage.what_i_want, stage.step_down) if stage is not None else ("", "")
        level = choice_words(stage.level) if stage is not None else ""
        leads = (tr("{stage}: what I want from it", stage=level), tr("{stage}: what comes after it", stage=level))
        for (lead, words), text, said in zip(self._parts, texts, leads, strict=True):
            lead.setText(said)
            words.setText(text)
            lead.setVisible(bool(text))
            words.setVisible(bool(text))
        self.setVisible(any(texts))


class StagesCard(Card):
    """Line or table. `opened(id)` of a stage, `new_requested`."""

    opened = Signal(object)
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[UUID] = []
        self._shown: tuple[list[Stage], date] = ([], date.min)
        self.line = WayLine(tr("Stages of care"))
        self.own_words = OwnWords()
        self.table: FigureTable | None = None
        self.as_table = button(tr("Show as table"), "words_link", on_click=self._toggle)
        self._empty: EmptyState | None = None
        self.body.setSpacing(theme.current().px(8))
        self.head = head(label(tr("Stages of care"), "section", wrap=True), self.as_table)
        self._flush = QVBoxLayout()
        self._flush.setContentsMargins(theme.current().px(PAD), 0, theme.current().px(PAD), 0)
        self._flush.addWidget(self.head)
        self.body.addLayout(self._flush)
        for part in (self.line, self.own_words):
            self.body.addWidget(part)
        self.line.reached.connect(self._show_own_words)
        self.line.opened.connect(lambda at: self.opened.emit(self._ids[at]))

    @property
    def empty(self) -> EmptyState:
        """What stands here while there is no stage, made when there is none."""
        if self._empty is None:
            none = tr("No stages yet. Which care do you have now, or had last?")
            self._empty = EmptyState("way", none, tr("Add a stage"), self.new_requested.emit)
            self.body.addWidget(self._empty)
        return self._empty

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

    def _pad(self) -> None:
        """The line keeps room for its ring: by that it goes beyond the rest, so that its words stand below the head."""
        left, top, right, bottom = PADDING
        pad(self.body, (left - PAD, top, right - PAD, bottom))

    def _is_table(self) -> bool:
        return self.table is not None and not self.table.isHidden()

    def _toggle(self) -> None:
        if self.table is None:
            self.table = FigureTable(tr("Stages of care"))
            self.table.hide()
            self._flush.addWidget(self.table)
            self.table.set_table(stages_table(*self._shown))
            self.table.row_opened.connect(lambda row: self.opened.emit(self._ids[row]))
        self.table.setVisible(self.table.isHidden())
        self._show_parts()

    def _show_parts(self) -> None:
        is_table = self._is_table() and bool(self._ids)
        if self.table is not None:
            self.table.setVisible(is_table)
        self.head.setVisible(bool(self._ids))
        self.line.setVisible(bool(self._ids) and not is_table)
        if self._empty is not None or not self._ids:
            self.empty.setVisible(not self._ids)
        self._show_own_words(self.line.at())
        self.as_table.set_words(tr("Show as line") if is_table else tr("Show as table"))

    def _show_own_words(self, at: int) -> None:
        """Those of the stage under the cursor; the table has no cursor to follow."""
        stages = self._shown[0]
        shown = stages[at].stage if at < len(stages) and not self._is_table() else None
        self.own_words.show_stage(shown)
