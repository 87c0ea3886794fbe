"""Where the pictures are taken: real windows on real journals, at one instant, and what a camera needs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.paths import Places
from recovery_journal.services.demo import fill
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.keys import MIB, KeyCost
from tests import hands

AnyWindow = TypeVar("AnyWindow", bound=QWidget)
NOW = datetime(2026, 3, 12, 14, 20)
TODAY = date(2026, 3, 12)
PASSPHRASE = "seven quiet herons"
CODE = "04HM-ASW9-NF6Y-Y093-8NKR-KAYD-XYFG"
REGION = "us"
_CHEAP = KeyCost(8 * MIB, 1)
_LAID_OUT_AFTER = 30  # ms; what changed inside changes the room of what is around it, turn by turn
_BEHIND_BOXES = 70  # how much darker, of 255, a window is drawn behind a box


@dataclass(frozen=True)
class Variant:
    """One way to draw everything: a look, a text size, a window size."""

    name: str
    appearance: str
    text_size: int
    size: tuple[int, int]


VARIANTS = (
    Variant("light", "light", 100, (1280, 800)),
    Variant("dark", "dark", 100, (1280, 800)),
    Variant("small", "light", 100, (960, 640)),
    Variant("large_text", "light", 200, (1280, 800)),
)


def scroll(area: QScrollArea | None, part: float) -> None:
    """Scrolls a page to a part of it: 0 the top, 1 the end."""
    assert area is not None
    bar = area.verticalScrollBar()
    bar.setValue(round(bar.maximum() * part))


def make_journals(folder: Path) -> None:
    """What every variant begins with: the demo journal, an empty one, and a list of both; and no journal at all."""
    shelf = Shelf(Places(folder / "two", folder / "two"), _CHEAP)
    demo = shelf.make("Sam’s journal", PASSPHRASE, CODE)
    fill(demo, 1, 12, TODAY)
    demo.close()
    shelf.make("A second journal", PASSPHRASE).close()
    shelf.note_opened(shelf.choose(demo.id))
    one = Places(folder / "one", folder / "one")
    Shelf(one, _CHEAP).make("My journal", PASSPHRASE).close()
    (folder / "none").mkdir()


class Scene:
    """One variant's journals and windows. Each `main` and `unlock` begins with journals nobody touched."""

    def __init__(self, folder: Path, variant: Variant) -> None:
        self.variant = variant
        self._untouched = folder / "untouched"
        self._stage = folder / "stage"
        self._window: QWidget | None = None
        self._opened: OpenJournal | None = None

    def main(self, label: str = "Sam’s journal") -> MainWindow:
        """The main window with a journal of the list in it."""
        shelf, store = self._begin("two")
        self._opened = shelf.open(shelf.choose(label), PASSPHRASE)
        return self._show(MainWindow(self._opened, store, shelf))

    def empty(self) -> MainWindow:
        """The main window with a journal that nothing was written into."""
        return self.main("A second journal")

    def unlock(self, journals: str) -> UnlockWindow:
        """The first window, where there are "none", "one" or "two" journals."""
        shelf, store = self._begin(journals)
        return self._show(UnlockWindow(store, lambda: shelf))

    def clear(self) -> None:
        """Puts the window and the journal away."""
        if self._window is not None:
            for each in QApplication.topLevelWidgets():
                each.hide()
            self._window.prepare_to_leave()  # type: ignore[attr-defined]
            self._window.deleteLater()
            hands.settle()
        if self._opened is not None:
            self._opened.close()
        self._window = self._opened = None

    def _begin(self, journals: str) -> tuple[Shelf, SettingsStore]:
        self.clear()
        shutil.rmtree(self._stage, ignore_errors=True)
        shutil.copytree(self._untouched, self._stage)
        places = Places(self._stage / journals, self._stage / journals)
        if places.settings_file.exists():
            text = places.settings_file.read_text(encoding="utf-8")
            places.settings_file.write_text(text.replace(str(self._untouched), str(self._stage)), encoding="utf-8")
        store = SettingsStore(places.settings_file)
        store.change(
            appearance=self.variant.appearance, text_size=self.variant.text_size, less_motion=True, region=REGION
        )
        return Shelf(places, _CHEAP), store

    def _show(self, window: AnyWindow) -> AnyWindow:
        self._window = window
        window.resize(*self.variant.size)
        window.show()
        hands.wake(window)
        hands.settle()
        return window


def draw(window: QWidget) -> QPixmap:
    """The window as it is seen now, with the boxes, lists and menus that stand over it."""
    hands.all_made(window)
    QTest.qWait(_LAID_OUT_AFTER)
    picture = window.grab()
    over = [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]
    with QPainter(picture) as painter:
        if any(each.isModal() for each in over):
            painter.fillRect(picture.rect(), QColor(0, 0, 0, _BEHIND_BOXES))
        for each in over:
            at = _inside(window, each)
            painter.drawPixmap(at, each.grab())
            painter.setPen(QColor(Qt.GlobalColor.gray))
            painter.drawRect(QRect(at, each.size()))
    return picture


def _inside(window: QWidget, box: QWidget) -> QPoint:
    """Where a box stands over the window; one that the desktop would center is centered."""
    at = box.pos() - window.pos()
    if box.isModal():
        at = window.rect().center() - box.rect().center()
    return at


@dataclass(frozen=True)
class Stop:
    """One picture: a page, its state, and how to come to it; `come` gives the window to draw."""

    page: str
    state: str
    come: Callable[[Scene], QWidget]

    @property
    def name(self) -> str:
        """Its name in the list and in the file's name."""
        return f"{self.page}_{self.state}"
