"""A journal that was taken off the list is found again by its folder, with all that is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_journal.domain.plan import Trigger
from recovery_journal.gui import dialogs as dialogs_module
from recovery_journal.paths import Places
from tests import hands
from tests.journeys.conftest import Start
from tests.journeys.ways import start_a_journal, unlock

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Answers:
    """What the person answers in a box: a folder, yes to everything; and what they were told."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.told: list[str] = []

    def choose_folder(self, _parent: object, _title: str) -> Path | None:
        return self.folder

    def confirm(self, _parent: object, _text: str, _yes: str) -> bool:
        return True

    def tell(self, _parent: object, text: str) -> None:
        self.told.append(text)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Boxes answer themselves."""
    made = Answers()
    for name in ("choose_folder", "confirm", "tell"):
        monkeypatch.setattr(dialogs_module.dialogs, name, getattr(made, name))
    return made


def test_a_journal_off_the_list_opens_again_by_its_folder(start: Start, places: Places, answers: Answers) -> None:
    program = start()
    window = start_a_journal(program)
    window.opened.journal.save(Trigger(text="Pay day"))
    folder = window.opened.database.folder
    window.go("settings")
    hands.press(window, "Take it off the list")
    program.quit()

    again = start()
    assert again.unlock_window.first is not None
    answers.folder = places.data
    hands.press(again.unlock_window, "Open a journal’s folder")
    assert len(answers.told) == 1
    answers.folder = folder
    hands.press(again.unlock_window, "Open a journal’s folder")
    hands.settle()
    opened = unlock(again).opened
    assert [each.text for each in opened.reader.records(Trigger)] == ["Pay day"]
