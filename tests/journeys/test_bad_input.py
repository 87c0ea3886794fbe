"""What cannot be taken is said beside its cause, in a clear sentence, and nothing that was typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from recovery_journal.app import Program
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.plan import Contact, Trigger
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.paths import Places
from recovery_journal.services.shelf import Shelf
from recovery_journal.storage import keys
from recovery_journal.storage.connecting import FILE, PAGE, connect
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]


@pytest.fixture
def window(start: Start) -> MainWindow:
    """The main window of a new journal."""
    return ways.start_a_journal(start())


def row(window: QWidget, question: str) -> FormRow:
    return next(each for each in hands.seen(window, FormRow) if each.question == question)


def text_of(window: QWidget, name: str) -> str:
    field = hands.named(window, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def paste(window: QWidget, name: str, text: str) -> None:
    """As from the clipboard, at once."""
    field = hands.named(window, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


class TestTexts:
    @pytest.mark.parametrize(
        ("question", "limit", "words"),
        [("What is it?", 200, "201 of 200 characters"), ("Note", 20_000, "20001 of 20000 characters")],
    )
    def test_one_that_is_too_long_stays_and_its_limit_is_told(
        self, window: MainWindow, question: str, limit: int, words: str
    ) -> None:
        new_trigger(window, "Payday")
        hands.named(window, question).clear()  # type: ignore[attr-defined]
        paste(window, question, "x" * limit)
        assert words not in hands.words_on(window)
        paste(window, question, "x")
        assert words in hands.words_on(row(window, question))
        hands.key(Key.Key_S, CTRL)
        assert f"{limit}" in row(window, question).error_text() or f"{limit:,}" in row(window, question).error_text()
        assert hands.focused_name() == question
        assert len(text_of(window, question)) == limit + 1
        assert window.opened.reader.records(Trigger) == []
        assert kept_draft(window)

    def test_one_that_must_not_be_empty_is_asked_for(self, window: MainWindow) -> None:
        new_trigger(window, "   ")
        hands.fill(window, "Note", "a thought")
        hands.press(window, "Save")
        assert row(window, "What is it?").error_text()
        assert text_of(window, "Note") == "a thought"
        assert window.opened.reader.records(Trigger) == []

    def test_the_sentence_goes_when_it_is_put_right(self, window: MainWindow) -> None:
        new_trigger(window, "   ")
        hands.fill(window, "Note", "a thought")
        hands.press(window, "Save")
        hands.fill(window, "What is it?", "Payday")
        hands.press(window, "Save")
        assert row(window, "What is it?").error_text() == ""
        assert [each.text for each in window.opened.reader.records(Trigger)] == ["Payday"]

    def test_breaks_and_signs_that_nobody_sees_are_blanks_in_one_line(self, window: MainWindow) -> None:
        new_trigger(window, "")
        paste(window, "What is it?", "pay\nday\u2028at\x00the\x07 corner 😀 עברית\r\n")
        hands.press(window, "Add: People I can call")
        paste(window, "Search contacts", "Mara\nLind")
        hands.key(Key.Key_Return)
        hands.key(Key.Key_S, CTRL)
        assert [each.text for each in window.opened.reader.records(Trigger)] == ["pay day at the corner 😀 עברית"]
        assert [each.name for each in window.opened.reader.records(Contact)] == ["Mara Lind"]

    def test_what_nobody_sees_is_nothing(self, window: MainWindow) -> None:
        new_trigger(window, "")
        paste(window, "What is it?", "\n\x07\u2029")
        hands.key(Key.Key_S, CTRL)
        assert row(window, "What is it?").error_text()
        assert window.opened.reader.records(Trigger) == []


class TestDays:
    @pytest.mark.parametrize("typed", ["February 30", "2026-02-30", "13/45/2026", "some day"])
    def test_one_that_does_not_exist_stays_as_it_was_typed(self, window: MainWindow, typed: str) -> None:
        new_appointment(window)
        hands.fill(window, "Day", typed)
        hands.press(window, "Save")
        assert row(window, "Day").error_text()
        assert text_of(window, "Day") == typed
        assert text_of(window, "What is it?") == "First talk"
        assert window.opened.reader.records(Appointment) == []

    def test_an_end_before_its_start_is_said_at_the_end(self, window: MainWindow) -> None:
        new_appointment(window)
        hands.fill(window, "Day", "tomorrow")
        hands.fill(window, "Starts", "3 pm")
        hands.fill(window, "Ends", "2 pm")
        hands.press(window, "Save")
        assert row(window, "Ends").error_text()
        assert window.opened.reader.records(Appointment) == []
        hands.fill(window, "Ends", "")
        hands.named(window, "Ends", QLineEdit).clear()
        hands.fill(window, "Last day, if it is more than one day", "yesterday")
        hands.press(window, "Save")
        assert row(window, "Last day, if it is more than one day").error_text()
        assert window.opened.reader.records(Appointment) == []

    def test_no_day_at_all_is_asked_for(self, window: MainWindow) -> None:
        new_appointment(window)
        hands.press(window, "Save")
        assert row(window, "Day").error_text() == "Please choose a day."

    @pytest.mark.parametrize("typed", ["tomorrow", "February 30", ""])
    def test_a_check_in_is_not_for_a_day_that_cannot_be(self, window: MainWindow, typed: str) -> None:
        window.go("check_ins")
        hands.press(window, "Fill in an earlier day")
        hands.named(window, "Which day?", QLineEdit).clear()
        hands.fill(window, "Which day?", typed)
        hands.press(window, "Open this day")
        assert row(window, "Which day?").error_text()
        assert text_of(window, "Which day?") == typed or typed == "tomorrow"  # a day that is understood is spelled out

    def test_a_second_check_in_of_a_day_edits_the_first(self, window: MainWindow) -> None:
        day = window.opened.preferences.today() - timedelta(days=3)
        for mood, note in ((4, "first"), (7, "second")):
            open_day(window, day)
            if mood == 7:
                assert text_of(window, "Note") == "first"
            hands.set_scale(window, "Mood right now", mood)
            hands.fill(window, "Note", note)
            hands.press(window, "Save check-in")
        (check_in,) = window.opened.reader.records(CheckIn)
        assert (check_in.day, check_in.mood, check_in.note) == (day, 7, "second")


class TestJournals:
    @pytest.mark.parametrize("label", ["../../etc/passwd", "C:\\Robin: a/b*?", ".hidden", "~root"])
    def test_a_label_with_path_characters_is_only_a_label(self, start: Start, places: Places, label: str) -> None:
        window = ways.start_a_journal(start(), label=label)
        assert label in hands.words_on(window.sidebar)
        assert [each.name for each in places.journals.iterdir()] == [window.opened.id]
        assert sorted(each.name for each in places.data.iterdir() if each.is_dir()) == ["journals"]

    @pytest.mark.parametrize("place", [0.0, 0.02, 0.2, 0.4, 0.6, 0.8, 1.0])
    def test_a_damaged_file_is_called_that_and_left_alone(self, start: Start, journal: Path, place: float) -> None:
        """Wherever the damage is: in what is read at once, or where nobody has looked when Today is there."""
        content = bytearray((journal / FILE).read_bytes())
        content[PAGE + int(place * (len(content) - PAGE - 1))] ^= 0xFF
        (journal / FILE).write_bytes(content)
        program = start()
        said = refusal(program)
        assert "damaged" in said
        assert "Caps Lock" not in said
        assert program.main_window is None
        assert (journal / FILE).read_bytes() == content

    def test_a_newer_file_is_called_that_and_left_alone(self, start: Start, journal: Path) -> None:
        connection = connect(journal / FILE, keys.unwrap(journal, keys.PASSPHRASE, ways.PASSPHRASE))
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        content = (journal / FILE).read_bytes()
        assert "newer version of the program" in refusal(start())
        assert (journal / FILE).read_bytes() == content

    def test_a_missing_folder_is_named(self, start: Start, journal: Path) -> None:
        shutil.rmtree(journal)
        assert str(journal) in refusal(start())

    def test_a_second_instance_is_told_of_the_first(self, start: Start, shelf: Shelf, journal: Path) -> None:
        other = shelf.open(shelf.choose(""), ways.PASSPHRASE)
        program = start()
        assert "open in another window" in refusal(program)
        other.close()
        hands.key(Key.Key_Return)
        assert ways.main_window(program).opened.id == journal.name

    def test_what_cannot_be_saved_stays_on_the_form(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        said: list[str] = []
        monkeypatch.setattr(dialogs, "tell", lambda _parent, text: said.append(text))
        new_trigger(window, "Payday")
        only_reading(window, on=True)
        hands.press(window, "Save")
        hands.settle()
        assert "nothing could be saved" in " ".join([*said, hands.words_on(window)])
        assert text_of(window, "What is it?") == "Payday"
        only_reading(window, on=False)
        hands.press(window, "Save")
        assert [each.text for each in window.opened.reader.records(Trigger)] == ["Payday"]


@pytest.fixture
def journal(shelf: Shelf) -> Path:
    """The folder of a closed journal."""
    opened = shelf.make("My journal", ways.PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    opened.close()
    return opened.database.folder


def refusal(program: Program) -> str:
    """What the unlock window says when the journal cannot be opened; what was typed is still there."""
    window = program.unlock_window
    hands.type_text(f"{ways.PASSPHRASE}\n")
    hands.until(lambda: window.form.open_button.isEnabled())
    hands.settle()
    assert program.main_window is None
    assert window.form.passphrase.text() == ways.PASSPHRASE
    assert "That did not open it" not in hands.words_on(window)
    return hands.words_on(window)


def new_trigger(window: MainWindow, text: str) -> None:
    window.go("plan")
    hands.key(Key.Key_N, CTRL)
    hands.type_text(text)


def new_appointment(window: MainWindow) -> None:
    window.go("aftercare")
    hands.key(Key.Key_N, CTRL)
    hands.type_text("First talk")


def open_day(window: MainWindow, day: date) -> None:
    window.go("check_ins")
    hands.press(window, "Fill in an earlier day")
    hands.fill(window, "Which day?", day.isoformat())
    hands.press(window, "Open this day")


def kept_draft(window: MainWindow) -> bool:
    window.write_drafts()
    return bool(window.opened.drafts.of_kind(Trigger.KIND))


def only_reading(window: MainWindow, on: bool) -> None:
    """Has the open file refuse to be written, as a drive does that turned read-only."""
    with window.opened.database.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA query_only = {int(on)}")
