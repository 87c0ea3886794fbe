"""Draws the program's icons: SVG files whose one colour is filled in when they are drawn."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from recovery_journal import resources

_PLACE = b"currentColor"
_MOST_KEPT = 500
_drawn: dict[tuple[str, str, int, float, int], QPixmap] = {}


@lru_cache(_MOST_KEPT)
def icon(name: str, colours: tuple[str, str, str], px: int, scale: float, gap: int = 0) -> QIcon:
    """An icon of `px` pixels in three colours: at rest, chosen and disabled; made once, not to be added to."""
    rest, chosen, disabled = (pixmap(name, colour, px, scale, gap) for colour in colours)
    made = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        made.addPixmap(chosen if state is QIcon.State.On else rest, QIcon.Mode.Normal, state)
        made.addPixmap(chosen if state is QIcon.State.On else rest, QIcon.Mode.Active, state)
        made.addPixmap(chosen, QIcon.Mode.Selected, state)
        made.addPixmap(disabled, QIcon.Mode.Disabled, state)
    return made


def pixmap(name: str, colour: str, px: int, scale: float, gap: int = 0) -> QPixmap:
    """The icon `name` in `colour`, `px` wide on a screen with `scale` device pixels to one; drawn once.

    `gap` pixels stay empty after it (before it, if negative), where Qt would put the words too near.
    """
    key = (name, colour, px, scale, gap)
    if key not in _drawn:
        if len(_drawn) > _MOST_KEPT:
            _drawn.clear()
        _drawn[key] = _draw(tinted(name, colour), px, scale, gap)
    return _drawn[key]


def tinted(name: str, colour: str) -> bytes:
    """The drawing of the icon `name` with its colour filled in."""
    return _drawing(name).replace(_PLACE, colour.encode())


@cache
def _drawing(name: str) -> bytes:
    return resources.path("icons", f"{name}.svg").read_bytes()


def _draw(drawing: bytes, px: int, scale: float, gap: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only windows that show an icon pay for it

    made = QPixmap(round((px + abs(gap)) * scale), round(px * scale))
    made.fill(QColor(0, 0, 0, 0))
    made.setDevicePixelRatio(scale)
    painter = QPainter(made)
    QSvgRenderer(drawing).render(painter, QRectF(max(0, -gap), 0, px, px))
    painter.end()
    return made
