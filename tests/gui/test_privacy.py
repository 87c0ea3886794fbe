"""Settings, Privacy: what is on this computer is told as it is; deleting takes a plain page and two answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox

from recovery_journal.gui import dates, help_text
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.settings import SettingsPage
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.services.destroying import Wish
from recovery_journal.services.kept_files import kept_files
from recovery_journal.services.recovery_code import new_code
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms
from tests.hands import Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PASSPHRASE_ROW, WORD_ROW = "Passphrase or recovery code", "Type the word “delete”"


@pytest.fixture
def window(rooms: Rooms) -> Iterator[MainWindow]:
    window = rooms.main()
    window.go("settings")
    yield window
    dates.set_current(dates.Dates())


@pytest.fixture
def wishes(window: MainWindow) -> list[Wish]:
    """What was asked for in earnest."""
    asked: list[Wish] = []
    window.desk.signals.destroy_requested.connect(asked.append)
    return asked


def error_of(window: MainWindow, question: str) -> str:
    return next(each for each in hands.seen(window, FormRow) if each.question == question).error_text()


class TestPrivacyPage:
    def test_every_file_there_is_stands_on_the_page(self, window: MainWindow, rooms: Rooms) -> None:
        window.opened.backups.make()
        rooms.places.log_file.write_text("ValueError at journal.py:3\n")
        hands.press(window, "What is kept and how")
        words = hands.words_on(window)
        told = {path for kept in kept_files(rooms.places, window.opened.database.folder) for path in kept.paths}
        there = [each for folder in {rooms.places.data, rooms.places.config} for each in folder.rglob("*")]
        for each in there:
            if each.is_file():
                assert each in told or each.parent in told, each
                assert (each.parent.name if each.suffix == ".journal" else each.name) in words
        assert str(window.opened.database.folder) in words
        assert "1 backup\n" in words
        assert "bytes, in clear" in words

    def test_the_text_that_ships_is_all_there(self, window: MainWindow) -> None:
        hands.press(window, "What is kept and how")
        words = hands.words_on(window)
        sections = help_text.sections("privacy")
        assert len(sections) >= 5
        for section in sections:
            assert section.points
            for each in (section.title, *section.points):
                assert each in words
        for each in ("records keys", "makes you give the passphrase", "may keep the pages it printed", "libsodium"):
            assert each in words

    def test_the_description_of_the_files_opens(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        hands.press(window, "What is kept and how")
        hands.press(window, "Open the description")
        assert Path(asked[0].toLocalFile()).read_text("utf-8").startswith("# The file format")

    def test_esc_goes_back_to_the_cards(self, window: MainWindow) -> None:
        hands.press(window, "What is kept and how")
        hands.key(Key.Key_Escape)
        assert hands.focused_name() == "What is kept and how"
        assert "Look" in hands.words_on(window)


class TestAtTheFirstWindow:
    @pytest.mark.parametrize("journals", [0, 1])
    def test_the_same_text_is_there_without_a_passphrase(self, rooms: Rooms, journals: int) -> None:
        window = rooms.unlock(journals)
        hands.press(window, "How that is done")
        assert hands.focused_name() == "Back"
        words = hands.words_on(window)
        for section in help_text.sections("privacy"):
            assert section.title in words
        hands.key(Key.Key_F9)
        assert "Call from any phone" in hands.words_on(window)
        hands.key(Key.Key_Escape)
        hands.press(window, "How that is done")
        hands.key(Key.Key_Escape)
        assert hands.focused_name() == "How that is done"


class TestDeleting:
    def ask(self, window: MainWindow, secret: str, word: str = "delete") -> None:
        """Goes to the last page and answers there."""
        hands.press(window, "Delete for good")
        hands.press(window, "Go on")
        hands.fill(window, PASSPHRASE_ROW, secret)
        hands.fill(window, WORD_ROW, word)
        hands.press(window, "Delete for good")

    def test_a_plain_page_comes_first_and_tells_what_goes_and_what_stays(self, window: MainWindow) -> None:
        window.desk.shelf.make("Another", PASSPHRASE).close()
        window.opened.backups.make()
        hands.press(window, "Delete for good")
        words = hands.words_on(window)
        assert "“Test”: all that is written in it, its history, and its keys." in words
        assert "1 other journal, and the settings." in words
        assert f"1 backup on this computer. It opens as before: {window.opened.backups.folder}" in words
        assert "Copies on other drives" in words
        assert "An SSD" in words
        assert "Type the word" not in words
        (backups,) = hands.seen(window, QCheckBox)
        backups.click()
        hands.settle()
        assert f"1 backup in {window.opened.backups.folder}" in hands.words_on(window)
        hands.choose(window, "What to delete", "Everything")
        words = hands.words_on(window)
        assert "2 journals on this computer" in words
        assert "1 other journal" not in words

    @pytest.mark.parametrize("way", ["button", "button behind", "esc"])
    def test_it_can_be_left_at_every_step(self, window: MainWindow, wishes: list[Wish], way: str) -> None:
        hands.press(window, "Delete for good")
        if way == "button behind":
            hands.press(window, "Go on")
        if way == "esc":
            hands.key(Key.Key_Escape)
        else:
            hands.press(window, "Keep my journal")
        assert "Look" in hands.words_on(window)
        assert wishes == []
        assert (window.opened.database.folder / "journal.db").exists()

    def test_both_answers_are_needed(self, window: MainWindow, wishes: list[Wish]) -> None:
        self.ask(window, PASSPHRASE, "yes")
        assert "Type “delete” here" in error_of(window, WORD_ROW)
        hands.fill(window, WORD_ROW, "delete")
        hands.fill(window, PASSPHRASE_ROW, "not this one")
        hands.press(window, "Delete for good")
        hands.until(lambda: error_of(window, PASSPHRASE_ROW))
        assert error_of(window, PASSPHRASE_ROW) == "That did not open it. Check Caps Lock."
        code = new_code()
        hands.fill(window, PASSPHRASE_ROW, ("2" if code[0] != "2" else "3") + code[1:])
        hands.press(window, "Delete for good")
        hands.until(lambda: "typing mistake" in error_of(window, PASSPHRASE_ROW))
        assert wishes == []

    def test_the_passphrase_and_the_word_are_enough(self, window: MainWindow, wishes: list[Wish]) -> None:
        window.opened.backups.make()
        hands.press(window, "Delete for good")
        hands.choose(window, "What to delete", "Everything")
        hands.choose(window, "What to delete", "This journal")
        next(hands.seen(window, QCheckBox)).click()
        hands.press(window, "Go on")
        hands.fill(window, PASSPHRASE_ROW, PASSPHRASE)
        hands.fill(window, WORD_ROW, " Delete ")
        hands.press(window, "Delete for good")
        hands.until(lambda: wishes)
        (wish,) = wishes
        assert [each.id for each in wish.journals] == [window.opened.id]
        assert (wish.backups, wish.everything) == (True, False)

    def test_the_recovery_code_does_as_well(self, window: MainWindow, wishes: list[Wish]) -> None:
        code = new_code()
        window.desk.shelf.set_recovery_code(window.opened, code)
        self.ask(window, code.lower())
        hands.until(lambda: wishes)

    def test_what_is_typed_is_forgotten_when_it_is_left(self, window: MainWindow) -> None:
        hands.press(window, "Delete for good")
        hands.press(window, "Go on")
        hands.fill(window, PASSPHRASE_ROW, PASSPHRASE)
        page = window.page()
        assert isinstance(page, SettingsPage)
        page.close_part()
        hands.settle()
        hands.press(window, "Delete for good")
        assert "What stays" in hands.words_on(window)
