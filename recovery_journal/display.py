"""Says in one sentence why no window can be shown on this Linux desktop, where Qt would only abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# What a bare Debian lacks for Qt's windows, as `apt install` wants it; these bring the rest along.
PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxkbcommon-x11-0",
)
# What Qt itself and its plugin for X11 link to, without what every Debian has.
LIBRARIES = (
    "libdbus-1.so.3",
    "libEGL.so.1",
    "libfontconfig.so.1",
    "libfreetype.so.6",
    "libGL.so.1",
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
    "libX11.so.6",
    "libX11-xcb.so.1",
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-shm.so.0",
    "libxcb-sync.so.1",
    "libxcb-util.so.1",
    "libxcb-xfixes.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon.so.0",
    "libxkbcommon-x11.so.0",
)
_NEED_A_DISPLAY = ("", "xcb", "wayland", "wayland-egl")


def problem() -> str:
    """Why no window can be shown, as far as the environment tells; '' when it may well work. Costs nothing."""
    if not sys.platform.startswith("linux") or _platform() not in _NEED_A_DISPLAY:
        return ""
    there = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"))
    return "" if there or _has_a_wayland_socket() else _no_display()


def import_problem(error: ImportError) -> str:
    """The sentence for a shared library that Qt could not be loaded without; '' for any other import."""
    about_a_library = sys.platform.startswith("linux") and ".so" in str(error)
    return _no_library(missing() or (str(error).partition(":")[0],)) if about_a_library else ""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Round the making of the QApplication: where Qt gives up, one sentence on standard error and exit status 1."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    held_back: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _give_up(text)
        held_back.append(text)

    earlier = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)
    for text in held_back:
        sys.stderr.write(f"{text}\n")


def missing(libraries: tuple[str, ...] = LIBRARIES) -> tuple[str, ...]:
    """Those of `libraries` that this system cannot load."""
    return tuple(each for each in libraries if not _loads(each))


def _give_up(what_qt_says: str) -> None:
    gone = missing() if sys.platform.startswith("linux") else ()
    about_the_display = "platform plugin" in what_qt_says
    said = _no_library(gone) if gone else _no_display() if about_the_display else what_qt_says
    sys.stderr.write(f"recovery-journal: {said}\n")
    sys.stderr.flush()
    os._exit(1)  # Qt aborts as soon as its message handler returns


def _platform() -> str:
    """The platform plugin that was asked for, '' when Qt may choose."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]


def _has_a_wayland_socket() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and os.path.exists(os.path.join(folder, "wayland-0"))


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _no_display() -> str:
    from recovery_journal.language import tr

    return tr(
        "There is no display here to show a window on. Start it within a desktop, or see --help for the commands "
        "that need none. (A desktop without Qt’s libraries needs these Debian packages: {packages})",
        packages=" ".join(PACKAGES),
    )


def _no_library(libraries: tuple[str, ...]) -> str:
    from recovery_journal.language import tr

    return tr(
        "The window needs libraries that are not here: {libraries}. On Debian or Ubuntu, install these packages: "
        "{packages}",
        libraries=", ".join(libraries),
        packages=" ".join(PACKAGES),
    )
