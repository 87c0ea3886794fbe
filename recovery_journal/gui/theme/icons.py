"""Draws the program's icons: SVG files whose one colour is filled in when they are drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from recovery_journal import resources

_PLACE = b"currentColor"
_MOST_KEPT = 2000
_drawn: dict[tuple[str, str, int, float], QPixmap] = {}


def icon(name: str, colours: tuple[str, str, str], px: int, scale: float) -> QIcon:
    """An icon of `px` pixels in three colours: at rest, chosen and disabled."""
    rest, chosen, disabled = (pixmap(name, colour, px, scale) for colour in colours)
    made = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        made.addPixmap(chosen if state is QIcon.State.On else rest, QIcon.Mode.Normal, state)
        made.addPixmap(chosen if state is QIcon.State.On else rest, QIcon.Mode.Active, state)
        made.addPixmap(chosen, QIcon.Mode.Selected, state)
        made.addPixmap(disabled, QIcon.Mode.Disabled, state)
    return made


def pixmap(name: str, colour: str, px: int, scale: float) -> QPixmap:
    """The icon `name` in `colour`, `px` wide on a screen with `scale` device pixels to one; drawn once."""
    key = (name, colour, px, scale)
    if key not in _drawn:
        if len(_drawn) > _MOST_KEPT:
            _drawn.clear()
        _drawn[key] = _draw(tinted(name, colour), px, scale)
    return _drawn[key]


def tinted(name: str, colour: str) -> bytes:
    """The drawing of the icon `name` with its colour filled in."""
    return _drawing(name).replace(_PLACE, colour.encode())


@cache
def _drawing(name: str) -> bytes:
    return resources.path("icons", f"{name}.svg").read_bytes()


def _draw(drawing: bytes, px: int, scale: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only windows that show an icon pay for it

    side = round(px * scale)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made
