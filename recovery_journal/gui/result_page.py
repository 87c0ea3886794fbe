"""The page that says what was done with a journal's file, where the replaced one is, and how to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

if TYPE_CHECKING:
    from recovery_journal.services.shelf import Restored


class ResultPage(QWidget):
    """A title if there is none above it, what was done, the folder to remember if there is one, and one button."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        folder: str,
        go_words: str,
        on_go: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = theme.current()
        self.go = button(go_words, "primary", size="large", on_click=on_go)
        card = Card()
        for at, each in enumerate(sentences):
            card.body.addSpacing(look.px(10) if at else 0)
            card.body.addWidget(label(each, "body", wrap=True))
        if folder:
            card.body.addSpacing(look.px(14))
            card.body.addWidget(label(tr("Kept here"), "label", wrap=True))
            card.body.addSpacing(look.px(3))
            card.body.addWidget(label(folder, "caption", wrap=True))
        foot = row_of(self.go)
        column = column_in(self, 0)
        if title:
            column.addWidget(label(title, "title", wrap=True))
            column.addSpacing(look.px(20))
        column.addWidget(card)
        column.addSpacing(look.px(24))
        column.addWidget(foot)


def kept_words(done: Restored) -> str:
    """What became of what was replaced."""
    if done.kept is None:
        return tr("There was nothing to replace.")
    if done.kept_is_backup:
        return tr("What was there before is kept among your backups. Go back to that one to take this step back.")
    return tr("The file that was there before is kept in a folder of its own. Nothing in it was changed.")
