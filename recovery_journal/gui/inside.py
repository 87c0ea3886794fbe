"""The journal in its window: the sidebar, and beside it the page that is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.page import Page


class Inside(QWidget):
    """Lays them out. `content` is where pages stand, for what lies over them."""

    def __init__(self, sidebar: QWidget) -> None:
        super().__init__()
        self.content = QWidget()
        self.pages = QStackedWidget()
        column_in(self.content).addWidget(self.pages)
        row = row_in(self, 0)
        row.addWidget(sidebar)
        row.addWidget(self.content, 1)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - one of Qt's own
        """Tab comes to the page's own buttons after all else there, whatever the page has got since it was shown."""
        page = self.pages.currentWidget()
        if isinstance(page, Page):
            page.keep_actions_last()
        return super().focusNextPrevChild(forward)
