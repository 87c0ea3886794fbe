"""What the tests of faults share: children to end, journals to copy, and a look at every file afterward."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import canary, kept, table

CHECKOUT = Path(__file__).parents[2]


class Cradle:
    """The program that has children and ends them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        names = ("data", "config", "cache", "state")
        self._environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONPATH": str(CHECKOUT),
            "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen",
        } | {f"XDG_{name.upper()}_HOME": str(home / name) for name in names}  # fmt: skip
        for name in ("tmp", *names):
            (home / name).mkdir(mode=0o700)
        self._process: subprocess.Popen[str] | None = None

    def order(self, work: str, *arguments: object, **how: object) -> dict[str, Any]:
        """Has a child do a piece of work; `at_event` or `after` some seconds it is ended. Gives what became of it."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"work": work, "arguments": arguments} | how, default=str) + "\n")
        process.stdin.flush()
        outcome: dict[str, Any] = json.loads(process.stdout.readline())
        said = outcome["said"]
        outcome["end"] = said.pop() if said and "end" in said[-1] else {}
        assert "error" not in outcome["end"], outcome["end"]["error"]
        return outcome

    def close(self) -> None:
        """Ends it."""
        if self._process is not None:
            self._process.communicate()
            assert self._process.returncode == 0

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            command = [sys.executable, "-m", "tests.faults.cradle"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self._process = subprocess.Popen(command, env=self._environment, text=True, **pipes)  # type: ignore[call-overload]
        return self._process


@pytest.fixture(scope="session")
def cradle(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Cradle]:
    """The one for all tests; whatever its children wrote anywhere in their home is looked through at the end."""
    made = Cradle(tmp_path_factory.mktemp("cradle"))
    yield made
    made.close()
    canary.sweep(made.home, table.counts_of(request.config, table.CANARY))


@pytest.fixture(autouse=True)
def _nothing_in_clear(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test no word of its journals stands in clear in any file but an export, and no file is open to others.

    Those tests that change the rights of files say so with a mark.
    """
    yield
    changed_rights = request.node.get_closest_marker("changes_rights") is not None
    canary.sweep(tmp_path, table.counts_of(request.config, table.CANARY), rights=not changed_rights)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one closed journal, some of it written after its one backup."""
    folder = tmp_path_factory.mktemp("template") / "one"
    opened = kept.make_journal(folder)
    opened.backups.note(opened.backups.make())
    opened.close()
    return folder


@pytest.fixture(scope="session")
def old_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one closed journal of the first version."""
    folder = tmp_path_factory.mktemp("template") / "old"
    kept.make_old(folder)
    return folder
