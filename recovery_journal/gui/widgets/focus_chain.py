"""The order in which Tab goes through a window, one step at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def after(widget: QWidget) -> QWidget | None:
    """What Qt has behind a widget in its ring; that may be hidden, or nothing for the keyboard."""
    return _with_its_parent(widget.nextInFocusChain())


def before(widget: QWidget) -> QWidget | None:
    """What Qt has in front of a widget in its ring; that may be hidden, or nothing for the keyboard."""
    return _with_its_parent(widget.previousInFocusChain())


def _with_its_parent(found: QWidget | None) -> QWidget | None:
    """PySide takes what it finds in the ring for a child of what was asked, and lets go of both together: so here it is
    told whose child it is. All the way up, or a parent that nobody else in Python knows, as that of a scroll bar, would
    be let go of at once, and its child with it.
    """
    below = found
    while below is not None:
        above = below.parentWidget()
        below.setParent(above)  # for Qt that is nothing new
        below = above
    return found
