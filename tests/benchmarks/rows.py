"""The rows of the table: what is measured, how, and what it must reach."""

from __future__ import annotations

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.rig import HERE, PASSPHRASE, Program, Screen, memory_of

SAVES = 300
MAPS = 10
AT_REST = 2.0  # seconds from the first paint until memory is read at the unlock window
YEARS = (1, 10)
UNLOCK, ITS_KEY = 500, 356  # ms: the limit, and what the key took on the computer it was set on
DENSE = 0  # stands for ten years with 20,000 urges, 5,000 entries and 30 appointments that repeat


@dataclass(frozen=True)
class Measured:
    """One line of the table. `values` are its single measurements; `figure` is what is held against the limit."""

    what: str
    limit: float
    unit: str
    figure: float
    values: tuple[float, ...]
    remark: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure <= self.limit


@dataclass(frozen=True)
class Bench:
    """What every row works with."""

    program: Program
    screen: Screen
    journals: dict[int, Path]
    rounds: int

    def dense(self) -> Path:
        """The journal that is dense with urges, made when it is first asked for."""
        folder = self.journals[DENSE]
        if not folder.exists():
            self.program.make_journal(folder, YEARS[-1], "--dense")
        return folder

    def start(self, *command: str | Path) -> tuple[subprocess.Popen[str], float]:
        """Starts a process; gives it, and the milliseconds until its window was painted."""
        begun = time.perf_counter()
        places = {"RECOVERY_JOURNAL_DATA_DIR": str(self.journals[YEARS[-1]])}  # a start from a desktop has no arguments
        process = subprocess.Popen(command, env=self.screen.environment() | places, text=True, stdin=subprocess.PIPE)
        return process, (self.screen.wait_for_paint() - begun) * 1000

    def end(self, process: subprocess.Popen[str]) -> None:
        """Ends a process and waits until its window is gone."""
        process.kill()
        process.communicate()
        self.screen.wait_until_empty()

    def lock(self, years: int) -> float:
        """Lets the program be unlocked and locked; the milliseconds until its window is there again."""
        line = [self.program.python, HERE / "inside.py", self.journals[years], "lock"]
        process = subprocess.Popen(line, env=self.screen.environment(), text=True, stdout=subprocess.PIPE)
        assert process.stdout is not None
        locked_at = float(process.stdout.readline())
        self.screen.wait_until_empty()
        took = (self.screen.wait_for_paint() - locked_at) * 1000
        process.kill()
        process.communicate()
        self.screen.wait_until_empty()
        return took

    def drive(self, years: int, task: str) -> tuple[dict[str, Any], float]:
        """Lets the program be driven through a task; gives what it found, and its memory where it rested."""
        line = [self.program.python, HERE / "inside.py", self.journals[years], task]
        process = subprocess.Popen(
            line, env=self.screen.environment(), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        said, memory = process.stdout.readline(), 0.0
        if said == "rested\n":
            memory = memory_of(process.pid)
            said = process.communicate("go on\n")[0]
        process.communicate()
        self.screen.wait_until_empty()
        found: dict[str, Any] = json.loads(said)
        return found, memory

    def windows(self) -> dict[str, tuple[str | Path, ...]]:
        """The two processes that are held against each other, by turns."""
        return {"bare": (self.program.python, HERE / "bare.py"), "own": (self.program.command,)}


def measure_start(bench: Bench) -> list[Measured]:
    """Process start to the unlock window painted, against the bare window's."""
    times: dict[str, list[float]] = defaultdict(list)
    for each in range(bench.rounds + 1):
        for name, command in bench.windows().items():
            process, took = bench.start(*command)
            bench.end(process)
            if each:  # the first of each only warms the disk
                times[name].append(took)
    ratios = tuple(own / bare for own, bare in zip(times["own"], times["bare"], strict=True))
    figure = median(times["own"]) / median(times["bare"])
    remark = f"{median(times['own']):.0f} ms, bare {median(times['bare']):.0f} ms"
    what = "process start to the unlock window, against a bare QMainWindow"
    return [Measured(what, 1.2, "×", figure, ratios, remark)]


def measure_today(bench: Bench) -> list[Measured]:
    """Enter to Today painted, without the time the key takes, and the memory five seconds later."""
    bench.dense()
    return [*_today_with(bench, YEARS[-1], "10 years"), *_today_with(bench, DENSE, "10 years dense with urges")]


def _today_with(bench: Bench, years: int, words: str) -> list[Measured]:
    wholes, memories, keys = [], [], []
    for _each in range(bench.rounds):
        found, memory = bench.drive(years, "rest")
        wholes.append(found["unlock"])
        keys.append(found["derivation"])
        memories.append(memory)
    unlocks = [whole - key for whole, key in zip(wholes, keys, strict=True)]
    remark = f"the key itself takes {median(keys):.0f} ms"
    return [
        _of_median(f"Enter to Today painted, less key derivation, {words}", 150, "ms", unlocks, remark),
        _of_median(f"Enter to Today painted, with key derivation, {words}", UNLOCK, "ms", wholes, remark),
        _of_median(
            f"the same against the key alone, {words}",
            round(UNLOCK / ITS_KEY, 1),
            "×",
            [whole / key for whole, key in zip(wholes, keys, strict=True)],
            f"{UNLOCK} ms where the key takes {ITS_KEY} ms",
        ),
        _of_median(f"memory 5 s after Today, {words}", 130, "MB", memories),
    ]


def measure_memory(bench: Bench) -> list[Measured]:
    """The resident set at the unlock window, before a key is pressed, and the bare window's."""
    held: dict[str, list[float]] = defaultdict(list)
    for _each in range(bench.rounds):
        for name, command in bench.windows().items():
            process, _took = bench.start(*command)
            time.sleep(AT_REST)
            held[name].append(memory_of(process.pid))
            bench.end(process)
    remark = f"bare {median(held['bare']):.0f} MB"
    return [_of_median("memory at the unlock window, before a key is pressed", 80, "MB", held["own"], remark)]


def measure_pages(bench: Bench) -> list[Measured]:
    """Going to each page for the first time and again, with ten years, and against one year."""
    times: dict[tuple[int, str, str], list[float]] = defaultdict(list)
    for _each in range(bench.rounds):
        for years in YEARS:
            found, _memory = bench.drive(years, "visits")
            for page, took in found["first"].items():
                times[years, "first visit", page].append(took)
            for page, each_took in found["later"].items():
                times[years, "later visits", page] += each_took
    lines = [
        _of_median(f"going to {page}, {visit}, 10 years", 50, "ms", values)
        for (years, visit, page), values in times.items()
        if years == YEARS[-1]
    ]
    return lines + [_growth(visit, page, times) for years, visit, page in times if years == YEARS[-1]]


def _growth(visit: str, page: str, times: dict[tuple[int, str, str], list[float]]) -> Measured:
    one, ten = (median(times[years, visit, page]) for years in YEARS)
    what = f"growth of {page}, {visit}, 1 to 10 years"
    return Measured(what, 1.5, "×", ten / one, (ten / one,), f"{one:.0f} to {ten:.0f} ms")


def measure_search(bench: Bench) -> list[Measured]:
    """Each letter typed into Search everything, until what it finds is painted."""
    found = [bench.drive(YEARS[-1], "search")[0]["keystrokes"] for _each in range(bench.rounds)]
    letters = [each for keystrokes in found for each in keystrokes]
    slowest = median(max(keystrokes) for keystrokes in found)
    return [_of_median("a letter in Search everything, 10 years", 20, "ms", letters, f"the slowest {slowest:.0f} ms")]


def measure_backups(bench: Bench) -> list[Measured]:
    """A verified backup in the background, and the longest time the window did not answer meanwhile."""
    found = [bench.drive(YEARS[-1], "backup")[0] for _each in range(bench.rounds)]
    return [
        _of_median("a verified backup, 10 years", 1000, "ms", [each["backup"] for each in found]),
        _of_median("the window's longest silence during it", 50, "ms", [each["silence"] for each in found]),
    ]


def measure_locks(bench: Bench) -> list[Measured]:
    """From the wish to lock until the unlock window of the fresh process is painted."""
    times = [bench.lock(YEARS[-1]) for _each in range(bench.rounds)]
    return [_of_median("lock to the unlock window, 10 years", 500, "ms", times)]


def measure_help(bench: Bench) -> list[Measured]:
    """Help now for the first time in a process that has opened no journal."""
    times = [bench.drive(YEARS[-1], "help")[0]["help"] for _each in range(bench.rounds)]
    return [_of_median("Help now at the unlock window, for the first time", 100, "ms", times)]


def measure_saves(bench: Bench) -> list[Measured]:
    """Saving a check-in with a sign and a trigger: 99 of 100 are as fast as this."""
    line = [bench.program.python, HERE / "saving.py", bench.journals[YEARS[-1]], str(SAVES)]
    ran = subprocess.run(line, input=f"{PASSPHRASE}\n", text=True, check=True, stdout=subprocess.PIPE)
    saves: list[float] = json.loads(ran.stdout)
    remark = f"p99 of {len(saves)}; median {median(saves):.1f} ms"
    return [Measured("saving a check-in, 10 years", 10, "ms", quantiles(saves, n=100)[-1], tuple(saves), remark)]


def _of_median(what: str, limit: float, unit: str, values: list[float], remark: str = "") -> Measured:
    return Measured(what, limit, unit, median(values), tuple(values), remark)


def measure_map(bench: Bench) -> list[Measured]:
    """The plan map of a large plan: until it is painted, and until a choice is; and the finding of gaps alone."""
    line = [bench.program.python, HERE / "mapping.py", str(MAPS)]
    ran = subprocess.run(line, text=True, check=True, stdout=subprocess.PIPE)
    found: dict[str, list[float]] = json.loads(ran.stdout)
    size = "40, 60, 60 and 30 records, 300 links"
    return [
        _of_median("the plan map shown", 60, "ms", found["shown"], size),
        _of_median("a choice on the plan map followed", 16, "ms", found["followed"], size),
        _of_median("the gaps of a plan found", 5, "ms", found["gaps"], size),
    ]


def measure_forms(bench: Bench) -> list[Measured]:
    """A record chosen in a list of the plan, or a new one begun, until its form is painted: the median of each kind."""
    line = [bench.program.python, HERE / "forming.py", bench.journals[YEARS[-1]], str(bench.rounds)]
    ran = subprocess.run(line, input=f"{PASSPHRASE}\n", text=True, check=True, stdout=subprocess.PIPE)
    found: dict[str, dict[str, list[float]]] = json.loads(ran.stdout)
    later = [median(each[way]) for each in found.values() for way in ("record", "blank") if each.get(way)]
    first = sorted((each["first"][0], kind) for kind, each in found.items())
    slowest = f"{first[-1][0]:.0f} ms ({first[-1][1].replace('_', ' ')})"
    remark = f"{len(found)} kinds; the first opening {median(took for took, _kind in first):.0f} ms, at most {slowest}"
    return [_of_median("a form of the plan opened, 10 years", 30, "ms", later, remark)]


def measure_insights(bench: Bench) -> list[Measured]:
    """What the record of days gives back."""
    from tests.benchmarks import insights_rows

    return insights_rows.measure(bench)


def measure_aftercare(bench: Bench) -> list[Measured]:
    """Appointments, many of which repeat."""
    from tests.benchmarks import aftercare_rows

    return aftercare_rows.measure(bench)


def measure_calendars(bench: Bench) -> list[Measured]:
    """Calendar files, in and out."""
    from tests.benchmarks import calendar_rows

    return calendar_rows.measure(bench)


ROWS: dict[str, Callable[[Bench], list[Measured]]] = {
    "start": measure_start,
    "today": measure_today,
    "memory": measure_memory,
    "help": measure_help,
    "pages": measure_pages,
    "saves": measure_saves,
    "search": measure_search,
    "map": measure_map,
    "forms": measure_forms,
    "insights": measure_insights,
    "aftercare": measure_aftercare,
    "calendars": measure_calendars,
    "backups": measure_backups,
    "locks": measure_locks,
}
