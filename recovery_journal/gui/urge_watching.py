"""The left column of Urge now: what happens to an urge, the time that passes, and how strong it is meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.urge_ratings import MINUTE, Ratings
from recovery_journal.gui.widgets.accessible import announce
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.mini_line import MiniLine
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.scroll import bring_into_sight
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.timer_ring import Countdown, TimerRing
from recovery_journal.language import ntr, tr

WHOLE, MORE = 15, 5  # minutes


class UrgeWatching(QWidget):
    """Needs no journal. `said` after the strength or the timer was changed by the person; `ended`: time is up."""

    said = Signal()
    ended = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.ratings = Ratings(clock)
        self.scale = ScalePicker(tr("How strong is it now?"), tr("none"), tr("as strong as can be"))
        self.ring = TimerRing(Countdown(WHOLE * MINUTE, clock))
        self.pause = button(tr("Pause"), size="small", on_click=self.ring.toggle)
        self.more = button(tr("Add {n} minutes", n=MORE), size="small", on_click=self._add)
        self.line = MiniLine(tr("How strong it was"))
        self._hint = label("", "caption", "quiet", wrap=True)
        self._turn = 0
        self._lay_out()
        self.scale.value_changed.connect(self.rate)
        self.scale.value_changed.connect(lambda _value: bring_into_sight(self.scale))
        self.ring.ticked.connect(self._look)
        self.ring.paused.connect(self._paused)
        self.ring.ended.connect(self.ended)

    def begin(self) -> None:
        """Begins with the first minute."""
        self.go_on(0, (), WHOLE * MINUTE, WHOLE * MINUTE)

    def go_on(self, minute: float, ratings: tuple[tuple[int, int], ...], left: float, total: float) -> None:
        """Goes on with what was said before."""
        self.ratings.begin(minute, ratings)
        self._turn = self.ratings.turn()
        self.ring.begin(left, total)
        self._show()

    def begin_again(self) -> None:
        """The whole time once more."""
        self.ring.begin(WHOLE * MINUTE, WHOLE * MINUTE)
        self.said.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Ring and scale beside each other where all else is below them."""
        down, across = QVBoxLayout.Direction.TopToBottom, QVBoxLayout.Direction.LeftToRight
        self._parts.setDirection(across if narrow else down)
        self._parts.setSpacing(theme.current().px(28 if narrow else 12))

    def stops(self) -> list[QWidget]:
        """What Tab comes to after everything else; the scale comes first."""
        return [self.ring, self.pause, self.more]

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        title = label(tr("This will pass."), "title", wrap=True)
        wave = label(tr("Most urges rise, peak and fall within half an hour."), tone="soft", wrap=True)
        for each in (title, wave):
            each.setAlignment(middle)
        buttons = row_of(self.pause, self.more, gap=12)
        clock = QVBoxLayout()
        clock.setSpacing(theme.current().px(14))
        clock.addWidget(self.ring, 0, middle)
        clock.addWidget(buttons, 0, middle)
        clock.addStretch(1)
        self._parts = QHBoxLayout()
        self._parts.addLayout(clock)
        self._parts.addLayout(self._strength(), 1)
        column = column_in(self, 4)
        column.addWidget(title)
        column.addWidget(wave)
        column.addSpacing(theme.current().px(10))
        column.addLayout(self._parts)
        column.addStretch(1)

    def _strength(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.current().px(6))
        column.addWidget(row_of(label(tr("How strong is it now?"), "label"), self._hint, gap=8, below=2))
        column.addWidget(self.scale)
        column.addSpacing(theme.current().px(4))
        column.addWidget(self.line)
        column.addStretch(1)
        return column

    def rate(self, strength: object) -> None:
        """Takes an answer to how strong it is now; none takes it back."""
        assert strength is None or isinstance(strength, int)
        self.ratings.rate(strength)
        self._show()
        self.said.emit()

    def _add(self) -> None:
        self.ring.add(MORE * MINUTE)
        self.said.emit()

    def _paused(self, paused: bool) -> None:
        words = tr("Go on") if paused else tr("Pause")
        if words != self.pause.words():
            self.pause.set_words(words)
            self.said.emit()

    def _look(self) -> None:
        """Every three minutes it is asked again, without a sound."""
        if self.ratings.turn() != self._turn:
            self._turn = self.ratings.turn()
            self._show()
            announce(self.scale, f"{self._hint.text()} {self.scale.accessibleName()}")

    def _show(self) -> None:
        self.scale.set_value(self.ratings.now())
        self._hint.setText(self._hint_words())
        self._hint.setVisible(bool(self._hint.text()))
        self.line.set_points(self.ratings.all)
        self.line.setVisible(bool(self.ratings.all))

    def _hint_words(self) -> str:
        """'You said 7 at the start.', or that it is time to look again."""
        first, before = self.ratings.first(), self.ratings.all[-1:]
        if self.ratings.is_answered():
            return tr("You said {n} at the start.", n=first) if len(self.ratings.all) > 1 else ""
        passed = ntr("{n} minute has passed.", "{n} minutes have passed.", self.ratings.minute())
        if not before:
            return "" if not self._turn else passed
        return tr("{passed} You said {n} before.", passed=passed, n=before[0][1])
