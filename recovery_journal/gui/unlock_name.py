"""Where the list of journals is hidden, the name of one is typed at the first window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.unlock_parts import words
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr
from recovery_journal.settings import LABEL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recovery_journal.settings import ListedJournal


class JournalName(QWidget):
    """The question for the name, and which journal is meant by what was typed."""

    def __init__(self, parent: QWidget, journals: Sequence[ListedJournal], chosen: str = "") -> None:
        super().__init__(parent)
        self._journals = list(journals)
        self.field = QLineEdit(self)
        self._lay_out()
        self.field.setText(next((each.label for each in journals if chosen in (each.id, each.label)), ""))

    def entry(self) -> ListedJournal | None:
        """The journal of this name; large and small letters are the same."""
        typed = " ".join(self.field.text().split()).casefold()
        found = (each for each in self._journals if typed in (" ".join(each.label.split()).casefold(), each.id))
        return next(found, None) if typed else None

    def _lay_out(self) -> None:
        look = theme.current()
        self.field.setProperty("field_size", "large")
        self.field.setMaxLength(LABEL_LIMIT)
        self.field.setAccessibleName(tr("Name of the journal"))
        label = words(tr("Name of the journal"), "label", wrap=False)
        label.setBuddy(self.field)
        column = column_in(self, 0)
        column.addWidget(label)
        column.addSpacing(look.px(7))
        column.addWidget(self.field)


def not_together() -> str:
    """A name that is not here and a wrong passphrase share it, so that nobody learns which names there are."""
    return tr("This name and this passphrase do not go together. Check both, and Caps Lock.")
