"""The folder of the throw-away journal: made for one process, gone with it, or at the next start after a crash."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

PREFIX = "recovery-journal-demo-"
_OWNER = "owner"


def enter() -> Path:
    """This process's own folder, 0700: the one it had before it replaced itself, else a new one. Sweeps too."""
    sweep()
    mine = next((each for each in _all() if _owner_of(each) == _name_of(os.getpid())), None)
    return mine or _make()


def leave(folder: Path) -> None:
    """Removes the folder with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Removes the folders whose process is gone, and no other's."""
    for each in _all():
        if not _is_in_use(each):
            leave(each)


def _all() -> list[Path]:
    """The demo folders of this user."""
    found = [each for each in Path(tempfile.gettempdir()).glob(f"{PREFIX}*") if each.is_dir()]
    return [each for each in found if not each.is_symlink() and _is_ours(each)]


def _is_ours(folder: Path) -> bool:
    try:
        return os.name != "posix" or folder.lstat().st_uid == os.getuid()
    except OSError:
        return False


def _make() -> Path:
    process = os.getpid()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{process}-"))
    (folder / _OWNER).touch(mode=0o600)
    (folder / _OWNER).write_text(_name_of(process), encoding="utf-8")
    return folder


def _is_in_use(folder: Path) -> bool:
    number = folder.name.removeprefix(PREFIX).partition("-")[0]
    if not number.isdecimal() or not _lives(int(number)):
        return False
    return _owner_of(folder) in ("", _name_of(int(number)))  # '' = it is being made right now


def _owner_of(folder: Path) -> str:
    try:
        return (folder / _OWNER).read_text(encoding="utf-8")
    except OSError:
        return ""


def _name_of(process: int) -> str:
    """A process, named so that a later one with the same number has another name where the system tells."""
    try:
        after_the_program = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        return f"{process} {after_the_program.split()[19]}"  # when it was started; stays through exec
    except (OSError, IndexError):
        return str(process)


def _lives(process: int) -> bool:
    if sys.platform == "win32":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):
        return sys.exc_info()[0] is PermissionError
    return True


def _lives_on_windows(process: int) -> bool:
    """There os.kill would end the process, so the system is asked for a handle instead."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process)
    if not handle:
        return False
    kernel.CloseHandle(handle)
    return True
