"""Heads of pages where large text leaves the window little height: one row, with all that was there in reach."""

from __future__ import annotations

import pytest

from recovery_journal.domain.aims import BalanceBox, BalanceItem
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.balance_page import BalancePage
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.gui.pages.plan import PlanPage
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def make_low(window: MainWindow, is_low: bool = True) -> None:
    window.store.change(text_size=200 if is_low else 100)
    window.resize(1280, 800)
    hands.settle()


class TestHead:
    def test_it_is_one_row_and_what_is_done_less_often_is_in_its_menu(self, window: MainWindow) -> None:
        make_low(window)
        page = hands.go(window, PlanPage, "plan", "trigger")
        head = page.head
        assert head.height() <= page.new.height() + 8
        assert head.title.toolTip() == head.sentence.text() != ""
        menu = head.deeds.open_menu()
        words = [each.text() for each in menu.actions()]
        assert words == ["Review this plan", "Build it step by step", "Add from suggestions"]
        menu.actions()[0].trigger()
        hands.settle()
        assert page.bar.kind() == "plan_revision"

    def test_tab_comes_to_the_menu_before_the_main_action(self, window: MainWindow) -> None:
        make_low(window)
        page = hands.go(window, PlanPage, "plan", "trigger")
        assert page.head.deeds.more is not None
        page.head.deeds.more.setFocus()
        hands.step_on()
        assert hands.focused() is page.new

    def test_it_unfolds_where_there_is_room_again(self, window: MainWindow) -> None:
        make_low(window)
        page = hands.go(window, CheckInsPage, "check_ins")
        assert not page.days.earlier_button.isVisible()
        make_low(window, False)
        assert page.days.earlier_button.isVisible()
        assert page.head.sentence.isVisible()
        assert page.head.deeds.more is not None
        assert not page.head.deeds.more.isVisible()
        assert page.head.title.toolTip() == ""

    def test_without_such_actions_there_is_no_menu(self, window: MainWindow) -> None:
        make_low(window)
        page = hands.go(window, AftercarePage, "aftercare", "medication")
        assert page.head.deeds.more is not None
        assert not page.head.deeds.more.isVisible()


def test_appointments_are_sought_where_the_field_is_put_away(window: MainWindow) -> None:
    make_low(window)
    page = hands.go(window, AftercarePage, "aftercare")
    search = page.appointments.views.search
    assert not search.isVisible()
    hands.key(Key.Key_F, CTRL)
    assert search.isVisible()
    assert hands.focused() is search


def test_the_foot_of_a_narrow_form_has_two_rows(window: MainWindow) -> None:
    item = BalanceItem(box=BalanceBox.GOOD_OF_CHANGE, text="Mornings")
    window.opened.journal.save(item)
    part = hands.go(window, PlanPage, "plan").show_kind("balance_item")
    assert isinstance(part, BalancePage)
    part.show_record(item.id)
    hands.followed(window)
    form = part.form
    form.say("Saved Mar 2025")
    hands.settle()
    assert form.state.geometry().center().y() == pytest.approx(form.archive.geometry().center().y(), abs=3)
