"""The stops of the tour about the plan map and what is missing in the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.plan import PlanPage
from recovery_journal.gui.pages.plan_map_part import MapPart
from tests import hands
from tests.benchmarks.large_plan import a_large_plan
from tests.tour.scene import Scene, Stop

KEYS = {"down": Qt.Key.Key_Down, "right": Qt.Key.Key_Right}


def the_map(window: QWidget) -> MapPart:
    """The map of a window, in view."""
    assert isinstance(window, MainWindow)
    page = hands.go(window, PlanPage, "plan")
    part = page.show_kind("map")
    assert isinstance(part, MapPart)
    hands.settle()
    return part


def plain(scene: Scene) -> QWidget:
    window = scene.main()
    the_map(window)
    return window


def chosen(*keys: str) -> Callable[[Scene], QWidget]:
    """A card chosen by keys, from the first one on."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        the_map(window).enter()
        for each in keys:
            hands.key(KEYS[each])
        return window

    return come


def gap_list(scene: Scene) -> QWidget:
    window = scene.main()
    the_map(window).show_gap_list()
    return window


def put_aside(scene: Scene) -> QWidget:
    window = gap_list(scene)
    hands.tab_to("Not for me")
    hands.key(Qt.Key.Key_Space)
    return window


def as_text(scene: Scene) -> QWidget:
    window = scene.main()
    the_map(window)
    hands.press(window, "Show as text")
    return window


def add_link(scene: Scene) -> QWidget:
    window = chosen("down")(scene)
    the_map(window).add_link()
    return window


def pick_link(scene: Scene) -> QWidget:
    window = chosen("down")(scene)
    menu = the_map(window).add_link()
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    return window


def empty(scene: Scene) -> QWidget:
    window = scene.empty()
    the_map(window)
    return window


def large(*keys: str) -> Callable[[Scene], QWidget]:
    """40 triggers, 60 signs, 60 strategies, 30 people and 300 links."""

    def come(scene: Scene) -> QWidget:
        window = scene.empty()
        window.opened.journal.save(*a_large_plan())
        the_map(window).enter()
        for each in keys:
            hands.key(KEYS[each])
        return window

    return come


def today_open(scene: Scene) -> QWidget:
    window = scene.main()
    page = window.go("today")
    area = page.scroll_area
    hands.settle()
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return window


MAP_STOPS: tuple[Stop, ...] = (
    Stop("map", "plain", plain),
    Stop("map", "trigger", chosen()),
    Stop("map", "sign", chosen("down", "right")),
    Stop("map", "person", chosen("right", "right", "right")),
    Stop("map", "gaps", gap_list),
    Stop("map", "gap_put_aside", put_aside),
    Stop("map", "as_text", as_text),
    Stop("map", "add_link", add_link),
    Stop("map", "pick_link", pick_link),
    Stop("map", "empty", empty),
    Stop("map", "large", large()),
    Stop("map", "large_chosen", large("down", "down", "right")),
    Stop("map", "today_open", today_open),
)
