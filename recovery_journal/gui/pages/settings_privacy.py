"""The settings card about privacy: what is kept where, and the way to delete a journal for good."""

from __future__ import annotations

from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import BETWEEN_ROWS, SettingsCard
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr


class PrivacyCard(SettingsCard):
    """A few sentences, the pages that tell the rest, and the way to delete a journal for good."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Privacy"), desk)
        self.read = button(tr("What is kept and how"), "normal", "private", on_click=self.open_page)
        self.left = button(tr("What left this journal"), icon="file", on_click=self.open_what_left)
        self.delete = button(tr("Delete for good"), on_click=self.open_deleting)
        self.gap(8)
        words = tr("What you write is in one encrypted file on this computer. Nothing is sent anywhere.")
        self.body.addWidget(label(words, tone="soft", wrap=True))
        self.gap(12)
        self.in_a_row(self.read, self.left)
        self.gap(BETWEEN_ROWS)
        self.body.addWidget(line())
        self.gap(BETWEEN_ROWS)
        words = tr(
            "You can delete this journal, or everything of this program. A page says first what goes and what stays."
        )
        self.body.addWidget(label(words, tone="soft", wrap=True))
        self.gap(12)
        self.in_a_row(self.delete)

    def open_page(self) -> None:
        """What is kept where."""
        from recovery_journal.gui.pages.privacy_page import PrivacyPart

        self.part_requested.emit(PrivacyPart(self._desk))

    def open_what_left(self) -> None:
        """What was printed or saved as a file."""
        from recovery_journal.gui.pages.what_left import WhatLeftPart

        self.part_requested.emit(WhatLeftPart(self._desk))

    def open_deleting(self) -> None:
        """The page before a journal is deleted for good."""
        from recovery_journal.gui.pages.deleting_page import DeletingPart

        self.part_requested.emit(DeletingPart(self._desk))
