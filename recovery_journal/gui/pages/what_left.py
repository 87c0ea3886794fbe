"""The page behind the privacy card about what left the journal: each page and file, when, and where it went."""

from __future__ import annotations

from recovery_journal.gui import moments, theme
from recovery_journal.gui.help_text import add_card, add_entry
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.disclosures import PRINTER, SHELL, name_words, way_words

AT_A_TIME = 30


class WhatLeftPart(SettingsPart):
    """The latest ones first, earlier ones when they are asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("What left this journal"), tr("What was printed or saved as a file. Only this journal keeps the list.")
        )
        self._all = desk.opened.disclosures.all()
        self._shown = 0
        self.card = Card()
        self.earlier = link_button(tr("Show earlier"), self.show_earlier)
        add_card(self.body, self.card)
        if self._all:
            self.body.addSpacing(theme.current().px(8))
            self.body.addWidget(row_of(self.earlier))
            self._end_with_the_limits()
            self.show_earlier()
        else:
            self.card.body.addWidget(EmptyState("file", tr("Nothing has been printed or saved as a file yet.")))

    def show_earlier(self) -> None:
        """Adds the next ones below those that are shown."""
        for gone in self._all[self._shown : self._shown + AT_A_TIME]:
            place = "" if gone.place in (PRINTER, SHELL) else gone.place
            add_entry(self.card, name_words(gone), way_words(gone, moments.when(gone.at)), place)
        self._shown += AT_A_TIME
        self.earlier.setVisible(self._shown < len(self._all))

    def _end_with_the_limits(self) -> None:
        """What the list cannot do."""
        words = tr("Paper and files cannot be called back from here. Backups are locked, and are not in this list.")
        self.body.addWidget(label(words, "caption", "quiet", wrap=True))
