"""Ways that several journeys share: a first start, an unlock, the main window once it is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from recovery_journal.app import Program
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.unlock import UnlockWindow
from tests import hands
from tests.hands import CTRL, Key

PASSPHRASE = "four plain words here"


def start_a_journal(
    program: Program, label: str = "My journal", passphrase: str = PASSPHRASE, with_code: bool = False
) -> MainWindow:
    """From the first window of a first start to Today."""
    window = program.unlock_window
    answer_the_questions(window, label, passphrase)
    if with_code:
        keep_the_code(window)
    else:
        go_without_code(window)
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    hands.press(window, "Go to Today")
    return main_window(program)


def answer_the_questions(window: UnlockWindow, label: str = "My journal", passphrase: str = PASSPHRASE) -> None:
    """From the first window of a first start to the recovery code."""
    hands.press(window, "Start a journal")
    hands.fill(window, "Name in the list", label)
    hands.fill(window, "Passphrase", passphrase)
    hands.fill(window, "Passphrase again", passphrase)
    hands.choose(window, "Country", "United States")
    hands.press(window, "Go on")


def keep_the_code(window: QWidget, finish: str = "Make the journal") -> str:
    """Reads the recovery code that is shown, and types the two groups that are asked back; gives the code."""
    code = code_shown(window)
    hands.press(window, "I have a copy")
    for number, group in enumerate(code.split("-"), 1):
        if f"Group {number}" in hands.words_on(window).splitlines():
            hands.fill(window, f"Group {number}", group.lower())
    hands.press(window, finish)
    return code


def code_shown(window: QWidget) -> str:
    """The recovery code as it stands on the page."""
    boxes = hands.named(window, "Recovery code").findChildren(QLabel)
    return "-".join(each.text() for each in boxes if len(each.text()) == 4)


def go_without_code(window: QWidget) -> None:
    """Says that there shall be no recovery code."""
    hands.press(window, "Go on without a code")
    hands.press(window, "I accept there is no way back")
    hands.press(window, "Make the journal without a code")


def unlock(program: Program, passphrase: str = PASSPHRASE) -> MainWindow:
    """From the unlock window to Today, by keyboard alone."""
    hands.wake(program.unlock_window)
    assert hands.focused_name() == "Passphrase"
    hands.type_text(passphrase + "\n")
    return main_window(program)


def main_window(program: Program) -> MainWindow:
    """The main window, once the journal is open."""
    hands.until(lambda: program.main_window is not None)
    assert program.main_window is not None
    hands.wake(program.main_window)
    hands.all_made(program.main_window)
    return program.main_window


def begin_an_appointment(window: MainWindow, title: str, answers: Mapping[str, str]) -> None:
    """By keyboard to the form of a new appointment, and its title and some answers typed."""
    hands.key(Key.Key_4, CTRL)
    hands.key(Key.Key_N, CTRL)
    assert hands.focused_name() == "What is it?"
    hands.type_text(title)
    for name, text in answers.items():
        hands.fill(window, name, text)


def save_and_look_at_today(window: MainWindow) -> str:
    """Saves the form that is open and goes to Today; gives the words there."""
    hands.press(window, "Save")
    hands.press(window, "Today")
    return hands.words_on(window.page())
