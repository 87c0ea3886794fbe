"""What is in one backup or journal file, and what differs from now: shown before anything happens."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import dates, moments, theme
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.comparing import Contents, Difference, count_words


class FilePreview(QWidget):
    """A heading with the moment, what is in it by kind, the days it covers, and what differs."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "section", wrap=True)
        self.under = label("", "caption", "quiet", wrap=True)
        self.inside = label("", wrap=True)
        self.days = label("", tone="soft", wrap=True)
        self.differs = QWidget()
        look = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addSpacing(look.px(3))
        column.addWidget(self.under)
        column.addSpacing(look.px(18))
        column.addWidget(label(tr("What is in it"), "label", wrap=True))
        column.addSpacing(look.px(5))
        column.addWidget(self.inside)
        column.addSpacing(look.px(3))
        column.addWidget(self.days)
        column.addWidget(self.differs)
        self._rows = QVBoxLayout(self.differs)
        self._rows.setContentsMargins(0, look.px(18), 0, 0)
        self._rows.setSpacing(look.px(5))
        self.differs.hide()

    def show_contents(self, contents: Contents, under: str) -> None:
        """Shows what a file holds; `under` is the quiet line below its moment."""
        self.heading.setText(moments.full(contents.made_at))
        self.under.setText(under)
        self.inside.setText(", ".join(count_words(contents)) or tr("Nothing is written in it yet."))
        self.days.setText(days_words(contents))
        self.days.setVisible(bool(self.days.text()))
        self.differs.hide()

    def show_differences(self, differences: list[Difference]) -> None:
        """Says what was written since, one line a kind."""
        for old in self.differs.findChildren(QLabel):
            old.hide()
            old.deleteLater()
        lines = [", ".join(each.words) for each in differences]
        self._rows.addWidget(label(tr("Since then"), "label", wrap=True))
        for each in lines or [tr("Nothing has changed.")]:
            self._rows.addWidget(label(each, wrap=True))
        self.differs.show()


def days_words(contents: Contents) -> str:
    """From which day to which there are check-ins; '' without any."""
    if contents.first_day is None or contents.last_day is None:
        return ""
    first, last = (dates.current().day_text(each) for each in (contents.first_day, contents.last_day))
    return tr("Check-ins from {first} to {last}.", first=first, last=last)
