"""Settings: one card for each matter; the cards stand in files of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from recovery_journal.gui.navigation import Desk, JournalPage
from recovery_journal.gui.pages.settings_days import DaysCard
from recovery_journal.gui.pages.settings_journal import JournalCard
from recovery_journal.gui.pages.settings_look import LookCard
from recovery_journal.language import tr

WIDEST = 720


class SettingsPage(JournalPage):
    """Every setting takes effect at once; nothing here needs a Save, but the name and the passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Settings"), tr("How this program looks and works for you."))
        self.look = LookCard(desk)
        self.days = DaysCard(desk)
        self.journal = JournalCard(desk)
        self.cards = (self.look, self.days, self.journal)
        for card in self.cards:
            card.setMaximumWidth(WIDEST)
            row = QHBoxLayout()  # only a row asks a card for its height at the width the card will have
            row.addWidget(card, 1)
            row.addStretch(0)
            self.body.addLayout(row)
            self.body.addSpacing(20)
            card.told.connect(lambda text: self.said.emit(text, False))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Shows the settings as they are now."""
        for card in self.cards:
            card.show_now()

    def write_drafts(self) -> None:
        """Nothing here is a draft: a passphrase that is half typed is forgotten."""
        for card in self.cards:
            card.forget_typed()

    def end_jobs(self) -> None:
        """What was begun, as a new passphrase being put in force, still is ended well."""
        for card in self.cards:
            card.end_job()
