"""The table of faults, a plugin for pytest: how many of each are injected, and how many of them were survived.

A test says which row it belongs to and how many cases it adds: `@pytest.mark.fault(SAVING_KILLED, 100)`; its fixture
`fault` counts them. `--faults-times 20` has twenty times as many, `--faults-seed` other ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

SAVING_KILLED = "SIGKILL while saving, editing, deleting"
MIGRATION_KILLED = "SIGKILL during migration"
BACKUP_KILLED = "SIGKILL during backup"
RESTORE_KILLED = "SIGKILL during restore"
IMPORT_KILLED = "SIGKILL during import"
PASSPHRASE_KILLED = "SIGKILL during a passphrase change"
DISK_FULL = "disk full at byte k"
DAMAGED = "flipped bits, zeroed pages, truncation"
WRONG_SECRET = "wrong secret, one damaged key file"
FOREIGN_FILE = "newer, plain, random, somebody else's file"
NO_ACCESS = "read-only, no permission, gone, second, stale"
MALFORMED = "malformed imports"
CLOCK = "clock: gap, fold, travel, date line, back"
CANARY = "canary sweep: files without a word in clear"
ROUND_TRIP = "export → import → export"

LEAST: dict[str, int] = {
    SAVING_KILLED: 100,
    MIGRATION_KILLED: 20,
    BACKUP_KILLED: 20,
    RESTORE_KILLED: 20,
    IMPORT_KILLED: 20,
    PASSPHRASE_KILLED: 20,
    DISK_FULL: 30,
    DAMAGED: 300,
    WRONG_SECRET: 100,
    FOREIGN_FILE: 12,
    NO_ACCESS: 12,
    MALFORMED: 1000,
    CLOCK: 400,
    CANARY: 1,
    ROUND_TRIP: 100,
}
TIMEOUT = 120  # seconds for a test at its plain number of cases
_tally = pytest.StashKey[dict[str, list[int]]]()


class Fault:
    """The cases of one test: how many there shall be, and the chance they are drawn with."""

    def __init__(self, times: int, chance: Random, counted: list[int]) -> None:
        self.times = times
        self.chance = chance
        self._counted = counted

    def cases(self) -> Iterator[int]:
        """Their numbers; a case is survived when the next one is asked for."""
        for number in range(self.times):
            self.injected()
            yield number
            self.survived()

    def injected(self, count: int = 1) -> None:
        """Counts faults that are about to happen."""
        self._counted[0] += count

    def survived(self, count: int = 1) -> None:
        """Counts faults after which all was as it shall be."""
        self._counted[1] += count


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("faults")
    group.addoption("--faults-times", type=int, default=1, metavar="N", help="inject N times as many faults")
    group.addoption("--faults-seed", type=int, default=1, metavar="N", help="draw other faults")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fault(row, count): injects so many faults of a row of the table")
    config.addinivalue_line("markers", "slow: takes minutes, as faults do with --faults-times")
    config.addinivalue_line("markers", "changes_rights: leaves files that others may use, on purpose")
    config.stash[_tally] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    times = config.getoption("--faults-times")
    for item in items:
        if times > 1 and item.get_closest_marker("fault"):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(TIMEOUT * times))


@pytest.fixture
def fault(request: pytest.FixtureRequest) -> Fault:
    """The cases of this test, by its mark."""
    row, count = request.node.get_closest_marker("fault").args
    seed = request.config.getoption("--faults-seed")
    counted = counts_of(request.config, row)
    return Fault(count * request.config.getoption("--faults-times"), Random(f"{seed} {request.node.nodeid}"), counted)


def counts_of(config: pytest.Config, row: str) -> list[int]:
    """How many faults of a row were injected and survived so far."""
    assert row in LEAST
    return config.stash[_tally].setdefault(row, [0, 0])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where several processes share the tests, each hands its part of the table over."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["faults"] = session.config.stash[_tally]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for row, counted in getattr(node, "workeroutput", {}).get("faults", {}).items():
        whole = counts_of(node.config, row)
        whole[:] = [mine + theirs for mine, theirs in zip(whole, counted, strict=True)]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    tally = config.stash[_tally]
    if not tally:
        return
    terminalreporter.section(f"faults, seed {config.getoption('--faults-seed')}")
    terminalreporter.write_line(f"{'fault':<48} {'injected':>9} {'survived':>9}")
    for row in LEAST:
        if row in tally:
            injected, survived = tally[row]
            terminalreporter.write_line(f"{row:<48} {injected:>9} {survived:>9}", red=injected != survived)
