"""Puts a look on the whole program and keeps it in step with the system.

The first window waits for this, so nothing here loads Qt's larger enumerations (`Qt`, `QStyle`) until it is shown.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from recovery_journal.gui.theme import fonts, stylesheet
from recovery_journal.gui.theme.look import Theme
from recovery_journal.gui.theme.palette import palette

BASE_STYLE = ("-style", "fusion")
"""Arguments for QApplication: given there, our base style costs nothing; later it would be made twice."""

_DARK_BELOW = 128
_SETTLE_AFTER_MS = 400  # when the first window has been seen, on a slow computer too


class _Wish(NamedTuple):
    """What the person asked for; the system may still have a say in it."""

    appearance: str
    factor: float
    system_font: bool
    reduced_motion: bool


class _System(NamedTuple):
    """What the system asks for."""

    dark: bool = False
    high_contrast: bool = False
    less_motion: bool = False


_wish: _Wish | None = None
_system = _System()
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
    global _wish, _system
    first = _wish is None
    _wish = _Wish(appearance, factor, system_font, reduced_motion)
    if first:
        window = app.palette().color(QPalette.ColorRole.Window)
        _system = _System(dark=window.lightness() < _DARK_BELOW)
        QTimer.singleShot(_SETTLE_AFTER_MS, lambda: _settle(app))
        _put_on(app, _wish)
        return
    _tell_system(app, appearance)
    _system = _asked_by_system(app)
    _put_on(app, _wish)
    _load_own_words(_wish)


def follow_system(app: QApplication) -> None:
    """Put on what the system asks for now, if that makes a difference to what the person asked for."""
    global _system
    _system = _asked_by_system(app)
    if _wish is None:
        return
    less_motion = _wish.reduced_motion or _system.less_motion
    if (_name(_wish), less_motion) != (current().name, current().reduced_motion):
        _put_on(app, _wish)


def _settle(app: QApplication) -> None:
    """Once in a process, when the first window stands: what would have kept it waiting."""
    hints = app.styleHints()  # held, or what it gives is gone with it
    hints.colorSchemeChanged.connect(lambda _scheme: follow_system(app))
    accessibility = getattr(hints, "accessibility", lambda: None)()
    for name in ("contrastPreferenceChanged", "motionPreferenceChanged"):
        if signal := getattr(accessibility, name, None):
            signal.connect(lambda _preference: follow_system(app))
    if _wish is not None:
        _tell_system(app, _wish.appearance)
        _load_own_words(_wish)
    follow_system(app)


def _load_own_words(wish: _Wish) -> None:
    """The face of the person's own words, which the first window does not show."""
    if not wish.system_font:
        fonts.load_italic()


def _tell_system(app: QApplication, appearance: str) -> None:
    """Have the system draw title bars and its own dialogs to match, where Qt can."""
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    if appearance == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if appearance == "dark" else Qt.ColorScheme.Light)


def _asked_by_system(app: QApplication) -> _System:
    """What the system says now; a Qt too old to know says no, and where it does not know, the first look holds."""
    hints = app.styleHints()
    scheme = hints.colorScheme().name
    accessibility = getattr(hints, "accessibility", lambda: None)()

    def asks(question: str, answer: str) -> bool:
        reply = getattr(accessibility, question, lambda: None)()
        return getattr(reply, "name", "") == answer

    return _System(
        scheme == "Dark" or (scheme == "Unknown" and _system.dark),
        asks("contrastPreference", "HighContrast"),
        asks("motionPreference", "ReducedMotion"),
    )


def _put_on(app: QApplication, wish: _Wish) -> None:
    global _current
    if not wish.system_font:
        fonts.load()
    _current = Theme(_name(wish), wish.factor, wish.system_font, wish.reduced_motion or _system.less_motion)
    app.setStyleSheet("")  # Qt takes eight times as long to put one sheet in the place of another
    app.setFont(_current.font("body"))
    app.setPalette(palette(_current))
    app.setStyleSheet(stylesheet.fill(_current))


def _name(wish: _Wish) -> str:
    if wish.appearance != "system":
        return wish.appearance
    if _system.high_contrast:
        return "high_contrast"
    return "dark" if _system.dark else "light"
