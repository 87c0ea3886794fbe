"""The page about privacy behind its settings card: which files there are now, and what protects them from what."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from recovery_journal import resources
from recovery_journal.gui import moments, theme
from recovery_journal.gui.help_text import HelpText, add_card, add_entry
from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_part import SettingsPart
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.kept_files import EMPTY, ENCRYPTED, IN_CLEAR, Kept, kept_files

_FORMAT = resources.path("help", "file-format.md")


class PrivacyPart(SettingsPart):
    """The files as they are now, then the text that ships with the program."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("Privacy"), tr("What is kept, where, how it is locked, and what that does not protect against.")
        )
        self.files = Card()
        self.text = HelpText("privacy")
        self.show_format = button(tr("Open the description"), on_click=self._show_format)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        add_card(column, self.files)
        self.body.addLayout(column)
        self.body.addSpacing(theme.current().px(20))
        self.body.addWidget(self.text)
        self._end_with_the_format(self.text.cards[-1])
        self._fill(kept_files(desk.shelf.places, desk.opened.database.folder))

    def _end_with_the_format(self, card: Card) -> None:
        """The last section is about the format: where it is described, and a way there."""
        card.body.addSpacing(theme.current().px(12))
        card.body.addWidget(label(str(_FORMAT), "caption", "quiet", wrap=True))
        card.body.addSpacing(theme.current().px(8))
        card.body.addWidget(row_of(self.show_format))

    def _fill(self, kept: list[Kept]) -> None:
        self.files.body.addWidget(label(tr("Files on this computer"), "section"))
        for each in kept:
            add_entry(self.files, each.what, _facts(each), _where(each))

    def _show_format(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(_FORMAT)))


def _where(kept: Kept) -> str:
    """The whole path of the first, and the names of those beside it."""
    first, *others = kept.paths
    return ", ".join([str(first), *(each.name if each.parent == first.parent else str(each) for each in others)])


def _facts(kept: Kept) -> str:
    """'1.2 MB, encrypted'."""
    states = {ENCRYPTED: tr("encrypted"), IN_CLEAR: tr("in clear"), EMPTY: tr("holds nothing")}
    return tr("{size}, {state}", size=moments.size(kept.size), state=states[kept.state])
