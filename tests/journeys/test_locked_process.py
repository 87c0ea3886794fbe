"""After the lock the same process is a fresh one, and nothing that was typed is left in its memory or in any file."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys import memory
from tests.journeys.home import SECRETS, WORD, Home, assert_nothing_is_lost, secrets_in

pytestmark = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="looks at a process through /proc")
PATIENCE = 40  # seconds


@pytest.fixture
def writer(home: Home) -> Iterator[subprocess.Popen[str]]:
    """A process of the program that has the word in every field and draft, and in what is copied and searched."""
    child, said = home.write("lock")
    assert secrets_in("".join(said).encode()) == []
    yield child
    child.kill()
    child.communicate()


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "this did not happen in time"
        time.sleep(0.05)


def read(process: int, name: str) -> str:
    return Path(f"/proc/{process}/{name}").read_text(encoding="utf-8")


def test_nothing_of_the_journal_is_left_in_it(home: Home, writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None
    if not memory.is_open(writer.pid):
        pytest.skip("this system lets no test look at the memory of its own child")
    before = memory.words_in(writer.pid, SECRETS)
    assert before[WORD] > 100, "the search finds what there is to find"
    writer.stdin.write("\n")
    writer.stdin.flush()
    until(lambda: read(writer.pid, "cmdline").split("\0")[1:4] == ["-P", "-m", "recovery_journal"])
    until(lambda: "libQt6Widgets" in read(writer.pid, "maps"))
    time.sleep(0.7)  # the unlock window stands
    assert memory.words_in(writer.pid, SECRETS) == {}
    assert "sqlcipher" not in read(writer.pid, "maps")
    writer.send_signal(signal.SIGTERM)
    assert writer.wait(20) == 0
    assert_nothing_is_lost(home)
    assert {each: secrets_in(each.read_bytes()) for each in home.files() if secrets_in(each.read_bytes())} == {}
