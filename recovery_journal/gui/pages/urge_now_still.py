"""What Urge now says and offers when an urge is still there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from recovery_journal.gui.urge_one_thing import OneThing
from recovery_journal.gui.urge_watching import WHOLE
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.language import tr


class StillHere(OneThing):
    """More time, the next response, more help, or to stop. Each is a wish of its own."""

    time_requested = Signal()
    next_requested = Signal()
    ladder_requested = Signal()
    help_requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        sentence = tr("That happens. Urges come in waves, and some need a second round. You choose what comes next.")
        super().__init__(tr("It is still here"), sentence)
        self.more = button(tr("{n} more minutes", n=WHOLE), "primary", "clock", on_click=self.time_requested.emit)
        for each in (
            self.more,
            button(tr("Try the next thing"), on_click=self.next_requested.emit),
            button(tr("Climb my ladder"), on_click=self.ladder_requested.emit),
            button(tr("See whom to call"), icon="phone", on_click=self.help_requested.emit),
            button(tr("Save it and stop here"), "quiet", on_click=self.stop_requested.emit),
        ):
            self.card.body.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        self.more.setFocus(Qt.FocusReason.ShortcutFocusReason)
