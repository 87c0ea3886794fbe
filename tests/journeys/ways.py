"""Ways that several journeys share: a first start, an unlock, the main window once it is there."""

from __future__ import annotations

from recovery_journal.app import Program
from recovery_journal.gui.main_window import MainWindow
from tests import hands

PASSPHRASE = "four plain words here"


def start_a_journal(program: Program, label: str = "My journal", passphrase: str = PASSPHRASE) -> MainWindow:
    """From the first window of a first start to Today."""
    window = program.unlock_window
    hands.press(window, "Start a journal")
    hands.fill(window, "Name in the list", label)
    hands.fill(window, "Passphrase", passphrase)
    hands.fill(window, "Passphrase again", passphrase)
    hands.choose(window, "Country", "United States")
    hands.press(window, "Make the journal")
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    hands.press(window, "Go to Today")
    return main_window(program)


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
    return program.main_window
