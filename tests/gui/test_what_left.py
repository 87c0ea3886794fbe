"""What left the journal: each way out notes it, the page behind Settings shows it, and nobody else ever sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import Contact
from recovery_journal.gui import dates, printing
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.insights import InsightsPage
from recovery_journal.gui.pages.what_left import AT_A_TIME
from recovery_journal.services import export
from recovery_journal.services.disclosures import What
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import CTRL, Key
from tests.journeys import ways

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> Iterator[MainWindow]:
    yield rooms.main()
    dates.set_current(dates.Dates())


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person wants every file."""
    monkeypatch.setattr(dialogs, "name_file", lambda *_asked: tmp_path / "chosen")
    return tmp_path / "chosen"


@pytest.fixture(autouse=True)
def printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes everything."""
    for name in ("print_sheets", "print_page"):
        monkeypatch.setattr(printing.printing, name, lambda *_asked: True)


def noted(opened: OpenJournal) -> list[tuple[What, str, int, int]]:
    """What is in the list, newest first."""
    return [(each.what, each.place, each.amount, each.private_items) for each in opened.disclosures.all()]


def open_list(window: MainWindow) -> str:
    window.go("settings")
    hands.press(window, "What left this journal")
    return hands.words_on(window)


class TestNoting:
    def test_insights_on_paper_and_as_a_file(self, rooms: Rooms, file: Path) -> None:
        window = rooms.main(full=True)
        hands.all_made(hands.go(window, InsightsPage, "insights"))
        hands.press(window, "Print")
        pages = sum(each.accessibleName().startswith("Page ") for each in hands.seen(window, QWidget))
        hands.press(window, "Print")
        hands.press(window, "Save as PDF")
        assert noted(window.opened) == [(What.INSIGHTS, str(file), pages, 0), (What.INSIGHTS, "", pages, 0)]

    def test_a_printer_that_was_not_used_is_not_noted(
        self, rooms: Rooms, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = rooms.main(full=True)
        hands.all_made(hands.go(window, InsightsPage, "insights"))
        monkeypatch.setattr(printing.printing, "print_sheets", lambda *_asked: False)
        monkeypatch.setattr(dialogs, "name_file", lambda *_asked: file / "in no folder")
        hands.press(window, "Print")
        hands.press(window, "Print")
        hands.press(window, "Save as PDF")
        assert noted(window.opened) == []

    def test_help_now_counts_only_with_what_is_ones_own(self, window: MainWindow) -> None:
        window.opened.journal.save(Contact(name="Robin", phone="555-0100"))
        window.show_help()
        hands.press(window, "Print")
        hands.press(window, "Print")
        assert noted(window.opened) == []
        hands.press(window, "Put it in")
        hands.press(window, "Print")
        [(what, place, _pages, own)] = noted(window.opened)
        assert (what, place, own) == (What.HELP_SHEET, "", 1)

    def test_the_sheet_for_an_appointment(self, window: MainWindow) -> None:
        appointment = Appointment(title="First talk", starts_on=date.today() + timedelta(days=1))
        window.opened.journal.save(appointment)
        window.go("aftercare", appointment.id)
        hands.press(window, "Make a sheet to print")
        hands.press(window, "Print")
        assert noted(window.opened) == [(What.APPOINTMENT_SHEET, "", 1, 0)]

    def test_a_calendar_file_with_how_many_and_the_private_ones(self, window: MainWindow, file: Path) -> None:
        soon = date.today() + timedelta(days=3)
        window.opened.journal.save(Appointment(title="Open", starts_on=soon))
        window.opened.journal.save(Appointment(title="Own", starts_on=soon, private=True))
        window.go("calendar_files", "out")
        hands.named(window, "Put private appointments in", QCheckBox).click()
        hands.press(window, "Tick all")
        hands.press(window, "Save the file")
        hands.until(lambda: file.exists() and noted(window.opened))
        assert noted(window.opened) == [(What.CALENDAR_FILE, str(file), 2, 1)]

    def test_a_copy_of_the_whole_journal(self, window: MainWindow, file: Path) -> None:
        window.go("settings")
        hands.press(window, "Save the file")
        hands.until(lambda: noted(window.opened))
        assert noted(window.opened) == [(What.JOURNAL_FILE, str(file), 0, 0)]

    def test_the_code_of_a_new_journal(self, rooms: Rooms) -> None:
        window = rooms.unlock(0)
        ways.answer_the_questions(window, "Robin", PASSPHRASE)
        hands.press(window, "Print or save a page")
        hands.press(window, "Print")
        hands.press(window, "Back to the code")
        ways.keep_the_code(window)
        hands.until(lambda: "Before you begin" in hands.words_on(window))
        assert window._opened is not None
        assert noted(window._opened) == [(What.RECOVERY_CODE, "", 0, 0)]
        window._opened.close()

    def test_a_code_that_was_not_taken_after_all_opens_nothing(self, rooms: Rooms) -> None:
        window = rooms.unlock(0)
        ways.answer_the_questions(window, "Robin", PASSPHRASE)
        hands.press(window, "Print or save a page")
        hands.press(window, "Print")
        hands.press(window, "Back to the code")
        ways.go_without_code(window)
        hands.until(lambda: "Before you begin" in hands.words_on(window))
        assert window._opened is not None
        assert noted(window._opened) == []
        window._opened.close()

    def test_a_code_made_anew_once_it_is_in_force(self, window: MainWindow, file: Path) -> None:
        window.go("settings")
        hands.press(window, "Make a recovery code")
        hands.fill(window, "Passphrase in use now", PASSPHRASE + "\n")
        hands.until(lambda: "Print or save a page" in hands.words_on(window))
        hands.press(window, "Print or save a page")
        hands.press(window, "Save as PDF")
        hands.press(window, "Back to the code")
        assert noted(window.opened) == []
        ways.keep_the_code(window, "Use this code")
        hands.until(lambda: noted(window.opened))
        assert noted(window.opened) == [(What.RECOVERY_CODE, str(file), 0, 0)]

    def test_a_copy_that_could_not_be_noted_is_told_of(self, window: MainWindow, file: Path) -> None:
        window.go("settings")
        with nothing_can_be_written(window.opened):
            hands.press(window, "Save the file")
            hands.until(lambda: "was checked" in hands.words_on(window))
        assert "The journal could not note that it left." in hands.words_on(window)

    def test_a_drive_that_takes_nothing_is_told_and_the_file_is_there(self, rooms: Rooms, file: Path) -> None:
        window = rooms.main(full=True)
        hands.all_made(hands.go(window, InsightsPage, "insights"))
        hands.press(window, "Print")
        with nothing_can_be_written(window.opened):
            hands.press(window, "Save as PDF")
        words = hands.words_on(window)
        assert f"Saved here, for anyone who can open it: {file}" in words
        assert "The journal could not note that it left." in words
        assert file.is_file()


class TestThePage:
    def test_nothing_left_yet(self, window: MainWindow) -> None:
        assert "Nothing has been printed or saved as a file yet." in open_list(window)
        assert hands.focused_name() == "Back to Settings"

    def test_the_newest_stands_first_with_what_and_where(self, window: MainWindow, file: Path) -> None:
        note = window.opened.disclosures.note
        note(What.INSIGHTS, amount=2, private_items=3)
        note(What.CALENDAR_FILE, file, 1)
        note(What.EVERYTHING_READABLE, "-")
        words = open_list(window)
        shown = [words.index(each) for each in ("Everything in the journal", "A calendar file, 1", "Insights, 2 pages")]
        assert shown == sorted(shown)
        assert "Written to a command line today at" in words
        assert "Saved as a file today at" in words
        assert str(file) in words.splitlines()
        assert "Printed today at" in words
        assert "3 private items were in it." in words

    def test_earlier_ones_come_when_they_are_asked_for(self, window: MainWindow) -> None:
        for number in range(AT_A_TIME + 2):
            window.opened.disclosures.note(What.INSIGHTS, amount=number + 1)
        assert "Insights, 1 page\n" not in open_list(window)
        hands.press(window, "Show earlier")
        words = hands.words_on(window)
        assert "Insights, 1 page\n" in words
        assert f"Insights, {AT_A_TIME + 2} pages" in words
        assert "Show earlier" not in words


class TestKeeping:
    def test_it_is_no_action_and_leaves_in_no_export(self, window: MainWindow) -> None:
        window.opened.journal.save(Contact(name="Robin"))
        before = export.as_json(window.opened.reader)
        window.opened.disclosures.note(What.INSIGHTS, "/media/stick/pages.pdf", 2)
        assert export.as_json(window.opened.reader) == before
        hands.key(Key.Key_Z, CTRL)
        assert window.opened.reader.count("contact") == 0
        assert len(noted(window.opened)) == 1

    def test_it_is_there_the_next_time_and_in_a_backup(self, window: MainWindow, rooms: Rooms) -> None:
        window.opened.disclosures.note(What.HELP_SHEET, amount=1)
        made = window.opened.backups.make()
        window.opened.close()
        opened = rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE)
        assert noted(opened) == [(What.HELP_SHEET, "", 1, 0)]
        opened.disclosures.note(What.INSIGHTS, amount=1)
        opened.close()
        rooms.shelf.restore(rooms.shelf.choose(""), made.path, PASSPHRASE)
        opened = rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE)
        assert noted(opened) == [(What.HELP_SHEET, "", 1, 0)]
        opened.close()
