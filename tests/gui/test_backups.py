"""Backups in the window: made when they are due, told of once, looked into, gone back to and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui import backing_up
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> MainWindow:
    return rooms.main()


def write(opened: OpenJournal, name: str) -> None:
    opened.journal.save(Trigger(text=name))


def backups(window: MainWindow) -> list[Path]:
    return [each.path for each in window.opened.backups.all()]


def make(window: MainWindow) -> Path:
    """A backup, and the wait for it."""
    window.keeper.make()
    hands.until(lambda: not window.keeper.is_running)
    return backups(window)[0]


def settings(window: MainWindow) -> SettingsPage:
    return hands.go(window, SettingsPage, "settings")


def answer(monkeypatch: pytest.MonkeyPatch, name: str, given: object) -> list[tuple[object, ...]]:
    """Has a box answer so; gives what it was asked."""
    asked: list[tuple[object, ...]] = []

    def box(*arguments: object) -> object:
        asked.append(arguments)
        return given

    monkeypatch.setattr(dialogs, name, box)
    return asked


class TestWhenItIsDue:
    def test_after_a_change_and_not_again_without_one(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        window.keeper.make_if_due()
        hands.until(lambda: not window.keeper.is_running)
        assert len(backups(window)) == 1
        window.keeper.make_if_due()
        assert not window.keeper.is_running

    def test_some_time_after_the_first_change(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        make(window)
        monkeypatch.setattr(backing_up, "EVERY", 20)
        write(window.opened, "Payday")
        hands.until(lambda: not window.opened.backups.is_due())

    def test_what_is_due_at_an_unlock_is_made_after_it(self, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backing_up, "AFTER_UNLOCK", 20)
        window = rooms.main(full=True)
        assert window.opened.backups.is_due()
        hands.until(lambda: not window.opened.backups.is_due())

    def test_never_two_at_once(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        window.keeper.make()
        window.keeper.make()
        hands.until(lambda: not window.keeper.is_running)
        hands.settle()
        assert len(backups(window)) == 1

    def test_at_quit_and_not_at_lock(self, rooms: Rooms) -> None:
        locked = rooms.main()
        write(locked.opened, "Payday")
        locked.prepare_to_leave()
        assert backups(locked) == []
        left = rooms.main()
        write(left.opened, "Payday")
        left.prepare_to_leave(to_quit=True)
        assert len(backups(left)) == 1

    def test_what_is_being_made_at_quit_is_waited_for(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        window.keeper.make()
        window.prepare_to_leave(to_quit=True)
        assert len(backups(window)) == 1, "the one that was being made is the one that was due"
        assert list(window.opened.backups.folder.glob(".making-*")) == []

    def test_what_stands_in_the_way_is_told_once(self, window: MainWindow) -> None:
        told: list[JournalProblem] = []
        window.keeper.stumbled.connect(told.append)
        folder = window.opened.backups.folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("in the way")
        for name in ("Payday", "Weekend"):
            write(window.opened, name)
            window.keeper.make()
            hands.until(lambda: not window.keeper.is_running)
        assert len(told) == 1
        assert "Your journal itself is saved." in window.toast.label.text()
        page = settings(window)
        hands.until(lambda: "No backup was made" in hands.words_on(page))
        folder.unlink()
        make(window)
        assert window.keeper.problem is None
        assert "No backup was made" not in hands.words_on(settings(window))

    def test_typing_goes_on_while_one_is_made(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        window.keeper.make()
        write(window.opened, "Payday")
        hands.until(lambda: not window.keeper.is_running)
        assert window.keeper.problem is None
        assert [each.text for each in window.opened.reader.records(Trigger) if each.text == "Payday"]


class TestTheCard:
    def test_it_says_when_how_many_and_where(self, window: MainWindow) -> None:
        page = settings(window)
        hands.until(lambda: "No backup yet" in hands.words_on(page))
        write(window.opened, "Payday")
        hands.press(page, "Make a backup now")
        hands.until(lambda: not window.keeper.is_running)
        said = hands.words_on(page)
        assert "Last backup: today at" in said
        assert "1 backup in all" in said
        assert str(window.opened.backups.folder) in said
        assert window.toast.label.text() == "The backup is made and checked."

    def test_the_keyboard_stays_where_one_was_asked_for(self, window: MainWindow) -> None:
        page = settings(window)
        write(window.opened, "Payday")
        hands.named(page, "Make a backup now").setFocus()
        hands.key(Key.Key_Space)
        assert hands.focused_name() == "Make a backup now"
        hands.until(lambda: not window.keeper.is_running)
        assert hands.focused_name() == "Make a backup now"

    def test_a_second_place(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        answer(monkeypatch, "choose_folder", stick)
        page = settings(window)
        hands.press(page, "Choose a folder")
        hands.until(lambda: not window.keeper.is_running)
        assert list(stick.rglob("*.journal"))
        assert "It is there now." in hands.words_on(page)
        stick.rename(tmp_path / "pulled")
        write(window.opened, "Payday")
        make(window)
        assert window.keeper.problem is None
        assert "This folder is not there now." in hands.words_on(page)
        assert not window.toast.label.text().startswith("No backup was made")
        (tmp_path / "pulled").rename(stick)
        write(window.opened, "Weekend")
        make(window)
        assert backups(window)[0].read_bytes() in [each.read_bytes() for each in stick.rglob("*.journal")]
        hands.press(page, "Stop using it")
        assert window.opened.backups.second_folder is None
        assert list(stick.rglob("*.journal"))

    def test_a_second_place_is_another_one(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        write(window.opened, "Payday")
        make(window)
        answer(monkeypatch, "choose_folder", window.opened.backups.folder)
        told = answer(monkeypatch, "tell", None)
        hands.press(settings(window), "Choose a folder")
        assert "in this folder already" in str(told)
        assert window.opened.backups.second_folder is None

    def test_moving_is_one_file(
        self, window: MainWindow, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write(window.opened, "Payday")
        file = tmp_path / "to the new one.journal"
        asked = answer(monkeypatch, "name_file", file)
        hands.press(settings(window), "Save the file")
        hands.until(lambda: "to the new one.journal" in window.toast.label.text())
        assert "Test" not in str(asked[0][3]), "a label stands in no file name"
        assert rooms.shelf.look_into(file, PASSPHRASE).counts["trigger"] == 1

    def test_moving_to_where_nothing_can_be_written_says_so(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        answer(monkeypatch, "name_file", tmp_path / "gone" / "away" / "x.journal")
        (tmp_path / "gone").write_text("no folder")
        told = answer(monkeypatch, "tell", None)
        hands.press(settings(window), "Save the file")
        hands.until(lambda: told)
        assert hands.named(window, "Save the file").isEnabled()


class TestTheList:
    def test_what_is_in_it_and_what_was_written_since(self, rooms: Rooms) -> None:
        window = rooms.main(full=True)
        make(window)
        write(window.opened, "Payday")
        page = settings(window)
        hands.press(page, "See all backups")
        hands.until(lambda: "Since then" in hands.words_on(page))
        said = hands.words_on(page)
        assert "check-ins" in said
        assert "Check-ins from" in said
        assert "1 trigger added" in said
        hands.key(hands.Key.Key_Z, hands.CTRL)
        hands.until(lambda: "Nothing has changed." in hands.words_on(page))
        hands.key(hands.Key.Key_Escape)
        assert "Make a backup now" in hands.words_on(page)

    def test_none_yet(self, window: MainWindow) -> None:
        page = settings(window)
        hands.press(page, "See all backups")
        assert "No backup yet." in hands.words_on(page)

    def test_a_damaged_one_is_called_that(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        file = make(window)
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        page = settings(window)
        hands.press(page, "See all backups")
        hands.until(lambda: "This file is damaged" in hands.words_on(page))
        assert "Go back to this backup" not in hands.words_on(page)

    def test_a_file_of_another_journal_is_not_taken(
        self, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        other = rooms.main()
        file = other.opened.backups.save_copy(tmp_path / "other.journal").path
        window = rooms.main()
        answer(monkeypatch, "choose_file", file)
        page = settings(window)
        hands.press(page, "Open a backup file")
        hands.until(lambda: "This file holds another journal." in hands.words_on(page))
        assert "Go back to this backup" not in hands.words_on(page)

    def test_a_file_that_a_second_start_names(self, window: MainWindow, tmp_path: Path) -> None:
        write(window.opened, "Payday")
        file = window.opened.backups.save_copy(tmp_path / "here.journal").path
        window.go("settings", file)
        hands.until(lambda: "1 trigger" in hands.words_on(window))
        assert hands.focused_name() == "What is in it"
        hands.key(Key.Key_Tab)
        assert hands.focused_name() == "Your passphrase"


def go_back(window: MainWindow, passphrase: str = PASSPHRASE) -> None:
    page = settings(window)
    hands.press(page, "See all backups")
    hands.until(lambda: "Since then" in hands.words_on(page))
    hands.fill(page, "Your passphrase", passphrase)
    hands.press(page, "Go back to this backup")


class TestGoingBack:
    def test_there_and_back_again(self, window: MainWindow, rooms: Rooms) -> None:
        write(window.opened, "Payday")
        make(window)
        write(window.opened, "Weekend")
        asked: list[bool] = []
        window.lock_requested.connect(lambda: asked.append(True))
        go_back(window)
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        assert "kept among your backups" in hands.words_on(window)
        hands.press(window, "Open the journal")
        assert asked
        window.prepare_to_leave()
        entry = rooms.shelf.choose("")
        assert names(rooms) == {"Payday"}
        kept = next(each for each in rooms.shelf.backups_of(entry) if each.is_kept)
        rooms.shelf.restore(entry, kept, PASSPHRASE)
        assert names(rooms) == {"Payday", "Weekend"}

    def test_whoever_leaves_then_is_not_told_of_a_loss(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[str] = []
        monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, _yes: bool(told.append(text)))
        make(window)
        window.go("check_ins").start_new()
        hands.type_text("6")
        go_back(window)
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        hands.key(hands.Key.Key_Q, hands.CTRL)
        assert not window.isVisible()
        assert told == []

    def test_what_was_being_typed_is_in_what_is_kept(self, window: MainWindow, rooms: Rooms) -> None:
        write(window.opened, "Payday")
        make(window)
        page = window.go("plan")
        page.start_new()
        hands.fill(window, "What is it?", "Half a word")
        go_back(window)
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        window.prepare_to_leave()
        entry = rooms.shelf.choose("")
        kept = next(each for each in rooms.shelf.backups_of(entry) if each.is_kept)
        rooms.shelf.restore(entry, kept, PASSPHRASE)
        opened = rooms.shelf.open(entry, PASSPHRASE)
        drafts = opened.drafts.of_kind("trigger")
        opened.close()
        assert "Half a word" in str(drafts)

    def test_a_wrong_passphrase_changes_nothing(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        make(window)
        write(window.opened, "Weekend")
        go_back(window, "not the right one")
        hands.until(lambda: "That did not open it." in hands.words_on(window))
        assert len(window.opened.reader.records(Trigger)) == 2
        assert hands.named(window, "Go back to this backup").isEnabled()

    def test_help_now_is_there_while_the_journal_is_closed(self, window: MainWindow) -> None:
        write(window.opened, "Payday")
        make(window)
        go_back(window)
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        for key in ("Ctrl+1", "Ctrl+2"):
            assert not any(a.isEnabled() for a in window.actions() if a.shortcut().toString() == key)
        hands.key(hands.Key.Key_F9)
        assert "911" in hands.words_on(window)


def names(rooms: Rooms) -> set[str]:
    opened = rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE)
    found = {each.text for each in opened.reader.records(Trigger)}
    opened.close()
    return found


class TestAFullDrive:
    def test_another_place_is_offered_until_something_is_saved(
        self, window: MainWindow, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write(window.opened, "Payday")
        answer(monkeypatch, "tell", None)
        file = tmp_path / "elsewhere.journal"
        answer(monkeypatch, "name_file", file)
        page = window.go("plan")
        page.start_new()
        hands.fill(window, "What is it?", "Weekend")
        with nothing_can_be_written(window.opened):
            hands.key(hands.Key.Key_S, hands.CTRL)
            assert "This drive takes nothing more right now" in hands.words_on(window)
            assert hands.named(window, "What is it?").text() == "Weekend"  # type: ignore[attr-defined]
            hands.press(window, "Save a copy on another drive")
            hands.until(lambda: "elsewhere.journal" in hands.words_on(window))
        assert rooms.shelf.look_into(file, PASSPHRASE).counts["trigger"] == 1
        hands.named(window, "What is it?").setFocus()
        hands.key(hands.Key.Key_S, hands.CTRL)
        assert {each.text for each in window.opened.reader.records(Trigger)} == {"Payday", "Weekend"}
        assert "Save a copy on another drive" not in hands.words_on(window)
