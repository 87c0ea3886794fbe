"""Fills the one stylesheet: its places in `@` become the colours and measures of a look."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from recovery_journal import resources
from recovery_journal.gui.theme.look import Theme

_PLACE = re.compile(r"@(\w+)(?:\(([\w.]+)\))?")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@cache
def template() -> str:
    """The stylesheet as it ships, without its comments."""
    return _COMMENT.sub("", resources.path("app.qss").read_text("utf-8"))


def fill(look: Theme, text: str | None = None) -> str:
    """The stylesheet for a look.

    `@role` is a colour, `@px(12)` grows with the text, `@size(name)` is a size, `@radius(name)` a corner,
    `@line(name)` a thickness, `@box(name)` a size less its two hairlines (Qt counts the inside of a border),
    `@field_box(name)` a size less two focus outlines, `@font(name)` size, weight and face, `@look(name)` the name.
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
        "radius": lambda name: f"{look.radius(name)}px",
        "line": lambda name: f"{look.line(name)}px",
        "weight": lambda name: str(look.weight(name)),
        "font": lambda name: _font(look, name),
        "look": lambda kind: look.name,
    }


def _font(look: Theme, name: str) -> str:
    """The three lines a font needs; with no family of its own a text keeps the one of its window."""
    families = ", ".join(f'"{family}"' for family in look.families(name))
    face = f" font-family: {families};" if families else ""
    return f"font-size: {look.points(name):.2f}pt; font-weight: {look.font_weight(name)};{face}"
