"""Has PySide6 leave Python's imports as they are, so that the program starts sooner and needs less memory."""

from __future__ import annotations

import builtins


def keep() -> None:
    """To be called before the rest of the window's modules are imported. Raises ImportError when Qt cannot load.

    PySide6 puts a step of its own after every import: it reads the module's source text, to see whether the renaming
    of `from __feature__ import ...` is wanted there, and all those lines stay in memory (16 MB by the time a journal
    is open). Nothing here asks for that renaming.
    """
    import PySide6.QtCore  # noqa: F401 - this is what puts the step in

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
