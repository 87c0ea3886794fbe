"""The stops of the tour about the way through care: its stages, tasks, coverage, people and goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.way import Coverage, TransitionItem
from tests import hands
from tests.tour.scene import Scene, Stop


def chapter(kind: str, *, full: bool, press: str = "") -> Callable[[Scene], QWidget]:
    """A part of Aftercare, and there what a button shows."""

    def come(scene: Scene) -> QWidget:
        window = scene.main() if full else scene.empty()
        window.go("aftercare").show_kind(kind)  # type: ignore[attr-defined]
        if press:
            hands.press(window, press)
        hands.settle()
        return window

    return come


def runs_out(scene: Scene) -> QWidget:
    """The approval of care ends soon, and the last stage ended a few days ago."""
    window = scene.main()
    opened, today = window.opened, window.opened.preferences.today()
    payer = opened.reader.records(Coverage)[0]
    opened.journal.save(replace(payer, authorised_until=today + timedelta(days=12)))
    window.go("aftercare").show_kind("way")  # type: ignore[attr-defined]
    hands.settle()
    return window


def stage(scene: Scene) -> QWidget:
    window = chapter("way", full=True)(scene)
    window.page().tab().stages.line.open_stage()  # type: ignore[attr-defined]
    hands.settle()
    return window


def tasks(scene: Scene) -> QWidget:
    """The list as Today leads to it."""
    window = scene.main()
    window.go("aftercare", TransitionItem.KIND)
    hands.settle()
    return window


WAY_STOPS: tuple[Stop, ...] = (
    Stop("aftercare", "way", chapter("way", full=True)),
    Stop("aftercare", "way_empty", chapter("way", full=False)),
    Stop("aftercare", "way_table", chapter("way", full=True, press="Show as table")),
    Stop("aftercare", "way_runs_out", runs_out),
    Stop("aftercare", "way_stage", stage),
    Stop("aftercare", "way_tasks", tasks),
    Stop("aftercare", "way_task_list", chapter("transition_item", full=True)),
    Stop("aftercare", "way_task_list_empty", chapter("transition_item", full=False)),
    Stop("aftercare", "people", chapter("care_people", full=True)),
    Stop("aftercare", "people_empty", chapter("care_people", full=False)),
    Stop("aftercare", "coverage", chapter("coverage", full=True)),
    Stop("aftercare", "coverage_empty", chapter("coverage", full=False)),
)
