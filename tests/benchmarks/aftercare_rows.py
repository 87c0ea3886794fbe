"""The rows about appointments that repeat: any month, the agenda of ninety days, and what is next."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.rig import HERE, PASSPHRASE

if TYPE_CHECKING:
    from tests.benchmarks.rows import Bench, Measured

TIMES = 12
LIMITS = {
    "month": ("any month of appointments", 20),
    "agenda": ("an agenda of 90 days", 20),
    "next": ("the next appointment", 5),
}


def measure(bench: Bench) -> list[Measured]:
    """Each with ten years and about thirty appointments that repeat, beside 2,000 single ones."""
    from tests.benchmarks.rows import Measured

    times: dict[str, list[float]] = defaultdict(list)
    folder = bench.dense()
    for _each in range(max(1, bench.rounds // 3)):
        line = [bench.program.python, HERE / "repeating.py", folder, str(TIMES)]
        ran = subprocess.run(line, input=f"{PASSPHRASE}\n", text=True, check=True, stdout=subprocess.PIPE)
        for name, took in json.loads(ran.stdout).items():
            times[name] += took
    remark = f"10 years, {times['series'][0]:.0f} that repeat"
    return [
        Measured(what, limit, "ms", median(times[name]), tuple(times[name]), remark)
        for name, (what, limit) in LIMITS.items()
    ]
