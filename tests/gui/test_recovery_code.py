"""The recovery code at the windows: shown once, kept, asked back, used when the passphrase is forgotten, made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from recovery_journal.gui import clipboard
from recovery_journal.gui import printing as printing_module
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.paper import page_size
from recovery_journal.gui.recovery_code_page import CodePage, to_pdf
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import OpenJournal, Shelf
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NEW = "another long passphrase"


@pytest.fixture
def window(rooms: Rooms) -> Iterator[UnlockWindow]:
    """The first window of somebody who has answered the questions: the code stands there."""
    window = rooms.unlock(0)
    ways.answer_the_questions(window, "Robin", PASSPHRASE)
    yield window
    for each in handed(window):
        each.close()


@pytest.fixture
def locked(rooms: Rooms) -> Iterator[tuple[UnlockWindow, str]]:
    """The page that asks for the recovery code of a journal, and that code."""
    code = new_code()
    rooms.shelf.make("Robin", PASSPHRASE, code).close()
    window = rooms.unlock(0)
    hands.press(window, "Use the recovery code")
    yield window, code
    for each in handed(window):
        each.close()


def handed(window: UnlockWindow) -> list[OpenJournal]:
    """What the first window opened: it was not handed to a main window here."""
    return [window._opened] if window._opened is not None else []


def made(window: UnlockWindow, shelf: Shelf) -> OpenJournal:
    """The journal that is being made, once it is there."""
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    (opened,) = handed(window)
    return opened


def error_of(window: QWidget, question: str) -> str:
    return next(each for each in hands.seen(window, FormRow) if each.question == question).error_text()


def opens_with_code(shelf: Shelf, code: str) -> bool:
    try:
        shelf.open_with_code(shelf.choose(""), code).close()
    except JournalProblem as problem:
        if problem.code != "wrong_recovery_code":
            raise
        return False
    return True


class TestMaking:
    def test_the_code_that_was_checked_opens_the_journal(self, window: UnlockWindow, rooms: Rooms) -> None:
        code = ways.keep_the_code(window)
        made(window, rooms.shelf).close()
        assert opens_with_code(rooms.shelf, code.lower().replace("-", " "))
        assert not opens_with_code(rooms.shelf, new_code())
        rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE).close()

    def test_a_wrong_group_is_said_beside_it_and_no_journal_is_made(self, window: UnlockWindow, rooms: Rooms) -> None:
        code = ways.code_shown(window)
        hands.press(window, "I have a copy")
        first, second = [each for each in hands.seen(window, FormRow)]
        hands.fill(window, first.question, "u")
        hands.fill(window, second.question, code[:3] + "\n")
        assert "is in no recovery code" in first.error_text()
        assert "Compare your copy" in second.error_text()
        assert hands.focused() is first.editor
        assert rooms.shelf.settings.journals == ()
        hands.type_text("\b")
        assert first.error_text() == ""

    def test_the_code_can_be_seen_again_while_it_is_being_checked(self, window: UnlockWindow) -> None:
        code = ways.code_shown(window)
        for _each in range(2):
            hands.press(window, "I have a copy")
            hands.press(window, "Show the code again")
        assert ways.code_shown(window) == code

    def test_going_back_to_the_questions_keeps_them_and_the_code(self, window: UnlockWindow) -> None:
        code = ways.code_shown(window)
        hands.press(window, "Back")
        assert hands.named(window, "Passphrase", QLineEdit).text() == PASSPHRASE
        hands.press(window, "Go on")
        assert ways.code_shown(window) == code

    def test_no_way_back_can_be_accepted_only_where_the_code_is_seen(self, window: UnlockWindow, rooms: Rooms) -> None:
        accept = "I accept there is no way back"
        assert accept not in hands.words_on(window)
        hands.press(window, "Back")
        assert "Go on without a code" not in hands.words_on(window)
        hands.press(window, "Go on")
        hands.press(window, "Go on without a code")
        assert "nobody can open this journal again if you forget the passphrase" in hands.words_on(window)
        assert not hands.named(window, "Make the journal without a code").isEnabled()
        assert ways.code_shown(window)
        hands.press(window, accept)
        hands.press(window, "Make the journal without a code")
        opened = made(window, rooms.shelf)
        assert not rooms.shelf.has_recovery_code(opened)

    def test_a_screen_reader_spells_the_code(self, window: UnlockWindow) -> None:
        spelled = hands.named(window, "Recovery code").accessibleDescription()
        code = ways.code_shown(window)
        assert spelled.startswith(f"1: {' '.join(code[:4])}. 2: ")
        assert hands.focused_name() == "Recovery code"

    def test_the_copied_code_goes_from_the_clipboard(
        self, window: UnlockWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clipboard, "KEPT_FOR", 30)
        hands.press(window, "Copy")
        assert QGuiApplication.clipboard().text() == ways.code_shown(window)
        hands.until(lambda: QGuiApplication.clipboard().text() == "")


class TestPage:
    def test_it_is_seen_first_and_then_saved_for_its_owner_alone(
        self, window: UnlockWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "kept.pdf"
        monkeypatch.setattr(dialogs, "name_file", lambda *_about: file)
        hands.press(window, "Print or save a page")
        sheet = next(each for each in hands.seen(window, QLabel) if each.accessibleName().startswith("The page"))
        assert sheet.pixmap().width() > 300
        assert "until you delete it" in hands.words_on(window)
        hands.press(window, "Save as PDF")
        assert file.read_bytes().startswith(b"%PDF")
        assert file.stat().st_mode & 0o077 == 0
        assert str(file) in hands.words_on(window)
        hands.press(window, "Back to the code")
        assert ways.code_shown(window)

    def test_a_place_that_cannot_be_written_is_said(
        self, window: UnlockWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dialogs, "name_file", lambda *_about: tmp_path / "gone" / "kept.pdf")
        hands.press(window, "Print or save a page")
        hands.press(window, "Save as PDF")
        assert "choose another place" in hands.words_on(window)

    def test_the_printer_gets_what_was_seen(self, window: UnlockWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        printed: list[QImage] = []

        def print_page(_parent: QWidget, paint: Callable[[QPainter, QSize], None]) -> bool:
            size = page_size().sizePoints()
            printed.append(QImage(size, QImage.Format.Format_RGB32))
            printed[0].fill(0xFFFFFFFF)
            with QPainter(printed[0]) as painter:
                paint(painter, size)
            return True

        monkeypatch.setattr(printing_module.printing, "print_page", print_page)
        hands.press(window, "Print or save a page")
        hands.press(window, "Print")
        assert "went to the printer" in hands.words_on(window)
        dark = [printed[0].pixelColor(x, y).lightness() < 128 for x in range(50, 200, 3) for y in range(50, 100, 3)]
        assert any(dark)
        assert not all(dark)

    @pytest.mark.parametrize("agreed", [False, True])
    def test_the_printers_own_box_is_asked(self, window: UnlockWindow, tmp_path: Path, agreed: bool) -> None:
        file = tmp_path / "printed.pdf"

        def answer() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QPrintDialog)
            box.printer().setOutputFileName(str(file))
            box.done(int(agreed))

        hands.press(window, "Print or save a page")
        QTimer.singleShot(200, answer)
        hands.press(window, "Print")
        assert file.exists() == agreed
        assert ("went to the printer" in hands.words_on(window)) == agreed

    def test_the_file_names_nobody(self, qapp: object) -> None:
        from datetime import date

        content = to_pdf(CodePage(new_code(), "Robin", date(2026, 3, 12)))
        assert b"Robin" not in content
        assert b"Recovery" not in content.partition(b"endobj")[0]


class TestForgotten:
    def test_the_code_opens_it_and_a_new_passphrase_comes_first(
        self, locked: tuple[UnlockWindow, str], rooms: Rooms
    ) -> None:
        window, code = locked
        hands.type_text(code.lower().replace("0", "o") + "\n")
        hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
        assert hands.focused_name() == "New passphrase"
        hands.press(window, "Use this passphrase")
        assert error_of(window, "New passphrase") == "Choose a passphrase."
        hands.fill(window, "New passphrase", NEW)
        hands.fill(window, "New passphrase again", NEW + "\n")
        made(window, rooms.shelf).close()
        entry = rooms.shelf.choose("")
        rooms.shelf.open(entry, NEW).close()
        with pytest.raises(JournalProblem, match="wrong_passphrase"):
            rooms.shelf.open(entry, PASSPHRASE)
        assert opens_with_code(rooms.shelf, code)

    @pytest.mark.parametrize(
        ("typed", "said"), [("", "Enter the recovery code"), ("abcd", "These are 4"), ("u" * 28, "in no recovery code")]
    )
    def test_what_cannot_be_a_code_is_said_beside_it(
        self, locked: tuple[UnlockWindow, str], typed: str, said: str
    ) -> None:
        window, _code = locked
        hands.type_text(typed + "\n")
        assert said in error_of(window, "Recovery code")
        assert hands.named(window, "Recovery code", QLineEdit).text() == typed

    def test_another_journals_code_is_never_called_damage(self, locked: tuple[UnlockWindow, str]) -> None:
        window, _code = locked
        hands.type_text(new_code() + "\n")
        hands.until(lambda: error_of(window, "Recovery code"))
        assert "does not open the journal" in error_of(window, "Recovery code")
        assert "damaged" not in hands.words_on(window)

    def test_a_journal_without_a_code_says_so(self, rooms: Rooms) -> None:
        window = rooms.unlock(1)
        hands.press(window, "Use the recovery code")
        hands.type_text(new_code() + "\n")
        hands.until(lambda: "has no recovery code" in error_of(window, "Recovery code"))
        hands.press(window, "Back")
        assert hands.focused() is window.form.passphrase

    @pytest.mark.parametrize("name", ["Journal 1", "Somebody"])
    def test_where_the_list_is_hidden_no_name_is_given_away(self, rooms: Rooms, name: str) -> None:
        rooms.store().change(hide_list=True)
        window = rooms.unlock(2)
        hands.fill(window, "Name of the journal", name)
        hands.press(window, "Use the recovery code")
        hands.type_text(new_code() + "\n")
        hands.until(lambda: error_of(window, "Recovery code"))
        assert error_of(window, "Recovery code").startswith("This name and this code do not go together")
        assert ("Journal 1" in hands.words_on(window)) == (name == "Journal 1")

    def test_one_that_cannot_be_written_is_said_and_there_is_a_way_on(
        self, locked: tuple[UnlockWindow, str], rooms: Rooms
    ) -> None:
        window, code = locked
        hands.type_text(code + "\n")
        hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
        (opened,) = handed(window)
        assert "Open the journal all the same" not in hands.words_on(window)
        hands.fill(window, "New passphrase", NEW)
        hands.fill(window, "New passphrase again", NEW)
        folder = opened.database.folder
        folder.rename(folder.with_name("elsewhere"))
        hands.press(window, "Use this passphrase")
        hands.until(lambda: "Open the journal all the same" in hands.words_on(window))
        assert hands.named(window, "New passphrase", QLineEdit).text() == NEW
        folder.with_name("elsewhere").rename(folder)
        hands.press(window, "Open the journal all the same")
        made(window, rooms.shelf).close()
        rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE).close()


class TestSuggestion:
    def test_the_words_are_taken_shown_and_typed_once_more(self, rooms: Rooms) -> None:
        window = rooms.unlock(0)
        hands.press(window, "Start a journal")
        hands.press(window, "Suggest a passphrase")
        words = next(each for each in hands.words_on(window).splitlines() if len(each.split()) == 6 and each.islower())
        assert "60 bits" in hands.words_on(window)
        hands.press(window, "Use these words")
        field = hands.named(window, "Passphrase", QLineEdit)
        assert field.displayText() == words
        assert hands.focused_name() == "Passphrase again"
        hands.until(lambda: "hard to guess, as far as" in hands.words_on(window))

    def test_strength_is_told_while_typing_and_forces_nobody(self, rooms: Rooms) -> None:
        window = rooms.unlock(0)
        ways.answer_the_questions(window, "Robin", "robin")
        assert ways.code_shown(window)
        hands.press(window, "Back")
        hands.fill(window, "Passphrase", "robin")
        hands.until(lambda: "The journal’s name is in it" in hands.words_on(window))


class TestSettings:
    @pytest.fixture
    def main(self, rooms: Rooms) -> MainWindow:
        window = rooms.main()
        window.go("settings")
        return window

    @pytest.mark.parametrize("size", [(1280, 800), (960, 640)])
    def test_every_group_is_seen(self, rooms: Rooms, size: tuple[int, int]) -> None:
        main = rooms.main(size=size)
        main.go("settings")
        hands.press(main, "Make a recovery code")
        hands.type_text(PASSPHRASE + "\n")
        hands.until(lambda: "Your recovery code" in hands.words_on(main))
        hands.settle()
        whole = hands.named(main, "Recovery code")
        groups = [each for each in whole.findChildren(QLabel) if len(each.text()) == 4]
        assert len(groups) == 7
        assert all(whole.rect().contains(each.mapTo(whole, each.rect().bottomRight())) for each in groups)

    def make(self, main: MainWindow, words: str = "Make a recovery code") -> str:
        hands.press(main, words)
        hands.fill(main, "Passphrase in use now", PASSPHRASE)
        hands.press(main, "Show a new code")
        hands.until(lambda: "Your recovery code" in hands.words_on(main))
        code = ways.keep_the_code(main, "Use this code")
        hands.until(lambda: "Back to Settings" not in hands.words_on(main))
        assert "opens this journal from now on" in hands.words_on(main)
        return code

    def test_a_code_is_made_and_a_newer_one_takes_its_place(self, main: MainWindow, rooms: Rooms) -> None:
        hands.until(lambda: "There is none." in hands.words_on(main))
        first = self.make(main)
        assert "the code on your paper opens this journal" in hands.words_on(main)
        second = self.make(main, "Make a new recovery code")
        main.opened.close()
        assert not opens_with_code(rooms.shelf, first)
        assert opens_with_code(rooms.shelf, second)

    def test_only_who_knows_the_passphrase_makes_one(self, main: MainWindow, rooms: Rooms) -> None:
        hands.press(main, "Make a recovery code")
        hands.press(main, "Show a new code")
        assert error_of(main, "Passphrase in use now")
        hands.fill(main, "Passphrase in use now", "not this one\n")
        hands.until(lambda: "That did not open it" in error_of(main, "Passphrase in use now"))
        assert "Your recovery code" not in hands.words_on(main)
        assert not rooms.shelf.has_recovery_code(main.opened)

    def test_the_older_one_works_until_the_new_one_was_checked(self, main: MainWindow, rooms: Rooms) -> None:
        first = self.make(main)
        hands.press(main, "Make a new recovery code")
        hands.type_text(PASSPHRASE + "\n")
        hands.until(lambda: "Your recovery code" in hands.words_on(main))
        hands.press(main, "Back")
        assert "Make a new recovery code" in hands.words_on(main)
        main.opened.close()
        assert opens_with_code(rooms.shelf, first)

    def test_a_code_that_was_not_checked_does_not_wait_on_the_screen(self, main: MainWindow) -> None:
        hands.press(main, "Make a recovery code")
        hands.type_text(PASSPHRASE + "\n")
        hands.until(lambda: "Your recovery code" in hands.words_on(main))
        main.show_help()
        main.leave_help()
        assert "Your recovery code" in hands.words_on(main)
        main.go("today")
        main.go("settings")
        assert "Your recovery code" not in hands.words_on(main)
        assert "Make a recovery code" in hands.words_on(main)

    def test_backups_that_open_with_the_old_passphrase_are_told_and_can_be_replaced(
        self, main: MainWindow, rooms: Rooms
    ) -> None:
        file = main.opened.backups.before().path
        change_passphrase(main)
        hands.until(lambda: "1 older backup still opens" in hands.words_on(main))
        hands.press(main, "Change that")
        hands.until(lambda: "1 older backup opens with the passphrase and code of today" in hands.words_on(main))
        hands.until(lambda: "still open" not in hands.words_on(main))
        with pytest.raises(JournalProblem, match="wrong_passphrase"):
            rooms.shelf.look_into(file, PASSPHRASE)
        assert rooms.shelf.look_into(file, NEW)

    def test_a_code_that_cannot_be_written_leaves_the_old_state(self, main: MainWindow, rooms: Rooms) -> None:
        hands.press(main, "Make a recovery code")
        hands.type_text(PASSPHRASE + "\n")
        hands.until(lambda: "Your recovery code" in hands.words_on(main))
        folder = main.opened.database.folder
        folder.rename(folder.with_name("elsewhere"))
        ways.keep_the_code(main, "Use this code")
        hands.until(lambda: "Nothing was changed" in hands.words_on(main))
        folder.with_name("elsewhere").rename(folder)
        assert not rooms.shelf.has_recovery_code(main.opened)
        hands.press(main, "Use this code")
        hands.until(lambda: rooms.shelf.has_recovery_code(main.opened))


def change_passphrase(main: MainWindow) -> None:
    hands.press(main, "Change the passphrase")
    hands.fill(main, "Passphrase in use now", PASSPHRASE)
    hands.fill(main, "New passphrase", NEW)
    hands.fill(main, "New passphrase again", NEW)
    hands.press(main, "Use the new passphrase")
