"""Reminders in the window: discreet, once, put off, dismissed, taken back when it is done, ended by a lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.way import DoseState, Medication
from recovery_journal.gui import discreet
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.outside import Deeds, Outside
from recovery_journal.gui.reminder_banner import words_of
from recovery_journal.gui.reminding import Reminding
from recovery_journal.gui.tray import tray
from recovery_journal.services.medication import Medications
from recovery_journal.services.reminders import Reminder
from tests import hands
from tests.gui.rooms import Rooms, nothing_can_be_written

NOW = datetime(2026, 3, 12, 14, 25).astimezone()
MINUTE = timedelta(minutes=1)
CANARY = "Canary"


class Desktop:
    """A desktop's notifications that are written down."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_shown = False

    def say(self, words: str) -> None:
        self.said.append(words)
        self.is_shown = True

    def withdraw(self) -> None:
        self.is_shown = False


@pytest.fixture
def traveller() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def window(traveller: time_machine.Traveller, rooms: Rooms) -> MainWindow:
    made = rooms.main()
    day = NOW.date()
    visit = Appointment(title=CANARY, starts_on=day, starts_at=time(15, 30), remind_before=60, place=CANARY)
    made.opened.journal.save(Medication(name=CANARY, times=("2:30 pm",), starts_on=day), visit)
    return made


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def reminding(window: MainWindow, desktop: Desktop) -> Reminding:
    return Reminding(window, lambda: desktop)


def at(traveller: time_machine.Traveller, reminding: Reminding, minutes: int) -> None:
    traveller.move_to(NOW + minutes * MINUTE)
    reminding.look()
    hands.settle()


def is_said(reminding: Reminding) -> bool:
    return not reminding.banner.isHidden()


def test_it_is_said_at_its_time_and_tells_nothing_but_the_time(
    traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow
) -> None:
    assert not is_said(reminding)
    at(traveller, reminding, 5)
    assert (
        reminding.banner.words.text()
        == "You have something planned at 2:30 pm.\nYou have something planned at 3:30 pm."
    )
    assert CANARY not in hands.words_on(reminding.banner)
    assert window.windowTitle() == discreet.name()


def test_it_does_not_take_the_keyboard(traveller: time_machine.Traveller, reminding: Reminding) -> None:
    before = hands.focused()
    at(traveller, reminding, 5)
    assert hands.focused() is before


def test_it_is_put_off_and_comes_once_more(traveller: time_machine.Traveller, reminding: Reminding) -> None:
    at(traveller, reminding, 5)
    hands.press(reminding.banner, "In 10 minutes")
    at(traveller, reminding, 14)
    assert not is_said(reminding)
    at(traveller, reminding, 15)
    assert is_said(reminding)


def test_what_is_dismissed_does_not_come_again(
    traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow
) -> None:
    at(traveller, reminding, 5)
    hands.press(reminding.banner, "Dismiss")
    at(traveller, reminding, 20)
    assert not is_said(reminding)
    again = Reminding(window)
    assert not is_said(again), "the next start knows what was said"


def test_what_is_done_is_taken_back(
    traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow
) -> None:
    at(traveller, reminding, 5)
    service = Medications(window.opened)
    service.note(service.doses(NOW.date()), DoseState.TAKEN)
    hands.until(lambda: reminding.banner.words.text() == "You have something planned at 3:30 pm.")
    window.opened.journal.remove(window.opened.reader.records(Appointment)[0])
    hands.until(lambda: not is_said(reminding))


def test_what_was_missed_is_said_once_at_the_next_start(traveller: time_machine.Traveller, window: MainWindow) -> None:
    traveller.move_to(NOW + 3 * 60 * MINUTE)
    first = Reminding(window)
    assert first.banner.words.text().splitlines()[0] == "You had something planned at 2:30 pm."
    first.stop()
    assert not is_said(Reminding(window))


def test_quiet_hours_keep_it_back(traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow) -> None:
    window.opened.prefer(replace(window.opened.preferences, quiet_from="14:00", quiet_until="16:00"))
    at(traveller, reminding, 5)
    assert not is_said(reminding)
    at(traveller, reminding, 100)
    assert is_said(reminding)


def test_it_can_be_switched_off(traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow) -> None:
    window.opened.prefer(replace(window.opened.preferences, reminds=False))
    at(traveller, reminding, 5)
    assert not is_said(reminding)


def test_where_the_vault_takes_nothing_it_is_still_said_once(
    traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow
) -> None:
    with nothing_can_be_written(window.opened):
        at(traveller, reminding, 5)
        hands.press(reminding.banner, "Dismiss")
        at(traveller, reminding, 6)
        assert not is_said(reminding)


def test_the_desktop_says_it_when_the_person_looks_elsewhere(
    traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow, desktop: Desktop, rooms: Rooms
) -> None:
    other = rooms.unlock(0)
    other.activateWindow()
    hands.until(lambda: not window.isActiveWindow())
    at(traveller, reminding, 5)
    assert desktop.said == [reminding.banner.words.text()]
    hands.press(reminding.banner, "Dismiss")
    assert not desktop.is_shown


def test_where_there_is_no_tray_the_window_says_it_alone(reminding: Reminding) -> None:
    assert tray(lambda: None, reminding) is None


def test_a_lock_ends_it(traveller: time_machine.Traveller, window: MainWindow) -> None:
    outside = Outside(window.store, Deeds(lambda: window, lambda: None, lambda: None))
    outside._begin_to_remind()
    reminding = outside.reminding
    assert reminding is not None
    outside.stop()
    at(traveller, reminding, 5)
    assert not is_said(reminding)


def test_show_today_leads_there(traveller: time_machine.Traveller, reminding: Reminding, window: MainWindow) -> None:
    window.go("settings")
    at(traveller, reminding, 5)
    hands.press(reminding.banner, "Show today")
    assert window.page() is window.go("today")
    assert not is_said(reminding)


@pytest.mark.parametrize(
    ("due", "has_time", "words"),
    [
        (NOW + 5 * MINUTE, True, "You have something planned at 2:30 pm."),
        (NOW - 25 * MINUTE, True, "You had something planned at 2:00 pm."),
        (NOW + timedelta(days=1), True, "You have something planned tomorrow at 2:25 pm."),
        (NOW - timedelta(days=1), True, "You had something planned yesterday at 2:25 pm."),
        (NOW, False, "You have something planned today."),
        (NOW + timedelta(days=4), False, "You have something planned Monday, March 16."),
    ],
)
def test_the_words(rooms: Rooms, due: datetime, has_time: bool, words: str) -> None:
    each = Reminder("k", due.astimezone(UTC), due.astimezone(UTC), has_time)
    assert words_of([each, each], NOW) == words


def test_many_are_not_listed_one_by_one(rooms: Rooms) -> None:
    many = [Reminder(str(n), NOW, NOW.astimezone(UTC) + n * MINUTE) for n in range(6)]
    assert words_of(many, NOW).splitlines()[-1] == "And 3 more things."


class TestSettings:
    def test_times_are_kept_and_what_is_no_time_is_told(self, rooms: Rooms) -> None:
        window = rooms.main()
        page = window.go("settings")
        hands.fill(page, "Remind me of the check-in at", "8 pm")
        hands.fill(page, "Quiet from", "later")
        page.enter()
        hands.settle()
        assert window.opened.preferences.check_in_reminder == "20:00"
        assert window.opened.preferences.quiet_from == ""
        assert "Write a time like" in hands.words_on(page)

    def test_it_says_plainly_that_nothing_rings_while_it_is_closed(self, rooms: Rooms) -> None:
        window = rooms.main()
        page = window.go("settings")
        hands.until(lambda: "Nothing rings while this program is closed" in hands.words_on(page))
        hands.press(page, "Calendar file for a phone")
        assert window.page() is not page
