"""Deleting a journal for good, through the real windows: it ends at the first window, and nothing of it is left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.paths import Places
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.storage.keys import KeyCost
from tests import hands
from tests.conftest import PASSPHRASE
from tests.journeys import ways
from tests.journeys.conftest import Start

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said in a box."""
    said: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, text: said.append(text))
    return said


def made(shelf: Shelf, label: str) -> OpenJournal:
    """A journal whose owner has been welcomed."""
    opened = shelf.make(label, PASSPHRASE)
    opened.prefer(replace(opened.preferences, welcomed=True))
    return opened


def delete(window: QWidget, everything: bool, backups: bool) -> None:
    window.go("settings")  # type: ignore[attr-defined]
    hands.press(window, "Delete for good")
    if everything:
        hands.choose(window, "What to delete", "Everything")
    if backups:
        box = next(each for each in hands.seen(window) if each.accessibleName().startswith("Also delete"))
        box.click()  # type: ignore[attr-defined]
    hands.press(window, "Go on")
    hands.fill(window, "Passphrase or recovery code", PASSPHRASE)
    hands.fill(window, "Type the word “delete”", "delete")
    hands.press(window, "Delete for good")


def files(*folders: Path) -> set[Path]:
    return {each for folder in folders for each in folder.rglob("*") if each.is_file()}


def test_one_journal_goes_and_its_backups_are_named(
    start: Start, places: Places, cheap: KeyCost, told: list[str]
) -> None:
    shelf = Shelf(places, cheap)
    other, opened = made(shelf, "Other"), made(shelf, "Mine")
    other.close()
    opened.journal.save(Trigger(text="A street"))
    backup = opened.backups.make().path
    opened.close()
    program = start()
    replaced: list[bool] = []
    program._replace_process = lambda: replaced.append(True)
    delete(ways.unlock(program, PASSPHRASE), everything=False, backups=False)
    hands.until(lambda: replaced)
    assert not (places.journals / opened.id).exists()
    assert backup.exists()
    (words,) = told
    assert words.startswith("The journal is deleted.")
    assert f"1 backup is still here: {backup.parent}" in words
    assert [each.id for each in Shelf(places).settings.journals] == [other.id]
    again = start()
    assert "Mine" not in hands.words_on(again.unlock_window)
    ways.unlock(again, PASSPHRASE)


def test_everything_goes_and_the_next_start_is_a_first_one(
    start: Start, places: Places, cheap: KeyCost, told: list[str]
) -> None:
    shelf = Shelf(places, cheap)
    made(shelf, "Other").close()
    opened = made(shelf, "Mine")
    opened.backups.make()
    opened.close()
    places.log_file.write_text("ValueError at journal.py:3\n")
    program = start()
    replaced: list[bool] = []
    program._replace_process = lambda: replaced.append(True)
    delete(ways.unlock(program, PASSPHRASE), everything=True, backups=True)
    hands.until(lambda: replaced)
    assert told == ["All of it is deleted."]
    assert files(places.data, places.config) == set()
    assert start().unlock_window.first is not None
