"""The process that takes the place of this one: what it is given, and where Python may find it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from recovery_journal.afresh import start_afresh
from recovery_journal.paths import Places

HOME = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere a process cannot be replaced")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command line of the new process."""
    line: list[str] = []
    monkeypatch.setattr(os, "execv", lambda _program, command: line.extend(command))
    monkeypatch.setattr(os, "_exit", lambda _code: None)
    return line


def test_nothing_in_the_current_folder_runs_in_its_place(
    started: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start_afresh(Places(tmp_path / "data", tmp_path / "config"))
    assert started == [sys.executable, "-P", "-m", "recovery_journal"]


def test_a_checkout_runs_from_its_own_folder(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    start_afresh(Places(HOME, HOME), "My journal")
    assert started[1:3] == ["-m", "recovery_journal"]
    assert started[3:] == ["--data-dir", str(HOME), "--journal", "My journal"]
