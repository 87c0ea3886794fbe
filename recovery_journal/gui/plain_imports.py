"""Spares what libraries do at their first import and nobody needs here: the program starts sooner, and is smaller."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# PySide6 brings Python sources of its own in an archive and compiles them anew at every start. A sixth of the time to
# the first window went into these, which word what is wrong with a call, and write stub files for editors.
_SUPPORT = "shibokensupport/signature/"
_SELDOM_USED = ("parser", "layout", "errorhandler", "lib/tool", "lib/enum_sig", "lib/pyi_generator")
_STAND_IN = "from recovery_journal.gui.plain_imports import stand_in\n__getattr__ = stand_in(globals(), {file!r})"

# OpenSSL, of which SQLAlchemy has asyncio load 5 MB. Nothing here speaks to a network; keys and pages are libsodium's
# and SQLCipher's work, and Python has sums of its own.
_NOT_NEEDED = ("ssl", "_hashlib")

# What SQLAlchemy imports for drivers and plug-ins that are not ours: with all that these import in turn 6 MB, and a
# quarter of the time that a journal's services take to load.
_SELDOM_ASKED = ("asyncio", "importlib.metadata")

_waiting: dict[str, bytes] = {}


def keep() -> None:
    """To be called before the rest of the window's modules are imported. Raises ImportError when Qt cannot load.

    PySide6 puts a step of its own after every import: it reads the module's source text, to see whether the renaming
    of `from __feature__ import ...` is wanted there, and all those lines stay in memory (16 MB by the time a journal
    is open). Nothing here asks for that renaming.
    """
    modules: dict[str, Any] = sys.modules
    for name in _NOT_NEEDED:
        modules.setdefault(name, None)  # this is how Python is told that something is not there
    for name in _SELDOM_ASKED:
        if name not in modules:
            modules[name] = _Waiting(name)
            above, _, below = name.rpartition(".")
            if above:
                setattr(modules[above], below, modules[name])
    with _seldom_used_wait():
        import PySide6.QtCore  # noqa: F401 - this is what puts the step in

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


class _Waiting(ModuleType):
    """A module that is imported when somebody asks for something in it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # a path is asked for by whoever imports a module below it
            raise AttributeError(name)
        return getattr(self._imported(), name)

    def iscoroutine(self, obj: object) -> bool:
        """Of asyncio: SQLAlchemy takes it down at its import, and never calls it here."""
        return bool(self._imported().iscoroutine(obj))

    def _imported(self) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


@contextmanager
def _seldom_used_wait() -> Iterator[None]:
    """While PySide6 is imported, its seldom used modules are only noted; each is compiled when it is first used."""
    compile_now: Any = builtins.compile
    seldom = {f"{_SUPPORT}{name}.py" for name in _SELDOM_USED}

    def compile_or_note(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        if filename in seldom:
            _waiting[filename] = source
            source = _STAND_IN.format(file=filename)
        return compile_now(source, filename, *how, **more)

    builtins.compile = compile_or_note
    try:
        yield
    finally:
        builtins.compile = compile_now


def stand_in(module: dict[str, Any], file: str) -> Callable[[str], Any]:
    """The `__getattr__` of a module that waits: whoever asks for what is in it has it made whole first."""

    def made_whole(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if file in _waiting:
            del module["__getattr__"]
            exec(compile(_waiting.pop(file), file, "exec"), module)
        if name not in module:
            raise AttributeError(name)
        return module[name]

    return made_whole
