"""The passphrase is forgotten: the recovery code opens the journal, all is there, and a new passphrase is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recovery_journal.app import Program
from recovery_journal.domain.plan import Trigger
from recovery_journal.gui.unlock import UnlockWindow
from recovery_journal.paths import Places
from tests import hands
from tests.hands import CTRL, Key
from tests.journeys import ways

# The offscreen platform says so of every popup and every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Start = Callable[[], Program]
NEW = "other plain words now"


def test_the_code_from_paper_leads_back_into_the_journal(start: Start, places: Places) -> None:
    code, program = make_with_code(start())
    window = ways.main_window(program)
    window.opened.journal.save(Trigger(text="Payday"))
    window.go("plan")
    hands.press(window, "New trigger")
    hands.type_text("half a thought")
    program.lock()

    program = start()
    forget(program.unlock_window, code)
    hands.type_text(NEW)
    hands.fill(program.unlock_window, "New passphrase again", NEW + "\n")
    window = ways.main_window(program)
    assert [each.text for each in window.opened.reader.records(Trigger)] == ["Payday"]
    assert "half a thought" in str(window.opened.drafts.of_kind(Trigger.KIND))
    nowhere_in_clear(places, code)
    program.quit()

    assert ways.unlock(start(), NEW).opened.reader.records(Trigger)


def test_a_lock_before_the_new_passphrase_leaves_the_old_one(start: Start) -> None:
    code, program = make_with_code(start())
    ways.main_window(program)
    program.quit()

    program = start()
    forget(program.unlock_window, code)
    hands.type_text("half typed")
    program.lock()

    program = start()
    assert ways.unlock(program).opened.preferences.welcomed


def test_a_new_code_from_settings_takes_the_place_of_the_old_one(start: Start) -> None:
    first, program = make_with_code(start())
    window = ways.main_window(program)
    window.go("settings")
    hands.press(window, "Make a new recovery code")
    hands.type_text(ways.PASSPHRASE + "\n")
    hands.until(lambda: "Your recovery code" in hands.words_on(window))
    second = ways.keep_the_code(window, "Use this code")
    hands.until(lambda: "opens this journal from now on" in hands.words_on(window))
    program.quit()

    program = start()
    unlock_window = program.unlock_window
    hands.press(unlock_window, "Use the recovery code")
    hands.type_text(first + "\n")
    hands.until(lambda: "does not open the journal" in hands.words_on(unlock_window))
    hands.type_text(second + "\n")
    hands.until(lambda: "Choose a new passphrase" in hands.words_on(unlock_window))


def test_everything_gives_way_to_the_lock_while_a_code_is_made(start: Start, places: Places) -> None:
    code, program = make_with_code(start())
    window = ways.main_window(program)
    window.go("settings")
    hands.press(window, "Make a new recovery code")
    hands.type_text(ways.PASSPHRASE + "\n")
    hands.until(lambda: "Your recovery code" in hands.words_on(window))
    hands.key(Key.Key_L, CTRL)
    assert not window.isVisible()

    program = start()
    forget(program.unlock_window, code)


def make_with_code(program: Program) -> tuple[str, Program]:
    """A new journal, gone into; and its recovery code."""
    window = program.unlock_window
    ways.answer_the_questions(window)
    code = ways.keep_the_code(window)
    hands.until(lambda: "Before you begin" in hands.words_on(window))
    hands.press(window, "Go to Today")
    return code, program


def forget(window: UnlockWindow, code: str) -> None:
    """From the first window, with the code, to the question for a new passphrase."""
    hands.press(window, "Use the recovery code")
    hands.type_text(code.lower().replace("-", " ") + "\n")
    hands.until(lambda: "Choose a new passphrase" in hands.words_on(window))
    assert hands.focused_name() == "New passphrase"


def nowhere_in_clear(places: Places, code: str) -> None:
    """The code stands in no file, with dashes or without."""
    for file in (each for root in (places.data, places.config) for each in root.rglob("*") if each.is_file()):
        content = file.read_bytes()
        assert code.encode() not in content, file.name
        assert code.replace("-", "").encode() not in content, file.name
