"""The tour goes everywhere, the benchmarks measure all that must be reached, and nothing slows the imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap

from recovery_journal.gui.pages import PAGES
from tests.benchmarks.__main__ import table
from tests.benchmarks.rows import ROWS, Measured
from tests.tour.scene import VARIANTS
from tests.tour.sheets import ACROSS, DOWN, Sheets
from tests.tour.stops import PLAN, STOPS

ROOT = Path(__file__).resolve().parents[2]


def test_the_tour_goes_to_every_page() -> None:
    visited = {stop.page for stop in STOPS}
    assert {spec.id for spec in PAGES} | {"unlock", "check_in", "help_now"} <= visited
    assert len({stop.name for stop in STOPS}) == len(STOPS)


def test_the_tour_goes_to_every_tab_of_the_plan() -> None:
    from recovery_journal.gui.pages.chapters import KINDS

    assert tuple(each.KIND for each in PLAN.values()) == KINDS
    assert {f"plan_{tab}{end}" for tab in PLAN for end in ("", "_empty")} <= {stop.name for stop in STOPS}


def test_everything_is_drawn_light_dark_small_and_at_large_text() -> None:
    assert {variant.appearance for variant in VARIANTS} == {"light", "dark"}
    assert (960, 640) in {variant.size for variant in VARIANTS}
    assert 200 in {variant.text_size for variant in VARIANTS}


def test_a_sheet_is_written_when_it_is_full(qapp: object, tmp_path: Path) -> None:
    sheets = Sheets(tmp_path, "light")
    for number in range(ACROSS * DOWN + 1):
        sheets.add(str(number), QPixmap(40, 30))
    sheets.finish()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sheet_light_01.png", "sheet_light_02.png"]


def test_one_picture_is_drawn(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "tests.tour", str(tmp_path), "--variant", "light", "--only", "unlock_one"]
    ran = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "01_unlock_one.light.png").exists()


def test_the_benchmarks_measure_all_that_must_be_reached() -> None:
    held = ["map", "forms", "insights", "aftercare", "calendars"]
    assert list(ROWS) == ["start", "today", "memory", "help", "pages", "saves", "search", *held, "backups", "locks"]


@pytest.mark.parametrize(("figure", "verdict"), [(49.6, "ok"), (50.2, "**no**")])
def test_a_line_says_whether_its_limit_is_kept(figure: float, verdict: str) -> None:
    line = table([Measured("going to a page", 50, "ms", figure, (40.0, figure), "a remark")]).splitlines()[-1]
    assert line == f"| going to a page (a remark) | ≤ 50 ms | 50 ms | 40 to 50 | {verdict} |"


def test_imports_are_left_as_python_has_them() -> None:
    """PySide6 would read, and keep, the source text of every module that is imported after it."""
    program = """
import linecache
from recovery_journal.gui import plain_imports
plain_imports.keep()
import recovery_journal.gui.main_window
kept = [name for name, entry in linecache.cache.items() if len(entry) > 1 and "recovery_journal" in name]
assert not kept, kept
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, timeout=60, check=True)
