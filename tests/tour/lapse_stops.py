"""The stops of the tour after a lapse: the four steps, what is read later, and what Today brings forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.hard_days import ToleranceBreak
from recovery_journal.domain.lapse import Lapse
from recovery_journal.domain.way import TransitionItem, TransitionWindow
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.lapse_flow import LapseFlowPage
from tests import hands
from tests.tour.scene import TODAY, Scene, Stop, scroll

POINTS = [
    ("I took the whole pay out in cash", "Leave it in the bank and ask Theo"),
    ("I did not answer when Sam called", "Pick up, and say: stay on the phone"),
    ("I got off at Pine", ""),
]


def flow(scene: Scene, empty: bool = False) -> tuple[MainWindow, LapseFlowPage]:
    """The flow of today, at its beginning."""
    window = scene.empty() if empty else scene.main()
    page = hands.go(window, LapseFlowPage, "lapse", ("begin", TODAY))
    hands.settle()
    return window, page


def step(number: int, screen: int = 0, empty: bool = False) -> Callable[[Scene], QWidget]:
    """A step, reached by going on; the earlier ones are answered in the full journal."""

    def come(scene: Scene) -> QWidget:
        window, page = flow(scene, empty)
        if not empty:
            page.steps.safe.safe.options()[0].click()
            page.steps.safe.with_me.setText("Theo is with me until 10.")
            page.steps.understand.question("choices").editor.set_points(POINTS)
        if number > 1:
            page.go_on()
        if number == 2 and not empty:
            page.steps.reach.cards.options()[0].click()
            page.steps.reach.reached.options()[1].click()
        if number > 2:
            page.go_on()
        for _ in range(screen):
            page.go_on()
        page.enter()
        if number == 4:
            page.steps.understand.skip_requested.emit()
        hands.settle()
        return window

    return come


def safe_end(scene: Scene) -> QWidget:
    window, page = flow(scene)
    page.steps.safe.safe.options()[1].click()
    hands.settle()
    scroll(page.scroll_area, 1)
    return window


def changing(kind: int) -> Callable[[Scene], QWidget]:
    def come(scene: Scene) -> QWidget:
        window = step(4)(scene)
        page: Any = window.page()  # type: ignore[attr-defined]
        page.steps.change_it.kinds.options()[kind].click()
        hands.settle()
        return window

    return come


def reading(scene: Scene) -> QWidget:
    window = scene.main()
    window.go("check_ins", window.opened.reader.records(Lapse)[0])
    hands.settle()
    return window


def none_yet(scene: Scene) -> QWidget:
    window = scene.empty()
    window.go("check_ins", Lapse.KIND)
    hands.settle()
    return window


def brought_forward(shows_steps: bool) -> Callable[[Scene], QWidget]:
    def come(scene: Scene) -> QWidget:
        window = scene.main()
        tasks = ("Have naloxone at my sister’s place", "First visit with Grace")
        window.opened.journal.save(
            ToleranceBreak(day=TODAY - timedelta(days=3)),
            Lapse(day=TODAY),
            *(TransitionItem(text=each, window=TransitionWindow.HOURS_72) for each in tasks),
        )
        page: Any = window.go("today")
        hands.settle()
        if shows_steps:
            hands.press(window, "What to do in an emergency")
        area = page.scroll_area
        area.ensureWidgetVisible(page.findChild(QWidget, "careful_cards"))
        return window

    return come


LAPSE_STOPS: tuple[Stop, ...] = (
    Stop("lapse", "safe", step(1)),
    Stop("lapse", "safe_end", safe_end),
    Stop("lapse", "reach", step(2)),
    Stop("lapse", "reach_nobody", step(2, empty=True)),
    Stop("lapse", "understand", step(3)),
    Stop("lapse", "when", step(3, 1)),
    Stop("lapse", "hours", step(3, 2)),
    Stop("lapse", "triggers", step(3, 3)),
    Stop("lapse", "choices", step(3, 7)),
    Stop("lapse", "choices_none", step(3, 7, empty=True)),
    Stop("lapse", "period", step(3, 11)),
    Stop("lapse", "change", step(4)),
    Stop("lapse", "change_sign", changing(0)),
    Stop("lapse", "change_trigger", changing(1)),
    Stop("lapse", "change_link", changing(2)),
    Stop("lapse", "change_new", changing(5)),
    Stop("lapse", "read", reading),
    Stop("lapse", "none_yet", none_yet),
    Stop("lapse", "today", brought_forward(False)),
    Stop("lapse", "today_steps", brought_forward(True)),
)
