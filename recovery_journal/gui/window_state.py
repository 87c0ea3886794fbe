"""Keeps where a window stood, and puts it there again if that place is still on a screen."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

USUAL = (1280, 800)
LEAST_SEEN = 80

Place = tuple[int, ...]


def of(window: QWidget) -> Place:
    """Where a window stands: x, y, width, height, and 1 when it fills the screen."""
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    return (box.x(), box.y(), box.width(), box.height(), int(window.isMaximized()))


def place(window: QWidget, kept: Place) -> None:
    """Puts a window where it was, or gives it the usual size where that is not to be."""
    box = QRect(*kept[:4]) if len(kept) == 5 and all(isinstance(each, int) for each in kept) else QRect()
    if not _is_seen(box):
        window.resize(*_usual_size())
        return
    window.setGeometry(box)
    if kept[4]:
        _fill_screen(window)


def follow(window: QWidget, other: QWidget) -> None:
    """Puts a window where another one stands."""
    place(window, of(other))


def _is_seen(box: QRect) -> bool:
    """Whether enough of it is on a screen that is still there."""
    seen = [box.intersected(screen.availableGeometry()) for screen in QGuiApplication.screens()]
    return any(part.width() >= LEAST_SEEN and part.height() >= LEAST_SEEN for part in seen)


def _usual_size() -> tuple[int, int]:
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return USUAL
    room = screen.availableGeometry()
    return min(USUAL[0], room.width()), min(USUAL[1], room.height())


def _fill_screen(window: QWidget) -> None:
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
