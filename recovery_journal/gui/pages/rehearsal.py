"""Rehearsing an if-then plan: two minutes in the mind, with how sure the person is before and after."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import Qt

from recovery_journal.domain.plan import IfThen
from recovery_journal.domain.record import Record
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.rehearsal_parts import RehearsalCard, TwoMinutes
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.gui.widgets.empty_state import FILLS, EmptyState
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.rehearsals import Rehearsals

RIGHT = 300


class RehearsalPage(FlowPage):
    """One plan after the other, the weakest first; each is saved when it is done."""

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(tr("Rehearse a plan"))
        self._rehearsals = Rehearsals(desk.opened)
        self._plan: IfThen | None = None
        self._done: set[UUID] = set()
        self._is_told = False
        self.card = RehearsalCard()
        self.timer = TwoMinutes(clock)
        self.none = EmptyState("plan", tr("You have been through all your plans."))
        self.leave = button(tr("Stop here"), "quiet", on_click=self._leave)
        self.skip = button(tr("Another one"), on_click=self._skip)
        self.save = button(tr("Save this rehearsal"), "primary", on_click=self.finish)
        self._lay_out()
        self.card.said.connect(self._said)

    def refresh(self) -> None:
        """Shows the plan as it is now; what was said stays."""
        found = self._rehearsals.find(self._plan.id) if self._plan is not None else None
        if found is None:
            self._show(self._rehearsals.next(self._done))
        else:
            self._plan = found
            self.card.show_plan(found)

    def show_target(self, target: object) -> None:
        """The plan that is named, or the one that needs it most."""
        self._safely(self.write_drafts)
        self._done.clear()
        named = target.id if isinstance(target, Record) else target
        found = self._rehearsals.find(named) if isinstance(named, UUID) else None
        self._show(found or self._rehearsals.next())

    def enter(self) -> None:
        if self._plan is not None:
            self.card.before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.leave.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_drafts(self) -> None:
        if self._plan is not None and self._is_told:
            self._rehearsals.keep(self._plan.id, *self.card.answers())
            self._is_told = False

    def finish(self) -> None:
        """Saves it, and shows the next."""
        plan = self._plan
        if plan is None or not self._safely(lambda: self._rehearsals.save(plan, *self.card.answers(), self)):
            return
        self._is_told = False
        self._done.add(plan.id)
        self.said.emit(tr("Rehearsal saved."), True)
        self._show(self._rehearsals.next(self._done))
        self.enter()

    def _skip(self) -> None:
        if self._plan is not None and self._safely(self.write_drafts):
            self._done.add(self._plan.id)
            self._show(self._rehearsals.next(self._done))
            self.enter()

    def _leave(self) -> None:
        self.go_requested.emit("plan", IfThen.KIND)

    def _said(self) -> None:
        self._is_told = True
        self._safely(self.write_drafts)

    def _safely(self, do: Callable[[], object]) -> bool:
        return attempt(self, self.said, do)

    def _show(self, plan: IfThen | None) -> None:
        self._plan, self._is_told = plan, False
        self.timer.rest()
        if plan is not None:
            self.card.show_plan(plan)
            before, after = None, None
            with suppress(JournalProblem):  # what was said before is not needed to go on
                before, after = self._rehearsals.kept(plan.id)
            self.card.show_answers(before, after)
        self.views.setCurrentIndex(0 if plan is not None else 1)
        self.body.setStretchFactor(self.views, 0 if plan is not None else FILLS)
        for each in (self.skip, self.save):
            each.setVisible(plan is not None)
        self.leave.set_words(tr("Stop here") if plan is not None else tr("Back to my plans"))

    def _lay_out(self) -> None:
        self.body.addWidget(label(tr("See it before it comes"), "title", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(label(tr("Two minutes. Skip anything you like."), tone="soft", wrap=True))
        self.body.addSpacing(18)
        self.views = CurrentStack()
        self.views.addWidget(two_columns(self.card, self.timer, RIGHT))
        self.views.addWidget(self.none)
        self.body.addWidget(self.views)
        self.body.addStretch(1)
        for each in (self.leave, self.skip, self.save):
            self.add_action(each)
