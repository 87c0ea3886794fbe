"""The main way through the program: start a journal, plan, check in, appointment, close, unlock, all is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QTabBar

from recovery_journal.app import Program
from recovery_journal.domain.care import Appointment
from recovery_journal.domain.daily import CheckIn, MedicationTaken, SleepQuality
from recovery_journal.domain.plan import Contact, CopingStrategy, Stage, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.hands import CTRL, SHIFT, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
TOMORROW = date.today() + timedelta(days=1)


def test_the_first_days_of_a_journal(start: Start) -> None:
    program = start()
    window = ways.start_a_journal(program)
    assert window.page().head.title.text().startswith("Good ")
    write_the_plan(window)
    check_in_by_keyboard(window)
    add_an_appointment(window)
    undo_and_redo(window)
    type_without_saving(window)
    program.quit()

    program = start()
    refuse_a_wrong_passphrase(program)
    window = ways.unlock(program)
    all_is_there(window.opened)
    history_in_words(window)
    the_draft_is_there(window)
    undo_after_reopening(window)
    program.lock()

    program = start()
    window = ways.unlock(program)
    assert the_one(window.opened, Trigger).strength == 6
    the_draft_is_there(window)


def write_the_plan(window: MainWindow) -> None:
    hands.press(window, "My plan")
    hands.press(window, "New trigger")
    assert hands.focused_name() == "What is it?"
    hands.type_text("Payday")
    hands.set_scale(window, "How strong is the pull?", 6)
    hands.choose(window, "My approach", "Limit it")
    hands.press(window, "Save")

    new_of_tab(window, "Signs", "New warning sign")
    hands.fill(window, "What do I notice?", "I skip dinner")
    hands.choose(window, "When does it show?", "Early")
    hands.key(Key.Key_S, CTRL)

    new_of_tab(window, "People & places", "New contact")
    hands.fill(window, "Name", "Sam")
    hands.fill(window, "Phone", "555 0100")
    hands.press(window, "Save")

    new_of_tab(window, "Coping", "New coping strategy")
    hands.fill(window, "What do I do?", "Walk to the river")
    hands.fill(window, "Steps", "Shoes on\nOut of the door")
    add_by_words(window, "People who can help with it", "sam")
    hands.press(window, "Save")

    to_tab(window, "Triggers")
    add_by_words(window, "When this happens, I", "walk")
    hands.press(window, "Save")


def check_in_by_keyboard(window: MainWindow) -> None:
    """From Today, with no mouse at all."""
    hands.key(Key.Key_1, CTRL)
    hands.tab_to("Mood right now")
    hands.type_text("6")
    hands.settle()
    assert window.page().head.title.text() == "Check-in"
    hands.tab_to("Urge right now")
    hands.type_text("10")
    hands.tab_to("Sleep last night")
    hands.type_text("7.5")
    hands.tab_to("Poor")
    hands.key(Key.Key_Right)
    hands.key(Key.Key_Space)
    hands.tab_to("Hungry")
    hands.key(Key.Key_Space)
    hands.tab_to("I skip dinner")
    hands.key(Key.Key_Space)
    hands.tab_to("Yes")
    hands.key(Key.Key_Space)
    hands.tab_to("Note")
    hands.type_text("A long day, and a walk at its end")
    hands.key(Key.Key_Return, CTRL)
    assert "Checked in today" in hands.words_on(window.page())


def add_an_appointment(window: MainWindow) -> None:
    answers = {"Day": "tomorrow", "Starts": "2:30 pm", "Ends": "3:20 pm", "My questions": "What comes after this?"}
    ways.begin_an_appointment(window, "First talk", answers)
    add_by_words(window, "With whom", "Sam")
    assert "First talk" in ways.save_and_look_at_today(window)


def undo_and_redo(window: MainWindow) -> None:
    hands.key(Key.Key_Z, CTRL)
    assert "First talk" not in hands.words_on(window.page())
    assert "Undone: appointment “First talk”" in hands.words_on(window)
    hands.key(Key.Key_Z, CTRL | SHIFT)
    assert "First talk" in hands.words_on(window.page())


def type_without_saving(window: MainWindow) -> None:
    """A change to a saved trigger and a new reason, both left as they are typed."""
    hands.press(window, "My plan")
    to_tab(window, "Triggers")
    hands.set_scale(window, "How strong is the pull?", 8)
    hands.press(window, "Save")
    hands.fill(window, "Note", "typed and not saved")
    new_of_tab(window, "Reasons & goals", "New reason")
    hands.fill(window, "What is the reason?", "My sister")


def refuse_a_wrong_passphrase(program: Program) -> None:
    window = program.unlock_window
    before = hands.words_on(window)
    hands.type_text("not the passphrase\n")
    hands.until(lambda: "That did not open it. Check Caps Lock." in hands.words_on(window))
    assert program.main_window is None
    assert len(hands.words_on(window).splitlines()) == len(before.splitlines()), "more is said than that"
    assert window.form.passphrase.selectedText() == "not the passphrase"


def all_is_there(opened: OpenJournal) -> None:
    trigger, strategy = the_one(opened, Trigger), the_one(opened, CopingStrategy)
    contact, sign = the_one(opened, Contact), the_one(opened, WarningSign)
    assert (trigger.text, trigger.strength) == ("Payday", 8)
    assert (sign.text, sign.stage) == ("I skip dinner", Stage.EARLY)
    assert (contact.name, contact.phone) == ("Sam", "555 0100")
    assert (strategy.text, strategy.steps) == ("Walk to the river", ("Shoes on", "Out of the door"))
    assert [link.to_id for link in opened.reader.links_from(trigger.id)] == [strategy.id]
    assert [link.to_id for link in opened.reader.links_from(strategy.id)] == [contact.id]
    check_in = the_one(opened, CheckIn)
    assert (check_in.mood, check_in.urge_now, check_in.sleep_hours) == (6, 10, 7.5)
    assert (check_in.sleep_quality, check_in.medication) == (SleepQuality.OKAY, MedicationTaken.YES)
    assert check_in.note == "A long day, and a walk at its end"
    appointment = the_one(opened, Appointment)
    assert (appointment.starts_on, appointment.starts_at, appointment.ends_at) == (TOMORROW, time(14, 30), time(15, 20))
    assert [each.text for each in opened.reader.questions_of([appointment.id])] == ["What comes after this?"]
    assert [link.to_id for link in opened.reader.links_from(appointment.id)] == [contact.id]


def history_in_words(window: MainWindow) -> None:
    hands.key(Key.Key_2, CTRL)
    to_tab(window, "Triggers")
    choose_first_row(window)
    menu = window.page().tab().form.open_menu()  # type: ignore[attr-defined]
    menu.actions()[0].trigger()
    box = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert "Strength: 6 → 8" in hands.words_on(box)
    hands.press(box, "Close")
    hands.wake(window)


def the_draft_is_there(window: MainWindow) -> None:
    hands.key(Key.Key_2, CTRL)
    to_tab(window, "Triggers")
    choose_first_row(window)
    note = hands.named(window, "Note", QPlainTextEdit)
    assert note.toPlainText() == "typed and not saved"
    assert "Not saved yet" in hands.words_on(window)
    to_tab(window, "Reasons & goals")
    choose_first_row(window)
    assert hands.named(window, "What is the reason?").property("text") == "My sister"
    to_tab(window, "Triggers")


def undo_after_reopening(window: MainWindow) -> None:
    hands.key(Key.Key_1, CTRL)
    hands.key(Key.Key_Z, CTRL)
    assert the_one(window.opened, Trigger).strength == 6
    assert "Undone: trigger “Payday”" in hands.words_on(window)


def add_by_words(window: MainWindow, question: str, words: str) -> None:
    hands.press(window, f"Add: {question}")
    hands.type_text(f"{words}\n")
    hands.settle()


def new_of_tab(window: MainWindow, tab: str, button: str) -> None:
    to_tab(window, tab)
    hands.press(window, button)


def to_tab(window: MainWindow, tab: str) -> None:
    """With the arrows in the row of tabs, or in the list that stands for it, as one goes there by keyboard."""
    tabs = hands.named(window, "Parts of my plan")
    assert isinstance(tabs, QTabBar | QComboBox)
    text = tabs.tabText if isinstance(tabs, QTabBar) else tabs.itemText
    at, to = tabs.currentIndex(), [text(each).replace("&&", "&") for each in range(tabs.count())].index(tab)
    tabs.setFocus()
    is_row = isinstance(tabs, QTabBar)
    on, back = (Key.Key_Right, Key.Key_Left) if is_row else (Key.Key_Down, Key.Key_Up)
    for _step in range(abs(to - at)):
        hands.key(on if to > at else back)
    assert tabs.currentIndex() == to


def choose_first_row(window: MainWindow) -> None:
    """Down from the search field enters the list, Enter goes to the form."""
    hands.key(Key.Key_F, CTRL)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Home)
    hands.key(Key.Key_Return)


def the_one(opened: OpenJournal, cls: type[Record]):  # type: ignore[no-untyped-def]
    """The only record of a kind."""
    (found,) = opened.reader.records(cls)
    return found
