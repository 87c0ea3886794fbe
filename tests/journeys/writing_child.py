"""A process of its own that writes one word into every text field there is, some saved and some not.

`python -m tests.journeys.writing_child MODE WORD PASSPHRASE`: unlocks the one journal of this home, types, says
'typed', and then quits, locks when it is told to, or waits to be killed.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from recovery_journal.app import Program, start_afresh
from recovery_journal.gui import errors, theme
from recovery_journal.gui.dialogs import dialogs
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.paths import places
from tests import hands
from tests.hands import CTRL, Key

PLAN = ("trigger", "warning_sign", "coping_strategy", "contact", "safe_place", "boundary", "reason", "letter")
NOT_FOR_WORDS = ("Day", "Starts", "Ends", "Last day, if it is more than one day", "How long does it take?", "Phone")


def main(mode: str, word: str, passphrase: str) -> None:
    errors.forbid_core_dumps()
    app = QApplication(["test", *theme.BASE_STYLE])
    where = places()
    errors.install(where.log_file)
    dialogs.tell = lambda _parent, _text: None  # type: ignore[method-assign]
    program = Program(app, where, replace_process=lambda: start_afresh(where))
    program.start()
    QTimer.singleShot(0, lambda: write(program, mode, word, passphrase))
    sys.exit(app.exec())


def write(program: Program, mode: str, word: str, passphrase: str) -> None:
    """All there is to write, then the end."""
    try:
        window = unlock(program, passphrase)
        for page in (write_plan, write_check_in, write_appointment):
            page(window, word)
        search(window, word)
    except BaseException:
        import traceback

        say(traceback.format_exc())
        os._exit(3)
    go_wrong(word)
    QTimer.singleShot(100, lambda: end(program, mode))


def end(program: Program, mode: str) -> None:
    say("typed")
    if mode == "quit":
        program.quit()
    elif mode == "lock":
        sys.stdin.readline()  # the test looks at this process first
        program.lock()


def say(text: str) -> None:
    """To the test, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def unlock(program: Program, passphrase: str) -> MainWindow:
    hands.wake(program.unlock_window)
    hands.type_text(passphrase + "\n")
    hands.until(lambda: program.main_window is not None)
    assert program.main_window is not None
    hands.wake(program.main_window)
    return program.main_window


def write_plan(window: MainWindow, word: str) -> None:
    """On some pages one record that is saved, then changed without Save, and a new one that is not saved."""
    hands.key(Key.Key_2, CTRL)
    plan = window.page()
    assert isinstance(plan, PlanPage)
    for kind in PLAN:
        plan.show_kind(kind)
        hands.key(Key.Key_N, CTRL)
        write_everywhere(window, f"{word} kept")
        hands.key(Key.Key_S, CTRL)
        write_everywhere(window, f"{word} changed")
        hands.key(Key.Key_N, CTRL)
        write_everywhere(window, f"{word} new")


def write_check_in(window: MainWindow, word: str) -> None:
    hands.key(Key.Key_3, CTRL)
    hands.key(Key.Key_N, CTRL)
    hands.press(window, "More questions")
    write_everywhere(window, f"{word} kept")
    hands.key(Key.Key_S, CTRL)
    hands.key(Key.Key_3, CTRL)
    hands.key(Key.Key_N, CTRL)
    write_everywhere(window, f"{word} changed")


def write_appointment(window: MainWindow, word: str) -> None:
    hands.key(Key.Key_4, CTRL)
    hands.key(Key.Key_N, CTRL)
    write_everywhere(window, f"{word} kept")
    hands.fill(window, "Day", "yesterday")
    hands.key(Key.Key_S, CTRL)
    hands.press(window, "Add")
    write_everywhere(window, f"{word} changed")
    hands.key(Key.Key_N, CTRL)
    write_everywhere(window, f"{word} new")


def search(window: MainWindow, word: str) -> None:
    hands.key(Key.Key_2, CTRL)
    hands.key(Key.Key_F, CTRL)
    hands.type_text(word)


def go_wrong(word: str) -> None:
    """Faults whose texts hold what was typed."""
    qWarning(f"something with {word}")
    QTimer.singleShot(0, lambda: int(word))


def write_everywhere(window: MainWindow, text: str) -> None:
    """Types into each field for words that is shown on the page, and sets every list that drops down."""
    for field in list(hands.seen(window.page())):
        if isinstance(field, QLineEdit | QPlainTextEdit) and is_for_words(field):
            field.setFocus()
            field.selectAll()
            hands.type_text(text)
        elif isinstance(field, QComboBox) and field.accessibleName() == "Kind":
            field.setCurrentIndex(1)


def is_for_words(field: QWidget) -> bool:
    name = field.accessibleName()
    return bool(name) and name not in NOT_FOR_WORDS and not name.startswith("Search") and field.isEnabled()


if __name__ == "__main__":
    main(*sys.argv[1:])
