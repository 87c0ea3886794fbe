"""Search everything: by keyboard alone from a letter to the record, the page, or the action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.finder import Finder
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    made = rooms.main()
    made.opened.journal.save(Trigger(text="Payday"), Trigger(text="An old song", note="It played on payday"))
    return made


def finder() -> Finder:
    hands.key(Key.Key_K, CTRL)
    found = QApplication.activeModalWidget()
    assert isinstance(found, Finder)
    return found


def rows(box: Finder) -> list[str]:
    listed = hands.named(box, "What was found", QListWidget)
    return [listed.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(listed.count())]


class TestFinder:
    def test_pages_come_first_before_anything_is_typed(self, window: MainWindow) -> None:
        assert rows(finder())[:6] == [
            "Today, Ctrl+1",
            "My plan, Ctrl+2",
            "Check-ins, Ctrl+3",
            "Aftercare, Ctrl+4",
            "Insights, Ctrl+5",
            "Settings, Ctrl+7",
        ]

    def test_a_record_is_found_and_opened_by_keys(self, window: MainWindow) -> None:
        box = finder()
        hands.type_text("pay")
        assert rows(box)[:2] == ["Payday, Trigger", "An old song, Trigger · It played on payday"]
        hands.key(Key.Key_Down)
        hands.key(Key.Key_Return)
        hands.settle()
        page = window.page()
        assert isinstance(page, PlanPage)
        assert hands.named(page, "What is it?").text() == "An old song"  # type: ignore[attr-defined]
        assert QApplication.activeModalWidget() is None

    def test_an_action_is_found_and_done(self, window: MainWindow) -> None:
        finder()
        hands.type_text("undo")
        hands.key(Key.Key_Return)
        hands.settle()
        assert window.opened.reader.records(Trigger) == []

    def test_nothing_found_says_so(self, window: MainWindow) -> None:
        box = finder()
        hands.type_text("zebra")
        assert box.list.count() == 0
        assert "Nothing here has these words." in hands.words_on(box)

    def test_nothing_found_stands_where_the_rows_would_be(self, window: MainWindow) -> None:
        box = finder()
        hands.type_text("zebra")
        hands.settle()
        said = next(each for each in hands.seen(box, QLabel) if "Nothing here" in each.text())
        middle = said.mapTo(box, said.rect().center())
        assert abs(middle.x() - box.width() // 2) < 12
        assert box.height() // 4 < middle.y() < 3 * box.height() // 4

    def test_a_page_whose_name_begins_so_comes_before_what_was_written(self, window: MainWindow) -> None:
        window.opened.journal.save(Trigger(text="Settling down at night"))
        box = finder()
        hands.type_text("sett")
        assert rows(box) == ["Settings, Ctrl+7", "Settling down at night, Trigger"]

    def test_an_action_whose_name_begins_so_comes_after(self, window: MainWindow) -> None:
        window.opened.journal.save(Trigger(text="Undone work"))
        box = finder()
        hands.type_text("undo")
        assert rows(box) == ["Undone work, Trigger", "Undo, Ctrl+Z"]

    def test_each_thing_stands_there_once(self, window: MainWindow) -> None:
        names = [each.split(", Ctrl")[0] for each in rows(finder())]
        assert len([each for each in names if each.startswith("Today")]) == 1
        assert "Search everything" not in names

    def test_what_is_put_away_says_so(self, window: MainWindow) -> None:
        payday = next(each for each in window.opened.reader.records(Trigger) if each.text == "Payday")
        window.opened.journal.archive(payday)
        box = finder()
        hands.type_text("payday")
        assert "Payday, Trigger · put away" in rows(box)

    def test_escape_leaves_and_the_lock_wins(self, window: MainWindow) -> None:
        finder()
        hands.key(Key.Key_Escape)
        assert QApplication.activeModalWidget() is None
        hands.wake(window)
        finder()
        locked = []
        window.lock_requested.connect(lambda: locked.append(True))
        hands.key(Key.Key_L, CTRL)
        assert locked == [True]
        assert QApplication.activeModalWidget() is None
