"""A card of Insights on the screen: a section with its pictures, or with tables in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.insights_section import Line, Picture, Section
from recovery_journal.gui.widgets import band_picture
from recovery_journal.gui.widgets.band_chart import BandChart
from recovery_journal.gui.widgets.band_data import BandData
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.chart import Chart
from recovery_journal.gui.widgets.chart_look import on_screen
from recovery_journal.gui.widgets.figure_table import FigureTable, TableData
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.hour_bars import BarChart
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.gui.widgets.week_cells import WeekCells, WeekData
from recovery_journal.language import tr

FEW_ROWS = 5


class InsightCard(Card):
    """Shows a section. `go_requested(page id, target)` wishes for the page where more of it can be written."""

    go_requested = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._section = Section("")
        self.title = label("", "section", wrap=True)
        self.aside = label("", "caption", "quiet")
        self.more = button("", "words_link", on_click=self._show_more)
        self.sentence = label("", tone="soft", wrap=True)
        self.own_lead = label("", "caption", "quiet", wrap=True)
        self.own_words = voice("")
        self.own_after = label("", tone="soft", wrap=True)
        self.views: list[PictureView] = []
        self.table: FigureTable | None = None
        self.lines = LineRows()
        self.note = label("", "caption", "quiet", wrap=True)
        self.way = link_button("", self._go)
        self._pictures, self._table_place = QVBoxLayout(), QVBoxLayout()

        self._lay_out()

    def section(self) -> Section:
        """What is shown."""
        return self._section

    def add_link(self, link: QWidget) -> None:
        """Puts a quiet button under everything else."""
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_section(self, section: Section, as_tables: bool) -> None:
        """Shows a section, its pictures as tables if so wished."""
        self._section = section
        self.title.setText(section.title)
        for shown, words in (
            (self.aside, section.aside),
            (self.sentence, section.sentence),
            (self.own_lead, section.own_lead),
            (self.own_words, section.own_words),
            (self.own_after, section.own_after),
            (self.note, section.note),
        ):
            shown.setText(words)
            shown.setVisible(bool(words))
        self.way.set_words(section.way)
        self.way.setVisible(bool(section.way))
        self.lines.show_lines(section.lines)
        self._show_pictures(section.pictures, as_tables)
        self._show_table(section.table)

    def _show_pictures(self, pictures: Sequence[Picture], as_tables: bool) -> None:
        kinds = [chart_class(each) for each in pictures]
        if kinds != [type(each.chart) for each in self.views]:
            for view in self.views:
                view.hide()
                view.deleteLater()
            self.views = [PictureView(kind) for kind in kinds]
            for view in self.views:
                self._pictures.addWidget(view)
        for view, picture in zip(self.views, pictures, strict=True):
            view.show_picture(picture, as_tables, has_name=len(pictures) > 1)

    def _show_table(self, data: TableData | None) -> None:
        if self.table is None and data is not None:
            self.table = FigureTable("")
            self._table_place.addWidget(self.table)
        if self.table is not None:
            self.table.setVisible(data is not None)
            self.table.setAccessibleName(self._section.title)
            self._fill_table(is_whole=False)

    def _fill_table(self, is_whole: bool) -> None:
        data = self._section.table or TableData()
        is_long = len(data.rows) > FEW_ROWS
        self.more.setVisible(is_long)
        self.more.set_words(tr("Fewer") if is_whole else tr("All {n}", n=len(data.rows)))
        self.more.setAccessibleName(tr("{what}: {title}", what=self.more.words(), title=self._section.title))
        if self.table is not None:
            rows = data.rows if is_whole else data.rows[:FEW_ROWS]
            self.table.set_table(TableData(data.heads, rows))

    def _show_more(self) -> None:
        assert self.table is not None
        assert self._section.table is not None
        self._fill_table(is_whole=self.table.figures.rowCount() < len(self._section.table.rows))

    def _go(self) -> None:
        if self._section.target is not None:
            self.go_requested.emit(*self._section.target)

    def _lay_out(self) -> None:
        look = theme.current()
        head = QWidget()
        row = SplitLayout(head, 12, 2, centered=True)
        row.addWidget(self.title)
        ends = QWidget()
        beside = QHBoxLayout(ends)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.aside)
        beside.addWidget(self.more)
        row.addWidget(ends)
        self.more.hide()
        self.body.setSpacing(look.px(6))
        for part in (head, self.sentence, self.own_lead, self.own_words, self.own_after):
            self.body.addWidget(part)
        self._pictures.setSpacing(look.px(14))
        for place in (self._pictures, self._table_place):
            self.body.addLayout(place)
        for part in (self.lines, self.note):
            self.body.addWidget(part)
        self.body.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)


class PictureView(QWidget):
    """A picture with one line that reads it out, and its table in their place.

    The line is the one below, which else says how to read it, or else the name above.
    """

    def __init__(self, kind: type[Chart]) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self.name = label("", "label", "quiet", wrap=True)
        self.chart = kind("")
        self.caption = label("", "caption", "quiet", wrap=True)
        self.table: FigureTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.current().px(8), 0, 0)
        self._column.setSpacing(theme.current().px(7))
        for part in (self.name, self.chart, self.caption):
            self._column.addWidget(part)
        self.chart.read_out.connect(self._read_out)

    def show_picture(self, picture: Picture, as_table: bool, has_name: bool) -> None:
        """Shows a picture, or its table."""
        self._picture = picture
        fill(self.chart, picture)
        self.chart.setVisible(not as_table)
        self.name.setVisible(has_name)
        self.caption.setVisible(not as_table and bool(self._legend()))
        self._read_out("")
        if as_table:
            self._fill_table(picture)
        elif self.table is not None:
            self.table.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self._read_out("")

    def _legend(self) -> str:
        if self._picture is None:
            return ""
        data = self._picture.data
        return band_picture.legend(data, on_screen()) if isinstance(data, BandData) else self._picture.legend

    def _fill_table(self, picture: Picture) -> None:
        if self.table is None:
            self.table = FigureTable("")
            self._column.addWidget(self.table)
        self.table.setAccessibleName(picture.name)
        self.table.set_table(picture.table())
        self.table.show()

    def _read_out(self, words: str) -> None:
        """What the cursor is on, else what is always said there."""
        legend, name = self._legend(), self._picture.name if self._picture else ""
        self.caption.setText(words if words and legend else legend)
        self.name.setText(tr("{name}. {words}", name=name, words=words) if words and not legend else name)


class LineRows(QWidget):
    """Numbers with what they count, one under the other with hairlines between."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Callable[[Line | None], None]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setVerticalSpacing(theme.current().px(7))
        self._grid.setHorizontalSpacing(theme.current().px(16))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.current().px(78))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines."""
        while len(self._rows) < len(lines):
            self._rows.append(self._add_row())
        for at, show in enumerate(self._rows):
            show(lines[at] if at < len(lines) else None)
        self.setVisible(bool(lines))

    def _add_row(self) -> Callable[[Line | None], None]:
        at = 2 * len(self._rows)
        over, number, words = line(), label("", "number"), label("", tone="soft", wrap=True)
        self._grid.addWidget(over, at, 0, 1, 2)
        self._grid.addWidget(number, at + 1, 0)
        self._grid.addWidget(words, at + 1, 1, Qt.AlignmentFlag.AlignVCenter)

        def show(found: Line | None) -> None:
            for part in (over, number, words):
                part.setVisible(found is not None)
            number.setText(found.number if found else "")
            words.setText(found.words if found else "")

        return show


def chart_class(picture: Picture) -> type[Chart]:
    """The widget for a picture."""
    if isinstance(picture.data, BandData):
        return BandChart
    return WeekCells if isinstance(picture.data, WeekData) else BarChart


def fill(chart: Chart, picture: Picture) -> None:
    """Gives a widget its picture, with its name and what it says in words."""
    chart.show_data(picture.data)
    chart.setAccessibleName(picture.name)
    chart.set_summary(picture.summary)
