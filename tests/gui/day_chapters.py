"""What the tests of days and of the chapters of Check-ins share: clicks on days, ways to chapters, rows of lists."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recovery_journal.gui.main_window import MainWindow
from recovery_journal.gui.models.record_model import RecordRow, Role
from recovery_journal.gui.pages.paged_page import PagedPage
from recovery_journal.gui.widgets.day_grid import DayGrid
from tests import hands

P = TypeVar("P", bound=QWidget)


def chapter(window: MainWindow, kind: str, part: type[P]) -> P:
    """The chapter of a kind of record, shown."""
    page: Any = window.go("check_ins", kind)
    found = page.tab()
    assert isinstance(found, part)
    hands.settle()
    return found


def click_day(grid: DayGrid, day: date) -> None:
    """A click on a day of a picture of days."""
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(day).center())


def rows(part: PagedPage) -> list[RecordRow]:
    """What its list shows."""
    model = part.paged.view.model()
    return [model.index(at, 0).data(Role.ROW) for at in range(model.rowCount())]
