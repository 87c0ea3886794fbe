"""Bands over one axis of time as a widget: mood, urge and sleep day by day, with gaps left as gaps."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from recovery_journal.gui.widgets import band_picture
from recovery_journal.gui.widgets.band_data import BandData
from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import ChartLook


class BandChart(Chart):
    """The picture of some bands; the first arrow key comes to the latest step."""

    _data: BandData

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._data = BandData(0, ())

    def count(self) -> int:
        return self._data.count

    def words_at(self, at: int) -> str:
        return self._data.words_at(at)

    def first_stop(self) -> int:
        return self.count() - 1

    def hit(self, x: float, y: float) -> int | None:
        return band_picture.step_at(self._data, self.width(), x, self.look())

    def heightForWidth(self, width: int) -> int:
        return ceil(band_picture.height_for(self._data, max(width, 1), self.look()))

    def paint(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        band_picture.paint(painter, rect, self._data, look, self.cursor_at())
