"""Measures speed and memory side by side in one run, and prints them as a table."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.rig import Program, install, screen, work_folder
from tests.benchmarks.rows import DENSE, ROWS, YEARS, Bench, Measured


def main() -> int:
    """Measures the rows asked for; gives 0 when each is reached."""
    given = _arguments()
    with ExitStack() as stack:
        folder = stack.enter_context(work_folder())
        _tell("setting up: the wheel, its environment, two journals")
        program = Program(given.python) if given.python else install(folder)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {program.version_line()}, xcb under Xvfb\n")
        bench = _bench(stack, folder, program, given.rounds)
        lines: list[Measured] = []
        for name in given.row or ROWS:
            _tell(name)
            lines += ROWS[name](bench)
    print(table(lines))
    return 0 if all(each.is_reached for each in lines) else 1


def table(lines: list[Measured]) -> str:
    """The measurements as Markdown."""
    head = ["| what | must reach | measured | least to most | |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *(_row(each) for each in lines)])


def _row(line: Measured) -> str:
    signs = 2 if line.unit == "×" else 0 if line.limit > 10 else 1
    least, most = min(line.values), max(line.values)
    remark = f" ({line.remark})" if line.remark else ""
    cells = [
        f"{line.what}{remark}",
        f"≤ {line.limit:g} {line.unit}",
        f"{line.figure:.{signs}f} {line.unit}",
        f"{least:.{signs}f} to {most:.{signs}f}",
        "ok" if line.is_reached else "**no**",
    ]
    return f"| {' | '.join(cells)} |"


def _bench(stack: ExitStack, folder: Path, program: Program, rounds: int) -> Bench:
    journals = {years: folder / f"{years}-years" for years in YEARS}
    for years, place in journals.items():
        program.make_journal(place, years)
    journals[DENSE] = folder / "dense"
    return Bench(program, stack.enter_context(screen()), journals, rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="how often each is measured (9)")
    parser.add_argument("--row", action="append", choices=list(ROWS), help="only this one; may be given again")
    parser.add_argument("--python", type=Path, metavar="FILE", help="measure what is installed in its environment")
    return parser.parse_args()


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
