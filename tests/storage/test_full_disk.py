"""A full disk: a real limit on the size of files; what was saved stays, and there is a name for what happened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.storage import keys
from tests.conftest import PASSPHRASE

pytest.importorskip("resource", reason="the limit is one of POSIX systems")
ROOT = Path(__file__).parents[2]


def run(folder: Path, *more: int) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "tests.storage.fill_the_disk", str(folder), PASSPHRASE, *map(str, more)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_nothing_that_was_saved_is_lost_wherever_the_limit_falls(folder: Path) -> None:
    for each in run(folder, 0, 100, 5000, 65_536, 200_001):
        assert each["code"] == "disk_full"
        assert each["during"] == each["kept"]
        assert each["after"] == int(str(each["kept"])) + 1


NEW_PASSPHRASE = """
import resource, sys
from pathlib import Path
from recovery_journal.storage import keys
from recovery_journal.storage.disk_problems import problems_of
from recovery_journal.storage.keys import KeyCost
from recovery_journal.storage.problems import JournalProblem
folder, now, new, size = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
key = keys.unwrap(folder, keys.PASSPHRASE, now)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    with problems_of(folder):
        keys.set_secret(folder, keys.PASSPHRASE, new, key, KeyCost(8 << 20, 1))
except JournalProblem as problem:
    print(problem.code)
"""


@pytest.mark.parametrize("size", [0, 1, 100, 300])
def test_a_new_passphrase_that_cannot_be_written_leaves_the_old_one(folder: Path, size: int) -> None:
    before = (folder / keys.KEYS).read_bytes()
    command = [sys.executable, "-c", NEW_PASSPHRASE, folder, PASSPHRASE, "other words", str(size)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("disk_full", "")
    assert (folder / keys.KEYS).read_bytes() == (folder / keys.TWIN).read_bytes() == before
    assert not list(folder.glob("*.new"))
