"""One look in force: what a role, a measure, a font or an icon comes to at the text size in use."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication

from recovery_journal.gui.theme import fonts, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

_POINTS = 96 / 72 if sys.platform == "darwin" else 1.0  # points are meant at 96 to the inch; macOS counts 72
_LIGHTEST_WITHOUT_MEDIUM = 600


class Theme:
    """A look at one text size; widgets ask the one in force for all their colours and measures."""

    def __init__(self, name: str, factor: float = 1.0, system_font: bool = False, reduced_motion: bool = False) -> None:
        self.name = name
        self.factor = factor
        self.system_font = system_font
        self.reduced_motion = reduced_motion
        self._hex = tokens.roles(name)
        self._measures: dict[str, Any] = tokens.measures()
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}

    def hex(self, role: str) -> str:
        """The colour of a role as text, for the stylesheet and for drawings."""
        return self._hex[role]

    def color(self, role: str) -> QColor:
        """The colour of a role, such as "card_text_soft"."""
        return QColor.fromString(self._hex[role])  # to copy a QColor would load all of Qt's enumerations

    def px(self, pixels: float) -> int:
        """A number of pixels grown with the text; what is there stays at least one pixel."""
        return max(1, round(pixels * self.factor)) if pixels > 0 else round(pixels * self.factor)

    def size(self, name: str) -> int:
        """A size or space in pixels by its name, grown with the text."""
        sizes, spaces = self._measures["size"], self._measures["space"]
        return self.px(sizes[name] if name in sizes else spaces[name])

    def radius(self, name: str) -> int:
        """The corner radius of a kind of part, in pixels; it does not grow."""
        return int(self._measures["radius"][name])

    def line(self, name: str = "hair") -> int:
        """How thick a line is, in pixels: "hair", "field", "focus", or the "gap" inside the focus ring."""
        section = "line_high_contrast" if self.name == "high_contrast" else "line"
        return int(self._measures[section][name])

    def duration(self, name: str) -> int:
        """How long a motion takes in milliseconds, or how long a thing stays ("toast")."""
        if name in self._measures["time"]:
            return int(self._measures["time"][name])
        return 0 if self.reduced_motion else int(self._measures["motion"][name])

    def text_line_height(self) -> int:
        """The line height of longer rich text, in per cent of the font's own."""
        return int(self._measures["text"]["line_height"])

    def font(self, name: str) -> QFont:
        """The font of a kind of text: "caption", "body", "title" and so on."""
        if name not in self._fonts:
            self._fonts[name] = self._made_font(name)
        return QFont(self._fonts[name])

    def metrics(self, name: str) -> QFontMetrics:
        """The measures of a kind of text; lists and pictures ask for them at every row."""
        if name not in self._metrics:
            self._metrics[name] = QFontMetrics(self.font(name))
        return self._metrics[name]

    def voice_italic(self) -> QFont:
        """The face of the person's own words."""
        if not self.system_font:
            fonts.load_italic()
        font = self.font("voice")
        font.setItalic(True)
        return font

    def points(self, name: str) -> float:
        """The point size of a kind of text on this system."""
        return float(self._measures["type"][name]["pt"]) * self.factor * _POINTS

    def weight(self, name: str) -> int:
        """The weight of "regular", "medium" or "semibold" text; a system font may lack the medium one."""
        weight = int(self._measures["weight"][name])
        return 400 if self.system_font and weight < _LIGHTEST_WITHOUT_MEDIUM else weight

    def font_weight(self, name: str) -> int:
        """The weight of a kind of text."""
        return self.weight(self._measures["type"][name]["weight"])

    def families(self, name: str) -> list[str]:
        """The typefaces of a kind of text, best first; none means the system's own."""
        family = self._measures["type"][name]["family"]
        if self.system_font:
            family = "system_voice" if family == "voice" else ""
        return list(self._measures["family"].get(family, []))

    def icon(self, name: str, role: str = "page_text", active_role: str | None = None, px: int = 0) -> QIcon:
        """An icon for a button or row, with its disabled and, in `active_role`, its chosen colour."""
        from recovery_journal.gui.theme import icons  # not before an icon is wanted

        return icons.icon(name, self._icon_colours(role, active_role), px or self.size("icon"), self._screen_scale())

    def button_icon(
        self, name: str, role: str, active_role: str | None = None, px: int = 0, gap: str = "icon_gap"
    ) -> QIcon:
        """An icon for a button with words, which keeps them at a distance; it goes with `button_icon_size`."""
        room = -self.size(gap) if QGuiApplication.isRightToLeft() else self.size(gap)
        side = px or self.size("icon_button")
        from recovery_journal.gui.theme import icons  # not before an icon is wanted

        return icons.icon(name, self._icon_colours(role, active_role), side, self._screen_scale(), room)

    def button_icon_size(self, px: int = 0, gap: str = "icon_gap") -> QSize:
        """The room a `button_icon` takes."""
        side = px or self.size("icon_button")
        return QSize(side + self.size(gap), side)

    def pixmap(self, name: str, role: str, px: int) -> QPixmap:
        """An icon drawn `px` wide in the colour of a role, sharp on this screen."""
        from recovery_journal.gui.theme import icons  # not before an icon is wanted

        return icons.pixmap(name, self._hex[role], px, self._screen_scale())

    def _made_font(self, name: str) -> QFont:
        families = self.families(name)
        font = QFont(families) if families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(self.points(name))
        font.setWeight(QFont.Weight(self.font_weight(name)))
        return font

    def _icon_colours(self, role: str, active_role: str | None) -> tuple[str, str, str]:
        return self._hex[role], self._hex[active_role or role], self._hex["card_text_quiet"]

    @staticmethod
    def _screen_scale() -> float:
        app = QGuiApplication.instance()
        return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
