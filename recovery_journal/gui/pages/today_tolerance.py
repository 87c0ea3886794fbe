"""What comes forward on Today after a break, a stage of care or a lapse, and what else must not be overlooked.

Its words are discreet: from two meters Today gives away no substance, no diagnosis and no lapse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.hard_days import OverdosePlan
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.tolerance import Forward
from recovery_journal.domain.way import TransitionItem
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.pages.lapse_flow_parts import lost_tolerance
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label, led, line
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choice_words
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.tolerance import Tolerance

TASKS_SHOWN = 5


class CarefulCards(QWidget):
    """Each part only when there is a reason for it. `go_requested(page id, target)`; `said(text, undo)`."""

    go_requested = Signal(str, object)
    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self.setObjectName("careful_cards")
        self._tolerance = Tolerance(opened)
        self._today = date.min
        self.lines: LinesCard | None = None
        self.card: ToleranceCard | None = None
        self._column = column_in(self)
        self._column.setSpacing(20)
        self.hide()

    def show_day(self, today: date) -> None:
        """The day as it is now."""
        self._today = today
        self._show_lines(self._tolerance.lapse_to_go_on(today), self._tolerance.runs_out(today))
        self._show_card(self._tolerance.forward(today))
        self.setVisible(any(each is not None and not each.isHidden() for each in (self.lines, self.card)))

    def _show_lines(self, lapse: Lapse | None, runs_out: date | None) -> None:
        is_any = lapse is not None or runs_out is not None
        if self.lines is None and is_any:
            self.lines = LinesCard()
            self.lines.go_requested.connect(self.go_requested)
            self._column.insertWidget(0, self.lines)
        if self.lines is not None:
            self.lines.setVisible(is_any)
            self.lines.show_lines(lapse, runs_out)

    def _show_card(self, causes: Sequence[Forward]) -> None:
        if self.card is None and causes:
            self.card = ToleranceCard()
            self.card.put_away_requested.connect(self._put_away)
            self.card.done.connect(self._tick)
            self.card.all_requested.connect(lambda: self.go_requested.emit("aftercare", TransitionItem.KIND))
            self._column.addWidget(self.card)
        if self.card is not None:
            self.card.setVisible(bool(causes))
        if self.card is not None and causes:
            last = max(each.last_day for each in causes)
            self.card.show_until(last, self._today, self._tolerance.open_tasks())

    def _put_away(self) -> None:
        self._do(lambda: self._tolerance.put_away(self._today))
        self.show_day(self._today)
        self.said.emit(tr("Put away. It comes back when there is a new reason for it."), False)

    def _tick(self, task: TransitionItem) -> None:
        if self._do(lambda: self._tolerance.tick(task, self._today, self)):
            self.said.emit(tr("Done: {task}", task=task.text), True)

    def _do(self, change: Callable[[], object]) -> bool:
        return attempt(self, self.said, change)


class LinesCard(Card):
    """One line each: steps that were left, and what in the plan for emergencies runs out. `go_requested`."""

    go_requested = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._target: object = None
        self.steps, self.runs_out = label("", wrap=True), label("", wrap=True)
        self.go_on = button(tr("Go on"), size="small", on_click=lambda: self.go_requested.emit("lapse", self._target))
        self.see = button(tr("See it"), size="small")
        self.see.clicked.connect(lambda _checked=False: self.go_requested.emit("plan", OverdosePlan.KIND))
        self.body.setSpacing(theme.current().px(12))
        self._rule = line()
        self._rows = [_row(self.steps, self.go_on), _row(self.runs_out, self.see)]
        for part in (self._rows[0], self._rule, self._rows[1]):
            self.body.addWidget(part)

    def show_lines(self, lapse: Lapse | None, runs_out: date | None) -> None:
        """What there is to say."""
        self._target = ("record", Lapse.KIND, lapse.id) if lapse is not None else None
        self.steps.setText(tr("You began four short steps. Take them up when you like."))
        if runs_out is not None:
            day = dates.current().day_long(runs_out, year=False)
            self.runs_out.setText(tr("Something in your plan for emergencies is good until {day} only.", day=day))
            self.see.setAccessibleDescription(self.runs_out.text())
        self.go_on.setAccessibleDescription(self.steps.text())
        for row, shown in zip(self._rows, (lapse, runs_out), strict=True):
            row.setVisible(shown is not None)
        self._rule.setVisible(lapse is not None and runs_out is not None)


class ToleranceCard(Card):
    """Lost tolerance in plain words, what to do in an overdose at a click, and the tasks of the weeks after a change.

    Signals: `put_away_requested`, `done(task)`, `all_requested`.
    """

    put_away_requested = Signal()
    done = Signal(object)
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.until = label("", "caption", "quiet", wrap=True)
        self.more = link_button(tr("What to do in an emergency"), self._toggle)
        self.away = link_button(tr("Put this away"), self.put_away_requested.emit)
        self.all = link_button(tr("All tasks"), self.all_requested.emit)
        self.boxes: list[QCheckBox] = []
        self._steps: QWidget | None = None
        self._tasks = QWidget()
        self._lay_out()

    def show_until(self, last: date, today: date, tasks: Sequence[TransitionItem]) -> None:
        """Until which day it is forward, and the tasks that are open."""
        self.until.setText(tr("Shown until {day}.", day=dates.current().day_long(last, year=last.year != today.year)))
        fresh = self._made_tasks(tasks)
        self.body.replaceWidget(self._tasks, fresh)
        self._tasks.hide()
        self._tasks.deleteLater()
        self._tasks = fresh
        fresh.setVisible(bool(tasks))
        self.all.set_words(tr("All tasks") if tasks else tr("Plan the next weeks"))

    def _made_tasks(self, tasks: Sequence[TransitionItem]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.current().px(8), 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(label(tr("To do in these weeks"), "strong", wrap=True))
        self.boxes = []
        for task in tasks[:TASKS_SHOWN]:
            box, when = QCheckBox(), label(_task_words(task), wrap=True)
            box.setAccessibleName(task.text)
            box.setAccessibleDescription(choice_words(task.window))
            box.clicked.connect(lambda _checked=False, task=task: self.done.emit(task))
            self.boxes.append(box)
            row = QHBoxLayout()
            row.setSpacing(theme.current().px(2))  # beside the room that a box leaves for words of its own
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(when, 1)
            column.addLayout(row)
        return holder

    def _toggle(self) -> None:
        if self._steps is None:
            self._steps = _made_steps()
            self.body.insertWidget(self.body.indexOf(self.more) + 1, self._steps)
            self._steps.hide()
        is_shown = self._steps.isHidden()
        self._steps.setVisible(is_shown)
        self.more.set_words(tr("Hide what to do") if is_shown else tr("What to do in an emergency"))

    def _lay_out(self) -> None:
        self.body.setSpacing(theme.current().px(8))
        self.body.addWidget(label(tr("Your body may handle less now"), "section", wrap=True))
        for each in lost_tolerance()[:2]:
            self.body.addWidget(label(each, tone="soft", wrap=True))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._tasks)
        ways = row_of(self.away, self.all, gap=20, below=4)
        self.body.addWidget(self.until)
        self.body.addWidget(ways)


def _made_steps() -> QWidget:
    """The signs and the steps of the overdose card, in the size of the page; Help now has them large."""
    from recovery_journal.gui.help_overdose import signs, steps
    from recovery_journal.gui.help_text import marked_point

    holder, apart = QWidget(), theme.current().px(8)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, theme.current().px(6))
    column.setSpacing(theme.current().px(4))
    column.addWidget(label(tr("Signs of an overdose"), "strong", wrap=True))
    column.addWidget(label(". ".join(signs()) + ".", wrap=True))
    column.addSpacing(apart)
    column.addWidget(label(tr("What others can do"), "strong", wrap=True))
    for number, (first, rest) in enumerate(steps(tr("for help")), 1):
        column.addWidget(marked_point(f"{number}.", led(first, rest)))
    column.addSpacing(apart)
    column.addWidget(label(tr("Someone else has to give naloxone. F9 has all of this in large type."), wrap=True))
    column.addWidget(label(lost_tolerance()[2], wrap=True))
    return holder


def _task_words(task: TransitionItem) -> str:
    parts = (task.text, choice_words(task.window).lower(), task.who)
    return ", ".join(each for each in parts if each)


def _row(words: QWidget, way: Button) -> QWidget:
    """Words, and the way to what they are about."""
    holder = QWidget()
    both = SplitLayout(holder, 16, 8, centered=True)
    both.addWidget(words)
    both.addWidget(way)
    return holder
