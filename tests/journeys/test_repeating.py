"""An appointment that repeats: written once, one of its times changed, one canceled, the later ones changed, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QComboBox

from recovery_journal.app import Program
from recovery_journal.domain.care import Appointment, OccurrenceState
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.services.appointments import Appointments, Planned
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
WEEK = timedelta(days=7)


def test_a_series_is_made_changed_and_canceled(start: Start) -> None:
    program = start()
    window = ways.start_a_journal(program)
    first = window.opened.preferences.today() + timedelta(days=1)
    make_it(window)
    assert [each.planned_on for each in times(window, first, 6)] == [first + WEEK * each for each in range(5)]

    change_one(window, first + WEEK)
    cancel_one(window, first + 2 * WEEK)
    change_the_later_ones(window, first + 3 * WEEK)
    program.quit()

    program = start()
    window = ways.unlock(program)
    listed = times(window, first, 6)
    hours = [(each.appointment.title, f"{each.appointment.starts_at:%H}") for each in listed]
    before, after = ("Tuesday group", "18"), ("Evening group", "18")
    assert hours == [before, ("Tuesday group", "09"), before, after, after]
    assert listed[2].state is OccurrenceState.CANCELLED
    assert window.opened.drafts.of_kind(Appointment.KIND) == {}

    leave_one_out(window, first)
    assert len(times(window, first, 6)) == 4
    for _each in range(4):
        hands.key(Key.Key_Z, CTRL)
    back = times(window, first, 6)
    assert [each.planned_on for each in back] == [first + WEEK * each for each in range(5)]
    assert {each.appointment.title for each in back} == {"Tuesday group"}
    assert {each.state for each in back} == {OccurrenceState.PLANNED}
    assert not any(each.time is not None and each.time.is_moved for each in back)


def make_it(window: MainWindow) -> None:
    ways.begin_an_appointment(window, "Tuesday group", {"Day": "tomorrow", "Starts": "6 pm", "Ends": "7:30 pm"})
    box = hands.named(window, "Repeats", QComboBox)
    box.setCurrentIndex(box.findText("By week"))
    hands.press(window, "A number of times")
    hands.fill(window, "How many times", "5")
    hands.press(window, "Save")


def change_one(window: MainWindow, day: date) -> None:
    go_to(window, day)
    hands.press(window, "Edit")
    hands.fill(window, "Starts", "9 am")
    hands.fill(window, "Ends", "10 am")
    hands.press(window, "Save")


def cancel_one(window: MainWindow, day: date) -> None:
    go_to(window, day)
    hands.press(window, "Canceled")


def change_the_later_ones(window: MainWindow, day: date) -> None:
    go_to(window, day)
    hands.press(window, "Edit")
    hands.press(window, "This and later ones")
    hands.fill(window, "What is it?", "Evening group")
    hands.press(window, "Save")
    assert "Evening group" in hands.words_on(window.page())


def leave_one_out(window: MainWindow, day: date) -> None:
    go_to(window, day)
    hands.press(window, "Edit")
    form = window.page().detail.form  # type: ignore[attr-defined]
    menu = form.open_menu()
    next(each for each in menu.actions() if each.text() == "Delete only this one").trigger()
    menu.close()
    hands.wake(window)
    assert "This one was taken out." in hands.words_on(window)


def go_to(window: MainWindow, day: date) -> None:
    page = window.go("aftercare", day)
    row = page.panel.first_to_show()  # type: ignore[attr-defined]
    page.panel.list.choose_and_tell(row.key)  # type: ignore[attr-defined]
    page.panel.list.setFocus()  # type: ignore[attr-defined]
    hands.key(Key.Key_Return)


def times(window: MainWindow, first: date, weeks: int) -> list[Planned]:
    assert window.opened.reader.count(Appointment.KIND)
    appointments = Appointments(window.opened.journal, window.opened.reader)
    return appointments.between(first, first + weeks * WEEK)
