"""Puts a look on the whole program and keeps it in step with the system."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QApplication

from recovery_journal import resources
from recovery_journal.gui.theme import fonts, stylesheet
from recovery_journal.gui.theme.look import Theme
from recovery_journal.gui.theme.palette import palette


class _Wish(NamedTuple):
    """What the person asked for; the system may still have a say in it."""

    appearance: str
    factor: float
    system_font: bool
    reduced_motion: bool


_wish: _Wish | None = None
_current: Theme | None = None


def current() -> Theme:
    """The look in force in this process."""
    if _current is None:
        raise RuntimeError("theme.apply comes before the first widget")
    return _current


def apply(
    app: QApplication, appearance: str, factor: float, system_font: bool = False, reduced_motion: bool = False
) -> None:
    """Put on the look `appearance`: "system", "light", "dark" or "high_contrast", with text at `factor`."""
    global _wish
    first = _wish is None
    _wish = _Wish(appearance, factor, system_font, reduced_motion)
    if first:
        _prepare(app)
    _ask_for_frames(app, appearance)
    _put_on(app, _wish)


def _prepare(app: QApplication) -> None:
    """What is done once in a process."""
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    QDir.addSearchPath("icons", str(resources.path("icons", "tinted")))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow_system(app))


def _follow_system(app: QApplication) -> None:
    if _wish is not None and _wish.appearance == "system" and _name(app, _wish) != current().name:
        _put_on(app, _wish)


def _ask_for_frames(app: QApplication, appearance: str) -> None:
    """Have the system draw title bars and its own dialogs to match, where Qt can."""
    hints = app.styleHints()
    if appearance == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if appearance == "dark" else Qt.ColorScheme.Light)


def _put_on(app: QApplication, wish: _Wish) -> None:
    global _current
    if not wish.system_font:
        fonts.load()
    look = Theme(_name(app, wish), wish.factor, wish.system_font, wish.reduced_motion or _less_motion(app))
    _current = look
    app.setFont(look.font("body"))
    app.setPalette(palette(look))
    app.setStyleSheet(stylesheet.fill(look))


def _name(app: QApplication, wish: _Wish) -> str:
    if wish.appearance != "system":
        return wish.appearance
    if _system_asks(app, "contrastPreference", "HighContrast"):
        return "high_contrast"
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _less_motion(app: QApplication) -> bool:
    return _system_asks(app, "motionPreference", "ReducedMotion")


def _system_asks(app: QApplication, question: str, answer: str) -> bool:
    """Whether the system states a wish of the person; a Qt too old to know says no."""
    hints = getattr(app.styleHints(), "accessibility", lambda: None)()
    reply = getattr(hints, question, lambda: None)()
    return getattr(reply, "name", "") == answer
