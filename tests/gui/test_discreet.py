"""What others see: the program's name, the titles, the first window without its list."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from recovery_journal import settings as settings_file
from recovery_journal.domain.plan import Trigger
from recovery_journal.gui import discreet
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.services.shelf import Shelf
from recovery_journal.settings import NEUTRAL_NAMES
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PASSPHRASE = "what nobody else knows"


@pytest.fixture(autouse=True)
def _own_name(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Afterwards the program has its own name again."""
    monkeypatch.setenv("RESOURCE_NAME", "")
    names = qapp.applicationName(), qapp.desktopFileName()
    yield
    discreet.put_on(qapp, "")
    qapp.setApplicationName(names[0])
    qapp.setDesktopFileName(names[1])


def test_it_has_its_own_name_unless_another_was_chosen(rooms: Rooms) -> None:
    window = rooms.main()
    assert window.windowTitle() == "Recovery Journal"
    assert "Recovery Journal" in hands.words_on(window.sidebar)


@pytest.mark.parametrize("chosen", NEUTRAL_NAMES[1:])
def test_a_neutral_name_stands_everywhere_at_once(rooms: Rooms, qapp: QApplication, chosen: str) -> None:
    window = rooms.main()
    window.store.changed.connect(lambda: discreet.put_on(qapp, window.store.now.discreet_name))
    page = hands.go(window, SettingsPage, "settings")
    card = page.lock
    card.discreet_name.setCurrentIndex(card.discreet_name.findData(chosen))
    card.discreet_name.activated.emit(card.discreet_name.currentIndex())
    assert (window.windowTitle(), qapp.applicationDisplayName(), qapp.applicationName()) == (
        chosen,
        chosen,
        chosen.lower(),
    )
    window.store.changed.emit()
    assert "Recovery Journal" not in hands.words_on(window.sidebar)
    first = UnlockWindow(window.store, lambda: rooms.shelf)
    assert first.windowTitle() == chosen
    assert "Recovery" not in "".join(label.text() for label in first.cover.findChildren(type(first.form.under_field)))
    first.prepare_to_leave()


def test_no_title_holds_what_was_written(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    window = rooms.main()
    window.opened.journal.save(Trigger(text="quokkazephyr"))
    plan = hands.go(
        window, PlanPage, "plan", next(each for each in window.opened.reader.records(Trigger) if "quokka" in each.text)
    )
    box = plan.tab().open_history()
    assert box is not None
    boxes: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda self: boxes.append(self.windowTitle()))
    dialogs.tell(window, "quokkazephyr")
    dialogs.confirm(window, "quokkazephyr", "Yes")
    titles = [each.windowTitle() for each in QApplication.topLevelWidgets()] + boxes
    assert [each for each in titles if "quokka" in each.lower() or "Robin" in each] == []
    box.close()


def test_the_settings_of_the_lock_are_kept(rooms: Rooms) -> None:
    window = rooms.main()
    window.store.change(journals=tuple(each._replace(opened_on=date(2026, 3, 1)) for each in window.store.now.journals))
    page = hands.go(window, SettingsPage, "settings")
    card = page.lock
    card.idle_minutes.setCurrentIndex(card.idle_minutes.findData(20))
    card.idle_minutes.activated.emit(card.idle_minutes.currentIndex())
    card.hide_list.setChecked(True)
    card.note_day.setChecked(False)
    now = settings_file.load(rooms.places.settings_file)
    assert (now.idle_minutes, now.hide_list, now.note_day) == (20, True, False)
    assert {each.opened_on for each in now.journals} == {None}
    rooms.shelf.note_opened(now.journals[0])
    assert rooms.shelf.settings.journals[0].opened_on is None
    card.note_day.setChecked(True)
    rooms.shelf.note_opened(now.journals[0])
    assert rooms.shelf.settings.journals[0].opened_on == date.today()


class TestHiddenList:
    @pytest.fixture
    def window(self, rooms: Rooms, shelf: Shelf) -> Iterator[UnlockWindow]:
        for label in ("Robin", "Kitchen notes"):
            shelf.make(label, PASSPHRASE).close()
        store = rooms.store()
        store.change(hide_list=True)
        window = UnlockWindow(store, lambda: shelf)
        window.show()
        hands.wake(window)
        hands.until(lambda: window.is_complete)
        yield window
        window.prepare_to_leave()
        window.deleteLater()

    def test_no_journal_is_named_on_it(self, window: UnlockWindow) -> None:
        words = hands.words_on(window)
        assert "Robin" not in words
        assert "Kitchen" not in words
        assert "Opened" not in words
        assert hands.focused_name() == "Name of the journal"

    @pytest.mark.parametrize("name", ["Kitchen notes", "  kitchen  NOTES "])
    def test_the_name_and_the_passphrase_open_it(self, window: UnlockWindow, name: str, shelf: Shelf) -> None:
        opened = []
        window.unlocked.connect(opened.append)
        hands.type_text(name + "\n")
        assert hands.focused_name() == "Passphrase"
        hands.type_text(PASSPHRASE + "\n")
        hands.until(lambda: "Before you begin" in hands.words_on(window))
        hands.press(window, "Go to Today")
        assert opened[0].id == shelf.choose("Kitchen notes").id
        opened[0].close()

    def test_a_strange_name_and_a_wrong_passphrase_sound_alike(self, window: UnlockWindow) -> None:
        said = []
        for name in ("Nobody", "Robin"):
            hands.fill(window, "Name of the journal", name)
            hands.fill(window, "Passphrase", "wrong")
            hands.type_text("\n")
            hands.until(lambda: "go together" in hands.words_on(window))
            said.append(hands.words_on(window).replace(name, ""))
        assert said[0] == said[1]

    def test_what_is_missing_is_asked_for(self, window: UnlockWindow) -> None:
        hands.press(window, "Open")
        assert "Enter the passphrase first." in hands.words_on(window)
        hands.fill(window, "Passphrase", "something")
        hands.press(window, "Open")
        assert "Enter the name of the journal first." in hands.words_on(window)
        assert hands.focused_name() == "Name of the journal"
        hands.press(window, "Use the recovery code")
        assert "Enter the name of the journal first." in hands.words_on(window)

    def test_the_list_stays_for_who_wants_it(self, rooms: Rooms, window: UnlockWindow) -> None:
        rooms.store().change(hide_list=False)
        other = UnlockWindow(rooms.store(), lambda: rooms.shelf)
        assert [row.accessibleName() for row in other.form.rows] == ["Robin", "Kitchen notes"]
        assert other.form.name is None
        other.prepare_to_leave()


CHILD = """
import subprocess, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from recovery_journal.app import Program
from recovery_journal.gui import theme
from recovery_journal.paths import APP_NAME, Places
from recovery_journal.settings import Settings, save
where = Places(Path(sys.argv[1]), Path(sys.argv[1]))
save(where.settings_file, Settings(discreet_name=sys.argv[2]))
app = QApplication([APP_NAME, *theme.BASE_STYLE])
program = Program(app, where)
program.start()
def look():
    number = str(int(program.unlock_window.winId()))
    shown = subprocess.run(["xprop", "-id", number, "WM_CLASS", "WM_NAME", "_NET_WM_NAME", "WM_COMMAND"],
                           capture_output=True, text=True).stdout
    print(shown)
    program.quit()
QTimer.singleShot(300, look)
app.exec()
"""


@pytest.mark.skipif(not (shutil.which("xvfb-run") and shutil.which("xprop")), reason="needs xvfb-run and xprop")
@pytest.mark.parametrize(("chosen", "words"), [("Planner", "planner"), ("", "recovery")])
def test_a_desktop_is_told_no_other_name(tmp_path: Path, chosen: str, words: str) -> None:
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", CHILD, str(tmp_path), chosen],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = [line for line in done.stdout.lower().splitlines() if "=" in line]
    assert len(told) >= 3
    assert all(words in line for line in told)
    assert not chosen or "recovery" not in done.stdout.lower()
