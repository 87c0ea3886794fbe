"""The stops of the tour about backups and files: in Settings, at the first window, and when a drive is full."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.services.problems import JournalProblem
from tests import hands
from tests.gui.rooms import nothing_can_be_written
from tests.tour.scene import PASSPHRASE, Scene, Stop, scroll

EARLIER = ("2026-03-11T20-41-09Z", "2026-03-08T13-02-55Z", "2026-02-20T21-30-12Z", "2026-01-31T08-15-40Z-replaced")


def card(part: str) -> Callable[[Scene], QWidget]:
    """The card of backups, scrolled so that a part of it is seen."""

    def come(scene: Scene) -> QWidget:
        window = _with_backups(scene.main())
        page = _settings(window)
        area = page.scroll_area
        assert area is not None
        area.ensureWidgetVisible(page.backups if part == "all" else getattr(page.backups, part), 0, 60)
        return window

    return come


def card_without(scene: Scene) -> QWidget:
    window = scene.empty()
    page = _settings(window)
    window.keeper.problem = JournalProblem("disk_full", folder=str(window.opened.backups.folder), drive="/media/stick")
    page.refresh()
    assert page.scroll_area is not None
    page.scroll_area.ensureWidgetVisible(page.backups.second, 0, 60)
    return window


def all_backups(part: float) -> Callable[[Scene], QWidget]:
    """The list with a backup looked into; 0 the top, 1 the end."""

    def come(scene: Scene) -> QWidget:
        window = _with_backups(scene.main())
        for name in ("Payday", "An empty evening"):
            window.opened.journal.save(Trigger(text=name))
        page = _settings(window)
        page.backups.open_list()
        hands.until(lambda: "Since then" in hands.words_on(page))
        hands.settle()
        scroll(page.scroll_area, part)
        return window

    return come


def none_yet(scene: Scene) -> QWidget:
    window = scene.empty()
    _settings(window).backups.open_list()
    return window


def went_back(scene: Scene) -> QWidget:
    window = all_backups(0)(scene)
    hands.fill(window, "Your passphrase", PASSPHRASE)
    hands.press(window, "Go back to this backup")
    hands.until(lambda: "You went back to a backup" in hands.words_on(window))
    return window


def another_place(scene: Scene) -> QWidget:
    window = scene.main()
    page = window.go("check_ins")
    with nothing_can_be_written(window.opened):
        page.start_new()
        window.undo()
    return window


def open_a_file(typed: bool) -> Callable[[Scene], QWidget]:
    """'Open this file': the question, or what is in the file."""

    def come(scene: Scene) -> QWidget:
        window, file = _first_window(scene, harmed=False)
        window.look_into(file)
        if typed:
            hands.until(lambda: window.is_complete)
            hands.fill(window, "Its passphrase", PASSPHRASE)
            hands.press(window, "Look inside")
            hands.until(lambda: "What is in it" in hands.words_on(window))
        return window

    return come


def damaged(scene: Scene) -> QWidget:
    window, _file = _first_window(scene, harmed=True)
    hands.fill(window, "Passphrase", PASSPHRASE)
    hands.press(window, "Open")
    hands.until(lambda: "Its newest good backup" in hands.words_on(window))
    return window


def _with_backups(window: MainWindow) -> MainWindow:
    """One that was just made, and earlier ones beside it."""
    made = window.opened.backups.make()
    window.opened.backups.note(made)
    for stamp in EARLIER:
        shutil.copyfile(made.path, made.path.with_name(f"{stamp}.journal"))
    return window


def _first_window(scene: Scene, harmed: bool) -> tuple[UnlockWindow, Path]:
    """The first window and the backup of its first journal, whose own file may be damaged."""
    window = scene.unlock("two")
    shelf = window.opening.shelf()
    entry = shelf.choose("Sam’s journal")
    opened = shelf.open(entry, PASSPHRASE)
    made = opened.backups.make()
    opened.close()
    if harmed:
        database = Path(entry.folder) / "journal.db"
        content = bytearray(database.read_bytes())
        content[len(content) // 2] ^= 1
        database.write_bytes(content)
    return window, made.path


def _settings(window: MainWindow) -> SettingsPage:
    page = hands.go(window, SettingsPage, "settings")
    hands.all_made(page)
    return page


BACKUP_STOPS: tuple[Stop, ...] = (
    Stop("backups", "card", card("second")),
    Stop("backups", "card_moving", card("moving")),
    Stop("backups", "card_problem", card_without),
    Stop("backups", "list", all_backups(0)),
    Stop("backups", "list_end", all_backups(1)),
    Stop("backups", "list_empty", none_yet),
    Stop("backups", "went_back", went_back),
    Stop("backups", "another_place", another_place),
    Stop("backups", "open_file", open_a_file(False)),
    Stop("backups", "open_file_inside", open_a_file(True)),
    Stop("backups", "damaged", damaged),
)
