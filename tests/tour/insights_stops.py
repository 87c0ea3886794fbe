"""The stops of the tour about Insights."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.pages.insights import InsightsPage
from tests import hands
from tests.tour.scene import Scene, Stop, scroll


def insights_page(window: MainWindow) -> InsightsPage:
    """Insights of a window, in view."""
    page = hands.go(window, InsightsPage, "insights")
    hands.all_made(page)
    return page


def full(days: str, part: float = 0, tables: bool = False) -> Callable[[Scene], QWidget]:
    """Insights of a year of days, over a range, scrolled to a part of it: 0 the top, 1 the end."""

    def come(scene: Scene) -> QWidget:
        window = scene.main()
        page = insights_page(window)
        hands.choose(window, "Days to show", days)
        if tables:
            page.tables_link.click()
        hands.all_made(page)
        scroll(page.scroll_area, part)
        return window

    return come


def read_out(scene: Scene) -> QWidget:
    """The cursor on a day of the bands."""
    window = scene.main()
    page = insights_page(window)
    chart = page.cards["mood"].views[0].chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(4):
        hands.key(Qt.Key.Key_Left)
    return window


def to_print(scene: Scene) -> QWidget:
    """The pages before they are printed."""
    window = scene.main()
    insights_page(window)
    hands.press(window, "Print")
    return window


def empty(scene: Scene) -> QWidget:
    window = scene.empty()
    insights_page(window)
    return window


INSIGHTS_STOPS: tuple[Stop, ...] = (
    Stop("insights", "30_days", full("30 days")),
    Stop("insights", "30_days_middle", full("30 days", 0.5)),
    Stop("insights", "30_days_end", full("30 days", 1)),
    Stop("insights", "90_days", full("90 days")),
    Stop("insights", "year", full("Year")),
    Stop("insights", "year_end", full("Year", 1)),
    Stop("insights", "all", full("All")),
    Stop("insights", "tables", full("30 days", tables=True)),
    Stop("insights", "tables_end", full("30 days", 1, tables=True)),
    Stop("insights", "read_out", read_out),
    Stop("insights", "print", to_print),
    Stop("insights", "empty", empty),
)
