"""The stops of the tour through the guided builder: its beginning, each kind of screen, and the plan in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan_builder import PlanBuilderPage
from recovery_journal.gui.pages.plan_builder_chapters import screens
from tests import hands
from tests.tour.scene import Scene, Stop


def begin(stopped: bool) -> Callable[[Scene], QWidget]:
    """The beginning, perhaps where it was stopped before."""

    def come(scene: Scene) -> QWidget:
        window = scene.empty()
        if stopped:
            window.opened.prefer(replace(window.opened.preferences, builder_place="early_signs"))
        window.go("plan_builder", "begin").enter()
        return window

    return come


def question(key: str, full: bool = True, typed: str = "") -> Callable[[Scene], QWidget]:
    """The first screen with a question, in the full journal or in an empty one, with words typed into it."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        page = _at(window, key)
        if typed:
            hands.type_text(typed)
        assert page.card.isVisible()
        return window

    return come


def picked(scene: Scene) -> QWidget:
    window = scene.empty()
    _at(window, "triggers")
    for _each in range(3):
        hands.key(hands.Key.Key_Space)
        hands.key(hands.Key.Key_Right)
    return window


def summary(full: bool) -> Callable[[Scene], QWidget]:
    """The plan in words, or what stands there before anything was answered."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        page = _at(window, screens(window.opened.reader)[-1].question.key)
        while not page.summary.isVisible():
            page.skip()
        _lay_out()
        return window

    return come


def _at(window: MainWindow, key: str) -> PlanBuilderPage:
    place = next(each.place for each in screens(window.opened.reader) if each.question.key == key)
    window.opened.prefer(replace(window.opened.preferences, builder_place=place))
    page = hands.go(window, PlanBuilderPage, "plan_builder", "begin")
    page.go_on()
    _lay_out()
    return page


def _lay_out() -> None:
    """Larger text takes a few turns until every line has the height it needs."""
    for _turn in range(3):
        hands.settle()


BUILDER_STOPS: tuple[Stop, ...] = (
    Stop("builder", "begin", begin(False)),
    Stop("builder", "go_on", begin(True)),
    Stop("builder", "reasons_empty", question("reasons", full=False)),
    Stop("builder", "triggers", question("triggers")),
    Stop("builder", "picked", picked),
    Stop("builder", "late_signs", question("late_signs", full=False)),
    Stop("builder", "people_empty", question("helpers", full=False, typed="Sam\nAlex\nKi")),
    Stop("builder", "phones", question("phones")),
    Stop("builder", "responses", question("responses")),
    Stop("builder", "calls", question("calls")),
    Stop("builder", "summary", summary(True)),
    Stop("builder", "summary_empty", summary(False)),
)
