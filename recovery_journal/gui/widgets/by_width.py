"""How widgets take room whose height follows from their width: words that wrap, and pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

Policy = QSizePolicy.Policy


def as_high_as_needed() -> QSizePolicy:
    """For words: as wide as they are where there is room, and higher where they wrap."""
    return _by_width(Policy.Preferred, Policy.Preferred)


def all_the_width() -> QSizePolicy:
    """For what is painted: all the width there is, and the height that it needs then."""
    return _by_width(Policy.Expanding, Policy.Minimum)


def _by_width(across: Policy, down: Policy) -> QSizePolicy:
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    return policy
