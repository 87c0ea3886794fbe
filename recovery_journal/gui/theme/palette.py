"""Carries the roles that Qt knows too into a QPalette."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from recovery_journal.gui.theme import tokens
from recovery_journal.gui.theme.look import Theme


def palette(look: Theme) -> QPalette:
    """The palette of a look; all other roles are asked for by name or filled into the stylesheet."""
    made = QPalette()
    for qt_role, role in tokens.measures()["palette"].items():
        made.setColor(QPalette.ColorRole[qt_role], look.color(role))
    for qt_role, role in tokens.measures()["disabled"].items():
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[qt_role], look.color(role))
    return made
