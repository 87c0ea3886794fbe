"""The stops of the tour about Search everything: before a word, with something found, with nothing found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from tests import hands
from tests.tour.scene import Scene, Stop


def search(typed: str) -> Callable[[Scene], QWidget]:
    """The box over Today, after so much was typed."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        window.search_everything()
        hands.settle()
        box = QApplication.activeModalWidget()
        assert box is not None
        hands.fill(box, "Search everything", typed)
        return window

    return come


FINDER_STOPS: tuple[Stop, ...] = (
    Stop("finder", "begun", search("")),
    Stop("finder", "found", search("walk")),
    Stop("finder", "page_found", search("se")),
    Stop("finder", "nothing", search("zeppelin")),
)
