"""Writes the tinted copies of the few icons a stylesheet shows, for Qt wants files there.

Run `python -m recovery_journal.gui.theme.tinting` after a colour or one of these drawings has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recovery_journal import resources
from recovery_journal.gui.theme import icons, tokens

# file: (icon, role, stroke width, since these are shown smaller than others)
_SHOWN = {
    "tick": ("tick", "primary_text", "2.4"),
    "tick-off": ("tick", "card_text_quiet", "2.4"),
    "tick-plain": ("tick", "card_text", "2"),
    "dot": ("dot", "primary_text", "1.7"),
    "dot-off": ("dot", "card_text_quiet", "1.7"),
    "chevron-down": ("chevron-down", "card_text", "2"),
    "chevron-down-off": ("chevron-down", "card_text_quiet", "2"),
    "chevron-up": ("chevron-up", "card_text", "2"),
    "chevron-left": ("chevron-left", "page_text", "2"),
    "chevron-right": ("chevron-right", "page_text", "2"),
}


def tinted_files() -> Iterator[tuple[Path, bytes]]:
    """Each tinted file there should be, with what should be in it."""
    for look in tokens.NAMES:
        for name, (icon, role, stroke) in _SHOWN.items():
            drawing = icons.tinted(icon, tokens.roles(look)[role])
            thick = drawing.replace(b'stroke-width="1.7"', f'stroke-width="{stroke}"'.encode())
            yield resources.path("icons", "tinted", look, f"{name}.svg"), thick


def main() -> None:
    """Write them all."""
    for path, drawing in tinted_files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawing)


if __name__ == "__main__":
    main()
