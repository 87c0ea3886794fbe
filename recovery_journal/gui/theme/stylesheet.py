"""Fills the one stylesheet: its places in `@` become the colours and measures of a look."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from recovery_journal import resources
from recovery_journal.gui.theme.look import Theme

CELL_TEXT = 3  # px; Qt keeps the words of a cell so far from its padding, and those of a head not at all
_PLACE = re.compile(r"@(\w+)(?:\(([\w.-]+)\))?")


@cache
def template() -> str:
    """The stylesheet as it ships."""
    return resources.path("app.qss").read_text("utf-8")


def fill(look: Theme, text: str | None = None) -> str:
    """The stylesheet for a look.

    `@role` is a colour, `@px(12)` grows with the text, `@size(name)` is a size, `@radius(name)` a corner,
    `@line(name)` a thickness, `@box(name)` a size less its two hairlines (Qt counts the inside of a border),
    `@field_box(name)` a size less two focus outlines, `@font(name)` size, weight and face, `@icon(name)` the place
    of a tinted icon, `@cell(8)` the padding of a table's cells whose words are to begin so far from their edge,
    `@off(line)` the style of a disabled outline, which high contrast must not leave to colour.
    """
    measures = _measures(look)

    def value(place: re.Match[str]) -> str:
        name, argument = place.groups()
        return look.hex(name) if argument is None else measures[name](argument)

    return _PLACE.sub(value, template() if text is None else text)


def _measures(look: Theme) -> dict[str, Callable[[str], str]]:
    return {
        "px": lambda n: f"{look.px(float(n))}px",
        "size": lambda name: f"{look.size(name)}px",
        "half": lambda name: f"{look.size(name) // 2}px",
        "box": lambda name: f"{look.size(name) - 2 * look.line()}px",
        "field_box": lambda name: f"{look.size(name) - 2 * look.line('field')}px",
        "pad": lambda n: f"{look.px(float(n)) - look.line()}px",
        "field_pad": lambda n: f"{look.px(float(n)) - look.line('field')}px",
        "cell": lambda n: f"{look.px(float(n)) - CELL_TEXT}px",
        "radius": lambda name: f"{look.radius(name)}px",
        "line": lambda name: f"{look.line(name)}px",
        "weight": lambda name: str(look.weight(name)),
        "font": lambda name: _font(look, name),
        "icon": lambda name: resources.path("icons", "tinted", look.name, f"{name}.svg").as_posix(),
        "off": lambda _: "dashed" if look.name == "high_contrast" else "solid",
    }


def _font(look: Theme, name: str) -> str:
    """What a font needs; the face is named only where it is not the one of the whole program."""
    families = look.families(name)
    face = "" if families == look.families("body") else f" font-family: {', '.join(map(repr, families))};"
    return f"font-size: {look.points(name):.2f}pt; font-weight: {look.font_weight(name)};{face}"
