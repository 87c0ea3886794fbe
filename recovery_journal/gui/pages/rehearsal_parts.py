"""The parts of a rehearsal: the plan with the two questions round it, and two minutes that run when asked to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import IfThen
from recovery_journal.gui import dates, theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.gui.widgets.timer_ring import MINUTE, Countdown, TimerRing
from recovery_journal.language import tr

MINUTES = 2


class RehearsalCard(Card):
    """One plan: how sure before, the plan to see in the mind, how sure after. `said` after an answer."""

    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        low, high = tr("not sure"), tr("very sure")
        self.before = ScalePicker(tr("How sure am I that I will do it?"), low, high)
        self.after = ScalePicker(tr("And now, how sure am I?"), low, high)
        self._last = label("", "caption", "quiet", wrap=True)
        self._plan = QWidget()
        self.body.setSpacing(theme.current().px(14))
        self.situation = label("", "section", wrap=True)
        self.body.addWidget(self.situation)
        self.body.addWidget(self._last)
        self.body.addWidget(FormRow(tr("How sure am I that I will do it?"), self.before))
        self.body.addWidget(line())
        self.body.addWidget(self._plan)
        self.body.addWidget(line())
        self.body.addWidget(FormRow(tr("And now, how sure am I?"), self.after))
        for each in (self.before, self.after):
            each.value_changed.connect(lambda _value: self.said.emit())

    def show_plan(self, plan: IfThen) -> None:
        """This plan, and when it was rehearsed last."""
        self.situation.setText(plan.situation)
        self._last.setText(_last_words(plan))
        fresh = QWidget()
        column = column_in(fresh, 6)
        for heading, words in ((tr("Then"), plan.response), (tr("If that does not work"), plan.backup)):
            if words.strip():
                column.addWidget(label(heading, "label"))
                column.addWidget(voice(words))
        if not plan.response.strip():
            column.addWidget(label(tr("No response is written yet. What would you do?"), tone="soft", wrap=True))
        self.body.replaceWidget(self._plan, fresh)
        self._plan.hide()
        self._plan.deleteLater()
        self._plan = fresh

    def show_answers(self, before: int | None, after: int | None) -> None:
        """What was said so far."""
        self.before.set_value(before)
        self.after.set_value(after)

    def answers(self) -> tuple[int | None, int | None]:
        """How sure before, and after."""
        return self.before.value(), self.after.value()


class TwoMinutes(QWidget):
    """How to do it, and the time for it; it runs when the person starts it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self.ring = TimerRing(Countdown(MINUTES * MINUTE, clock))
        self.run = button(tr("Start two minutes"), on_click=self._press)
        column = column_in(self, 12)
        column.addWidget(self.ring, 0, middle)
        column.addWidget(self.run, 0, middle)
        for words in (
            tr("See the place. Who is there, what do you hear?"),
            tr("See yourself do what your plan says. Say your words out loud."),
            tr("See how it goes on after that, and how you feel."),
        ):
            column.addWidget(label(words, tone="soft", wrap=True))
        column.addStretch(1)
        self.ring.paused.connect(self._name)
        self.ring.ended.connect(lambda: self._name(True))

    def rest(self) -> None:
        """The whole time, not begun."""
        self.ring.countdown.pause()
        self.ring.countdown.begin(MINUTES * MINUTE, MINUTES * MINUTE)
        self.ring.update()
        self.run.set_words(tr("Start two minutes"))

    def _press(self) -> None:
        if self.ring.countdown.left() <= 0:
            self.rest()
        self.ring.toggle()

    def _name(self, paused: bool) -> None:
        left = self.ring.countdown.left()
        if left <= 0 or left >= MINUTES * MINUTE and paused:
            self.run.set_words(tr("Start two minutes"))
        else:
            self.run.set_words(tr("Go on") if paused else tr("Pause"))


def _last_words(plan: IfThen) -> str:
    """'Last time on March 3. You were at 6 then.'"""
    if plan.last_rehearsed_on is None:
        return tr("Not rehearsed yet.")
    day = dates.current().day_long(plan.last_rehearsed_on)
    if plan.confidence is None:
        return tr("Last time on {day}.", day=day)
    return tr("Last time on {day}. You were at {n} then.", day=day, n=plan.confidence)
