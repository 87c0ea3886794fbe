"""Step 3 after a lapse: what led up to it, one gentle question at a time; every one of them can be skipped."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.gui import theme
from recovery_journal.gui.pages import lapse_flow_questions
from recovery_journal.gui.pages.lapse_flow_parts import LapseStepView, OneOf
from recovery_journal.gui.pages.lapse_flow_questions import Period, Screen, Triggers
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.shelf import OpenJournal

WIDEST = 820


class Understand(LapseStepView):
    """The first screen says what comes; then one question a screen, each made when the person comes to it.

    `skip_requested` goes on to the last step.
    """

    skip_requested = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._lapses = Lapses(opened)
        self._makers = lapse_flow_questions.screens(opened)
        self._made: dict[str, Screen] = {}
        self._told: Told | None = None
        self._period: RecoveryPeriod | None = None
        self.stack = OneOf()
        self._lay_out()

    def show_told(self, told: Told) -> None:
        self._told, self._period = told, self._lapses.period_at(told.lapse)
        for each in self._made.values():
            self._show_on(each)

    def with_answers(self, told: Told) -> Told:
        for each in self._made.values():
            told = each.with_answers(told)
        return told

    def new_triggers(self) -> list[str]:
        """The names of triggers that are to be made along with it."""
        made = self._made.get("triggers")
        return made.new_names() if isinstance(made, Triggers) else []

    def ends_period(self) -> bool | None:
        """Whether the time in recovery is to end there; none where that was not asked or not answered."""
        made = self._made.get("period")
        return made.ends() if isinstance(made, Period) and self._period is not None else None

    def forget_period(self) -> None:
        """The answer is done, or of another lapse."""
        made = self._made.get("period")
        if isinstance(made, Period):
            made.choice.set_value(None)

    def screens(self) -> int:
        return len(self._makers) - (0 if self._period is not None else 1)

    def show_screen(self, at: int) -> None:
        self.stack.show_one(self.question(list(self._makers)[at]))
        questions = self.screens() - 1
        self._count.setText(tr("Question {n} of {all}. Skip any.", n=at, all=questions) if at else "")
        self._top.setVisible(at > 0)

    def take_focus(self) -> None:
        shown = self.stack.shown()
        assert isinstance(shown, Screen)
        shown.take_focus()

    def question(self, name: str) -> Any:
        """One of the screens, made when it is first needed."""
        if name not in self._made:
            made = self._made[name] = self._makers[name]()
            self._show_on(made)
            made.edited.connect(self.edited)
            self.stack.add(made)
        return self._made[name]

    def _show_on(self, screen: Screen) -> None:
        if self._told is not None:
            screen.show_told(self._told)
        if isinstance(screen, Period) and self._told is not None and self._period is not None:
            screen.show_period(self._period, self._told.lapse.day)

    def _lay_out(self) -> None:
        self._count = label("", "caption", "quiet", wrap=True)
        skip = link_button(tr("Skip to the last step"), self.skip_requested.emit, size="small")
        self._top = QWidget()
        row = row_in(self._top)
        row.addWidget(self._count, 1)
        row.addWidget(skip)
        column = column_in(self, 10)
        column.addWidget(self._top)
        column.addWidget(self.stack)
        column.addStretch(1)
        self.setMaximumWidth(theme.current().px(WIDEST))
