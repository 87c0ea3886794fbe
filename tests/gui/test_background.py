"""The one worker: it answers in the thread that asked, and closing it waits for what runs and for nothing else."""

from __future__ import annotations

import threading
import time

from PySide6.QtWidgets import QApplication

from recovery_journal.gui.background import Background
from tests import hands


def test_it_answers_where_it_was_asked(qapp: QApplication) -> None:
    answers: list[object] = []
    background = Background()
    background.run(lambda: 1 + 1, lambda result: answers.append((result, threading.get_ident())), answers.append)
    background.run(lambda: 1 // 0, answers.append, lambda error: answers.append(type(error)))
    hands.until(lambda: len(answers) == 2)
    assert answers == [(2, threading.get_ident()), ZeroDivisionError]
    background.close()


def test_closing_waits_for_what_runs_and_lets_the_rest_go(qapp: QApplication) -> None:
    go_on, done = threading.Event(), []
    background = Background()
    background.run(lambda: (go_on.wait(5), done.append("first")), lambda _none: None, lambda _error: None)
    background.run(lambda: done.append("second"), lambda _none: None, lambda _error: None)
    threading.Timer(0.05, go_on.set).start()
    began = time.monotonic()
    background.close()
    assert done == ["first"]
    assert time.monotonic() - began < 4, "what never began was waited for"
