"""What is in one backup or journal file, and what differs from now: shown before anything happens."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import dates, moments, theme
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.comparing import Contents, Difference, count_words

COUNT_WIDTH = 192


class FilePreview(QWidget):
    """A heading with the moment, what is in it by kind, the days it covers, and what differs."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "section", wrap=True)
        self.under = label("", "caption", "quiet", wrap=True)
        self.inside = QWidget()
        self._counts = FlowLayout(self.inside, 12, 3)
        self.days = label("", tone="soft", wrap=True)
        self.differs = QWidget()
        look = theme.current()
        column = column_in(self, 0)
        column.addWidget(self.heading)
        column.addSpacing(look.px(3))
        column.addWidget(self.under)
        column.addSpacing(look.px(18))
        column.addWidget(label(tr("What is in it"), "label", wrap=True))
        column.addSpacing(look.px(5))
        column.addWidget(self.inside)
        column.addSpacing(look.px(10))
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
        self._show_counts(count_words(contents))
        self.days.setText(days_words(contents))
        self.days.setVisible(bool(self.days.text()))
        self.differs.hide()

    def _show_counts(self, words: list[str]) -> None:
        """Each kind in a place of the same width, as in a table."""
        _empty(self.inside)
        for each in words or [tr("Nothing is written in it yet.")]:
            made = label(each, wrap=True)
            if words:
                made.setFixedWidth(theme.current().px(COUNT_WIDTH))
            self._counts.addWidget(made)

    def show_differences(self, differences: list[Difference]) -> None:
        """Says what was written since, one line a kind."""
        _empty(self.differs)
        lines = [", ".join(each.words) for each in differences]
        self._rows.addWidget(label(tr("Since then"), "label", wrap=True))
        for each in lines or [tr("Nothing has changed.")]:
            self._rows.addWidget(label(each, wrap=True))
        self.differs.show()


def _empty(holder: QWidget) -> None:
    for old in holder.findChildren(QLabel):
        layout = holder.layout()
        assert layout is not None
        layout.removeWidget(old)
        old.hide()
        old.deleteLater()


def days_words(contents: Contents) -> str:
    """From which day to which there are check-ins; '' without any."""
    if contents.first_day is None or contents.last_day is None:
        return ""
    first, last = (dates.current().day_text(each) for each in (contents.first_day, contents.last_day))
    return tr("Check-ins from {first} to {last}.", first=first, last=last)
