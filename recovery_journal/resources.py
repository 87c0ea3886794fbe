"""Finds what ships with the program: themes, icons, suggestions, crisis lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder of resources: beside a checkout's package first, then inside the installed package.

    The checkout comes first because the copy inside an editable install would go stale.
    """
    beside = _PACKAGE.parent / "resources"
    return beside if (beside / "app.qss").is_file() else _PACKAGE / "_resources"


def path(*parts: str) -> Path:
    """The path of one resource, such as `path("icons", "today.svg")`; it need not exist."""
    return root().joinpath(*parts)
