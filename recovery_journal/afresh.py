"""Puts a fresh process in the place of this one, so that nothing it held stays in memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from recovery_journal.paths import Places

AWAY = "RECOVERY_JOURNAL_AWAY"  # the fresh process begins in the task bar


def start_afresh(places: Places, journal: str = "", demo: bool = False, away: bool = False) -> None:
    """Replaces this process with a new one at the unlock window; if that fails, ends it all the same."""
    if away:
        os.environ[AWAY] = "1"
    command = [sys.executable, *_from_where_it_is(), "-m", "recovery_journal"]
    if demo:
        command.append("--demo")
    elif places.data == places.config:
        command += ["--data-dir", str(places.data)]
    if journal:
        command += ["--journal", journal]
    try:
        if os.name == "nt":
            import subprocess

            subprocess.Popen(command, close_fds=True)
        else:
            os.execv(sys.executable, command)
    finally:
        os._exit(0)


def _from_where_it_is() -> list[str]:
    """With -m Python looks into the current folder first; what lies there must not run in the program's place."""
    try:
        is_home = os.path.samefile(os.curdir, Path(__file__).parents[1])
    except OSError:  # the folder it was started in is gone
        is_home = False
    return [] if is_home else ["-P"]
