"""The settings card for a diary that was kept elsewhere: what can be brought in, and where its file is."""

from __future__ import annotations

from pathlib import Path

from recovery_journal.gui.navigation import Desk
from recovery_journal.gui.pages.settings_card import SettingsCard
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


class DiaryCard(SettingsCard):
    """Asks for the file; all else is on the page behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Bring in a diary"), desk)
        words = tr(
            "Did you keep a mood diary or a journal somewhere else? Save it there as CSV, and bring it in. "
            "The export of Daylio is known. You see what will happen before anything is written."
        )
        self.choose = button(tr("Choose its file"), icon="file", on_click=self.ask)
        self.gap(10)
        self.body.addWidget(label(words, tone="soft", wrap=True))
        self.gap(12)
        self.in_a_row(self.choose)

    def ask(self) -> None:
        """Asks for a file and shows what is in it."""
        from recovery_journal.gui.pages.diary_import import ask_for_file

        file = ask_for_file(self)
        if file is not None:
            self.look_into(file)

    def look_into(self, file: Path) -> None:
        """The page for one file."""
        from recovery_journal.gui.pages.diary_import import DiaryImportPart

        self.part_requested.emit(DiaryImportPart(self._desk, file))
