"""Lends a text to the clipboard: it is taken back after half a minute, and at lock, if it is still ours."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

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
    """Takes our text off the clipboard at once; what came from elsewhere stays."""
    global _ours
    if _ours and QGuiApplication.clipboard().text() == _ours:
        QGuiApplication.clipboard().clear()
    _ours = ""


def _time_is_up(turn: int) -> None:
    """Half a minute after a copy; a later copy has its own half minute."""
    if turn == _turn:
        clear_if_ours()
