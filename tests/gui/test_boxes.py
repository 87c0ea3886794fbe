"""Boxes over the window: what is always open to the person, Help now and the lock, works from within them too."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui import actions
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


@pytest.fixture(params=["history", "suggestions", "question"])
def box(window: MainWindow, request: pytest.FixtureRequest) -> QDialog:
    """A box that holds the keyboard."""
    window.opened.journal.save(Trigger(text="Payday"))
    plan = hands.go(window, PlanPage, "plan", window.opened.reader.records(Trigger)[0])
    if request.param == "question":
        box: QDialog | None = QMessageBox(plan)
        assert box is not None
        actions.keep_ways_out(box)
        box.open()
    else:
        box = plan.tab().open_history() if request.param == "history" else plan.tab().open_suggestions()
    hands.settle()
    assert box is not None
    assert box.isModal()
    return box


def test_help_now_comes_from_within_it(window: MainWindow, box: QDialog) -> None:
    QTest.keyClick(QApplication.focusWidget() or box, Key.Key_F9)
    hands.settle()
    assert "Call from any phone" in hands.words_on(window)
    assert not shiboken6.isValid(box) or not box.isVisible()
    hands.wake(window)  # as a desktop does when a box goes
    hands.key(Key.Key_Escape)
    assert "Payday" in hands.words_on(window)


def test_the_lock_wins_over_it(window: MainWindow, box: QDialog) -> None:
    asked: list[bool] = []
    window.lock_requested.connect(lambda: asked.append(True))
    QTest.keyClick(QApplication.focusWidget() or box, Key.Key_L, CTRL)
    assert asked == [True]
