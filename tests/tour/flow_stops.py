"""The stops of the tour about hard moments: an urge ridden out, the ladder climbed, an if-then plan rehearsed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.hard_days import Rung
from recovery_journal.domain.plan import IfThen
from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.urge_now import UrgeNowPage
from recovery_journal.services.insights import Insights
from recovery_journal.services.urge_watch import UrgeWatch, Watched
from tests import hands
from tests.tour.scene import Scene, Stop


def _midway(window: MainWindow) -> None:
    """An urge that was begun six and a half minutes ago."""
    now = datetime.now()
    best = Insights(window.opened).what_helps()[0]
    began = now - timedelta(minutes=6, seconds=36)
    UrgeWatch(window.opened).keep(
        Watched(
            began=began,
            seen=now,
            timer=(504, 900),
            is_paused=True,
            ratings=((0, 7), (3, 8), (6, 6)),
            uses={str(best.strategy): None},
        )
    )


def _urge(scene: Scene) -> MainWindow:
    window = scene.main()
    _midway(window)
    window.go("urge_now").enter()
    hands.settle()
    return window


def first_time(scene: Scene) -> QWidget:
    window = scene.empty()
    window.go("urge_now").enter()
    return window


def thing(name: str) -> Callable[[Scene], QWidget]:
    """One of the ways beside the responses, or one of the ends."""

    def come(scene: Scene) -> QWidget:
        window = _urge(scene)
        hands.press(window, name)
        return window

    return come


def everything(scene: Scene) -> QWidget:
    window = _urge(scene)
    page = window.page()
    assert isinstance(page, UrgeNowPage)
    page.middle.responses.everything.click()
    return window


def left(scene: Scene) -> QWidget:
    window = scene.main()
    _midway(window)
    window.go("today")
    return window


def without_journal(scene: Scene) -> QWidget:
    window = scene.unlock("one")
    window.show_help(urge=True)
    hands.type_text("6")
    return window


def ladder(rung: Rung) -> Callable[[Scene], QWidget]:
    """One step of the ladder."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        window.go("ladder_climb", rung).enter()
        return window

    return come


def ladder_empty(scene: Scene) -> QWidget:
    window = scene.empty()
    window.go("ladder_climb", Rung.PROFESSIONALS).enter()
    return window


def rehearsal(scene: Scene) -> QWidget:
    window = scene.main()
    window.go("rehearsal").enter()
    hands.type_text("4")
    return window


def rehearsal_none(scene: Scene) -> QWidget:
    window = scene.empty()
    window.go("rehearsal").enter()
    return window


def if_thens_offer(scene: Scene) -> QWidget:
    window = scene.main()
    window.go("plan", IfThen.KIND)
    return window


FLOW_STOPS: tuple[Stop, ...] = (
    Stop("urge_now", "midway", _urge),
    Stop("urge_now", "first_time", first_time),
    Stop("urge_now", "all_responses", everything),
    Stop("urge_now", "breathe", thing("Breathe")),
    Stop("urge_now", "if_thens", thing("My if-then plans")),
    Stop("urge_now", "story", thing("Play the story to the end")),
    Stop("urge_now", "own_words", thing("From a stronger day")),
    Stop("urge_now", "still_here", thing("It is still here")),
    Stop("urge_now", "what_helped", thing("It passed")),
    Stop("urge_now", "left", left),
    Stop("urge_now", "without_journal", without_journal),
    *(Stop("ladder_climb", rung.value, ladder(rung)) for rung in Rung),
    Stop("ladder_climb", "empty", ladder_empty),
    Stop("rehearsal", "one", rehearsal),
    Stop("rehearsal", "none", rehearsal_none),
    Stop("rehearsal", "offered", if_thens_offer),
)
