"""Brings the program's own typefaces into Qt: Inter for the interface, Literata for the voice."""

from __future__ import annotations

from functools import cache

import fontpkg_inter
import fontpkg_literata
from PySide6.QtGui import QFontDatabase

_INTER = fontpkg_inter.ROOT / "files"
_LITERATA = fontpkg_literata.ROOT / "files"


@cache
def load() -> None:
    """Load what every window shows: both faces upright."""
    _add(_INTER / "Inter[opsz,wght].ttf")
    _add(_LITERATA / "Literata[opsz,wght].ttf")


@cache
def load_italic() -> None:
    """Load the face of the person's own words; the first window has none of them, so this waits.

    One weight of it is wanted, so Qt may read from the file what it needs and keep the rest out of memory.
    """
    QFontDatabase.addApplicationFont(str(_LITERATA / "Literata-Italic[opsz,wght].ttf"))


def _add(path: object) -> None:
    """Qt lists all the weights of a variable font only when it is given the data, not the file."""
    with open(str(path), "rb") as file:
        QFontDatabase.addApplicationFontFromData(file.read())
