"""A month as rows of days under the names of the weekdays: the order in which small and large months are painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QPainter, QPaintEvent

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.day_grid import DayGrid


class WeekRows(DayGrid):
    """A kind of month paints its head and one day; of the days only those are painted that something changed on."""

    def paint_head(self, painter: QPainter) -> None:
        """The names of the weekdays, quiet and small."""
        raise NotImplementedError

    def paint_day(self, painter: QPainter, day: date) -> None:
        """A day, within its place."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font("caption"))
        painter.setPen(theme.current().color("page_text_quiet"))
        self.paint_head(painter)
        for row in range(self.weeks()):
            for column in range(7):
                day = self.day_at(row, column)
                if self.is_shown(day) and event.rect().intersects(self.cell_rect(day)):
                    self.paint_day(painter, day)
