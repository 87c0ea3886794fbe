"""A quiet line for work that takes a moment: words, and a bar where movement is wanted."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.text import label

SHOWN_AFTER = 400  # ms; what is done sooner needs no words
WIDEST = 280


class BusyLine(QWidget):
    """Says what is being done, in place; what is done before anybody could read it is not said."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "caption", "quiet", wrap=True)
        self.bar = QProgressBar()
        self._timer = QTimer(self, singleShot=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def begin(self, words: str) -> None:
        """This is being done from now on."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        if not self.isVisible():
            self._timer.start(SHOWN_AFTER)

    def end(self) -> None:
        """It is done."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        look = theme.current()
        self.bar.setMaximumWidth(look.px(WIDEST))
        self.bar.setVisible(look.duration("fast") > 0)
        self.show()
        accessible.announce(self, self.words.text())
