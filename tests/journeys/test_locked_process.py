"""After the lock the same process is a fresh one, and nothing that was typed is left in its memory or in any file."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from recovery_journal.storage.keys import KeyCost
from tests.journeys import memory
from tests.journeys.test_nothing_in_clear import (
    PASSPHRASE,
    SECRETS,
    WORD,
    Home,
    assert_drafts,
    assert_kept,
    secrets_in,
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="looks at a process through /proc")
PATIENCE = 40  # seconds


@pytest.fixture
def home(cheap: KeyCost) -> Iterator[Home]:
    """A home with one journal."""
    folder = Path(tempfile.mkdtemp(prefix="rj-home-"))
    made = Home(folder, cheap)
    made.make_journal()
    yield made
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def writer(home: Home) -> Iterator[subprocess.Popen[str]]:
    """A process of the program that has the word in every field and draft, and in what is copied and searched."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.writing_child", "lock", WORD, PASSPHRASE],
        cwd=home.folder,
        env=home.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout is not None
    said = list(takewhile(lambda line: line not in ("typed\n", ""), iter(child.stdout.readline, None)))
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


def assert_nothing_is_lost(home: Home) -> None:
    """Nor does it stand in clear in any file."""
    assert {each: secrets_in(each.read_bytes()) for each in home.files() if secrets_in(each.read_bytes())} == {}
    opened = home.opened()
    try:
        assert_kept(opened)
        assert_drafts(opened)
    finally:
        opened.close()
