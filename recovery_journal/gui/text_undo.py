"""Ctrl+Z goes to the focused text first; when that has nothing to undo, it is the journal's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


class TextUndo(QObject):
    """Lets a text field that has nothing of its own to undo or redo leave that key to the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if (is_undo or event.matches(QKeySequence.StandardKey.Redo)) and not _has_own(watched, is_undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget, change in ((old, "removeEventFilter"), (new, "installEventFilter")):
            if isinstance(widget, QLineEdit | QPlainTextEdit):
                getattr(widget, change)(self)


def _has_own(widget: QObject, is_undo: bool) -> bool:
    """Whether a text field has something of its own to undo or redo."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() if is_undo else widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit):
        document = widget.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    return False
