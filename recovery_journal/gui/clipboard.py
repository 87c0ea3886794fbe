"""What is copied in this program goes from the clipboard after half a minute, and at lock and quit at once."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR = 30_000  # ms

_ours = ""
_turn = 0


def copy(text: str) -> None:
    """Puts `text` on the clipboard for half a minute."""
    global _ours
    _ours = text
    QGuiApplication.clipboard().setText(text)
    _begin_to_count()


def watch() -> None:
    """From now on the same holds for what the person copies by hand, words of the journal too."""
    QGuiApplication.clipboard().dataChanged.connect(_changed)


def clear_if_ours() -> None:
    """What was copied in this program goes, words of the journal too; what is another's stays."""
    _take_back()
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def _take_back() -> None:
    """Takes the text that was lent off the clipboard, if it is still there."""
    global _ours
    if _ours and QGuiApplication.clipboard().text() == _ours:
        QGuiApplication.clipboard().clear()
    _ours = ""


def _changed() -> None:
    if QGuiApplication.clipboard().ownsClipboard():
        _begin_to_count()


def _begin_to_count() -> None:
    global _turn
    _turn += 1
    QTimer.singleShot(KEPT_FOR, lambda turn=_turn: _time_is_up(turn))


def _time_is_up(turn: int) -> None:
    """Half a minute after a copy; a later copy has its own half minute."""
    if turn == _turn:
        clear_if_ours()
