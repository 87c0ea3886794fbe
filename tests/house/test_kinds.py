"""Every kind, choice and problem has all that belongs to it; no key means two things."""

from __future__ import annotations

import ast
from collections import Counter
from enum import StrEnum
from typing import Any, get_args

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from recovery_journal.domain import aims, care, daily, hard_days, lapse, plan, record, urges, way, writing
from recovery_journal.domain.kinds import ENTITIES
from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.domain.record import Record, RuleBroken
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.settings_store import SettingsStore
from recovery_journal.paths import Places
from recovery_journal.services import content, problems
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.problems import JournalProblem
from recovery_journal.services.shelf import OpenJournal, Shelf
from recovery_journal.services.words import field_words, kind_words, rule_words
from recovery_journal.storage import disk_problems
from recovery_journal.storage.tables import whole
from tests.house.sources import calls, files
from tests.property.strategies import BY_KIND

OF_THE_DISK = {*disk_problems._OF_THE_DISK.values(), *disk_problems._OF_THE_DRIVER.values()}
EVERY_KIND = pytest.mark.parametrize("kind", ENTITIES)
LISTS = [
    each
    for module in (aims, care, daily, hard_days, lapse, plan, record, urges, way, writing)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
]


class TestKinds:
    @EVERY_KIND
    def test_each_has_words_a_table_and_a_strategy(self, kind: str) -> None:
        assert kind_words(kind)
        assert kind_words(kind, many=True)
        assert kind in whole().tables
        assert kind in BY_KIND

    @EVERY_KIND
    def test_each_field_has_words(self, kind: str) -> None:
        words = [field_words(kind, name) for name in field_types(ENTITIES[kind])]
        assert all(words)
        assert [each for each in words if not each[0].isupper()] == []

    @EVERY_KIND
    def test_no_two_fields_have_the_same_words(self, kind: str) -> None:
        words = Counter(field_words(kind, name) for name in field_types(ENTITIES[kind]))
        assert [each for each, count in words.items() if count > 1] == []

    @EVERY_KIND
    def test_each_choice_of_each_field_has_words(self, kind: str) -> None:
        for hint in field_types(ENTITIES[kind]).values():
            for wanted in (inner_type(hint), *get_args(inner_type(hint))):
                if isinstance(wanted, type) and issubclass(wanted, StrEnum):
                    assert wanted in LISTS
                    assert all(words for _, words in choices_of(wanted))

    @pytest.mark.parametrize("words", LISTS)
    def test_no_two_choices_of_a_list_have_the_same_words(self, words: type[StrEnum]) -> None:
        said = [each for _, each in choices_of(words)]
        assert len(set(said)) == len(said) == len(words)

    @pytest.mark.parametrize("kind", content.CATEGORY_FIELDS)
    def test_suggestions_fit_their_kind_and_are_enough(self, kind: str) -> None:
        cls = ENTITIES[kind]
        assert issubclass(cls, Record)
        found = content.suggestions(kind)
        for each in found:
            assert cls(**each.values)
        by_category = Counter(each.category for each in found)
        field = content.CATEGORY_FIELDS[kind]
        choices = [each.value for each in inner_type(field_types(cls)[field])] if field else ["all"]
        assert set(by_category) == set(choices)
        assert min(by_category.values()) >= 8


def codes(*makers: str) -> dict[str, ast.Call]:
    """The code that each call of a maker begins with, all over the sources."""
    found = [(call.args[0], call) for path in files() for called, call in calls(path) if called in makers and call.args]
    return {first.value: call for first, call in found if isinstance(first, ast.Constant)}


class TestProblems:
    def test_every_problem_has_a_calm_sentence(self) -> None:
        raised = codes("JournalProblem")
        assert len(raised) > 10
        for code in raised:
            given = {"folder": "/a", "label": "b", "path": "/c", "kind": "d", "number": 1, "field": "e", "limit": 2}
            words = problems.sentence(JournalProblem(code, **given, file="/c", drive="/d", journals=(("f", "g"),)))
            assert words.endswith((".", "/a", "/c", ")")), code
            assert "…" not in words, code

    def test_every_problem_of_the_disk_has_one_too(self) -> None:
        for code in OF_THE_DISK:
            assert problems.sentence(JournalProblem(code, folder="/a"))

    def test_every_sentence_is_needed(self) -> None:
        raised = {*codes("JournalProblem"), *OF_THE_DISK}
        indirect = {"keys_missing", "keys_damaged", "unknown_journal", "no_journal", "damaged"}
        assert set(problems._SENTENCES) - raised - indirect == set()

    def test_a_sentence_stands_even_where_a_value_is_not_known(self) -> None:
        for code in problems._SENTENCES:
            assert problems.sentence(JournalProblem(code))

    def test_every_broken_rule_has_a_sentence(self) -> None:
        for code in codes("RuleBroken"):
            assert rule_words(RuleBroken(code, "text", limit=1, low=0, high=10)).endswith(".")


class TestKeys:
    @pytest.fixture
    def window(self, qtbot: QtBot, opened: OpenJournal, places: Places, shelf: Shelf) -> MainWindow:
        made = MainWindow(opened, SettingsStore(places.settings_file), shelf)
        qtbot.addWidget(made)
        return made

    @pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    def test_no_key_of_the_window_means_two_things(self, window: MainWindow) -> None:
        keys = Counter(each for found in held_by(window) for each in found)
        assert len(keys) >= 10
        assert {key: count for key, count in keys.items() if count > 1} == {}


def held_by(window: Any) -> list[set[str]]:
    """The keys of each action and shortcut of a window."""
    actions = {id(each): each for each in window.findChildren(QAction)}
    held = [{key_words(key) for key in each.shortcuts()} for each in actions.values()]
    return held + [{key_words(each.key())} for each in window.findChildren(QShortcut)]


def key_words(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
