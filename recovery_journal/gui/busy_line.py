"""A quiet line for work that takes a moment: words, and a bar where movement is wanted."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label

SHOWN_AFTER = 400  # ms; what is done sooner needs no words
WIDEST = 280


class BusyLine(QWidget):
    """Says what is being done, in place; what is done before anybody could read it is not said."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._label: QLabel | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def begin(self, words: str) -> None:
        """This is being done from now on."""
        self._words = words
        if self.isVisible():
            self._say()
        else:
            self._timer.start(SHOWN_AFTER)

    def end(self) -> None:
        """It is done."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        self._say()
        self.show()
        accessible.announce(self, self._words)

    def _say(self) -> None:
        """The words and the bar, made when there is something to say for the first time."""
        look = theme.current()
        if self._label is None:
            self._label, self._bar = label("", "caption", "quiet", wrap=True), QProgressBar()
            column = column_in(self, 6)
            column.addWidget(self._label)
            column.addWidget(self._bar)
            self._bar.setRange(0, 0)
            self._bar.setTextVisible(False)
        self._label.setText(self._words)
        self._bar.setAccessibleName(self._words)
        self._bar.setMaximumWidth(look.px(WIDEST))
        self._bar.setVisible(look.duration("fast") > 0)
