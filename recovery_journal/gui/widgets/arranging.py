"""Has what changed take its place at once, where Qt would need a painting for each of the boxes it stands in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def arrange_now(part: QWidget) -> None:
    """From the innermost box of a part to the page that scrolls it, each knows its size before the next painting."""
    for inner in reversed(part.findChildren(QLayout)):
        inner.activate()
    outer: QWidget | None = part
    while outer is not None and not isinstance(outer, QScrollArea):
        _arrange(outer)
        outer = outer.parentWidget()
    if outer is not None:
        QCoreApplication.sendEvent(outer, QEvent(QEvent.Type.LayoutRequest))


def _arrange(widget: QWidget) -> None:
    layout = widget.layout()
    if layout is not None:
        layout.activate()
