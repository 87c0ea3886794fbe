"""Lends a text to the clipboard: it is taken back after half a minute, and at lock, if it is still ours."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

KEPT_FOR = 30_000  # ms

_ours: str | None = None


def copy(text: str) -> None:
    """Puts `text` on the clipboard for half a minute."""
    global _ours
    _ours = text
    QGuiApplication.clipboard().setText(text)
    QTimer.singleShot(KEPT_FOR, lambda: _clear(text))


def clear_if_ours() -> None:
    """Takes our text off the clipboard at once; what came from elsewhere stays."""
    if _ours is not None:
        _clear(_ours)


def _clear(text: str) -> None:
    global _ours
    if text == _ours:
        _ours = None
        if QGuiApplication.clipboard().text() == text:
            QGuiApplication.clipboard().clear()
