"""The lock wins over whatever is open, by its keys, by itself and by the desktop; and no typed word is lost."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from recovery_journal.app import Program
from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.background import Background
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.widgets.day_edit import DayEdit
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.services.urge_watch import DRAFT
from recovery_journal.storage.keys import KeyCost
from tests import hands
from tests.gui.rooms import nothing_can_be_written
from tests.hands import CTRL, SHIFT, Key
from tests.journeys.ways import PASSPHRASE, unlock

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WORDS = "half a thought"
LOCK, HIDE = (Key.Key_L, CTRL), (Key.Key_Space, CTRL | SHIFT)
SOON = 0.005  # minutes
PAUSE = 150  # ms


@dataclass
class Running:
    """A program with an open journal, and how often its process was to be replaced."""

    program: Program
    shelf: Shelf
    replaced: list[bool] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        assert self.program.main_window is not None
        return self.program.main_window

    def assert_locked(self, away: bool | None = None) -> None:
        """Once, with every window gone and the journal closed."""
        assert len(self.replaced) == 1
        assert away is None or self.replaced == [away]
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []
        assert self.window.opened.database.is_closed

    def drafts(self) -> str:
        """All that is kept as drafts, as the next unlock finds it."""
        opened: OpenJournal = self.shelf.open(self.shelf.choose(""), PASSPHRASE)
        try:
            return str([opened.drafts.of_kind(kind) for kind in ("trigger", "appointment", "check_in", DRAFT)])
        finally:
            opened.close()


@pytest.fixture
def running(qapp: QApplication, places: Places, shelf: Shelf, cheap: KeyCost) -> Iterator[Running]:
    """The program at a new trigger with some words typed and not saved."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    opened = shelf.make("Robin", PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    opened.journal.save(Trigger(text="Payday"))
    opened.close()
    made = Running(Program(qapp, places, replace_process=lambda: locked(), cost=cheap), shelf)

    def locked() -> None:
        made.replaced.append(made.program.stays_away)

    made.program.start()
    unlock(made.program)
    hands.until(lambda: made.program.outside is not None)
    type_something(made.window)
    yield made
    made.program.quit()
    for window in (made.program.main_window, made.program.unlock_window):
        if window is not None and shiboken6.isValid(window):
            window.deleteLater()
    hands.settle()
    signal.set_wakeup_fd(-1)
    for number, handler in handlers.items():
        signal.signal(number, handler)


def type_something(window: MainWindow) -> None:
    window.go("plan").start_new()
    hands.fill(window, "What is it?", WORDS)


def plan_of(running: Running) -> PlanPage:
    page = running.window.page()
    assert isinstance(page, PlanPage)
    return page


def open_history(running: Running) -> None:
    plan = hands.go(running.window, PlanPage, "plan", running.window.opened.reader.records(Trigger)[0])
    plan.tab().open_history()


def open_menu(running: Running) -> None:
    running.window.menuBar().actions()[0].menu().popup(running.window.mapToGlobal(running.window.rect().center()))


def open_list(running: Running) -> None:
    running.window.go("settings")
    next(hands.seen(running.window, QComboBox)).showPopup()


def open_calendar(running: Running) -> None:
    running.window.go("aftercare").start_new()
    next(hands.seen(running.window, DayEdit)).open_calendar()


OPEN: dict[str, Callable[[Running], object]] = {
    "nothing": lambda running: None,
    "help": lambda running: running.window.show_help(),
    "history": open_history,
    "suggestions": lambda running: plan_of(running).tab().open_suggestions(),
    "menu": open_menu,
    "list": open_list,
    "calendar": open_calendar,
    "question": lambda running: dialogs.confirm(running.window, "Shall it?", "Yes"),  # these come back when it is gone
    "folder": lambda running: dialogs.choose_folder(running.window, "A folder"),
    "file": lambda running: dialogs.name_file(running.window, "A file", "Journals", "copy.journal"),
}


@pytest.mark.parametrize(("what", "pressed"), [*((each, HIDE) for each in OPEN), ("menu", LOCK), ("question", LOCK)])
def test_its_keys_win_over_all_that_is_open(running: Running, what: str, pressed: tuple[Key, object]) -> None:
    def press() -> None:
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, *pressed)  # type: ignore[call-overload]

    with never_for_ever():
        QTimer.singleShot(PAUSE, press)
        OPEN[what](running)
        hands.until(lambda: running.replaced)
    hands.settle()
    running.assert_locked(away=pressed == HIDE)
    assert WORDS in running.drafts()


@pytest.mark.parametrize("what", ["nothing", "folder", "calendar"])
def test_it_locks_by_itself_when_nobody_is_there(running: Running, what: str) -> None:
    assert running.program.outside is not None
    running.program.outside.keys.idle.set_minutes(SOON)
    with never_for_ever():
        OPEN[what](running)
        hands.until(lambda: running.replaced)
    hands.settle()
    running.assert_locked()
    assert WORDS in running.drafts()


@contextmanager
def never_for_ever() -> Iterator[None]:
    """A box that stays where it should go would hold up all tests: it is closed after a while."""
    timer = QTimer(singleShot=True, interval=5_000)
    timer.timeout.connect(lambda: [each.close() for each in QApplication.topLevelWidgets() if each.isModal()])
    timer.start()
    yield
    assert timer.isActive(), "it did not give way"
    timer.stop()


def test_a_key_or_the_mouse_puts_it_off(running: Running) -> None:
    assert running.program.outside is not None
    running.program.outside.keys.idle.set_minutes(1.5 / 60)
    end = time.monotonic() + 2
    while time.monotonic() < end:
        window = running.window.windowHandle()  # asked for anew: Qt for Python forgets it when the first window goes
        QTest.mouseMove(window)
        QTest.keyClick(window, Key.Key_Shift)
        QTest.qWait(50)
    assert running.replaced == []
    hands.until(lambda: running.replaced)


def test_the_time_is_the_one_of_the_settings(running: Running) -> None:
    assert running.program.outside is not None
    idle = running.program.outside.keys.idle
    assert idle.minutes == 5
    running.program.store.change(idle_minutes=12)
    assert idle.minutes == 12


def test_what_the_desktop_tells_locks(running: Running) -> None:
    running.window.activateWindow()
    running.program.lock_if_open()
    running.assert_locked()
    assert WORDS in running.drafts()


def test_who_looks_elsewhere_finds_it_in_the_task_bar(running: Running) -> None:
    running.window.hide()
    hands.until(lambda: QApplication.activeWindow() is None)
    running.program.lock()
    running.assert_locked(away=True)


def test_a_name_that_is_typed_for_a_link_is_kept_with_the_draft(running: Running) -> None:
    picker = next(hands.seen(running.window, LinksEditor)).open_picker()
    hands.type_text("Somebody new")
    assert picker.isVisible()
    running.program.lock()
    assert "Somebody new" in running.drafts()
    assert WORDS in running.drafts()


def test_what_was_said_and_typed_about_an_urge_is_kept(running: Running) -> None:
    page = running.window.go("urge_now")
    page.enter()
    hands.type_text("7")
    hands.press(page, "Play the story to the end")
    hands.fill(page, "And tomorrow morning?", "Tired of it")
    running.program.lock()
    running.assert_locked()
    assert "Tired of it" in running.drafts()
    assert "[0, 7]" in running.drafts()


def test_a_search_among_links_leaves_nothing(running: Running) -> None:
    editor = next(hands.seen(running.window, LinksEditor))
    editor.add_target({"new": "Sam"})
    running.window.page().write_drafts()
    editor.open_picker()
    hands.type_text("   ")
    running.program.lock()
    assert running.drafts().count("'new':") == 1


def test_it_wins_where_no_draft_can_be_kept(running: Running) -> None:
    with pytest.raises(Exception, match="closed"), nothing_can_be_written(running.window.opened):
        running.program.lock()
    running.assert_locked()


def test_it_waits_for_a_running_job_two_seconds_at_most(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = [Background(), Background()]
    for each in slow:
        each.run(lambda: time.sleep(6), lambda _none: None, lambda _error: None)
    monkeypatch.setattr(running.window, "_pages", {str(at): Slow(each) for at, each in enumerate(slow)})
    begun = time.monotonic()
    running.program.lock()
    assert 1.9 < time.monotonic() - begun < 3.5
    running.assert_locked()


class Slow:
    """What the window asks of a page at the end."""

    def __init__(self, background: Background) -> None:
        self._background = background

    def write_drafts(self) -> None:
        """Nothing is typed here."""

    def mark_stale(self) -> None:
        """Nothing is shown here."""

    def end_jobs(self) -> None:
        """As every page does it."""
        self._background.close(2)


def test_what_is_typed_right_now_by_an_input_method_is_typed(running: Running) -> None:
    from PySide6.QtGui import QInputMethodEvent

    field = next(each for each in hands.seen(running.window, QLineEdit) if each.accessibleName() == "What is it?")
    event = QInputMethodEvent()
    event.setCommitString(" and more")
    QApplication.sendEvent(field, event)
    running.program.lock()
    assert f"{WORDS} and more" in running.drafts()


@pytest.mark.usefixtures("_handlers")
def test_a_window_that_was_put_away_comes_up_in_the_task_bar(
    qapp: QApplication, places: Places, cheap: KeyCost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_AWAY", "1")
    program = Program(qapp, places, cost=cheap)
    program.start()
    hands.until(program.unlock_window.isMinimized)
    again = Program(qapp, places, cost=cheap)
    again.start()
    assert not again.unlock_window.isMinimized()
    for each in (program, again):
        each.quit()


@pytest.fixture
def _handlers() -> Iterator[None]:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
def test_the_first_window_hides_too_but_has_nothing_to_lock(qapp: QApplication, places: Places, cheap: KeyCost) -> None:
    hidden: list[bool] = []
    program = Program(qapp, places, replace_process=lambda: hidden.append(program.stays_away), cost=cheap)
    program.start()
    hands.until(lambda: program.outside is not None)
    hands.wake(program.unlock_window)
    window = program.unlock_window.windowHandle()
    QTest.keyClick(window, *LOCK)
    assert hidden == []
    QTest.keyClick(window, *HIDE)
    assert hidden == [True]
    assert not program.unlock_window.isVisible()


def test_nothing_else_is_written_into_the_folder(running: Running, places: Places) -> None:
    running.program.lock()
    names = {each.name for each in Path(places.data).iterdir()}
    assert names <= {"journals", "backups"}
