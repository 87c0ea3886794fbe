"""Buttons: their words are their name, and their icon follows the colour of the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from recovery_journal.gui import theme

ICON_ROLES = {
    "primary": "primary_text",
    "normal": "card_text",
    "quiet": "link",
    "help": "help_text",
    "notice": "notice_text",
    "lock": "side_text",
}


class Button(QPushButton):
    """A push button whose accessible name is its visible words, without any mark."""

    def __init__(self, text: str, kind: str = "normal", icon: str = "", size: str = "") -> None:
        super().__init__()
        self._icon_name = icon
        self._drawn: QIcon | None = None
        self._words = ""
        self.setProperty("kind", kind)
        if size:
            self.setProperty("button_size", size)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)
        self._draw_icon()

    def words(self) -> str:
        """What the button says."""
        return self._words

    def set_words(self, text: str) -> None:
        """Say something else; an & in it is only an &."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon of the theme, or none."""
        self._icon_name = icon
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; without being anybody's default it would do nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        look = theme.current()
        kind = str(self.property("kind"))
        small = self.property("button_size") == "small"
        side = look.size("icon_help" if kind == "help" else "icon_small" if small else "icon_button")
        icon = look.button_icon(self._icon_name, ICON_ROLES.get(kind, "card_text"), px=side)
        if icon is not self._drawn:
            self._drawn = icon
            self.setIcon(icon)
            self.setIconSize(look.button_icon_size(side))


class IconButton(QToolButton):
    """A button with an icon only; its name is a tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, role: str = "page_text_soft") -> None:
        super().__init__()
        self._icon_name, self._role = icon, role
        self._drawn: QIcon | None = None
        self.setProperty("kind", "icon")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; what is typed on it does not fall through into a field that it stands in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        look = theme.current()
        side, target = look.size("icon"), look.size("target_minimum")
        icon = look.icon(self._icon_name, self._role)
        if icon is not self._drawn:
            self._drawn = icon
            self.setIcon(icon)
            self.setIconSize(QSize(side, side))
            self.setMinimumSize(target, target)


def button(
    text: str, kind: str = "normal", icon: str = "", size: str = "", on_click: Callable[[], object] | None = None
) -> Button:
    """A button; `kind` is primary, normal, quiet, help or notice, `size` is '', small or large."""
    made = Button(text, kind, icon, size)
    connect(made, on_click)
    return made


def icon_button(icon: str, name: str, on_click: Callable[[], object] | None = None) -> IconButton:
    """A button that shows only an icon."""
    made = IconButton(icon, name)
    connect(made, on_click)
    return made


def link_button(text: str, on_click: Callable[[], object] | None = None, size: str = "") -> Button:
    """A quiet button that reads like a link."""
    return button(text, "quiet", size=size, on_click=on_click)


def connect(made: QWidget, on_click: Callable[[], object] | None) -> None:
    """Have a click on a button call `on_click` without Qt's own argument."""
    if on_click is not None and isinstance(made, QPushButton | QToolButton):
        made.clicked.connect(lambda _checked=False: on_click())
