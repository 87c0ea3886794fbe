"""What happens when the program itself is at fault: a log without any journal text, and a calm word to the person."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QSocketNotifier, QTimer, QtMsgType, qInstallMessageHandler

from recovery_journal import paths
from recovery_journal.language import tr

_LOG_LIMIT = 200_000  # bytes; then it begins anew
_HERE = Path(__file__).resolve().parents[2]


def forbid_core_dumps() -> None:
    """A crash must not write the memory, with what was typed, to the disk."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def install(log_file: Path) -> Faults:
    """Has every uncaught error of the process noted and told about."""
    faults = Faults(log_file)
    sys.excepthook = lambda kind, error, trace: faults.caught(kind, trace)
    sys.unraisablehook = lambda given: faults.note(f"{given.exc_type.__name__} at {_place(given.exc_traceback)}")
    threading.excepthook = lambda given: faults.note(f"{given.exc_type.__name__} at {_place(given.exc_traceback)}")
    qInstallMessageHandler(faults.qt_said)
    return faults


class Faults:
    """Notes the type of an error and its place, never its words: they can hold what was typed."""

    def __init__(self, log_file: Path) -> None:
        self._log_file = log_file
        self._told: set[str] = set()

    def caught(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """An error that nobody handled: noted, and the person is told once for each place."""
        if issubclass(kind, KeyboardInterrupt):
            return
        place = _place(trace)
        self.note(f"{kind.__name__} at {place}")
        if place not in self._told:
            self._told.add(place)
            QTimer.singleShot(0, self._tell)

    def qt_said(self, kind: QtMsgType, context: QMessageLogContext, _message: str | None) -> None:
        """A warning of Qt's: its category and our own line at that moment, without its words."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self.note(f"Qt {kind.name} {context.category or ''} at {_own_line(sys._getframe(1))}")

    def note(self, line: str) -> None:
        """Writes one line into the log and to standard error."""
        if sys.stderr is not None:
            sys.stderr.write(f"recovery-journal: {line}\n")
        from datetime import datetime

        try:
            paths.make_private_folder(self._log_file.parent)
            too_long = self._log_file.exists() and self._log_file.stat().st_size > _LOG_LIMIT
            anew_or_on = os.O_TRUNC if too_long else os.O_APPEND
            handle = os.open(self._log_file, os.O_WRONLY | os.O_CREAT | anew_or_on, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as log:
                log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {line}\n")
        except OSError:
            return  # a fault that cannot be written down must not become a second one

    def _tell(self) -> None:
        from recovery_journal.gui.dialogs import dialogs

        dialogs.tell(
            None,
            tr(
                "Something in the program went wrong. What you saved before is safe. You can go on; "
                "if it happens again, close the program and start it once more.\n\n"
                "A note for the makers, without any of your words, is in {file}",
                file=self._log_file,
            ),
        )


def _place(trace: TracebackType | None) -> str:
    """File and line where an error arose: our own innermost line first, then where it was raised."""
    steps = []
    while trace is not None:
        steps.append(f"{_short(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}")
        trace = trace.tb_next
    own = [step for step in steps if step.startswith("recovery_journal")]
    return " from ".join(dict.fromkeys([*steps[-1:], *own[-1:]])) or "an unknown line"


def _own_line(frame: FrameType | None) -> str:
    while frame is not None:
        file = _short(frame.f_code.co_filename)
        if file.startswith("recovery_journal"):
            return f"{file}:{frame.f_lineno}"
        frame = frame.f_back
    return "no line of ours"


def _short(file: str) -> str:
    """The path inside the program, or the bare name of anybody else's file: folders can hold a person's name."""
    path = Path(file)
    return str(path.relative_to(_HERE)) if path.is_relative_to(_HERE) else path.name


def on_end_signal(end: Callable[[], None]) -> EndSignals:
    """Has the system's wish to end the process (SIGTERM, SIGINT, SIGHUP) call `end` in the window's thread."""
    global _end_signals
    _end_signals = EndSignals(end)
    return _end_signals


class EndSignals(QObject):
    """Wakes the event loop when a signal comes: Python alone would hear of it at the next key press only."""

    def __init__(self, end: Callable[[], None]) -> None:
        import signal

        super().__init__()
        self._end = end
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._heard)
        if os.name == "posix":
            read_end, write_end = os.pipe()
            os.set_blocking(read_end, False)
            os.set_blocking(write_end, False)
            signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(read_end, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(lambda: os.read(read_end, 64))

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self._end)


_end_signals: EndSignals | None = None
