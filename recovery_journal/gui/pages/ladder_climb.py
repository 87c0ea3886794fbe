"""The ladder for a hard moment, climbed step by step: least help first, professionals and safer surroundings last."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.hard_days import LadderStep, Rung
from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.ladder_climb_facts import RungFacts, facts_of
from recovery_journal.gui.pages.ladder_climb_parts import RungCard, RungRows
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words

RUNGS = tuple(Rung)
RIGHT = 300


class LadderClimbPage(FlowPage):
    """One rung at a time; nothing is kept of it, so nothing can be lost by leaving."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("My ladder"))
        self.promise = tr("You can leave at any time.")
        self._opened = desk.opened
        self._store = desk.store
        self._at = 0
        self.rows = RungRows([choice_words(each) for each in RUNGS])
        self.card = RungCard()
        self.back = button(tr("Back"), on_click=lambda: self.climb_to(self._at - 1))
        self.steady = button(tr("I am steadier now"), on_click=self._leave)
        self.onward = button(" ", "primary", on_click=self._go_on)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Shows the rung with the plan as it is now."""
        rung = RUNGS[self._at]
        steps = [each.text for each in self._opened.reader.records(LadderStep) if each.rung == rung]
        facts: RungFacts = facts_of(self._opened, rung, steps, datetime.now(), self._store.now.region)
        self.rows.show_at(self._at)
        self.card.show_rung(tr("Step {n} of {all}", n=self._at + 1, all=len(RUNGS)), facts)
        self.back.setVisible(self._at > 0)
        is_last = self._at == len(RUNGS) - 1
        words = tr("See whom to call") if is_last else tr("Next: {step}", step=choice_words(RUNGS[self._at + 1]))
        self.onward.set_words(words)
        self.put_actions_last()

    def show_target(self, target: object) -> None:
        """Whoever comes begins with the first step, or with the one that is named."""
        self._at = RUNGS.index(target) if isinstance(target, Rung) else 0
        self.refresh()

    def enter(self) -> None:
        """The answers stand at the foot; what is to be read begins at the top."""
        self.onward.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._to_top()

    def climb_to(self, at: int) -> None:
        """Shows another rung; from the top it stays there."""
        self._at = max(0, min(len(RUNGS) - 1, at))
        self.refresh()
        self._to_top()

    def _to_top(self) -> None:
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _go_on(self) -> None:
        if self._at == len(RUNGS) - 1:
            self.show_help()
        else:
            self.climb_to(self._at + 1)
            self.enter()

    def _leave(self) -> None:
        self._at = 0
        self.mark_stale()
        self.go_requested.emit("today", None)

    def _lay_out(self) -> None:
        self.body.addWidget(label(tr("One step at a time"), "title", wrap=True))
        self.body.addSpacing(4)
        sentence = tr("Start low. If it is not enough, take the next step. You can also start at the top.")
        self.body.addWidget(label(sentence, tone="soft", wrap=True))
        self.body.addSpacing(18)
        holder: QWidget = two_columns(self.card, self.rows, RIGHT)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        for each in (self.steady, self.back, self.onward):
            self.add_action(each)

    def _connect(self) -> None:
        self.rows.chosen.connect(self.climb_to)
        self.card.urge_requested.connect(lambda: self.go_requested.emit("urge_now", None))
        self.card.help_requested.connect(self.show_help)
        self.card.write_requested.connect(lambda: self.go_requested.emit("plan", LadderStep.KIND))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._aside(-1), context=inside)
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self._aside(1), context=inside)

    def _aside(self, step: int) -> None:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.climb_to(self._at + (-step if is_mirrored else step))
