"""The rows about what the record of days gives back: Insights, a year, a day, and a diary that is brought in."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.rig import HERE, PASSPHRASE

if TYPE_CHECKING:
    from tests.benchmarks.rows import Bench, Measured

TIMES = 5
LIMITS = {
    "numbers": ("the numbers of Insights", 100),
    "shown": ("Insights shown for the first time, with its charts", 500),
    "range": ("another range of Insights", 100),
    "year": ("another year of days as a heat map", 30),
    "day": ("a day with all that belongs to it", 20),
    "helps": ("what helps", 30),
    "import": ("3,650 rows of a diary brought in", 1000),
}
# How many times the rows of each grow from one usual year to ten dense ones: check-ins tenfold, uses a hundredfold.
GROWING = {"numbers": 10, "range": 10, "helps": 100, "year": 10, "day": 10}


def measure(bench: Bench) -> list[Measured]:
    """Each with ten years of days, 20,000 urges and 5,000 entries, and against one usual year."""
    from tests.benchmarks.rows import YEARS, Measured

    times: dict[tuple[int, str], list[float]] = defaultdict(list)
    for years in YEARS:
        folder = bench.journals[years] if years == YEARS[0] else bench.dense()
        for _each in range(max(1, bench.rounds // 3)):
            line = [bench.program.python, HERE / "insighting.py", folder, str(TIMES)]
            ran = subprocess.run(line, input=f"{PASSPHRASE}\n", text=True, check=True, stdout=subprocess.PIPE)
            for name, took in json.loads(ran.stdout).items():
                times[years, name] += took
    few, many = YEARS
    lines = []
    for name, (what, limit) in LIMITS.items():
        values = times[many, name]
        remark = "10 years, 20,000 urges" if name != "import" else ""
        lines.append(Measured(what, limit, "ms", median(values), tuple(values), remark))
    for name, most in GROWING.items():
        one, ten = median(times[few, name]), median(times[many, name])
        remark = f"{one:.0f} to {ten:.0f} ms; the rows grow {most} times"
        what = f"growth of {LIMITS[name][0]}, 1 to 10 years"
        lines.append(Measured(what, most, "×", ten / one, (ten / one,), remark))
    return lines
