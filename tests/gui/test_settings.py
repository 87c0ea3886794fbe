"""Settings: each takes effect at once and is kept; a name and a passphrase are checked first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from recovery_journal import settings as settings_file
from recovery_journal.gui import dates, theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.services.problems import JournalProblem
from recovery_journal.settings import Settings
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms, nothing_can_be_written
from tests.hands import CTRL, Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(rooms: Rooms) -> Iterator[MainWindow]:
    window = rooms.main()
    window.go("settings")
    yield window
    dates.set_current(dates.Dates())


def kept(rooms: Rooms) -> Settings:
    """The settings as they stand on the disk."""
    return settings_file.load(rooms.places.settings_file)


def error_of(window: MainWindow, question: str) -> str:
    return next(each for each in hands.seen(window, FormRow) if each.question == question).error_text()


class TestLook:
    @pytest.mark.parametrize(
        ("words", "name"), [("Light", "light"), ("Dark", "dark"), ("High contrast", "high_contrast")]
    )
    def test_the_appearance_changes_at_once(self, window: MainWindow, rooms: Rooms, words: str, name: str) -> None:
        hands.choose(window, "Appearance", "As the system")
        hands.choose(window, "Appearance", words)
        assert theme.current().name == name
        assert kept(rooms).appearance == name

    def test_a_second_click_does_not_leave_it_without_an_appearance(self, window: MainWindow) -> None:
        hands.choose(window, "Appearance", "Dark")
        hands.choose(window, "Appearance", "Dark")
        assert window.store.now.appearance == "dark"
        assert hands.named(window, "Appearance").value() == "dark"  # type: ignore[attr-defined]

    def test_the_text_size_is_the_same_by_list_and_by_key(self, window: MainWindow, rooms: Rooms) -> None:
        hands.choose(window, "Text size", "150 %")
        assert theme.current().factor == 1.5
        assert kept(rooms).text_size == 150
        hands.key(Key.Key_Plus, CTRL)
        assert hands.named(window, "Text size", QComboBox).currentText() == "160 %"

    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("Use the system’s typeface", "system_font"),
            ("Less motion", "less_motion"),
            ("Always show the menu", "show_menu"),
        ],
    )
    def test_ticks_are_kept(self, window: MainWindow, rooms: Rooms, words: str, name: str) -> None:
        before = getattr(kept(rooms), name)
        hands.named(window, words, QCheckBox).click()
        assert getattr(kept(rooms), name) is not before


class TestPlaceAndTime:
    def test_the_region_changes_what_help_now_shows(self, window: MainWindow, rooms: Rooms) -> None:
        hands.choose(window, "Region", "United Kingdom")
        hands.key(Key.Key_F9)
        assert "999" in hands.words_on(window)
        assert kept(rooms).region == window.store.now.region != "us"

    def test_when_a_day_begins_is_kept_in_the_journal(self, window: MainWindow) -> None:
        hands.choose(window, "A day begins at", "6:00 am")
        assert window.opened.preferences.day_begins_at == 6

    def test_the_first_weekday_and_the_clock_are_seen_everywhere(self, window: MainWindow) -> None:
        hands.choose(window, "First day of the week", "Monday")
        hands.choose(window, "Clock", "14:30")
        assert (window.opened.preferences.first_weekday, window.opened.preferences.clock) == (1, 24)
        window.go("today")
        assert dates.current().first_weekday == 1
        assert dates.current().clock_24

    def test_what_the_journal_cannot_keep_is_said_and_stays_as_it_was(self, window: MainWindow) -> None:
        with nothing_can_be_written(window.opened):
            hands.choose(window, "A day begins at", "6:00 am")
            assert "could be saved there" in hands.words_on(window)
        assert window.opened.preferences.day_begins_at == 4
        assert hands.named(window, "A day begins at", QComboBox).currentData() == 4

    def test_what_the_settings_file_cannot_keep_is_said(self, window: MainWindow, rooms: Rooms) -> None:
        (rooms.places.config / "settings.toml.new").mkdir()
        for group, words in (("Region", "Canada"), ("Appearance", "Dark")):
            hands.choose(window, group, words)
            assert "The settings file cannot be written" in hands.words_on(window)
            window.toast.dismiss()
        hands.key(Key.Key_Plus, CTRL)
        assert theme.current().factor > 1

    def test_they_are_there_again_after_reopening(self, window: MainWindow, rooms: Rooms) -> None:
        hands.choose(window, "Clock", "14:30")
        window.opened.close()
        again = rooms.shelf.open(rooms.shelf.choose(""), PASSPHRASE)
        assert again.preferences.clock == 24
        again.close()


class TestThisJournal:
    def test_a_new_name_is_kept_and_shown(self, window: MainWindow, rooms: Rooms) -> None:
        hands.fill(window, "Name in the list", "../Robin/and: more")
        hands.press(window, "Rename")
        assert [each.label for each in kept(rooms).journals] == ["../Robin/and: more"]
        assert "../Robin/and: more" in hands.words_on(window.sidebar)
        assert Path(kept(rooms).journals[0].folder).is_dir()

    @pytest.mark.parametrize("name", ["", "   ", "x" * 61])
    def test_a_name_that_cannot_be_is_refused_beside_it(self, window: MainWindow, rooms: Rooms, name: str) -> None:
        field = hands.fill(window, "Name in the list", name)
        if not name:
            field.clear()  # type: ignore[attr-defined]
        hands.press(window, "Rename")
        assert error_of(window, "Name in the list")
        assert field.property("text") == name
        assert [each.label for each in kept(rooms).journals] == ["Test"]

    def test_it_is_taken_off_the_list_after_a_question_and_stays_where_it_is(
        self, window: MainWindow, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter([False, True])
        monkeypatch.setattr(dialogs, "confirm", lambda _parent, _text, _yes: next(answers))
        hands.press(window, "Take it off the list")
        assert len(kept(rooms).journals) == 1
        hands.press(window, "Take it off the list")
        assert kept(rooms).journals == ()
        assert (window.opened.database.folder / "journal.db").exists()
        assert not hands.named(window, "Take it off the list").isEnabled()

    def test_its_folder_is_shown(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        hands.press(window, "Show its folder")
        assert asked[0].toLocalFile() == str(window.opened.database.folder)
        assert str(window.opened.database.folder) in hands.words_on(window)


class TestPassphrase:
    def test_a_new_one_opens_it_and_the_old_one_does_not(self, window: MainWindow, rooms: Rooms) -> None:
        change(window, PASSPHRASE, "another long passphrase", "another long passphrase")
        hands.until(lambda: "The passphrase is changed." in hands.words_on(window))
        fields = [each.accessibleName() for each in hands.seen(window, QLineEdit)]
        assert not [each for each in fields if "assphrase" in each]
        window.opened.close()
        entry = rooms.shelf.choose("")
        with pytest.raises(JournalProblem, match="wrong_passphrase"):
            rooms.shelf.open(entry, PASSPHRASE)
        rooms.shelf.open(entry, "another long passphrase").close()

    def test_a_wrong_one_in_use_is_said_beside_it_and_nothing_is_lost(self, window: MainWindow) -> None:
        change(window, "not this one", "another long passphrase", "another long passphrase")
        hands.until(lambda: error_of(window, "Passphrase in use now"))
        assert hands.named(window, "New passphrase", QLineEdit).text() == "another long passphrase"
        assert hands.focused_name() == "Passphrase in use now"

    def test_two_that_differ_and_none_are_said_beside_them(self, window: MainWindow) -> None:
        change(window, PASSPHRASE, "one", "two")
        assert error_of(window, "New passphrase again") == "The two passphrases are not the same."
        hands.press(window, "Cancel")
        hands.press(window, "Change the passphrase")
        hands.press(window, "Use the new passphrase")
        assert error_of(window, "Passphrase in use now")
        assert error_of(window, "New passphrase")

    def test_what_was_typed_is_forgotten_on_leaving(self, window: MainWindow) -> None:
        hands.press(window, "Change the passphrase")
        hands.fill(window, "New passphrase", "half typed")
        window.go("today")
        window.go("settings")
        hands.press(window, "Change the passphrase")
        assert hands.named(window, "New passphrase", QLineEdit).text() == ""


def change(window: MainWindow, now: str, new: str, again: str) -> None:
    hands.press(window, "Change the passphrase")
    hands.fill(window, "Passphrase in use now", now)
    hands.fill(window, "New passphrase", new)
    hands.fill(window, "New passphrase again", again)
    hands.press(window, "Use the new passphrase")
