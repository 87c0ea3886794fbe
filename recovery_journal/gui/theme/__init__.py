"""The look: colours by role, measures, type, icons and one stylesheet, in light, dark and high contrast."""

from recovery_journal.gui.theme.in_force import BASE_STYLE, apply, current
from recovery_journal.gui.theme.look import Theme

__all__ = ["BASE_STYLE", "Theme", "apply", "current"]
