"""The first window: the list, the passphrase, starting a journal, and what stands in the way of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from recovery_journal import help_lines
from recovery_journal import settings as settings_file
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.gui.start_journal import StartJournal
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.gui.unlock_form import opened_words
from recovery_journal.gui.widgets.notice import Notice
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.settings import LABEL_LIMIT, ListedJournal
from recovery_journal.storage.keys import KeyCost
from tests import hands
from tests.conftest import PASSPHRASE
from tests.hands import Key
from tests.journeys import ways

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Show = Callable[..., UnlockWindow]


@pytest.fixture
def show(qapp: QApplication, places: Places, cheap: KeyCost) -> Iterator[Show]:
    """Shows the first window as the program does."""
    shown: list[UnlockWindow] = []

    def make(journal: str = "", demo: bool = False, size: tuple[int, int] = (1280, 800)) -> UnlockWindow:
        window = UnlockWindow(SettingsStore(places.settings_file), lambda: Shelf(places, cheap), journal, demo)
        window.handed = []  # type: ignore[attr-defined]
        window.unlocked.connect(window.handed.append)  # type: ignore[attr-defined]
        window.resize(*size)
        window.show()
        hands.wake(window)
        hands.until(lambda: window.is_complete)
        shown.append(window)
        return window

    yield make
    for each in shown:
        each.prepare_to_leave()
        for opened in each.handed:  # type: ignore[attr-defined]
            opened.close()
        each.deleteLater()
    hands.settle()


@pytest.fixture
def two(shelf: Shelf) -> list[ListedJournal]:
    """Two journals on the list, both seen before; the second was open last."""
    for label in ("Robin", "Kitchen notes"):
        opened = shelf.make(label, PASSPHRASE)
        opened.prefer(replace(opened.preferences, welcomed=True))
        opened.close()
    return list(shelf.settings.journals)


def handed(window: UnlockWindow) -> list[OpenJournal]:
    found: list[OpenJournal] = window.handed  # type: ignore[attr-defined]
    return found


def words(window: UnlockWindow) -> str:
    return hands.words_on(window)


def questions(window: UnlockWindow) -> StartJournal:
    assert window.start_page is not None
    return window.start_page.questions


def test_the_first_start_has_one_thing_to_do(show: Show) -> None:
    window = show()
    assert "A journal of your own" in words(window)
    assert not window.form.passphrase.isVisible()
    assert hands.focused_name() == "Start a journal"


def test_the_journals_are_listed_and_the_last_one_is_chosen(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    assert [row.accessibleName() for row in window.form.rows] == ["Robin", "Kitchen notes"]
    assert window.form.chosen() == two[1]
    assert hands.focused() is window.form.passphrase
    assert window.form.passphrase.accessibleName() == "Passphrase"
    assert "only your recovery code can open this journal" in words(window)


def test_the_rows_say_what_they_are(show: Show, two: list[ListedJournal]) -> None:
    row = show().form.rows[1]
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.state().checked
    assert row.accessibleDescription() == "Opened today"


def test_a_journal_can_be_asked_for_by_label_or_id(show: Show, two: list[ListedJournal]) -> None:
    assert show("Robin").form.chosen() == two[0]
    assert show(two[0].id).form.chosen() == two[0]


def test_up_and_down_in_the_field_change_the_journal(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.type_text("abc")
    hands.key(Key.Key_Up)
    assert window.form.chosen() == two[0]
    hands.key(Key.Key_Up)
    assert window.form.chosen() == two[0]
    hands.key(Key.Key_Down)
    assert window.form.chosen() == two[1]
    assert window.form.passphrase.text() == "abc"


def test_a_click_on_a_row_chooses_it_and_goes_back_to_the_field(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.press(window, "Robin")
    assert window.form.chosen() == two[0]
    assert hands.focused() is window.form.passphrase


def test_enter_opens_the_chosen_journal(show: Show, two: list[ListedJournal]) -> None:
    window = show("Robin")
    hands.type_text(PASSPHRASE)
    hands.key(Key.Key_Return)
    hands.until(lambda: handed(window))
    assert handed(window)[0].id == two[0].id


def test_while_it_opens_the_button_says_so_and_nothing_is_asked_twice(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    window.form.passphrase.setText(PASSPHRASE)
    window.form.open_button.click()
    assert window.form.open_button.text() == "Opening"
    assert not window.form.open_button.isEnabled()
    assert window.form.passphrase.isReadOnly()
    window.form.passphrase.returnPressed.emit()
    hands.until(lambda: handed(window))
    hands.settle()
    assert len(handed(window)) == 1


def test_a_wrong_passphrase_says_so_and_nothing_else(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.type_text("not this one")
    hands.key(Key.Key_Return)
    hands.until(lambda: window.form.open_button.isEnabled())
    assert window.form.under_field.text() == "That did not open it. Check Caps Lock."
    assert window.form.passphrase.property("invalid") is True
    assert window.form.passphrase.selectedText() == "not this one" or window.form.passphrase.hasSelectedText()
    assert window.form.passphrase.text() == "not this one"
    assert hands.focused() is window.form.passphrase
    hands.type_text("x")
    assert window.form.passphrase.property("invalid") is False
    assert "only your recovery code" in window.form.under_field.text()


def test_no_passphrase_at_all_is_said_too(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.press(window, "Open")
    assert window.form.under_field.text() == "Enter the passphrase first."


def test_a_journal_open_elsewhere_is_told_in_a_strip(show: Show, shelf: Shelf, two: list[ListedJournal]) -> None:
    elsewhere = shelf.open(two[1], PASSPHRASE)
    window = show()
    hands.type_text(PASSPHRASE + "\n")
    hands.until(lambda: "open in another window" in words(window))
    assert window.form.passphrase.text() == PASSPHRASE
    elsewhere.close()
    hands.press(window, "Open")
    hands.until(lambda: handed(window))
    assert "open in another window" not in words(window)


def test_a_folder_that_is_gone_says_where_it_was(show: Show, two: list[ListedJournal]) -> None:
    Path(two[1].folder).rename(Path(two[1].folder).with_name("elsewhere"))
    window = show()
    hands.type_text(PASSPHRASE + "\n")
    hands.until(lambda: two[1].folder in words(window))


def test_show_shows_what_is_typed(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.type_text("abc")
    assert window.form.passphrase.displayText() != "abc"
    hands.press(window, "Show")
    assert window.form.passphrase.displayText() == "abc"
    hands.press(window, "Hide")
    assert window.form.passphrase.displayText() != "abc"


def test_the_demo_tells_its_passphrase(show: Show, two: list[ListedJournal]) -> None:
    window = show(demo=True)
    assert "Its passphrase is: demo" in words(window)
    assert "Start a new journal" not in words(window)


def test_a_label_is_shown_as_it_was_typed(show: Show, shelf: Shelf) -> None:
    shelf.make("<b>Robin</b> & co", PASSPHRASE).close()
    label = next(each for each in show().form.rows[0].findChildren(QLabel) if "Robin" in each.text())
    assert label.text() == "&lt;b>Robin&lt;/b> &amp; co"


def test_a_start_with_errors_says_each_beside_its_cause(show: Show) -> None:
    window = show()
    hands.press(window, "Start a journal")
    hands.fill(window, "Name in the list", "   ")
    hands.fill(window, "Passphrase again", "one")
    hands.press(window, "Go on")
    page = questions(window)
    assert page.name.error_text().startswith("Give the journal a name")
    assert [row.error_text() for row in page.passphrase.rows()] == [
        "Choose a passphrase.",
        "The two passphrases are not the same.",
    ]
    assert hands.focused_name() == "Name in the list"
    hands.type_text("My days")
    assert page.name.error_text() == ""


@pytest.mark.parametrize(("name", "said"), [("x" * (LABEL_LIMIT + 1), "too long"), ("a\u0007b", "cannot be shown")])
def test_a_name_that_cannot_be_is_said(show: Show, name: str, said: str) -> None:
    window = show()
    window.start_journal()
    page = questions(window)
    assert isinstance(page.name.editor, QLineEdit)
    page.name.editor.setText(name)
    hands.press(window, "Go on")
    assert said in page.name.error_text()
    assert page.name.editor.text() == name


def test_a_journal_is_made_and_first_it_says_what_it_is_not(show: Show, places: Places) -> None:
    window = show()
    hands.press(window, "Start a journal")
    assert hands.focused_name() == "Name in the list"
    hands.type_text("Robin")
    hands.choose(window, "Country", "Ireland")
    hands.fill(window, "Passphrase", PASSPHRASE)
    hands.fill(window, "Passphrase again", PASSPHRASE)
    hands.key(Key.Key_Return)
    ways.go_without_code(window)
    hands.until(lambda: "It does not replace care" in words(window))
    assert not handed(window)
    hands.press(window, "Go to Today")
    assert handed(window)[0].preferences.welcomed
    kept = settings_file.load(places.settings_file)
    assert (kept.region, kept.journals[0].label) == ("ie", "Robin")


def test_a_journal_that_was_not_gone_into_is_closed_when_the_person_leaves(
    show: Show, shelf: Shelf, two: list[ListedJournal]
) -> None:
    fresh = shelf.make("Fresh", PASSPHRASE)
    fresh.close()
    window = show()
    hands.type_text(PASSPHRASE + "\n")
    hands.until(lambda: "Before you begin" in words(window))
    window.prepare_to_leave()
    shelf.open(shelf.choose("Fresh"), PASSPHRASE).close()


def test_a_place_that_cannot_be_written_keeps_what_was_typed(show: Show, places: Places) -> None:
    window = show()
    places.data.parent.mkdir(parents=True, exist_ok=True)
    places.data.write_text("a file where the folder should be")
    window.start_journal()
    hands.fill(window, "Passphrase", PASSPHRASE)
    hands.fill(window, "Passphrase again", PASSPHRASE)
    hands.press(window, "Go on")
    code = ways.keep_the_code(window)
    hands.until(lambda: any(each.strong.text() for each in hands.seen(window, Notice)))
    assert hands.named(window, "Make the journal").isEnabled()
    hands.press(window, "Show the code again")
    assert ways.code_shown(window) == code
    hands.press(window, "Back")
    assert questions(window).passphrase.text() == PASSPHRASE


def test_back_leads_to_the_list_and_what_was_typed_stays(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.press(window, "Start a new journal")
    hands.fill(window, "Name in the list", "Another")
    hands.press(window, "Back")
    assert hands.focused() is window.form.passphrase
    hands.press(window, "Start a new journal")
    assert hands.focused().property("text") == "Another"


def test_the_country_is_guessed_from_the_system_and_never_made_up(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    window = show()
    window.start_journal()
    country = questions(window).region.editor
    assert isinstance(country, QComboBox)
    assert country.currentData() == "de"
    assert country.itemData(country.count() - 1) == help_lines.UNKNOWN


def test_help_now_opens_over_everything_and_gives_the_place_back(show: Show, two: list[ListedJournal]) -> None:
    window = show()
    hands.type_text("half a passph")
    hands.key(Key.Key_F9)
    assert "Someone may be overdosing" in words(window)
    assert "My people" not in words(window)
    hands.key(Key.Key_Escape)
    assert hands.focused() is window.form.passphrase
    assert window.form.passphrase.text() == "half a passph"
    hands.press(window, "Help now")
    hands.press(window, "Back")
    assert window.form.passphrase.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (960, 640), (640, 480)])
def test_help_now_is_whole_at_any_size(show: Show, two: list[ListedJournal], size: tuple[int, int]) -> None:
    window = show(size=size)
    assert window.cover.help.width() >= window.cover.help.sizeHint().width()
    assert window.form.width() >= window.form.minimumSizeHint().width()


def test_days_are_told_in_words() -> None:
    today = date.today()
    assert opened_words(today) == "Opened today"
    assert opened_words(today - timedelta(days=1)) == "Opened yesterday"
    assert opened_words(date(2020, 3, 3)) == "Opened March 3, 2020"
    assert opened_words(None) == "Not opened yet"
