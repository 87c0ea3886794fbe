"""Slow work (key derivation, export) in one worker thread, answered by a signal in the window's thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

_latest: float | None = None  # by the monotonic clock


@contextmanager
def all_within(seconds: float) -> Iterator[None]:
    """For lock and quit: the jobs that are closed meanwhile are waited for at most so long, all together."""
    global _latest
    _latest = time.monotonic() + seconds
    try:
        yield
    finally:
        _latest = None


class Background(QObject):
    """One worker. `run` calls back with the result or with what was raised, in the thread that asked."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._jobs: list[Future[Any]] = []
        self._is_closed = False
        self._finished.connect(self._answer)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Runs `work` in the worker, then `done(result)` or `failed(error)` here."""

        def answer(result: Any) -> None:
            error = result.exception()
            if error is None:
                done(result.result())
            else:
                failed(error)

        job = self._executor.submit(work)
        self._jobs = [*(each for each in self._jobs if not each.done()), job]
        job.add_done_callback(lambda future: self._tell(answer, future))

    def close(self, seconds: float | None = None) -> None:
        """Takes no more jobs, lets those go that have not begun, and waits for the one that runs, at most so long."""
        self._is_closed = True
        self._executor.shutdown(wait=False, cancel_futures=True)
        wait([each for each in self._jobs if not each.cancelled()], _at_most(seconds))

    def _tell(self, answer: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        """In the worker: hands the answer over, unless nobody waits for it any more."""
        if not self._is_closed:
            self._finished.emit(answer, future)

    def _answer(self, answer: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        answer(future)


def _at_most(seconds: float | None) -> float | None:
    """That long, and no longer than until the program must be left."""
    if _latest is None:
        return seconds
    left = max(0.0, _latest - time.monotonic())
    return left if seconds is None else min(seconds, left)
