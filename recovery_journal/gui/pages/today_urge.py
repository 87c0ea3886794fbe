"""On Today: an urge that was left in the middle, to be gone on with or saved as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.urge_ready import ready_responses
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.urge_watch import UrgeWatch


class LeftUrge(Card):
    """Offers both. `go_requested(page id, target)`, `said(text, undo)`, `ended` when there is nothing to offer."""

    go_requested = Signal(str, object)
    said = Signal(str, bool)
    ended = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._watch = UrgeWatch(opened)
        self.go_on = button(tr("Go on"), on_click=lambda: self.go_requested.emit("urge_now", "go_on"))
        self.save = button(tr("Save as it is"), "quiet", on_click=self._save)
        self._lay_out()

    def _save(self) -> None:
        kept = self._watch.kept()
        if kept is not None and not self._safely(
            lambda: self._watch.save(kept, None, datetime.now(), ready_responses())
        ):
            return
        if kept is None:
            self._safely(self._watch.forget)
        self.ended.emit()
        self.said.emit(tr("Urge saved."), kept is not None)

    def _safely(self, do: Callable[[], object]) -> bool:
        return attempt(self, self.said, do)

    def _lay_out(self) -> None:
        sentence = tr("You were in the middle of an urge.")
        for each in (self.go_on, self.save):
            each.setAccessibleDescription(sentence)
        words, ways, holder = QWidget(), QWidget(), QWidget()
        column = column_in(words)
        column.setSpacing(2)
        column.addWidget(label(sentence, "section", wrap=True))
        column.addWidget(label(tr("What you said is kept. It is not saved yet."), tone="soft", wrap=True))
        row = FlowLayout(ways, 16, 8)
        row.addWidget(self.go_on)
        row.addWidget(self.save)
        both = SplitLayout(holder, 16, 12, centered=True)
        both.addWidget(words)
        both.addWidget(ways)
        self.body.addWidget(holder)
