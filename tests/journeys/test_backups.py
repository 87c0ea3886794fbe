"""Backups over whole lives of the program: made at quit, owed by a lock, opened as a file, gone back to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from recovery_journal.app import Program
from recovery_journal.domain.plan import Trigger
from recovery_journal.gui import backing_up
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.record_list_parts import RecordView
from tests import hands
from tests.journeys import ways
from tests.journeys.conftest import Start

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def add_trigger(window: MainWindow, text: str) -> None:
    window.go("plan").start_new()
    hands.fill(window, "What is it?", text)
    hands.key(hands.Key.Key_S, hands.CTRL)


def backups(program: Program) -> list[Path]:
    shelf = program.shelf()
    return [each.path for each in shelf.backups_of(shelf.choose(""))]


def triggers(window: MainWindow) -> set[str]:
    return {each.text for each in window.opened.reader.records(Trigger)}


def test_quit_makes_the_backup_and_lock_leaves_it_to_the_next_unlock(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    add_trigger(ways.start_a_journal(program), "Payday")
    program.lock()
    assert backups(program) == []
    monkeypatch.setattr(backing_up, "AFTER_UNLOCK", 20)
    again = start()
    window = ways.unlock(again)
    hands.until(lambda: not window.opened.backups.is_due())
    first = backups(again)
    assert len(first) == 1
    monkeypatch.setattr(backing_up, "AFTER_UNLOCK", 60_000)
    add_trigger(window, "Weekend")
    again.quit()
    assert not window.isVisible()
    assert again.shelf().look_into(backups(again)[0], ways.PASSPHRASE).counts["trigger"] == 2


def test_a_file_that_the_program_is_started_with_leads_back(start: Start, tmp_path: Path) -> None:
    program = start()
    window = ways.start_a_journal(program)
    add_trigger(window, "Payday")
    file = window.opened.backups.save_copy(tmp_path / "as it was.journal").path
    add_trigger(window, "Weekend")
    program.quit()
    again = start()
    again.look_into(file)
    first = again.unlock_window
    hands.until(lambda: "Open this file" in hands.words_on(first))
    hands.fill(first, "Its passphrase", ways.PASSPHRASE)
    hands.press(first, "Look inside")
    hands.until(lambda: "1 trigger added" in hands.words_on(first))
    hands.press(first, "Go back to this one")
    hands.until(lambda: "You went back to a backup" in hands.words_on(first))
    hands.press(first, "Open the journal")
    assert triggers(ways.main_window(again)) == {"Payday"}
    again.look_into(file)
    hands.until(lambda: "Nothing has changed." in hands.words_on(ways.main_window(again)))


def test_after_going_back_the_program_locks_and_the_step_can_be_taken_back(start: Start) -> None:
    program = start()
    window = ways.start_a_journal(program)
    add_trigger(window, "Payday")
    window.keeper.make()
    hands.until(lambda: not window.keeper.is_running)
    add_trigger(window, "Weekend")
    go_back(program, "Today at")
    program = start()
    assert triggers(ways.unlock(program)) == {"Payday"}
    go_back(program, "From before you went back")
    assert triggers(ways.unlock(start())) == {"Payday", "Weekend"}


def go_back(program: Program, row: str) -> None:
    """Chooses the backup whose line says this, and goes back to it; the program has locked then."""
    window = ways.main_window(program)
    page = window.go("settings")
    hands.press(page, "See all backups")
    view = hands.named(page, "Backups", RecordView)
    model = view.model()
    lines = [str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())]
    view.setCurrentIndex(model.index(next(at for at, line in enumerate(lines) if row in line), 0))
    hands.until(lambda: "Since then" in hands.words_on(page))
    hands.fill(page, "Your passphrase", ways.PASSPHRASE)
    hands.press(page, "Go back to this backup")
    hands.until(lambda: "You went back to a backup" in hands.words_on(window))
    hands.press(window, "Open the journal")
    assert not window.isVisible()
