"""What a next step can become: another appointment, a goal or a step of one, or a change of the plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.domain.aims import Anchor, Goal
from recovery_journal.domain.plan import CopingStrategy, Trigger, WarningSign
from recovery_journal.gui.pages.appointment_form import PROVIDER
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.language import tr
from recovery_journal.services.appointments import Details
from recovery_journal.services.drafts import Raw
from recovery_journal.services.follow_up import FollowUp, named
from recovery_journal.services.words import kind_words

CHANGES = (CopingStrategy.KIND, Trigger.KIND, WarningSign.KIND, Anchor.KIND)
MOST_GOALS, LONGEST = 12, 48  # in the menu, and letters of each


class FollowUpRow(QWidget):
    """Buttons under 'Next step', there while it says something.

    `appointment_wished` and `plan_wished(kind)` ask for a form; `goal_wished` and `step_wished(goal)` for an action.
    """

    appointment_wished = Signal()
    goal_wished = Signal()
    step_wished = Signal(object)
    plan_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.goals: Callable[[], list[Goal]] = list
        self.appointment = link_button(tr("Make it an appointment"), self.appointment_wished.emit)
        self.goal = link_button(tr("Make it a goal"), self.goal_wished.emit)
        self.step = link_button(tr("Make it a step of a goal"), self.open_goals)
        self.plan = link_button(tr("Change my plan"), self.open_plan)
        row = FlowLayout(self, 16, 0)
        for each in (self.appointment, self.goal, self.step, self.plan):
            row.addWidget(each)

    def fit(self) -> None:
        """Offers a step only where there is a goal."""
        self.step.setVisible(bool(self.goals()))

    def open_goals(self) -> QMenu:
        """The goals to choose from."""
        menu = QMenu(self)
        for goal in self.goals()[:MOST_GOALS]:
            words = goal.text if len(goal.text) <= LONGEST else goal.text[: LONGEST - 1] + "…"
            menu.addAction(words.replace("&", "&&")).triggered.connect(partial(self._take_goal, goal))
        menu.popup(self.step.mapToGlobal(QPoint(0, self.step.height())))
        return menu

    def open_plan(self) -> QMenu:
        """The parts of the plan that it can go into."""
        menu = QMenu(self)
        for kind in CHANGES:
            words = tr("New: {thing}", thing=kind_words(kind))
            menu.addAction(words).triggered.connect(partial(self._take_kind, kind))
        menu.popup(self.plan.mapToGlobal(QPoint(0, self.plan.height())))
        return menu

    def _take_goal(self, goal: Goal, _checked: bool = False) -> None:
        self.step_wished.emit(goal)

    def _take_kind(self, kind: str, _checked: bool = False) -> None:
        self.plan_wished.emit(kind)


class FollowUps:
    """Does what the row asks for, with the words of the next step as they are typed now."""

    def __init__(
        self,
        row: FollowUpRow,
        follow_up: FollowUp,
        words: Callable[[], str],
        attempt: Callable[[Callable[[], object]], bool],
        said: Callable[[str, bool], object],
    ) -> None:
        self._follow_up, self._words, self._attempt, self._said = follow_up, words, attempt, said
        row.goals = follow_up.goals
        row.goal_wished.connect(self.make_goal)
        row.step_wished.connect(self.add_step)

    def make_goal(self) -> None:
        """A goal of its own."""
        if self._attempt(lambda: self._follow_up.make_goal(self._words())):
            self._said(tr("It is a goal in your plan now."), True)

    def add_step(self, goal: Goal) -> None:
        """A step of a goal."""
        if self._attempt(lambda: self._follow_up.add_step(goal, self._words())):
            self._said(tr("It is a step of “{goal}” now.", goal=goal.text), True)


def follow_up_appointment(details: Details, words: str) -> Raw:
    """The raw values of an appointment that a next step asks for: with the same person, at the same place."""
    title, rest = named(words)
    provider = [str(details.provider.id)] if details.provider else []
    return {"title": title, "note": rest, "place": details.appointment.place, PROVIDER: provider}


def plan_values(words: str) -> Raw:
    """The raw values of a new record of the plan, whose name is its text."""
    text, rest = named(words)
    return {"text": text, "note": rest} if rest else {"text": text}
