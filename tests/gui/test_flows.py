"""Flows in the real window: in their frame without the sidebar, left and come back to, Help now over them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages import FLOWS
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

FLOW_IDS = [each.id for each in FLOWS]


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def is_in_flow(window: MainWindow) -> bool:
    return not window.sidebar.isVisible() and "Back to my journal" in hands.words_on(window)


class TestTheFrame:
    @pytest.mark.parametrize("size", [(1280, 800), (960, 640), (640, 480)])
    @pytest.mark.parametrize("text_size", [100, 200])
    def test_help_now_and_lock_stay_where_they_were(
        self, window: MainWindow, size: tuple[int, int], text_size: int
    ) -> None:
        window.store.change(text_size=text_size)
        window.resize(*size)
        hands.settle()
        before = {each: place(hands.named(window, each)) for each in ("Help now", "Lock")}
        window.go("urge_now")
        hands.settle()
        assert {each: place(hands.named(window, each)) for each in before} == before

    def test_without_the_sidebar_and_with_a_way_back(self, window: MainWindow) -> None:
        window.go("plan")
        hands.key(Key.Key_F8)
        assert is_in_flow(window)
        hands.press(window, "Back to my journal")
        assert not is_in_flow(window)
        assert window.page().head.title.text() == "My plan"
        assert window.page().isAncestorOf(hands.focused())

    def test_escape_stops_too(self, window: MainWindow) -> None:
        hands.key(Key.Key_F8)
        hands.key(Key.Key_Escape)
        assert not is_in_flow(window)

    def test_a_key_of_a_page_leads_out(self, window: MainWindow) -> None:
        hands.key(Key.Key_F8)
        hands.key(Key.Key_2, CTRL)
        assert not is_in_flow(window)
        assert window.page().head.title.text() == "My plan"

    def test_lock_asks_for_the_lock(self, window: MainWindow) -> None:
        asked: list[bool] = []
        window.lock_requested.connect(lambda: asked.append(True))
        hands.key(Key.Key_F8)
        hands.press(window, "Lock")
        assert asked == [True]

    def test_f6_goes_to_the_way_back_and_returns(self, window: MainWindow) -> None:
        hands.key(Key.Key_F8)
        hands.key(Key.Key_F6)
        assert hands.focused_name() == "Back to my journal"
        hands.key(Key.Key_F6)
        assert window.page().isAncestorOf(hands.focused())

    def test_what_is_said_stands_over_the_page(self, window: MainWindow) -> None:
        hands.key(Key.Key_F8)
        window.say("Kept")
        assert "Kept" in hands.words_on(window.page())

    def test_an_urge_begins_with_its_title_in_sight_however_large_the_text(self, window: MainWindow) -> None:
        window.store.change(text_size=200)
        window.resize(1280, 800)
        hands.settle()
        hands.key(Key.Key_F8)
        hands.settle()
        area = window.page().scroll_area
        assert area is not None
        assert (hands.focused_name(), area.verticalScrollBar().value()) == ("How strong is it now?", 0)
        hands.key(Key.Key_Escape)
        hands.key(Key.Key_F8)
        hands.settle()
        assert area.verticalScrollBar().value() == 0
        hands.type_text("7")
        assert area.verticalScrollBar().value() > 0


@pytest.mark.parametrize("flow", FLOW_IDS)
class TestHelpNow:
    def test_it_comes_over_a_flow_and_goes_back_to_it(self, window: MainWindow, flow: str) -> None:
        window.go(flow).enter()
        before = hands.focused()
        hands.press(window, "Help now")
        assert "Call from any phone" in hands.words_on(window)
        hands.key(Key.Key_Escape)
        assert is_in_flow(window)
        hands.key(Key.Key_F9)
        assert "Call from any phone" in hands.words_on(window)
        hands.press(window, "Back")
        assert is_in_flow(window)
        hands.tab_to("Help now")
        assert before.isVisible()
