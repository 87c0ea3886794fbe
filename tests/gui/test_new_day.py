"""A day that begins while the journal is open is the one that every page shows, and what was typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recovery_journal.domain.aims import RecoveryPeriod
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.writing import Milestone, MilestoneKind
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.models.agenda_rows import RowKind
from recovery_journal.gui.models.record_model import Role
from recovery_journal.gui.new_day import NewDay
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.plan import PlanPage
from tests import hands
from tests.gui.rooms import Rooms
from tests.hands import CTRL, Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

EVENING = datetime(2026, 3, 12, 20, tzinfo=UTC)
MORNING = EVENING + timedelta(hours=13)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EVENING, tick=True) as traveller:
        yield traveller


@pytest.fixture
def window(clock: time_machine.Traveller, rooms: Rooms) -> MainWindow:
    """On the evening of March 12."""
    return rooms.main()


def words(window: MainWindow, page: str) -> str:
    window.go(page)
    hands.all_made(window)
    return hands.words_on(window.page())


def coming(window: MainWindow) -> list[str]:
    """The appointments in the agenda."""
    page = window.page()
    assert isinstance(page, AftercarePage)
    return [row.title for row in page.panel.list.rows.rows() if row.kind is not RowKind.HEADING]


def test_appointments_of_yesterday_are_not_coming_any_more(window: MainWindow, clock: time_machine.Traveller) -> None:
    window.opened.journal.save(
        Appointment(title="First talk", starts_on=date(2026, 3, 12)),
        Appointment(title="Second talk", starts_on=date(2026, 3, 13)),
    )
    words(window, "aftercare")
    assert coming(window) == ["First talk", "Second talk"]
    window.go("plan")
    clock.move_to(MORNING)
    words(window, "aftercare")
    assert coming(window) == ["Second talk"]


def test_whoever_comes_back_to_the_window_finds_it(window: MainWindow, clock: time_machine.Traveller) -> None:
    window.opened.journal.save(CheckIn(day=date(2026, 3, 12), mood=6))
    assert "Checked in today" in words(window, "today")
    clock.move_to(MORNING)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert "How are you right now?" in hands.words_on(window.page())


def test_a_milestone_comes_nearer(window: MainWindow, clock: time_machine.Traveller) -> None:
    made = Milestone(text="A month", kind=MilestoneKind.DAYS, target=30)
    window.opened.journal.save(RecoveryPeriod(starts_on=date(2026, 3, 2)), made)
    page = hands.go(window, PlanPage, "plan", made)
    told = [page.tab().list.view.model().index(0, 0).data(Role.ROW).second]
    window.go("today")
    clock.move_to(MORNING)
    window.go("plan")
    told.append(page.tab().list.view.model().index(0, 0).data(Role.ROW).second)
    assert told == ["11 of 30 days in recovery", "12 of 30 days in recovery"]


def test_whoever_stayed_finds_it_too(window: MainWindow, clock: time_machine.Traveller) -> None:
    assert "Thursday, March 12" in words(window, "today")
    clock.move_to(MORNING)
    window.findChildren(NewDay)[0].look()
    assert "Friday, March 13" in hands.words_on(window.page())
    clock.move_to(EVENING - timedelta(days=300))
    window.findChildren(NewDay)[0].look()
    assert "May 16" in hands.words_on(window.page())


def test_what_is_typed_stays(window: MainWindow, clock: time_machine.Traveller) -> None:
    for page in ("plan", "aftercare"):
        window.go(page)
        hands.key(Key.Key_N, CTRL)
        hands.type_text("Half a word")
        clock.move_to(MORNING if page == "plan" else MORNING + timedelta(days=1))
        window.findChildren(NewDay)[0].look()
        hands.type_text(" more")
        assert hands.focused().property("text") == "Half a word more"


def test_a_journal_that_is_closed_is_let_be(window: MainWindow, clock: time_machine.Traveller) -> None:
    assert "Thursday, March 12" in words(window, "today")
    window.opened.close()
    clock.move_to(MORNING)
    window.findChildren(NewDay)[0].look()
    assert "Thursday, March 12" in hands.words_on(window.page())
