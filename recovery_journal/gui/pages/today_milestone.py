"""Today's quiet line about a milestone that was reached, with what the person chose for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.milestones import MilestoneState
from recovery_journal.domain.writing import Milestone
from recovery_journal.gui.pages.gap_list import safely
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.language import tr
from recovery_journal.services.insight_words import counted_words
from recovery_journal.services.milestones import Milestones
from recovery_journal.services.shelf import OpenJournal


class MilestoneCard(Card):
    """Shows nothing unless a milestone is newly reached and the day is not a hard one; 'Put away' ends it.

    `go_requested(page id, target)`; `said(text, undo)` asks for a toast.
    """

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._milestones = Milestones(opened)
        self._today = date.min
        self._words = QWidget()
        self._shown: Milestone | None = None
        self._put_away = button(tr("Put away"), size="small", on_click=self._end)
        self._see = link_button(tr("Show in my plan"), self._go, size="small")
        ways = row_of(self._put_away, self._see, gap=12, below=6)
        self.body.addWidget(self._words)
        self.body.addSpacing(12)
        self.body.addWidget(ways)
        self.hide()

    def show_new(self, today: date) -> None:
        """The first that was reached and not put away, if the day is one for it."""
        self._today = today
        found = self._milestones.newly_reached(today)
        self._shown = found.milestone if found else None
        if found is not None:
            self._fill(found)
        self.setVisible(found is not None)

    def _fill(self, state: MilestoneState) -> None:
        """One that is private is not told in full, for others may see Today."""
        milestone, fresh = state.milestone, QWidget()
        column = column_in(fresh)
        column.setSpacing(6)
        if milestone.private:
            column.addWidget(label(tr("You have reached one of your milestones."), wrap=True))
        else:
            column.addWidget(label(tr("One of your milestones"), "caption", "quiet"))
            column.addWidget(voice(milestone.text))
            counted = counted_words(milestone.kind, milestone.target or state.count or 0)
            column.addWidget(label(tr("You have reached it: {counted}.", counted=counted), tone="soft", wrap=True))
            if milestone.reward:
                column.addWidget(label(tr("What you chose for it: {reward}", reward=milestone.reward), wrap=True))
        self.body.replaceWidget(self._words, fresh)
        self._words.hide()
        self._words.deleteLater()
        self._words = fresh
        fresh.show()

    def _end(self) -> None:
        shown = self._shown
        if shown is not None and safely(self, lambda: self._milestones.put_away(shown, self._today)):
            self.said.emit(tr("Put away. It stays marked as reached."), True)

    def _go(self) -> None:
        if self._shown is not None:
            self.go_requested.emit("plan", ("record", Milestone.KIND, self._shown.id))
