"""Shows Insights, other ranges of it, a year and a day, and imports a diary; prints the milliseconds as JSON.

`python insighting.py DATA_DIR TIMES`, with the passphrase as one line of standard input; it needs no screen.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

from recovery_journal.gui import plain_imports

plain_imports.keep()  # as the command does, before anything of the window is imported

import csv  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable  # noqa: E402
from datetime import date, timedelta  # noqa: E402
from pathlib import Path  # noqa: E402

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from recovery_journal.domain.patterns import Span  # noqa: E402
from recovery_journal.gui import theme  # noqa: E402
from recovery_journal.gui.main_window import MainWindow  # noqa: E402
from recovery_journal.gui.settings_store import SettingsStore  # noqa: E402
from recovery_journal.paths import places  # noqa: E402
from recovery_journal.services.shelf import OpenJournal, Shelf  # noqa: E402

SIZE = (1280, 800)
PASSPHRASE = "seven quiet herons"
ROWS = 3650
Found = dict[str, list[float]]


def main() -> None:
    """Measures each so many times; only the first showing is measured once, because it imports the page."""
    _app = QApplication(["recovery-journal", *theme.BASE_STYLE])
    theme.apply(_app, "light", 1.0, reduced_motion=True)
    shelf = Shelf(places(sys.argv[1]))
    opened = shelf.open(shelf.choose(""), sys.stdin.readline().rstrip("\n"))
    found: Found = {}
    with tempfile.TemporaryDirectory() as name:
        window = MainWindow(opened, SettingsStore(Path(name) / "settings.toml"), shelf)
        window.resize(*SIZE)
        window.show()
        _measure(window, found, int(sys.argv[2]))
        _import(Path(name), found)
    window.hide()
    opened.close()
    print(json.dumps(found))


def _measure(window: MainWindow, found: Found, times: int) -> None:
    _live()
    _timed(found, "shown", lambda: window.go("insights").grab())
    for _each in range(times):
        _timed(found, "numbers", lambda: _all_numbers(window.opened))
        _timed(found, "helps", lambda: _insights(window.opened).what_helps())
        _ranges(window, found)
    _days(window, found, times)


def _insights(opened: OpenJournal):  # type: ignore[no-untyped-def]
    from recovery_journal.services.insights import Insights

    return Insights(opened)


def _all_numbers(opened: OpenJournal) -> None:
    """Everything that the cards show, of all days that were ever written."""
    insights, today = _insights(opened), opened.preferences.today()
    span = Span.of_days(None, today)
    for each in (insights.series, insights.triggers_met, insights.urge_hours, insights.urge_weekdays, insights.counts):
        each(span)
    insights.what_helps()
    insights.drift(today, 1)
    insights.time_in_recovery(today)


def _ranges(window: MainWindow, found: Found) -> None:
    """Each range once, none of them known from before."""
    page = window.go("insights")
    page.refresh()
    page.grab()
    for days in (90, 365, 0):
        _timed(found, "range", lambda days=days: _shown(page, lambda: page.show_target(days)))  # type: ignore[misc]
    page.show_target(30)


def _days(window: MainWindow, found: Found, times: int) -> None:
    """A year of days, and one of them, each another one every time."""
    from recovery_journal.gui.pages.check_in_look_back import YEAR, LookBack

    window.go("check_ins")
    _live()
    look_back = next(each for each in window.findChildren(LookBack) if each.isVisible())
    look_back.show_span(YEAR)
    look_back.grab()
    today = window.opened.preferences.today()
    for each in range(times):
        back = -12 if each % 2 == 0 else 12
        _timed(found, "year", lambda back=back: _shown(look_back, lambda: look_back.year.turn_month(back)))  # type: ignore[misc]
    card = look_back.card
    for each in range(1, times + 1):
        day = today - timedelta(days=7 * each)
        _timed(found, "day", lambda day=day: _shown(card, lambda: card.show_day(day, today)))  # type: ignore[misc]


def _import(folder: Path, found: Found) -> None:
    """A diary of ten years into a journal that is empty."""
    from recovery_journal.services import diary_import, diary_plan, diary_reading
    from recovery_journal.services.diary_choices import Doubles, guess

    file, shelf = folder / "diary.csv", Shelf(places(str(folder / "data")))
    opened = shelf.make("Empty", PASSPHRASE)
    today = opened.preferences.today()
    _write_diary(file, today)

    def bring_in() -> None:
        table = diary_reading.read(file)
        plan = diary_plan.work_out(table, guess(table, today), today)
        kept = diary_import.keep(opened, plan, Doubles.FILL)
        assert kept >= ROWS, kept

    _timed(found, "import", bring_in)
    opened.close()


def _write_diary(file: Path, today: date) -> None:
    chance = random.Random(5)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["date", "mood", "urge", "sleep", "note"])
        for back in range(1, ROWS + 1):
            day = (today - timedelta(days=back)).isoformat()
            note = "A quiet day, and a walk by the river." if back % 3 else ""
            writer.writerow([day, chance.randint(0, 10), chance.randint(0, 10), chance.randint(8, 18) / 2, note])


def _shown(widget: QWidget, do: Callable[[], object]) -> None:
    do()
    widget.grab()


def _timed(found: Found, name: str, do: Callable[[], object]) -> None:
    start = time.perf_counter()
    do()
    found.setdefault(name, []).append((time.perf_counter() - start) * 1000)


def _live() -> None:
    """Lets what was put off happen, so that it is not counted to what comes next."""
    for _each in range(10):
        QApplication.processEvents()


if __name__ == "__main__":
    main()
