"""A card of Insights on the screen: a section with its pictures, or with tables in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.insights_section import Line, Picture, Section
from recovery_journal.gui.widgets import band_picture
from recovery_journal.gui.widgets.band_chart import BandChart
from recovery_journal.gui.widgets.band_data import BandData
from recovery_journal.gui.widgets.buttons import Button, button, link_button
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
_BESIDE = ("aside", "more")  # what stands beside the title
_ABOVE_PICTURES = "own_after"
_BELOW = ("sentence", "own_lead", "own_words", _ABOVE_PICTURES, "table", "lines", "note", "way", "link")
_WHOLE = Qt.AlignmentFlag(0)
Part = TypeVar("Part", bound=QWidget)


class InsightCard(Card):
    """Shows a section; what it has nothing to say in is not made.

    `go_requested(page id, target)` wishes for the page where more of it can be written.
    """

    go_requested = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._section = Section("")
        self._parts: dict[str, QWidget] = {}
        self.title = label("", "section", wrap=True)
        self.views: list[PictureView] = []
        self.table: FigureTable | None = None
        self._head = SplitLayout(None, 12, 2, centered=True)
        self._pictures = QVBoxLayout()
        self._lay_out()

    def section(self) -> Section:
        """What is shown."""
        return self._section

    def add_link(self, link: QWidget) -> None:
        """Puts a quiet button under everything else."""
        self._put("link", link, Qt.AlignmentFlag.AlignLeft)

    def show_section(self, section: Section, as_tables: bool) -> None:
        """Shows a section, its pictures as tables if so wished."""
        self._section = section
        self.title.setText(section.title)
        self._say("aside", section.aside, lambda: label("", "caption", "quiet"))
        self._say("sentence", section.sentence, lambda: label("", tone="soft", wrap=True))
        self._say("own_lead", section.own_lead, lambda: label("", "caption", "quiet", wrap=True))
        self._say("own_words", section.own_words, lambda: voice(""))
        self._say("own_after", section.own_after, lambda: label("", tone="soft", wrap=True))
        self._show_pictures(section.pictures, as_tables)
        self._show_table(section.table)
        self._show_lines(section.lines)
        self._say("note", section.note, lambda: label("", "caption", "quiet", wrap=True))
        self._show_way(section.way)

    def _say(self, part: str, words: str, make: Callable[[], QLabel]) -> None:
        shown = self._parts.get(part)
        if shown is None and words:
            shown = self._put(part, make())
        if isinstance(shown, QLabel):
            shown.setText(words)
            shown.setVisible(bool(words))

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
            self.table = self._put("table", FigureTable(""))
        if self.table is not None:
            self.table.setVisible(data is not None)
            self.table.setAccessibleName(self._section.title)
            self._fill_table(is_whole=False)

    def _fill_table(self, is_whole: bool) -> None:
        data = self._section.table or TableData()
        self._show_more(tr("Fewer") if is_whole else tr("All {n}", n=len(data.rows)), len(data.rows) > FEW_ROWS)
        if self.table is not None:
            rows = data.rows if is_whole else data.rows[:FEW_ROWS]
            self.table.set_table(TableData(data.heads, rows))

    def _show_more(self, words: str, is_long: bool) -> None:
        more = self._parts.get("more")
        if more is None and is_long:
            more = self._put("more", button("", "words_link", on_click=self._turn))
        if isinstance(more, Button):
            more.set_words(words)
            more.setAccessibleName(tr("{what}: {title}", what=words, title=self._section.title))
            more.setVisible(is_long)

    def _turn(self) -> None:
        assert self.table is not None
        assert self._section.table is not None
        self._fill_table(is_whole=self.table.figures.rowCount() < len(self._section.table.rows))

    def _show_lines(self, lines: Sequence[Line]) -> None:
        shown = self._parts.get("lines")
        if shown is None and lines:
            shown = self._put("lines", LineRows())
        if isinstance(shown, LineRows):
            shown.show_lines(lines)

    def _show_way(self, words: str) -> None:
        way = self._parts.get("way")
        if way is None and words:
            way = self._put("way", link_button("", self._go), Qt.AlignmentFlag.AlignLeft)
        if isinstance(way, Button):
            way.set_words(words)
            way.setVisible(bool(words))

    def _go(self) -> None:
        if self._section.target is not None:
            self.go_requested.emit(*self._section.target)

    def _put(self, part: str, made: Part, side: Qt.AlignmentFlag = _WHOLE) -> Part:
        """Takes in a part at its place."""
        self._parts[part] = made
        if part in _BESIDE:
            self._head.addWidget(made)
            return made
        before = sum(each in self._parts for each in _BELOW[: _BELOW.index(part)])
        of_card = 1 + (_BELOW.index(part) > _BELOW.index(_ABOVE_PICTURES))
        self.body.insertWidget(before + of_card, made, 0, side)
        return made

    def _lay_out(self) -> None:
        head = QWidget()
        head.setLayout(self._head)
        self._head.addWidget(self.title)
        self.body.setSpacing(theme.current().px(6))
        self._pictures.setSpacing(theme.current().px(14))
        self.body.addWidget(head)
        self.body.addLayout(self._pictures)


class PictureView(QWidget):
    """A picture with one line that reads it out, and its table in their place.

    The line is the one below, which else says how to read it, or else the name above.
    """

    def __init__(self, kind: type[Chart]) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self.name: QLabel | None = None
        self.caption: QLabel | None = None
        self.chart = kind("")
        self.table: FigureTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.current().px(8), 0, 0)
        self._column.setSpacing(theme.current().px(7))
        self._column.addWidget(self.chart)
        self.chart.read_out.connect(self._read_out)

    def show_picture(self, picture: Picture, as_table: bool, has_name: bool) -> None:
        """Shows a picture, or its table."""
        self._picture = picture
        fill(self.chart, picture)
        self.chart.setVisible(not as_table)
        if self.name is None and has_name:
            self.name = label("", "label", "quiet", wrap=True)
            self._column.insertWidget(0, self.name)
        if self.caption is None and self._legend():
            self.caption = label("", "caption", "quiet", wrap=True)
            self._column.insertWidget(self._column.indexOf(self.chart) + 1, self.caption)
        if self.name is not None:
            self.name.setVisible(has_name)
        if self.caption is not None:
            self.caption.setVisible(not as_table and bool(self._legend()))
        self._read_out("")
        if as_table:
            self._fill_table(picture)
        elif self.table is not None:
            self.table.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._picture is not None:
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
        if self.caption is not None:
            self.caption.setText(words if words and legend else legend)
        if self.name is not None:
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
