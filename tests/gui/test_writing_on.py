"""Who saves in the midst of a long form writes on where they were."""

from __future__ import annotations

import pytest
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
