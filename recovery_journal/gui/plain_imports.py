"""Spares what PySide6 does at its first import for a programmer's sake, so that the program starts sooner."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# PySide6 brings its own Python sources in an archive and compiles them anew at every start. These two, and what they
# import in turn, write stub files for editors; nothing else uses them.
_ONLY_FOR_STUBS = ("signature/lib/pyi_generator.py", "signature/lib/enum_sig.py")


def keep() -> None:
    """To be called before the rest of the window's modules are imported. Raises ImportError when Qt cannot load.

    PySide6 puts a step of its own after every import: it reads the module's source text, to see whether the renaming
    of `from __feature__ import ...` is wanted there, and all those lines stay in memory (16 MB by the time a journal
    is open). Nothing here asks for that renaming.
    """
    with _without_stub_makers():
        import PySide6.QtCore  # noqa: F401 - this is what puts the step in

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


@contextmanager
def _without_stub_makers() -> Iterator[None]:
    """Has the makers of stub files compiled as empty modules: an eighth of the whole start went into them."""
    compile_it: Any = builtins.compile

    def compile_what_is_used(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        is_spared = str(filename).endswith(_ONLY_FOR_STUBS)
        return compile_it(b"" if is_spared else source, filename, *how, **more)

    builtins.compile = compile_what_is_used
    try:
        yield
    finally:
        builtins.compile = compile_it
