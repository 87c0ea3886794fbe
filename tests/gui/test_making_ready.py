"""What is done ahead is done while Today is seen, changes nothing, and keeps its problems to itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import asking_ahead, making_ready, unlock_opening
from recovery_journal.gui.making_ready import MakingReady
from recovery_journal.gui.pages.check_ins import CheckInsPage
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.reader import Reader
from recovery_journal.services.shelf import OpenJournal
from tests import hands
from tests.gui.rooms import Rooms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_pages_are_imported_and_questions_asked(qtbot: QtBot, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[OpenJournal] = []
    really = asking_ahead.questions
    monkeypatch.setattr(asking_ahead, "questions", lambda opened: asked.append(opened) or really(opened))
    monkeypatch.setattr(making_ready, "BEGIN_AFTER", 0)
    window = rooms.main(full=True)
    newest = window.opened.journal.next_undo()
    made = MakingReady(window)
    qtbot.waitUntil(lambda: not made._steps, timeout=30_000)
    assert asked == [window.opened]
    assert {*unlock_opening.NEEDED, *unlock_opening.LATER} <= set(sys.modules)
    assert window.opened.journal.next_undo() == newest


def test_the_first_visits_ask_nothing_again(qtbot: QtBot, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_ready, "BEGIN_AFTER", 0)
    window = rooms.main(full=True)
    made = MakingReady(window)
    qtbot.waitUntil(lambda: not made._steps, timeout=30_000)
    asked: list[Any] = []
    once = Reader.once

    def watched(reader: Reader, question: Any, read: Callable[[], Any]) -> Any:
        return once(reader, question, lambda: asked.append(question) or read())

    monkeypatch.setattr(Reader, "once", watched)
    for page_id in ("plan", "check_ins", "aftercare"):
        hands.followed(window.go(page_id))
    for kind in (UrgeLog.KIND, JournalEntry.KIND):
        hands.go(window, CheckInsPage, "check_ins").show_kind(kind)
    assert asked == []


def test_what_fails_is_left_for_the_page_to_tell(qtbot: QtBot, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_opened: Any) -> list[Any]:
        raise JournalProblem("damaged")

    monkeypatch.setattr(asking_ahead, "questions", fail)
    monkeypatch.setattr(making_ready, "BEGIN_AFTER", 0)
    window = rooms.main()
    made = MakingReady(window)
    qtbot.waitUntil(lambda: len(made._steps) <= 1, timeout=30_000)
    assert window.page().isVisible()


def test_each_question_is_answered_by_a_journal_with_nothing_in_it(opened: OpenJournal) -> None:
    for ask in asking_ahead.questions(opened):
        ask()
