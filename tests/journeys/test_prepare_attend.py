"""The way through one appointment: prepare it from the journal, print its sheet, attend, and follow up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from recovery_journal.app import Program
from recovery_journal.domain.aims import Goal
from recovery_journal.domain.care import Appointment, AppointmentQuestion, Occurrence, OccurrenceState
from recovery_journal.domain.plan import CopingStrategy
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.aftercare import AftercarePage
from recovery_journal.gui.pages.print_view import dialogs
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
QUESTION = "Why do I wake at four?"


def test_prepare_attend_and_follow_up(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()
    window = ways.start_a_journal(program)
    plan_it(window)
    prepare(window)
    print_the_sheet(window, tmp_path / "sheet.pdf", monkeypatch)
    attend(window)
    follow_up(window)
    program.quit()

    program = start()
    window = ways.unlock(program)
    assert {each.title for each in window.opened.reader.records(Appointment)} == {
        "First talk",
        "Ask about night classes",
    }
    assert [each.text for each in window.opened.reader.records(CopingStrategy)] == ["Ask about night classes"]


def plan_it(window: MainWindow) -> None:
    """Planned for today, and found in the week."""
    answers = {"Day": "today", "Ends": "11:59 pm", "What to bring": "Clinic card"}
    ways.begin_an_appointment(window, "First talk", answers)
    assert "Bring: Clinic card" in ways.save_and_look_at_today(window)


def prepare(window: MainWindow) -> None:
    """An entry that is marked becomes a question, and loses its mark."""
    opened = window.opened
    entry = JournalEntry(day=opened.preferences.today(), title=QUESTION, asks_about=True)
    opened.journal.save(entry)
    page = aftercare(window)
    page.detail.gather()
    hands.press(window, f"Add: {QUESTION}")
    assert [each.text for each in opened.reader.everything(AppointmentQuestion)] == [QUESTION]
    kept = opened.reader.get(JournalEntry, entry.id)
    assert kept is not None
    assert not kept.asks_about


def print_the_sheet(window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen first, then kept as a file."""

    def name_file(_parent: QWidget | None, *_words: str) -> Path:
        return file

    monkeypatch.setattr(dialogs, "name_file", name_file)
    hands.press(window, "Make a sheet to print")
    hands.press(window, "Save as PDF")
    assert file.read_bytes().startswith(b"%PDF")
    hands.key(Key.Key_Escape)
    assert aftercare(window).appointments.views.is_agenda()


def attend(window: MainWindow) -> None:
    page = aftercare(window)
    hands.press(window, QUESTION)
    hands.press(window, "Kept")
    page.detail.card.afterwards.editor("outcome").setFocus()
    hands.type_text("A plan for the night")
    page.detail.card.afterwards.editor("next_step").setFocus()
    hands.type_text("Ask about night classes")
    hands.key(Key.Key_S, CTRL)
    [told] = window.opened.reader.everything(Occurrence)
    assert (told.state, told.outcome, told.next_step) == (
        OccurrenceState.KEPT, "A plan for the night", "Ask about night classes",
    )  # fmt: skip
    assert all(each.asked for each in window.opened.reader.everything(AppointmentQuestion))


def follow_up(window: MainWindow) -> None:
    """A goal that is taken back, then an appointment and a response of the plan."""
    opened = window.opened
    hands.press(window, "Make it a goal")
    assert [each.text for each in opened.reader.records(Goal)] == ["Ask about night classes"]
    hands.key(Key.Key_Z, CTRL)
    assert opened.reader.records(Goal) == []

    hands.press(window, "Make it an appointment")
    hands.fill(window, "Day", "tomorrow")
    hands.press(window, "Save")
    first = next(each for each in opened.reader.records(Appointment) if each.title == "First talk")
    window.go("aftercare", first.id)

    menu = aftercare(window).detail.card.afterwards.follow_up.open_plan()
    menu.actions()[0].trigger()
    menu.close()
    hands.settle()
    assert window.page().head.title.text() == "My plan"
    hands.press(window, "Save")


def aftercare(window: MainWindow) -> AftercarePage:
    return hands.go(window, AftercarePage, "aftercare")
