"""Lends a text to the clipboard: it is taken back after half a minute; at lock and quit all that is ours goes."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR = 30_000  # ms

_ours = ""
_turn = 0


def copy(text: str) -> None:
    """Puts `text` on the clipboard for half a minute."""
    global _ours, _turn
    _ours = text
    _turn += 1
    QGuiApplication.clipboard().setText(text)
    QTimer.singleShot(KEPT_FOR, lambda turn=_turn: _time_is_up(turn))


def clear_if_ours() -> None:
    """For lock and quit: what was copied in this program goes, words of the journal too; what is another's stays."""
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


def _time_is_up(turn: int) -> None:
    """Half a minute after a copy; a later copy has its own half minute."""
    if turn == _turn:
        _take_back()
