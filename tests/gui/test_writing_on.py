"""A long form stays where it is when one saves, clicks or looks closer, and what has the keyboard is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.record_page import RecordPage
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_form_stays_where_it_is_scrolled_to(rooms: Rooms) -> None:
    window = rooms.main()
    part = hands.go(window, PlanPage, "plan").show_kind("trigger")
    assert isinstance(part, RecordPage)
    hands.key(Key.Key_N, CTRL)
    hands.type_text("Payday evening")
    note = hands.tab_to("Note")
    assert isinstance(note, QPlainTextEdit)
    for words in ("one", " and more"):
        hands.type_text(words)
        hands.key(Key.Key_S, CTRL)
        assert note.hasFocus()
        assert not note.visibleRegion().isEmpty()
    hands.type_text(".")
    hands.key(Key.Key_S, CTRL)
    assert [each.note for each in window.opened.reader.records(Trigger)] == ["one and more."]
    hands.key(Key.Key_N, CTRL)
    assert hands.focused_name() == "What is it?"
    assert not hands.focused().visibleRegion().isEmpty()


def test_the_keyboard_stays_in_sight_when_the_text_grows_or_the_window_shrinks(rooms: Rooms) -> None:
    window = rooms.main()
    hands.go(window, PlanPage, "plan").show_kind("trigger")
    hands.key(Key.Key_N, CTRL)
    hands.tab_to("Note")
    for change in (lambda: window.store.change(text_size=200), lambda: window.resize(900, 600)):
        change()
        hands.settle()
        hands.until(lambda: not hands.focused().visibleRegion().isEmpty(), seconds=2)
        assert hands.focused_name() == "Note"


def test_what_is_clicked_at_the_edge_does_not_move_away_below_the_mouse(rooms: Rooms) -> None:
    window = rooms.main()
    part = hands.go(window, PlanPage, "plan").show_kind("trigger")
    hands.key(Key.Key_N, CTRL)
    chip = hands.named(window, "Add: People I can call")
    area = part.form.scrolled
    bar = area.verticalScrollBar()
    below = chip.mapTo(area.viewport(), QPoint(0, chip.height())).y() - area.viewport().height()
    bar.setValue(bar.value() + below + 2)
    place = chip.mapTo(window, chip.rect().center())
    for deed in (QTest.mousePress, QTest.mouseRelease):
        deed(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        hands.settle()
    assert hands.focused_name() == "Search contacts"
