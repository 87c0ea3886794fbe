"""A full disk under the real window: what is typed stays where it is, and Save works once there is room again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.storage.disk_problems import drive_of
from tests import hands
from tests.faults import kept
from tests.faults.table import DISK_FULL, Fault
from tests.hands import CTRL, Key

resource = pytest.importorskip("resource", reason="the limit is one of POSIX systems")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOTE = "é" * 3000
LEAST_WRITTEN = 20_000  # bytes that saving this takes


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond a size."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.fixture
def window(qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, OpenJournal]]:
    opened = kept.make_empty(tmp_path)
    opened.prefer(replace(opened.preferences, welcomed=True))
    shelf = kept.shelf_in(tmp_path)
    made = MainWindow(opened, SettingsStore(shelf.places.settings_file), shelf)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    hands.wake(made)
    yield made, opened
    opened.close()


@pytest.mark.fault(DISK_FULL, 2)
def test_the_text_stays_and_is_saved_when_there_is_room(
    fault: Fault, window: tuple[MainWindow, OpenJournal], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, opened = window
    told: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, words: told.append(words))
    hands.key(Key.Key_2, CTRL)
    tabs = hands.named(shown, "Parts of my plan", QTabBar)
    tabs.setCurrentIndex([tabs.tabText(each) for each in range(tabs.count())].index("Triggers"))
    for number in fault.cases():
        hands.key(Key.Key_N, CTRL)
        name = f"{kept.CANARY} {number}"
        hands.fill(shown.page(), "What is it?", name)
        note = hands.named(shown.page(), "Note")
        note.setPlainText(NOTE)  # type: ignore[attr-defined]
        with no_room_beyond(fault.chance.randrange(4096, LEAST_WRITTEN)):
            hands.key(Key.Key_S, CTRL)
            assert f" {drive_of(opened.database.folder)}" in "\n".join((*told, hands.words_on(shown)))
        assert hands.named(shown.page(), "What is it?").text() == name  # type: ignore[attr-defined]
        assert note.toPlainText() == NOTE  # type: ignore[attr-defined]
        hands.key(Key.Key_S, CTRL)
        saved = {each.text: each.note for each in opened.reader.records(Trigger)}
        assert saved[name] == NOTE
