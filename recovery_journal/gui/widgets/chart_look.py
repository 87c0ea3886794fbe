"""What a picture of numbers is drawn with: the same painters serve the screen and a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from recovery_journal.gui import theme
from recovery_journal.gui.theme import Theme

PAPER = "high_contrast"  # black on white, and told apart without colour
POINTS_PER_PIXEL = 0.75
_ON_PAPER = {"caption": 8, "label": 9, "body": 9, "strong": 9, "section": 12, "voice": 11, "number": 13, "title": 22}


@dataclass(frozen=True)
class ChartLook:
    """Colours, fonts and measures of a picture; on paper all measures are points of a 72nd inch."""

    theme: Theme
    is_paper: bool = False
    mirrored: bool = False

    @property
    def is_dashed(self) -> bool:
        """Whether lines differ by their dashes too."""
        return self.is_paper or self.theme.name == PAPER

    def color(self, role: str) -> QColor:
        """The colour of a role."""
        return self.theme.color(role)

    def font(self, name: str) -> QFont:
        """The font of a kind of text."""
        font = self.theme.font(name)
        if self.is_paper:
            font.setPixelSize(_ON_PAPER[name])
        return font

    def metrics(self, name: str) -> QFontMetricsF:
        """The measures of a kind of text."""
        return QFontMetricsF(self.font(name))

    def px(self, pixels: float) -> float:
        """A number of pixels grown with the text, or as points on paper."""
        return pixels * POINTS_PER_PIXEL if self.is_paper else float(self.theme.px(pixels))

    def hair(self) -> float:
        """How thick outlines and grid lines are."""
        return 0.6 if self.is_paper else float(self.theme.line("hair"))

    def pen(self, role: str, width: float = 0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen in the colour of a role, a hairline if no width is given."""
        return QPen(self.color(role), width or self.hair(), style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def radius(self, name: str) -> float:
        """The corner radius of a kind of part."""
        return self.theme.radius(name) * (POINTS_PER_PIXEL if self.is_paper else 1)


def on_screen(mirrored: bool = False) -> ChartLook:
    """The look in force."""
    return ChartLook(theme.current(), mirrored=mirrored)


def on_paper(mirrored: bool = False) -> ChartLook:
    """The look of paper, whatever stands on the screen."""
    return ChartLook(Theme(PAPER, system_font=theme.current().system_font), True, mirrored)


class Field:
    """The room of a picture, in which things are placed from the side where reading begins."""

    def __init__(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        self.painter, self.rect, self.look = painter, rect, look

    def box(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A box by its distance from the beginning side and from the top."""
        if self.look.mirrored:
            return QRectF(self.rect.right() - left - width, self.rect.top() + top, width, height)
        return QRectF(self.rect.left() + left, self.rect.top() + top, width, height)

    def at(self, left: float, top: float) -> QPointF:
        """A point by its distance from the beginning side and from the top."""
        return self.box(left, top, 0, 0).topLeft()

    def words(self, text: str, box: QRectF, font: str, role: str, side: str = "start") -> None:
        """Writes one line, in the middle of the box's height; `side` is start, end or middle."""
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.look.mirrored:
            start, end = end, start
        across = {"start": start, "end": end, "middle": Qt.AlignmentFlag.AlignHCenter}[side]
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.setFont(self.look.font(font))
        self.painter.setPen(self.look.color(role))
        self.painter.drawText(box, int(flags) | int(Qt.TextFlag.TextDontClip), text)
