"""The file by which a second start finds the first: who holds it, what is asked there, and what does no harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal.gui import second_start
from recovery_journal.gui.second_start import FILE, Claim, Silent, ask, claim, holder

HOLDER = """
import sys
from pathlib import Path
from recovery_journal.gui.second_start import claim
claim(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the window of the folder and never answers."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def answering(first: Claim, stop: threading.Event) -> None:
    while not stop.is_set():
        if requests := first.requests():
            first.answer(requests)
        time.sleep(0.01)


def test_the_first_is_the_first_and_is_named(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    assert first.is_held
    assert holder(tmp_path) == os.getpid()
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    first.release()
    first.release()


@pytest.mark.skipif(os.name != "posix", reason="a lock within one process is another matter elsewhere")
def test_a_second_is_answered_and_leaves(tmp_path: Path) -> None:
    first, stop = claim(tmp_path), threading.Event()
    assert first is not None
    thread = threading.Thread(target=answering, args=(first, stop))
    thread.start()
    begun = time.monotonic()
    assert claim(tmp_path, "/somewhere/a.journal") is None
    assert time.monotonic() - begun < 1
    stop.set()
    thread.join()
    assert "somewhere" not in (tmp_path / FILE).read_text()
    first.release()


def test_one_that_does_not_answer_is_named(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    with pytest.raises(Silent) as silent:
        claim(tmp_path)
    assert str(held.pid) in silent.value.words()
    assert "safe" in silent.value.words()


def test_one_that_ends_meanwhile_makes_room(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    threading.Timer(0.3, held.kill).start()
    second = claim(tmp_path)
    assert second is not None
    assert second.is_held
    second.release()


@pytest.mark.parametrize("left", [b"", b"\0\xff", b"null", b"[1]\n{}\n", b'{"process": "x", "ask": 3}', b"9" * 70_000])
def test_what_was_left_behind_does_no_harm(tmp_path: Path, left: bytes) -> None:
    (tmp_path / FILE).write_bytes(left)
    first = claim(tmp_path)
    assert first is not None
    assert first.is_held
    assert first.requests() == []
    first.release()


def test_a_folder_that_is_not_there_keeps_nobody_out(tmp_path: Path) -> None:
    first = claim(tmp_path / "later")
    assert first is not None
    assert not first.is_held
    assert not (tmp_path / "later").exists()
    (tmp_path / "later").mkdir()
    assert first.take()
    assert first.is_held
    first.release()


def test_two_folders_know_nothing_of_each_other(tmp_path: Path, held: subprocess.Popen[str]) -> None:
    assert held.poll() is None
    (tmp_path / "other").mkdir()
    other = claim(tmp_path / "other")
    assert other is not None
    assert other.is_held
    other.release()


def test_what_cannot_be_written_is_not_waited_for(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert not ask(tmp_path / "nowhere")
    assert time.monotonic() - begun < 0.3


@pytest.mark.parametrize("leave", ["token-1", "", "two\nlines", "x" * 600])
def test_the_leave_of_the_desktop_is_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: subprocess.Popen[str], leave: str
) -> None:
    assert held.poll() is None
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", leave)
    monkeypatch.setattr(second_start, "PATIENCE", 0.05)
    ask(tmp_path)
    last = json.loads((tmp_path / FILE).read_text().splitlines()[-1])
    assert last["leave"] == (leave if leave == "token-1" else "")
