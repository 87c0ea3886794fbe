"""Urge now where no journal is open: the timer, the scale and three responses; nothing of it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui.urge_columns import UrgeColumns, UrgeMiddle
from recovery_journal.gui.urge_one_thing import BreatheNow
from recovery_journal.gui.urge_ready import ready_responses
from recovery_journal.gui.urge_responses import Response
from recovery_journal.gui.urge_watching import UrgeWatching
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class UrgeWithoutJournal(QWidget):
    """Begins anew each time it is asked for. `back_requested` to the numbers."""

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("I feel an urge"))
        self.back = button(tr("Back to the numbers"), "quiet", "chevron-left", on_click=self.back_requested.emit)
        self.watching = UrgeWatching()
        self.middle = UrgeMiddle()
        self._breathe: BreatheNow | None = None
        self._is_on = False
        self._lay_out()
        self.middle.asked.connect(self._show_breathing)

    def begin(self) -> None:
        """A new urge; one that is being ridden out goes on."""
        if not self._is_on or self.watching.ring.countdown.left() <= 0:
            self._is_on = True
            self.watching.begin()
            found = [Response(each.text, each.text, steps=each.steps, is_own=False) for each in ready_responses()]
            self.middle.responses.show_responses(tr("Things to do right now"), found, [])
            self.middle.show_list()

    def enter(self) -> None:
        """Begins at the top, with the keyboard on the scale."""
        self._rate()
        self._scrolled.show_top()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and digits rate, wherever they mean nothing else; Esc goes back."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif plain and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.watching.ring.toggle()
        elif plain and event.text() and event.text() in "0123456789":
            self._rate()
            QApplication.sendEvent(self.watching.scale, event)
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.middle.is_list():
            self.back_requested.emit()
        else:
            self._show_list()

    def _rate(self) -> None:
        self.watching.scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_list(self) -> None:
        self.middle.show_list()
        self._rate()

    def _show_breathing(self) -> None:
        if self._breathe is None:
            self._breathe = BreatheNow()
            self._breathe.back_requested.connect(self._show_list)
        self.middle.show_other(self._breathe)
        self._breathe.take_focus()

    def _lay_out(self) -> None:
        self.middle.offer("breathe", tr("Breathe"))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.back)
        said = label(tr("Nothing you do here is kept."), "caption", "quiet", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(said, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(UrgeColumns(self.watching, self.middle))
        column.addStretch(1)
        pad(column, (40, 16, 40, 24))
        whole = column_in(self)
        self._scrolled = Scrolled(inside)
        whole.addWidget(self._scrolled)
