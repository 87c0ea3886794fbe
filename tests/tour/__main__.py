"""Draws every stop of the tour in every variant into PNG files, and sheets of several beside each other."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["TZ"] = "America/Chicago"

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

import time_machine
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from recovery_journal.gui import theme
from tests.tour.scene import NOW, VARIANTS, Scene, Stop, Variant, draw, make_journals
from tests.tour.sheets import Sheets
from tests.tour.stops import STOPS


def main() -> int:
    """Draws all that is asked for and prints the files; gives 1 when a stop could not be drawn."""
    given = _arguments()
    time.tzset()
    given.out.mkdir(parents=True, exist_ok=True)
    with time_machine.travel(NOW.astimezone(), tick=True), tempfile.TemporaryDirectory() as name:
        _app = _application()
        folder = Path(name)
        make_journals(folder / "untouched")
        variants = [each for each in VARIANTS if given.variant in (None, each.name)]
        failed = sum(_draw_variant(folder, variant, given) for variant in variants)
    return 1 if failed else 0


def _draw_variant(folder: Path, variant: Variant, given: argparse.Namespace) -> int:
    """Draws the stops in one variant; gives how many could not be drawn."""
    scene, sheets, failed = Scene(folder, variant), Sheets(given.out, variant.name), 0
    for number, stop in enumerate(STOPS, 1):
        if not stop.name.startswith(given.only):
            continue
        picture = _picture(scene, stop)
        if picture is None:
            failed += 1
            continue
        file = given.out / f"{number:02}_{stop.name}.{variant.name}.png"
        picture.save(str(file))
        sheets.add(f"{number:02} {stop.name}", picture)
        print(file)
    sheets.finish()
    scene.clear()
    return failed


def _picture(scene: Scene, stop: Stop) -> QPixmap | None:
    """The picture of one stop; none, and why, when there is no way to it."""
    try:
        return draw(stop.come(scene))
    except Exception:
        print(f"{stop.name} ({scene.variant.name}) could not be drawn:", file=sys.stderr)
        traceback.print_exc()
        return None


def _application() -> QApplication:
    QLocale.setDefault(QLocale("en_US"))
    app = QApplication(["recovery-journal", *theme.BASE_STYLE])
    theme.apply(app, "light", 1.0, reduced_motion=True)
    return app


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.tour", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder for the pictures")
    parser.add_argument("--variant", choices=[each.name for each in VARIANTS], help="only this one")
    parser.add_argument("--only", default="", metavar="START", help="only stops whose name starts so")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
