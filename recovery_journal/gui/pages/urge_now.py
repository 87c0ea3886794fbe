"""Urge now: riding out an urge, one calm thing at a time."""

from __future__ import annotations

from recovery_journal.gui.flow_page import FlowPage
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class UrgeNowPage(FlowPage):
    """The urge as it is now: its strength, what helps, whom to call; and how it ended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("I feel an urge"))
        self._opened = desk.opened
        self.body.addWidget(label(tr("This will pass."), "title", wrap=True))
        self.body.addStretch(1)
        self.add_action(button(tr("It passed"), "primary"))
