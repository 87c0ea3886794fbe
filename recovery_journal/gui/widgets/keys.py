"""Keys that mean the same wherever they are pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SAVE_KEYS = ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")
