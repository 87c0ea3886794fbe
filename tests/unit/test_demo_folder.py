"""Tests of the throw-away journal's folder: private, kept through a lock, gone after quit and after a crash."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from recovery_journal import demo_folder

IN_ANOTHER_PROCESS = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from recovery_journal import demo_folder
print(demo_folder.enter(), flush=True)
"""
THEN_WAIT = IN_ANOTHER_PROCESS + "sys.stdin.read()"
THEN_REPLACE = (
    IN_ANOTHER_PROCESS
    + """
import os
if len(sys.argv) == 3:
    os.execv(sys.executable, [sys.executable, "-c", sys.argv[2], sys.argv[1]])
"""
)


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_private_and_goes() -> None:
    folder = demo_folder.enter()
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder / "something").mkdir()
    demo_folder.leave(folder)
    assert not folder.exists()


def test_the_same_process_finds_its_own_again() -> None:
    assert demo_folder.enter() == demo_folder.enter()


def test_it_stays_when_the_process_replaces_itself(temp: Path) -> None:
    arguments = [sys.executable, "-c", THEN_REPLACE, str(temp), IN_ANOTHER_PROCESS]
    first, second = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.split()
    assert first == second


def test_leftovers_go_and_those_in_use_stay(temp: Path) -> None:
    subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS, str(temp)], check=True, capture_output=True)
    (leftover,) = temp.iterdir()
    with subprocess.Popen(
        [sys.executable, "-c", THEN_WAIT, str(temp)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as alive:
        assert alive.stdout is not None
        in_use = Path(alive.stdout.readline().strip())
        (temp / f"{demo_folder.PREFIX}of-mine").write_text("a file of that name is nobody's folder", encoding="utf-8")
        demo_folder.sweep()
        assert in_use.is_dir()
        assert not leftover.exists()
        alive.communicate("")
    demo_folder.sweep()
    assert [each.name for each in temp.iterdir()] == [f"{demo_folder.PREFIX}of-mine"]


def test_a_later_process_with_the_same_number_is_another_one(temp: Path) -> None:
    folder = temp / f"{demo_folder.PREFIX}{os.getpid()}-x"
    folder.mkdir(mode=0o700)
    (folder / "owner").write_text(f"{os.getpid()} 1", encoding="utf-8")
    demo_folder.sweep()
    assert not folder.exists()
