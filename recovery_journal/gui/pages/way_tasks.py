"""The card of tasks after a change of care: ticked off in place, by how soon they are due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from recovery_journal.domain.care_way import ChangeOfCare, by_window
from recovery_journal.domain.way import TransitionItem, TransitionWindow
from recovery_journal.gui import theme
from recovery_journal.gui.pages.way_base import head
from recovery_journal.gui.pages.way_words import change_words, due_words, task_words
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_in, row_of
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words


class TaskRow(QWidget):
    """A task with the box that ticks it off; a click on its words does the same."""

    def __init__(self, on_tick: Callable[[TransitionItem, bool], object]) -> None:
        super().__init__()
        self._task: TransitionItem | None = None
        self.box = QCheckBox()
        self.text, self.more = label("", wrap=True), label("", "caption", "quiet", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.more)
        row = row_in(self, 10)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.box.clicked.connect(lambda checked: self._task and on_tick(self._task, checked))

    def show_task(self, task: TransitionItem) -> None:
        """Shows a task as it is now."""
        self._task = task
        self.box.setAccessibleName(task.text)
        self.box.setAccessibleDescription(
            ". ".join(each for each in (choice_words(task.window), task_words(task)) if each)
        )
        self.box.setChecked(task.done_on is not None)
        self.text.setText(task.text)
        self.more.setText(task_words(task))
        self.more.setVisible(bool(task_words(task)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


class TasksCard(Card):
    """The list. `ticked(task, is done)`, `new_requested`, `suggestions_requested`, `list_requested`."""

    ticked = Signal(object, bool)
    new_requested = Signal()
    suggestions_requested = Signal()
    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", tone="soft", wrap=True)
        self.change = button(tr("Change the list"), "words_link", on_click=self.list_requested.emit)
        self.add = button(tr("Add a task"), "words_link", on_click=self.new_requested.emit)
        self.suggest = button(tr("Pick from suggestions"), "words_link", on_click=self.suggestions_requested.emit)
        self.rows: dict[str, TaskRow] = {}
        self._dues: dict[TransitionWindow, QLabel] = {}
        self._shape: list[tuple[TransitionWindow, list[str]]] = []
        self._groups = QWidget()
        self._lay_out()

    def show_tasks(self, tasks: list[TransitionItem], change: ChangeOfCare | None) -> None:
        """Shows these; where only ticks differ the rows stay the same ones, with the focus on them."""
        groups = by_window(tasks)
        none = tr("What should be in place in the first days and weeks after a stage of care? Begin the list here.")
        self.sentence.setText(change_words(change) if tasks else none)
        self.sentence.setVisible(not tasks or any(each.done_on is None for each in tasks))
        self.change.setVisible(bool(tasks))
        shape = [(window, [str(each.id) for each in found]) for window, found in groups]
        if shape != self._shape:
            self._shape = shape
            self._make_rows()
        for task in tasks:
            self.rows[str(task.id)].show_task(task)
        for window, found in groups:  # once all of them are done, no day is left to be said
            words = due_words(window, change) if any(each.done_on is None for each in found) else ""
            self._dues[window].setText(words)
            self._dues[window].setVisible(bool(words))

    def _make_rows(self) -> None:
        fresh = QWidget(self)
        column = column_in(fresh, 9)
        self.rows, self._dues = {}, {}
        for window, ids in self._shape:
            due = self._dues[window] = label("", "caption", "quiet", wrap=True)
            column.addWidget(line())
            column.addWidget(head(label(choice_words(window), "strong", wrap=True), due))
            for each in ids:
                self.rows[each] = TaskRow(self.ticked.emit)
                column.addWidget(self.rows[each])
        self.body.replaceWidget(self._groups, fresh)
        self._groups.hide()
        self._groups.deleteLater()
        self._groups = fresh

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.current().px(10))
        self.body.addWidget(head(label(tr("After a change of care"), "section", wrap=True), self.change))
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._groups)
        self.body.addWidget(row_of(self.add, self.suggest, gap=16, below=4))
