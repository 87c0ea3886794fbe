"""The ring of Tab can be looked at, and what was asked can go without taking its neighbours along."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import recovery_journal
from recovery_journal.gui.widgets import focus_chain


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def owners(widgets: list[QWidget]) -> list[list[str]]:
    """Whose child each is, as Python keeps it: what goes with its owner."""
    return [[line for line in shiboken6.dump(each).splitlines() if line.startswith("parent")] for each in widgets]


@pytest.mark.parametrize("step", [focus_chain.after, focus_chain.before])
def test_whoever_is_asked_does_not_become_the_owner(window: QWidget, step: object) -> None:
    assert callable(step)
    every = [window, *(QLineEdit(window) for _ in range(3))]
    before, asked = owners(every), window
    for _ in range(2 * len(every)):
        asked = step(asked)
    assert owners(every) == before
    shiboken6.delete(every[2])
    assert [shiboken6.isValid(each) for each in every] == [True, True, False, True]


def test_it_goes_round_the_window(window: QWidget) -> None:
    first, second = QLineEdit(window), QLineEdit(window)
    assert [focus_chain.after(each) for each in (window, first, second)] == [first, second, window]
    assert [focus_chain.before(each) for each in (window, first, second)] == [second, window, first]


def test_what_python_has_not_made_stays_too(window: QWidget) -> None:
    area = QScrollArea(window)
    area.setWidget(QLineEdit())
    for _round in range(3):
        asked = focus_chain.before(window)
        while asked is not None and asked is not window:
            assert asked.window() is window
            asked = focus_chain.before(asked)
        gc.collect()
    assert shiboken6.isValid(area.widget())


def test_nobody_looks_at_it_in_another_way() -> None:
    sources = Path(recovery_journal.__file__).parent.rglob("*.py")
    assert [each.name for each in sources if "InFocusChain" in each.read_text("utf-8")] == ["focus_chain.py"]


def test_a_long_way_back_is_all_of_the_window_and_takes_nothing_along(window: QWidget) -> None:
    area = QScrollArea(window)
    area.setWidget(QLineEdit())
    every = [window, *(QLineEdit(window) for _ in range(3))]
    before = owners(every)
    one_by_one, asked = [], focus_chain.before(window)
    while asked is not None and asked is not window:
        one_by_one.append(asked)
        asked = focus_chain.before(asked)
    for _round in range(3):
        assert list(focus_chain.backwards(window)) == one_by_one
        gc.collect()
    assert owners(every) == before
    assert all(shiboken6.isValid(each) for each in (*every, area.widget()))
