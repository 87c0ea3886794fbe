"""A second start with the same data folder brings the first window to the front, by way of one small file.

Who holds a lock on the file is the first; the kernel frees it at death and when the process is replaced, so that a
file left behind means nothing. The second adds a line that asks, the first one that answers. No line holds any words
of a journal, and nothing here goes over a network.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from recovery_journal.language import tr
from recovery_journal.paths import WINDOW_FILE as FILE

PATIENCE, ASKS_AGAIN, LOOKS = 1.2, 0.4, 0.01  # seconds
LONGEST = 65_536  # bytes
_FAR = 1 << 30  # where Windows locks; a lock there would keep the other from reading what stands before it


class Request(NamedTuple):
    """What a second start asks for: to be seen, with the desktop's leave to come to the front, and perhaps a file."""

    token: str
    leave: str = ""
    file: str = ""


class Silent(Exception):  # noqa: N818 - an answer, not a fault
    """Another process has the window and does not answer; its number, if known, is the only argument."""

    def words(self) -> str:
        """The sentences for it."""
        (number,) = self.args
        known = tr(" Its process has the number {number}.", number=number) if number else ""
        return tr(
            "It is open already, but its window does not answer.{process} What was saved is safe. "
            "Wait a moment and start it again; if that does not help, end that process first.",
            process=known,
        )


class Claim:
    """The right to be the one window of a data folder; held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._handle = -1

    @property
    def is_held(self) -> bool:
        """Whether others can see that this process has the window."""
        return self._handle >= 0

    def take(self) -> bool:
        """False when another process has it. Where no file or lock can be made, nobody is kept out."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            is_ours = _lock(handle)
        except OSError:  # a drive without locks
            is_ours = True
        if not is_ours:
            os.close(handle)
            return False
        self._handle = handle
        with suppress(OSError):
            _write(self.path, b'{"process": %d}\n' % os.getpid())
        return True

    def release(self) -> None:
        """Lets another start be the first. Safe to call twice."""
        if self.is_held:
            os.close(self._handle)
            self._handle = -1

    def requests(self) -> list[Request]:
        """What was asked for and not answered yet."""
        lines = _lines(self.path)
        answered = {each.get("answer") for each in lines}
        asked = [each for each in lines if "ask" in each and each["ask"] not in answered]
        return [Request(*(str(each.get(name, "")) for name in ("ask", "leave", "file"))) for each in asked]

    def answer(self, requests: Iterable[Request]) -> None:
        """Tells the second starts that their wishes were followed. Nothing of what they asked stays in the file."""
        answers = b"".join(_line({"answer": each.token}) for each in requests)
        with suppress(OSError):
            _write(self.path, _line({"process": os.getpid()}) + answers)


def claim(folder: Path, file: str = "") -> Claim | None:
    """The right to be the first window of this data folder, or None: then the one that has it was brought forward.

    Raises Silent when it did not answer.
    """
    wanted = Claim(folder)
    if wanted.take():
        return wanted
    if ask(folder, file):
        return None
    if wanted.take():  # it was on its way out
        return wanted
    raise Silent(holder(folder))


def ask(folder: Path, file: str = "") -> bool:
    """Asks the process that has the window to show it; false when it does not answer within about a second."""
    path, token = folder / FILE, os.urandom(8).hex()
    request: dict[str, object] = {"ask": token, "leave": _leave(), "file": file}
    end, next_time = time.monotonic() + PATIENCE, 0.0
    while time.monotonic() < end:
        if time.monotonic() >= next_time:  # another start may have written over it
            next_time = time.monotonic() + ASKS_AGAIN
            if not _add(path, request):
                return False
        time.sleep(LOOKS)
        if any(each.get("answer") == token for each in _lines(path)):
            return True
    return False


def holder(folder: Path) -> int | None:
    """The number of the process that has the window, when it can be read."""
    for each in _lines(folder / FILE):
        number = each.get("process")
        if isinstance(number, int):
            return number
    return None


def _leave() -> str:
    """What the desktop gave this start, so that the window that comes to the front may do so (on Wayland)."""
    given = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return given if given.isascii() and given.isprintable() and len(given) < 500 else ""


def _lock(handle: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _lines(path: Path) -> list[dict[str, object]]:
    """The lines of the file that can be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST)
    except OSError:
        return []
    import json  # a start that is alone here does without

    found = []
    for each in content.splitlines():
        with suppress(ValueError, RecursionError):
            found.append(json.loads(each))
    return [each for each in found if isinstance(each, dict)]


def _line(values: Mapping[str, object]) -> bytes:
    import json

    return json.dumps(values).encode() + b"\n"


def _add(path: Path, values: dict[str, object]) -> bool:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND)
    except OSError:
        return False
    try:
        os.write(handle, _line(values))
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _write(path: Path, content: bytes) -> None:
    """Writes into the same file: a new one in its place would not be the one that is locked and watched."""
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        os.write(handle, content)
    finally:
        os.close(handle)
