"""Slow work (key derivation, export) in one worker thread, answered by a signal in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """One worker. `run` calls back with the result or with what was raised, in the thread that asked."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
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

        self._executor.submit(work).add_done_callback(lambda future: self._finished.emit(answer, future))

    def close(self) -> None:
        """Waits for the job that runs, and takes no more."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _answer(self, answer: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        answer(future)
