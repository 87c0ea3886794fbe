"""`.journal` files at the first window: one that is opened, and a backup in the place of a journal that is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.services.recovery_code import new_code
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.settings import ListedJournal
from tests import hands
from tests.conftest import PASSPHRASE
from tests.gui.rooms import Rooms
from tests.hands import Key

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CODE = new_code()
Harm = Callable[[Path], object]


@pytest.fixture
def entry(rooms: Rooms) -> ListedJournal:
    """A journal of two triggers; its newest backup has the first of them."""
    opened = rooms.shelf.make("Test", PASSPHRASE, CODE)
    opened.journal.save(Trigger(text="Payday"))
    opened.backups.note(opened.backups.make())
    opened.journal.save(Trigger(text="Weekend"))
    opened.close()
    return rooms.shelf.choose("")


def file_of(rooms: Rooms, entry: ListedJournal) -> Path:
    return rooms.shelf.backups_of(entry)[0].path


def unlocked(window: UnlockWindow) -> list[OpenJournal]:
    found: list[OpenJournal] = []
    window.unlocked.connect(found.append)
    return found


def texts(found: list[OpenJournal]) -> set[str]:
    """What is in the journal that was opened; it is closed."""
    hands.until(lambda: found)
    there = {each.text for each in found[0].reader.records(Trigger)}
    found[0].close()
    return there


def type_and_open(window: UnlockWindow, passphrase: str = PASSPHRASE) -> None:
    hands.fill(window, "Passphrase", passphrase)
    hands.press(window, "Open")


def look_inside(window: UnlockWindow, secret: str = PASSPHRASE, field: str = "Its passphrase") -> None:
    hands.until(lambda: window.is_complete)
    hands.fill(window, field, secret)
    hands.press(window, "Look inside")


def past_welcome(window: UnlockWindow) -> None:
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    hands.press(window, "Go to Today")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def no_folder(file: Path) -> None:
    file.parent.rename(file.parent.parent.parent / "away")


class TestOpeningAFile:
    def test_it_is_looked_into_and_put_in_place(self, rooms: Rooms, entry: ListedJournal) -> None:
        window = rooms.unlock(0)
        found = unlocked(window)
        window.look_into(file_of(rooms, entry))
        assert "saved on" in hands.words_on(window)
        look_inside(window)
        hands.until(lambda: "What is in it" in hands.words_on(window))
        said = hands.words_on(window)
        assert "1 trigger" in said
        assert "1 trigger added" in said, "what was written since would be taken back"
        assert "“Test”" in said
        assert hands.focused_name() == "What is in it", "a second Enter must not go back in time"
        hands.key(Key.Key_Return)
        hands.key(Key.Key_Tab)
        assert hands.focused_name() == "Go back to this one"
        hands.press(window, "Go back to this one")
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        assert "kept among your backups" in hands.words_on(window)
        hands.press(window, "Open the journal")
        past_welcome(window)
        assert texts(found) == {"Payday"}

    def test_one_from_another_computer_is_added(self, rooms: Rooms, entry: ListedJournal, tmp_path: Path) -> None:
        file = file_of(rooms, entry).rename(tmp_path / "from elsewhere.journal")
        rooms.shelf.take_off(entry)
        Path(entry.folder).rename(tmp_path / "away")
        window = rooms.unlock(0)
        found = unlocked(window)
        window.look_into(file)
        look_inside(window)
        hands.until(lambda: "Add it to this computer" in hands.words_on(window))
        hands.fill(window, "Name in the list", "Kitchen notes")
        hands.press(window, "Add it to this computer")
        past_welcome(window)
        assert texts(found) == {"Payday"}
        assert rooms.shelf.choose("Kitchen notes").id == entry.id

    def test_its_recovery_code_opens_it_too(self, rooms: Rooms, entry: ListedJournal) -> None:
        window = rooms.unlock(0)
        window.look_into(file_of(rooms, entry))
        hands.press(window, "Use the recovery code")
        look_inside(window, "ABCD", "Its recovery code")
        hands.until(lambda: "28 letters and digits" in hands.words_on(window))
        look_inside(window, CODE.lower(), "Its recovery code")
        hands.until(lambda: "What is in it" in hands.words_on(window))

    def test_a_wrong_passphrase_is_no_damage(self, rooms: Rooms, entry: ListedJournal) -> None:
        window = rooms.unlock(0)
        window.look_into(file_of(rooms, entry))
        look_inside(window, "not the right one")
        hands.until(lambda: "That did not open it." in hands.words_on(window))
        assert "damaged" not in hands.words_on(window)
        assert hands.focused_name() == "Its passphrase"

    def test_a_damaged_file_and_a_strange_one_are_called_that(
        self, rooms: Rooms, entry: ListedJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = rooms.unlock(0)
        good, strange = file_of(rooms, entry), tmp_path / "log.journal"
        strange.write_bytes(b"LPKSHHRH" + bytes(200))
        window.look_into(strange)
        assert "not a journal of this program" in hands.words_on(window)
        flip(good)
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: good)
        hands.press(window, "Choose another file")
        look_inside(window)
        hands.until(lambda: "This file is damaged" in hands.words_on(window))
        hands.press(window, "Back")
        assert hands.focused_name() == "Passphrase"


class TestADamagedJournal:
    @pytest.mark.parametrize("harm", [flip, cut, Path.unlink, no_folder], ids=["flipped", "cut", "gone", "no_folder"])
    def test_its_newest_good_backup_is_offered(self, rooms: Rooms, entry: ListedJournal, harm: Harm) -> None:
        harm(Path(entry.folder) / "journal.db")
        window = rooms.unlock(0)
        found = unlocked(window)
        type_and_open(window)
        hands.until(lambda: "Its newest good backup is of" in hands.words_on(window))
        button = next(each for each in hands.words_on(window).split("\n") if each.startswith("Open the backup of"))
        hands.press(window, button)
        hands.until(lambda: "You went back to a backup" in hands.words_on(window))
        hands.press(window, "Open the journal")
        past_welcome(window)
        assert texts(found) == {"Payday"}

    def test_a_damaged_backup_is_passed_over(self, rooms: Rooms, entry: ListedJournal) -> None:
        good = file_of(rooms, entry)
        good.rename(good.with_name("2026-01-31T08-15-40Z.journal"))
        opened = rooms.shelf.open(entry, PASSPHRASE)
        second = opened.backups.make().path
        opened.close()
        flip(second)
        flip(Path(entry.folder) / "journal.db")
        window = rooms.unlock(0)
        type_and_open(window)
        hands.until(lambda: "Its newest good backup is of" in hands.words_on(window))

    def test_keys_are_put_back_and_nothing_is_lost(self, rooms: Rooms, entry: ListedJournal) -> None:
        for name in ("keys.json", "keys.copy.json"):
            (Path(entry.folder) / name).write_text("{}")
        window = rooms.unlock(0)
        found = unlocked(window)
        type_and_open(window)
        hands.until(lambda: "nothing is lost" in hands.words_on(window))
        hands.press(window, "Put the keys back and open it")
        past_welcome(window)
        assert texts(found) == {"Payday", "Weekend"}

    def test_without_a_backup_another_file_can_be_chosen(
        self, rooms: Rooms, entry: ListedJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = file_of(rooms, entry).rename(tmp_path / "stick.journal")
        flip(Path(entry.folder) / "journal.db")
        window = rooms.unlock(0)
        type_and_open(window)
        hands.until(lambda: "There is no backup of it on this computer." in hands.words_on(window))
        monkeypatch.setattr(dialogs, "choose_file", lambda *_asked: file)
        hands.press(window, "Choose a backup file")
        look_inside(window)
        hands.until(lambda: "“Test”" in hands.words_on(window))

    def test_a_wrong_passphrase_says_nothing_of_damage(self, rooms: Rooms, entry: ListedJournal) -> None:
        window = rooms.unlock(0)
        type_and_open(window, "not the right one")
        hands.until(lambda: "That did not open it." in hands.words_on(window))
        assert "backup" not in hands.words_on(window)
