"""Numbers as `tel:` links: whatever on this computer can call is asked to."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from recovery_journal.gui import clipboard
from recovery_journal.gui.widgets.accessible import announce
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.language import tr

SAID_FOR = 4000  # ms
_FIRST_NUMBER = re.compile(r"[+*#]?\d[\d\s().*#/-]*")
_FEWEST = 3  # digits


def link(number: str) -> QUrl:
    """'tel:' and what is to be dialed first, as 988 of '988, then 1'; an empty one for words without a number."""
    found = _FIRST_NUMBER.search(number)
    dialed = re.sub(r"[^\d+*#]", "", found.group()) if found else ""
    return QUrl(f"tel:{dialed}") if len(dialed) >= _FEWEST else QUrl()


class CallButton(Button):
    """Has this computer call a number; where it cannot, the number is copied to be dialed elsewhere."""

    def __init__(self, number: str, kind: str = "quiet") -> None:
        super().__init__(tr("Call"), kind, size="small")
        self._number = number
        self._name()
        if not link(number).isValid():
            self.hide()
        self.clicked.connect(self.call)

    def call(self) -> None:
        """Asks for the call."""
        if QDesktopServices.openUrl(link(self._number)):
            return
        clipboard.copy(self._number)
        words = tr("Copied. Dial it on a phone.")
        self.setText(words)
        announce(self, words)
        QTimer.singleShot(SAID_FOR, self, self._name)

    def _name(self) -> None:
        self.setText(tr("Call"))
        self.setAccessibleName(tr("Call {number}", number=self._number))
