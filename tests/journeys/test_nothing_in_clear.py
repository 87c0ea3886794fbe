"""Nothing that was typed is found in clear in any file, however the process ends, and no draft is lost."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from recovery_journal.paths import APP_NAME
from tests.journeys.home import WORD, Home, assert_nothing_is_lost, secrets_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends a process by its signals")

REST = 2.0  # seconds between the last key and the kill


@pytest.mark.parametrize("end", ["quit", "kill"])  # the lock: test_locked_process.py
def test_what_is_typed_stands_nowhere_in_clear_and_is_there_again(home: Home, end: str) -> None:
    said = write_and_end(home, end)
    assert secrets_in(said.encode()) == [], "the process said what was typed"
    written = {str(each.relative_to(home.folder)): secrets_in(each.read_bytes()) for each in home.files()}
    assert any(name.endswith("faults.log") for name in written), "the faults were not noted, so nothing is shown by it"
    assert any(name.endswith("journal.db") for name in written)
    assert {name: found for name, found in written.items() if found} == {}
    assert_nothing_is_lost(home)


def write_and_end(home: Home, end: str) -> str:
    """What the child said on its way."""
    child, said = home.write(end)
    if end == "kill":
        time.sleep(REST)
        child.send_signal(signal.SIGKILL)
    said.append(child.communicate(timeout=30)[0])
    assert child.returncode == (-signal.SIGKILL if end == "kill" else 0), "".join(said)
    return "".join(said)


def test_the_search_itself_finds_what_it_looks_for() -> None:
    for way in ("utf-8", "utf-16-le", "utf-16-be"):
        assert secrets_in(b"\0\1" + WORD.upper().encode(way) + b"\2") == [WORD]


def test_the_home_of_these_tests_is_the_one_the_program_uses(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    assert Path(PlatformDirs(APP_NAME, appauthor=False).user_data_dir) == home.folder / "data" / APP_NAME
