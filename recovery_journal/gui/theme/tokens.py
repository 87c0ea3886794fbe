"""Reads the theme files: a look's colours by role, and the measures all looks share."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from recovery_journal import resources

NAMES = ("light", "dark", "high_contrast")


@cache
def measures() -> dict[str, Any]:
    """Spaces, radii, sizes, type and motion, by section."""
    return _read("measures")


@cache
def roles(name: str) -> dict[str, str]:
    """The colour of each role in the look `name`, such as {"page": "#F7F3EA"}."""
    look = _read(name)
    base = look["base"]
    return {role: base[colour] for role, colour in look["roles"].items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("themes", f"{name}.toml").read_text("utf-8"))
