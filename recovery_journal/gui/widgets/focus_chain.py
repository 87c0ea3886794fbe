"""The order in which Tab goes through a window, one step at a time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


def after(widget: QWidget) -> QWidget | None:
    """What Qt has behind a widget in its ring; that may be hidden, or nothing for the keyboard."""
    return _with_its_parent(widget.nextInFocusChain())


def before(widget: QWidget) -> QWidget | None:
    """What Qt has in front of a widget in its ring; that may be hidden, or nothing for the keyboard."""
    return _with_its_parent(widget.previousInFocusChain())


def backwards(widget: QWidget) -> Iterator[QWidget]:
    """All that Qt has in front of a widget in its ring, the nearest first, until it comes round."""
    told: set[QWidget] = set()
    found = _with_its_parent(widget.previousInFocusChain(), told)
    while found is not None and found is not widget:
        yield found
        found = _with_its_parent(found.previousInFocusChain(), told)


def _with_its_parent(found: QWidget | None, told: set[QWidget] | None = None) -> QWidget | None:
    """PySide takes what it finds in the ring for a child of what was asked, and lets go of both together: so here it is
    told whose child it is. All the way up, or a parent that nobody else in Python knows, as that of a scroll bar, would
    be let go of at once, and its child with it. On a long way those that were `told` once are known.
    """
    below = found
    while below is not None:
        above = below.parentWidget()
        below.setParent(above)  # for Qt that is nothing new
        if told is not None:
            if above in told:
                break
            told.update(each for each in (below, above) if each is not None)
        below = above
    return found
