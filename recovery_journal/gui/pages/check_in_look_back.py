"""Looking back: a month or a year of days as a picture or a table, one sentence of counts, and the card of a day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.chapter_bar import DropDown
from recovery_journal.gui.pages.check_in_day_card import DayCard
from recovery_journal.gui.pages.check_in_table import DaysTable
from recovery_journal.gui.pages.check_in_words import described
from recovery_journal.gui.widgets.after_painting import NEXT, AfterPainting
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.heat_grid import HeatDay, HeatLegend, HeatMonth
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.month_grid import MonthHead
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.year_grid import YearGrid
from recovery_journal.language import tr
from recovery_journal.services.look_back import DayReader, DayValue, Shown
from recovery_journal.services.look_back_words import period_sentence, shown_words
from recovery_journal.services.shelf import OpenJournal

CARD_WIDTH = 348
MONTH, YEAR = "month", "year"


class LookBack(QWidget):
    """A month or a year, and one day of it; nothing is read or made that is not shown.

    `edit_requested(day)` and `delete_requested(check_in)` are wishes, as is `go_requested(kind or page, id or target)`;
    `grown` tells that Tab comes to more than before.
    """

    edit_requested = Signal(object)
    delete_requested = Signal(object)
    go_requested = Signal(str, object)
    grown = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._reader = DayReader(opened)
        self._today = opened.preferences.today()
        self._day = self._today
        self._shown = Shown.MOOD
        self._is_year = False
        self._loaded: tuple[date, date] | None = None
        self._values: dict[date, DayValue] = {}
        self._year: YearGrid | None = None
        self._table: DaysTable | None = None
        self.heat = HeatMonth(tr("Days"), self._describe, self._today)
        self.month_head = MonthHead(self.heat, around=True)
        self.choice = DropDown(tr("What to show"))
        self.spans = Segment(tr("How much to show"), [(MONTH, tr("Month")), (YEAR, tr("Year"))])
        self.legend = HeatLegend()
        self.switch = link_button(tr("Show as table"), self._switch, size="small")
        self.sentence = label("", tone="soft", wrap=True)
        self.card = DayCard(opened)
        self._card_soon = AfterPainting(self, self._show_card, NEXT)

        self._lay_out()

        self._connect()
        self.card.hide()
        self.choice.set_items([shown_words(each) for each in Shown])
        self.spans.set_value(MONTH)

    @property
    def year(self) -> YearGrid:
        """The picture of a year, made with its head when it is first looked at."""
        if self._year is None:
            self._year = YearGrid(tr("Days"), self._describe, self._today)
            self.year_head = MonthHead(self._year, around=True, back=tr("Year before"), on=tr("Year after"))
            self._connect_grid(self._year)
            self._heads.addWidget(self.year_head)
            self._pictures.addWidget(self._year)
            self._put_in_order()
        return self._year

    @property
    def table(self) -> DaysTable:
        """The same in words, made when it is first looked at."""
        if self._table is None:
            self._table = DaysTable()
            self._table.hide()
            self._table.day_chosen.connect(self._choose_in_table)
            self._table.day_activated.connect(self._wish_to_edit)
            self._pictures.addWidget(self._table)
            self._put_in_order()
        return self._table

    def day(self) -> date:
        """The day whose card is shown."""
        return self._day

    def set_day(self, day: date) -> None:
        """The day to go to at the next refresh."""
        self._day = day

    def show_day(self, day: date) -> None:
        """Goes to a day, as the journal has it now."""
        self._day = day
        self.refresh()

    def show_what(self, shown: Shown) -> None:
        """Shows another number of the days."""
        self._shown = shown
        self.choice.setCurrentIndex(list(Shown).index(shown))
        self._load_span()

    def show_span(self, span: str) -> None:
        """Shows a month or a year, with the day in it."""
        self._is_year = span == YEAR
        self.spans.set_value(span)
        self._show_parts(as_table=self._is_table())
        self._load()

    def refresh(self) -> None:
        """Shows the days and the day as the journal has them now."""
        today = self._opened.preferences.today()
        if today != self._today:
            self._today = today
            self.heat.set_today(today)
            if self._year is not None:
                self._year.set_today(today)
        self._load()
        if self._card_soon.was_seen():
            self._show_card()
        else:
            self._card_soon.start()

    def focus(self, reason: Qt.FocusReason) -> None:
        """Puts the cursor on the day."""
        (self.table if self._is_table() else self._grid()).setFocus(reason)

    # ---- inside

    def _show_card(self) -> None:
        self.card.show_day(self._day, self._today)
        self.card.show()

    def _grid(self) -> HeatMonth | YearGrid:
        return self.year if self._is_year else self.heat

    def _is_table(self) -> bool:
        return self._table is not None and not self._table.isHidden()

    def _span(self) -> tuple[date, date]:
        """The first and the last day in view."""
        year, month = self._grid().month()
        if self._is_year:
            return date(year, 1, 1), date(year, 12, 31)
        first = date(year, month, 1)
        return first, dates.last_of_month(first)

    def _load(self) -> None:
        """Brings the day into view, and what is in view up to date."""
        first, last = self._span()
        if self._grid().selected() != self._day or not first <= self._day <= last:
            self._grid().set_selected(self._day)
        self._load_span()

    def _load_span(self) -> None:
        first, last = self._loaded = self._span()
        self._values = self._reader.values(self._shown, first, last)
        self._paint()
        self.legend.note.setVisible(not self._is_year and not self._shown.is_count)
        self.sentence.setText(self._sentence(first, last))
        self._fill_table()

    def _paint(self) -> None:
        days = {day: self._heat_day(found) for day, found in self._values.items()}
        if self._is_year:
            self.year.set_days(days)
        else:
            self.heat.set_days(*self.heat.month(), days)

    def _heat_day(self, found: DayValue) -> HeatDay:
        if found.value is None:
            return HeatDay("", None, found.has_note)
        return HeatDay(f"{found.value:g}", self._shown.step(found.value), found.has_note)

    def _fill_table(self) -> None:
        """Only while it is seen: most people never look at it."""
        if not self._is_table():
            return
        first, last = self._span()
        days = [first + timedelta(days=at) for at in range((min(last, self._today) - first).days + 1)]
        self.table.set_days(days, self._values, self._shown)
        self.table.choose(self._day)

    def _sentence(self, first: date, last: date) -> str:
        if first > self._today:
            return tr("This year is still to come.") if self._is_year else tr("This month is still to come.")
        so_far = (min(last, self._today) - first).days + 1
        return period_sentence(self._values, so_far, self._shown, is_year=self._is_year)

    def _describe(self, day: date) -> str:
        return described(day, self._values.get(day), self._shown, day > self._today)

    def _choose(self, day: date) -> None:
        self._day = day
        self._show_card()
        if self._is_table():
            self.table.choose(day)

    def _choose_in_table(self, day: date) -> None:
        self._day = day
        self._grid().set_selected(day)
        self._show_card()

    def _turned(self) -> None:
        """Another month is in view; in the picture of a year it may have been there already."""
        if self._span() != self._loaded:
            self._load_span()

    def _wish_to_edit(self, day: date) -> None:
        if day <= self._today:
            self.edit_requested.emit(day)

    def _choose_span(self, span: object) -> None:
        """One of the two is always shown: a second click on it changes nothing."""
        self.show_span(span if isinstance(span, str) else YEAR if self._is_year else MONTH)

    def _switch(self) -> None:
        self._show_parts(as_table=not self._is_table())
        self._fill_table()

    def _show_parts(self, *, as_table: bool) -> None:
        is_year = self._is_year
        if as_table or self._table is not None:
            self.table.setVisible(as_table)
        self.heat.setVisible(not as_table and not is_year)
        self.month_head.setVisible(not is_year)
        if is_year or self._year is not None:
            self.year.setVisible(not as_table and is_year)
            self.year_head.setVisible(is_year)
        self.legend.setVisible(not as_table)
        self.switch.set_words(tr("Show as calendar") if as_table else tr("Show as table"))

    def _connect(self) -> None:
        self._connect_grid(self.heat)
        self.choice.activated.connect(lambda at: self.show_what(list(Shown)[at]))
        self.spans.value_changed.connect(self._choose_span)
        self.card.edit_requested.connect(self._wish_to_edit)
        self.card.delete_requested.connect(self.delete_requested)
        self.card.go_requested.connect(self.go_requested)
        self.card.grown.connect(self.grown)

    def _put_in_order(self) -> None:
        order_tabs(self)
        self.grown.emit()

    def _connect_grid(self, grid: HeatMonth | YearGrid) -> None:
        grid.day_chosen.connect(self._choose)
        grid.day_activated.connect(self._wish_to_edit)
        grid.month_changed.connect(lambda _year, _month: self._turned())

    def _lay_out(self) -> None:
        head, titles, ways, foot, left, right = *(QWidget() for _part in range(4)), QVBoxLayout(), QVBoxLayout()
        self._heads = column_in(titles)
        self._heads.addWidget(self.month_head)
        self._pictures = QVBoxLayout()
        self._pictures.addWidget(self.heat)
        chosen = FlowLayout(ways, 12, 8)
        chosen.addWidget(self.choice)
        chosen.addWidget(self.spans)
        top = SplitLayout(head, 12, 10, centered=True)
        top.addWidget(titles)
        top.addWidget(ways)
        below = SplitLayout(foot, 12, 6, centered=True)
        below.addWidget(self.legend)
        below.addWidget(self.switch)
        left.setSpacing(theme.current().px(14))
        left.addWidget(head)
        left.addLayout(self._pictures)
        left.addWidget(foot)
        left.addWidget(self.sentence)
        left.addStretch(1)
        right.addWidget(self.card)
        right.addStretch(1)
        whole = column_in(self)
        whole.addWidget(two_columns(left, right, CARD_WIDTH))
