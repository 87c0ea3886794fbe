"""The desktop's own notifications, where it has a tray: a sentence that tells nothing of the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from recovery_journal.gui import discreet

SHOWN_FOR = 10_000  # ms, where the desktop lets a program say so


class Tray(QObject):
    """Its icon is there only as long as something said is not answered; a click on either leads to the window."""

    def __init__(self, on_click: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.activated.connect(lambda _reason: on_click())
        self._icon.messageClicked.connect(on_click)

    def say(self, words: str) -> None:
        """Shows a notification; its title and the tool tip are the name that the desktop knows."""
        self._icon.setToolTip(discreet.name())
        self._icon.show()
        self._icon.showMessage(discreet.name(), words, QApplication.windowIcon(), SHOWN_FOR)

    def withdraw(self) -> None:
        """Takes the icon away."""
        self._icon.hide()


def tray(on_click: Callable[[], object], parent: QObject) -> Tray | None:
    """The desktop's tray; none where there is none, or where it takes no messages."""
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return None
    return Tray(on_click, parent)
