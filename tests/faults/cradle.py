"""Run as a program: has children do what a person does, and ends them with SIGKILL at the moment it is told.

One order a line on standard input, one outcome a line on standard output, both JSON. Everything is imported and has
run once before the first child, so that each child is a fork of a few milliseconds; none of its threads is lost,
because there are none.
"""

from __future__ import annotations

import json
import mmap
import os
import resource
import select
import signal
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from recovery_journal.services.problems import JournalProblem, sentence
from recovery_journal.storage import connecting
from tests.faults import works

connecting.MEMORY_SECURITY = "OFF"
IDLE, TRANSACTION, COMMIT, FOLD, RENAME = range(5)
PHASES = ("idle", "transaction", "commit", "fold", "rename")
TOUCHING = {"os.rename": RENAME, "os.remove": IDLE, "os.mkdir": IDLE, "os.rmdir": IDLE, "os.link": IDLE, "open": IDLE}
WRITING = ("write", "flush", "fsync", "close", "execute", "executemany", "commit")
LONGEST = 60  # seconds that one child may take
NOBODY = 65534


class Watch:
    """Sees what a child is doing, without being in its way: statements, commits, and every touch of a file.

    Each is one event; at the one that was ordered the child ends itself, just before it would happen.
    """

    def __init__(self, shared: mmap.mmap, pipe: int, last_event: int) -> None:
        self._shared = shared
        self._pipe = pipe
        self._last_event = last_event
        self._events = 0
        self._is_on = False
        self.touches: list[int] = []  # the events that were about to change a file, outside of the database

    def say(self, said: Any) -> None:
        """Acknowledges something to the parent, who knows it from now on."""
        self._to(IDLE)
        os.write(self._pipe, json.dumps(said).encode() + b"\n")

    def begin(self, closely: bool = False) -> None:
        """From now on events count, and so does the time until the kill; `closely` has each write be one too."""
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", lambda _connection: self._happens(COMMIT))
        event.listen(Engine, "rollback", lambda _connection: self._to(IDLE))
        sys.addaudithook(self._audit)
        self._is_on = True
        self.say("begun")
        if closely:
            sys.setprofile(self._call)

    def _statement(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(("BEGIN", "COMMIT")):
            self._happens(COMMIT if statement.startswith("COMMIT") else IDLE)
            self._to(TRANSACTION if statement.startswith("BEGIN") else COMMIT)
        elif statement.startswith("PRAGMA wal_checkpoint"):
            self._happens(FOLD)
        else:
            self._happens(None)

    def _audit(self, name: str, arguments: tuple[Any, ...]) -> None:
        if self._is_on and name in TOUCHING and not (name == "open" and _only_reads(arguments)):
            self._happens(TOUCHING[name] if self._shared[0] in (IDLE, RENAME) else None)
            self.touches.append(self._events)

    def _call(self, _frame: Any, what: str, called: Any) -> None:
        if what == "c_call" and called.__name__ in WRITING:
            self._happens(None)
            if called.__name__ in ("write", "fsync"):
                self.touches.append(self._events)

    def _happens(self, phase: int | None) -> None:
        if phase is not None:
            self._to(phase)
        self._events += 1
        self._shared[1:9] = self._events.to_bytes(8, "little")
        if self._events == self._last_event:
            os.kill(os.getpid(), signal.SIGKILL)

    def _to(self, phase: int) -> None:
        self._shared[0] = phase


def _only_reads(arguments: tuple[Any, ...]) -> bool:
    _path, _mode, flags = arguments
    return not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR)


def main() -> None:
    os.umask(0)  # what the program writes is its owner's alone without any help
    works.warm_up(Path(tempfile.mkdtemp(dir=os.environ["TMPDIR"])))
    assert threading.active_count() == 1
    for line in sys.stdin:
        answer = _follow(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _follow(order: dict[str, Any]) -> dict[str, Any]:
    shared = mmap.mmap(-1, 16)
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_a_child(order, Watch(shared, writing, order.get("at_event", 0)))
    os.close(writing)
    said, seconds = _listen(child, reading, order)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {
        "said": [each for each in said if each != "begun"],
        "seconds": seconds,
        "events": int.from_bytes(shared[1:9], "little"),
        "phase": PHASES[shared[0]],
        "killed": killed,
        "all": time.monotonic() - began,
    }


def _listen(child: int, pipe: int, order: dict[str, Any]) -> tuple[list[Any], float]:
    """What a child said until its end, and how long it took; ends it when it is time, or when it has done its work."""
    raw, begun = b"", 0.0
    latest = time.monotonic() + LONGEST
    while True:
        wait = max(0.0, latest - time.monotonic())
        ready, _, _ = select.select([pipe], [], [], wait)
        if not ready:
            os.kill(child, signal.SIGKILL)
            latest = time.monotonic() + LONGEST
            continue
        more = os.read(pipe, 1 << 16)
        raw += more
        if not begun and b'"begun"\n' in raw:
            begun = time.monotonic()
            latest = begun + order.get("after", LONGEST)
        if not more:
            break
        if b'"end"' in more:
            os.kill(child, signal.SIGKILL)
    whole, _, _ = raw.rpartition(b"\n")
    return [json.loads(each) for each in whole.splitlines()], time.monotonic() - begun


def _be_a_child(order: dict[str, Any], watch: Watch) -> NoReturn:
    said: dict[str, Any] = {}
    try:
        if order.get("as_nobody") and os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        said = {"done": works.WORKS[order["work"]](watch, *order["arguments"])}
    except JournalProblem as problem:
        said = {"problem": problem.code, "sentence": sentence(problem)}
    except BaseException:
        said = {"error": traceback.format_exc()}
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    sys.setprofile(None)
    watch.say({"end": True, "touches": watch.touches} | said)
    signal.pause()
    os._exit(0)


if __name__ == "__main__":
    main()
