"""Has Tab go through a part of a page in the order in which it is laid out, after that has changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLayout, QScrollArea, QWidget


def order_tabs(*parts: QWidget) -> None:
    """Tab goes through these parts, one after the other, each by its layout."""
    stops = [stop for part in parts for stop in stops_in(part)]
    for before, after in zip(stops, stops[1:], strict=False):
        QWidget.setTabOrder(before, after)


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """What Tab may come to in a part of a page, by its layout."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = None if isinstance(widget, QAbstractScrollArea) else widget.layout()
    if inner is not None:
        yield from stops_in(inner)
    elif layout is not None:
        yield from _in_layout(layout)
    elif not isinstance(widget, QAbstractScrollArea | QComboBox):
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not child.isWindow():  # a calendar that drops down just now
                yield from stops_in(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from stops_in(widget)
        elif inner is not None:
            yield from _in_layout(inner)
