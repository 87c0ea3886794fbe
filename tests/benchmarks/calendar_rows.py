"""The rows about calendar files: one of 5,000 events brought in, and as many appointments saved as one."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.rig import HERE

if TYPE_CHECKING:
    from tests.benchmarks.rows import Bench, Measured

LIMITS = {
    "in": ("5,000 events of a calendar file brought in", 3000),
    "out": ("5,000 appointments saved as a calendar file", 2000),
}


def measure(bench: Bench) -> list[Measured]:
    """Each in a journal that was empty, one event in ten a series."""
    from tests.benchmarks.rows import Measured

    times: dict[str, list[float]] = defaultdict(list)
    for _each in range(max(1, bench.rounds // 3)):
        line = [bench.program.python, HERE / "calendars.py"]
        ran = subprocess.run(line, text=True, check=True, stdout=subprocess.PIPE)
        for name, took in json.loads(ran.stdout).items():
            times[name] += took
    return [
        Measured(what, limit, "ms", median(times[name]), tuple(times[name])) for name, (what, limit) in LIMITS.items()
    ]
