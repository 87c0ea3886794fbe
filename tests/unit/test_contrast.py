"""Every pair of colours that must be told apart can be, in every look."""

from __future__ import annotations

import tomllib

import pytest

from recovery_journal import resources
from recovery_journal.gui.theme import tokens

RULES = tomllib.loads(resources.path("themes", "contrast.toml").read_text("utf-8"))
EVERY_LOOK = pytest.mark.parametrize("look", tokens.NAMES)


def brightness(colour: str) -> float:
    """The relative luminance of a colour such as "#1E5F5A", by WCAG 2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, by WCAG 2."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def too_close(look: str, pairs: list[list[str]], minimum: float) -> list[str]:
    colours = tokens.roles(look)
    measured = ((front, ground, contrast(colours[front], colours[ground])) for front, ground in pairs)
    return [f"{front} on {ground}: {found:.2f}" for front, ground, found in measured if found < minimum]


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@EVERY_LOOK
def test_words_can_be_read(look: str) -> None:
    assert too_close(look, RULES["text"], RULES["minimum"][look]) == []


@EVERY_LOOK
def test_outlines_and_lines_can_be_seen(look: str) -> None:
    assert too_close(look, RULES["part"], RULES["minimum_part"]) == []


def test_all_looks_have_the_same_roles() -> None:
    first, *others = (tokens.roles(look).keys() for look in tokens.NAMES)
    assert all(each == first for each in others)


@EVERY_LOOK
def test_every_colour_is_used_and_plain(look: str) -> None:
    content = tomllib.loads(resources.path("themes", f"{look}.toml").read_text("utf-8"))
    assert set(content["roles"].values()) == set(content["base"])
    assert all(len(colour) == 7 and colour.startswith("#") for colour in content["base"].values())
