"""What is spared at the start is there as soon as it is used, and says the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

KEPT_PLAIN = "from recovery_journal.gui import plain_imports; plain_imports.keep()\n"
SAID_OF_WRONG_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app = QApplication([])
calls = (
    lambda: QLabel(1, 2, 3, 4),
    lambda: QWidget().resize("wide"),
    lambda: QWidget().setWindowTitle(),
    lambda: QWidget(no_such_property=3),
    lambda: print(QWidget.resize.__doc__),
    lambda: __import__("inspect").signature(QWidget.setLayout),
)
for call in calls:
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
"""
LEFT_WAITING = "import sys; print('argparse' in sys.modules, 'logging' in sys.modules)"


def said(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout


def test_a_wrong_call_is_told_in_the_same_words() -> None:
    plain = said(KEPT_PLAIN + SAID_OF_WRONG_CALLS)
    assert "wrong argument types" in plain
    assert plain == said(SAID_OF_WRONG_CALLS)


@pytest.mark.parametrize(("script", "answer"), [("", "True True"), (KEPT_PLAIN, "False False")])
def test_what_writes_stub_files_is_not_compiled(script: str, answer: str) -> None:
    assert said(f"{script}import PySide6.QtWidgets\n{LEFT_WAITING}").strip() == answer


def test_nothing_for_the_network_is_loaded_with_the_journal() -> None:
    script = "import sys, recovery_journal.services.shelf; print('_ssl' in sys.modules)"
    assert said(KEPT_PLAIN + script).strip() == "False"
    assert said("import hashlib\n" + KEPT_PLAIN + "print(hashlib.sha256(b'').hexdigest()[:8])").strip() == "e3b0c442"


WITH_A_JOURNAL = KEPT_PLAIN + "import sys, recovery_journal.services.shelf\n"


def test_what_only_other_drivers_need_is_not_loaded_with_the_journal() -> None:
    script = "print([each for each in ('asyncio.events', 'email', 'concurrent.futures') if each in sys.modules])"
    assert said(WITH_A_JOURNAL + script).strip() == "[]"


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        ("import asyncio\nasync def f(): return 7\nprint(asyncio.run(f()))", "7"),
        ("from asyncio import Queue\nprint(Queue.__module__)", "asyncio.queues"),
        ("import asyncio.locks\nprint(asyncio.locks.Lock.__name__)", "Lock"),
        ("from importlib import metadata\nprint(metadata.version('SQLAlchemy')[:2])", "2."),
        ("import importlib.metadata\nprint(importlib.metadata.version('SQLAlchemy')[:2])", "2."),
        ("from sqlalchemy.util import concurrency as c\nprint(c.iscoroutine(3))", "False"),
    ],
)
def test_it_is_loaded_for_whoever_asks(script: str, answer: str) -> None:
    assert said(WITH_A_JOURNAL + script).strip() == answer
