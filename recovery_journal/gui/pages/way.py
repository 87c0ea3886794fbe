"""The way through care: its stages on a line, the tasks after a change, and beside them coverage and goals."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.aims import Goal, GoalStep
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import Contact, Link
from recovery_journal.domain.way import CareStage, Coverage, TransitionItem
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.pages.way_base import ListCard, ReadPart, Row, go_new
from recovery_journal.gui.pages.way_stages import StagesCard
from recovery_journal.gui.pages.way_tasks import TasksCard
from recovery_journal.gui.pages.way_words import coverage_words, goal_words, runs_out_words
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.page import BETWEEN_CARDS, two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.way import Way

AFTERCARE = "aftercare"


class WayPart(ReadPart):
    """The overview; each stage, task and coverage has its form in a part beside it."""

    SHOWN = frozenset(
        each.KIND for each in (CareStage, TransitionItem, Coverage, Contact, Link, Goal, GoalStep, Appointment)
    )

    def __init__(self, opened: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened, self._way = opened, Way(opened)
        self.stages = StagesCard()
        self.tasks = TasksCard()
        add = button(tr("Add coverage"), "words_link", on_click=go_new(self, AFTERCARE, Coverage.KIND))
        self.coverage = ListCard(tr("Coverage and cost"), [add])
        self.runs_out = label("", "strong", wrap=True)
        self.costs = label("", tone="soft", wrap=True)
        new_goal = button(tr("Add a goal"), "words_link", on_click=go_new(self, "plan", Goal.KIND))
        self.goals = ListCard(tr("Goals and their next steps"), [new_goal])
        self._lay_out()
        self._connect()
        self.refresh()

    def sentence(self) -> str:
        return tr("Where you are on your way, what comes next, and what to have in place.")

    def new_words(self) -> str:
        return tr("New stage")

    def start_new(self, *args: Any, **typed: Any) -> None:
        self._new(CareStage.KIND)

    def enter(self) -> None:
        self.stages.enter()

    def show_tasks(self) -> None:
        """Puts the keyboard on the first task that is not done, and so brings it into sight once the page is shown."""
        QTimer.singleShot(0, self, self._enter_tasks)

    def _enter_tasks(self) -> None:
        boxes = [row.box for row in self.tasks.rows.values()]
        first = next((box for box in boxes if not box.isChecked()), self.tasks.add)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        today = self._today()
        self.stages.show_stages(self._way.stages(), today)
        self.tasks.show_tasks(self._way.tasks(), self._way.change(today))
        self._show_coverage(today)
        goals = self._way.goals()
        rows = [Row(each.goal.text, goal_words(each), Goal.KIND, each.goal.id) for each in goals]
        none = tr("No open goals for work, home, learning, money or law.")
        self.goals.show_rows(rows, "" if rows else none)

    def tick(self, task: TransitionItem, is_done: bool) -> None:
        """Ticks a task off, or opens it again."""
        attempt(self, self.said, lambda: self._way.tick(task, self._today() if is_done else None, self))
        self.tasks.show_tasks(self._way.tasks(), self._way.change(self._today()))

    def _show_coverage(self, today: date) -> None:
        found = self._way.coverages()
        rows = [Row(each.payer, coverage_words(each), Coverage.KIND, each.id) for each in found]
        self.coverage.show_rows(rows, "" if rows else tr("Nothing written yet about who pays for your care."))
        soon = "\n".join(words for words in (runs_out_words(each, today) for each in found) if words)
        costs = [tr("{title}: {cost}", title=title, cost=cost) for title, cost in self._way.costs(today)]
        self.costs.setText("\n".join([tr("What appointments cost:"), *costs]))
        self.costs.setVisible(bool(costs))
        self.runs_out.setText(soon)
        self.runs_out.setVisible(bool(soon))

    def _today(self) -> date:
        return self._opened.preferences.today()

    def _new(self, kind: str) -> None:
        self.go_requested.emit(AFTERCARE, ("new", kind))

    def _open_stage(self, stage: UUID) -> None:
        self.go_requested.emit(CareStage.KIND, stage)

    def _connect(self) -> None:
        self.stages.opened.connect(self._open_stage)
        self.stages.new_requested.connect(lambda: self._new(CareStage.KIND))
        self.tasks.ticked.connect(self.tick)
        self.tasks.new_requested.connect(lambda: self._new(TransitionItem.KIND))
        self.tasks.list_requested.connect(lambda: self.go_requested.emit(AFTERCARE, ("list", TransitionItem.KIND)))
        self.tasks.suggestions_requested.connect(
            lambda: self.go_requested.emit(AFTERCARE, ("suggest", TransitionItem.KIND))
        )
        self.coverage.go_requested.connect(self.go_requested)
        self.goals.go_requested.connect(self.go_requested)

    def _lay_out(self) -> None:
        self.coverage.body.insertWidget(1, self.runs_out)
        self.coverage.body.insertWidget(self.coverage.body.count() - 1, self.costs)
        left, right = QVBoxLayout(), QVBoxLayout()
        column = column_in(self)
        column.setSpacing(BETWEEN_CARDS)
        column.addWidget(self.stages)
        column.addWidget(two_columns(left, right))
        column.addStretch(1)
        left.addWidget(self.tasks)
        left.addStretch(1)
        right.setSpacing(BETWEEN_CARDS)
        right.addWidget(self.coverage)
        right.addWidget(self.goals)
        right.addStretch(1)
