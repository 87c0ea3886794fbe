"""The list of a record page that shows the latest rows by day, earlier ones when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.day_delegate import DayDelegate
from recovery_journal.gui.models.record_model import RecordRow
from recovery_journal.gui.pages.record_list import RecordList
from recovery_journal.gui.pages.record_list_parts import AWAY, FilterBox
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.buttons import icon_button, link_button
from recovery_journal.gui.widgets.day_edit import DayCalendar
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.day_rows import AT_FIRST, Asked

FIRST, AT_A_TIME = AT_FIRST.limit - 1, 200  # rows
LEAST_ROWS = 190
REST_MS = 150  # a search of ten years is not made anew for every letter


class TagBox(FilterBox):
    """All, one tag, or what is archived and deleted."""

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offers these tags; the chosen one stays if it is still there."""
        chosen = self.currentData()
        if tags == self.tags():
            return
        self.blockSignals(True)
        for at in reversed(range(1, self.count() - 1)):
            self.removeItem(at)
        for at, tag in enumerate(tags):
            self.insertItem(1 + at, tag, tag)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
        self.setMaxVisibleItems(min(self.count(), 16))
        self.updateGeometry()
        if self.currentData() != chosen:
            self.currentIndexChanged.emit(self.currentIndex())

    def tags(self) -> list[str]:
        """The tags on offer."""
        return [self.itemData(at) for at in range(1, self.count() - 1)]


class PagedList(RecordList):
    """`rows_wanted` asks for rows, `asked()` says for which. `top` stands above the search."""

    rows_wanted = Signal()

    def __init__(self, kind: RecordKind, today: Callable[[], date], top: QWidget | None = None) -> None:
        self._today = today
        self._top = top
        self._limit = FIRST
        self._until: date | None = None
        self._keeps_place = False
        self.to_day = icon_button("aftercare", tr("Go to a day"), self.open_calendar)
        self.until_words = label("", "caption", "quiet", wrap=True)
        self.latest = link_button(tr("Back to the latest"), self.show_latest, "small")
        self.earlier = link_button(tr("Show earlier"), self.show_earlier)
        self._until_strip = QWidget()
        super().__init__(kind)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rows_wanted)
        self.view.set_delegate(DayDelegate(self.view))
        self.proxy.sort(-1)  # the rows come in their order
        self._until_strip.hide()
        self.earlier.hide()
        self.put_in_order()

    def make_filter(self) -> TagBox:
        return TagBox(self._kind)

    def asked(self) -> Asked:
        """Which rows are wanted now; one more than are shown tells whether there are earlier ones."""
        chosen = self.filter.currentData()
        tag = "" if chosen == AWAY else str(chosen or "")
        return Asked(self._limit + 1, self.searched(), tag, self._until)

    def searched(self) -> str:
        return self.search.text().strip()

    def least_height(self, width: int) -> int:
        """Room for what stands at the top, the search, and some rows."""
        if self._top is None:
            return 0
        top = self._top.heightForWidth(width) if self._top.hasHeightForWidth() else self._top.sizeHint().height()
        return top + self.search.sizeHint().height() + theme.current().px(LEAST_ROWS)

    def is_narrowed(self) -> bool:
        """Whether less than everything in use is shown, or something else."""
        return bool(self.searched()) or self.filter.currentIndex() > 0 or self._until is not None

    def set_found(self, rows: Sequence[RecordRow], has_earlier: bool) -> None:
        """Shows these rows, where the person is in them."""
        bar = self.view.verticalScrollBar()
        at = bar.value()
        self.proxy.set_away(self.is_away())
        self.set_rows(rows)
        if self._keeps_place:
            self._keeps_place = False
            self.view.doItemsLayout()
            bar.setValue(at)
        if not has_earlier and self.earlier.hasFocus():
            self.enter()
        self.earlier.setVisible(has_earlier)

    def set_rows(self, rows: Sequence[RecordRow]) -> None:
        super().set_rows(rows)
        self._count = 0  # how many there are in all is not counted
        self.search.set_count(0)

    def show_earlier(self) -> None:
        """Many more rows."""
        self._limit += AT_A_TIME
        self._keeps_place = True
        self.rows_wanted.emit()

    def show_until(self, day: date | None) -> None:
        """Shows the rows of a day and of those before it; of all days for none."""
        self._until, self._limit = day, FIRST
        self._until_strip.setVisible(day is not None)
        if day is not None:
            self.until_words.setText(tr("{day} and before", day=dates.current().day_text(day)))
        self.rows_wanted.emit()
        self.view.scrollToTop()

    def show_latest(self) -> None:
        """Shows all days again."""
        had_focus = self.latest.hasFocus()
        self.show_until(None)
        if had_focus:
            self.to_day.setFocus(Qt.FocusReason.TabFocusReason)

    def clear_quietly(self) -> None:
        """Nothing is looked for and nothing left out any more; the rows are asked for by whoever calls."""
        for each in (self.search, self.filter):
            each.blockSignals(True)
        self.search.clear()
        self.filter.setCurrentIndex(0)
        for each in (self.search, self.filter):
            each.blockSignals(False)
        self._rest.stop()

    def show_away(self) -> None:
        """Shows what is archived and deleted."""
        self.filter.setCurrentIndex(self.filter.findData(AWAY))

    def open_calendar(self) -> DayCalendar:
        """Asks for a day, under the button."""
        calendar = DayCalendar(self.to_day, self._today(), self._until)
        calendar.grid.day_chosen.connect(self.show_until)
        calendar.open_under(self.to_day)
        return calendar

    def show_row_of(self, record_id: str) -> None:
        """The page sees to it."""

    def enter(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.rows_wanted.emit()
        super().enter()

    def _lay_out(self) -> None:
        if self._top is not None:
            self._top.setParent(self)  # what is here first comes first by Tab
        super()._lay_out()
        look = theme.current()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        tools = column.itemAt(0)
        assert isinstance(tools, QHBoxLayout)
        tools.addWidget(self.to_day)
        strip = FlowLayout(self._until_strip, 10, 2)
        strip.setContentsMargins(look.px(14), 0, 0, 0)
        strip.addWidget(self.until_words)
        strip.addWidget(self.latest)
        column.insertWidget(1, self._until_strip)
        column.insertWidget(3, self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        if self._top is not None:
            column.insertWidget(0, self._top)

    def put_in_order(self) -> None:
        """From the search on; what stands at the top has an order of its own."""
        order_tabs(self.search, self.filter, self.to_day, self._until_strip, self.places, self.earlier)

    def _search_changed(self, text: str) -> None:
        self._limit = FIRST
        self._rest.start()

    def _filter_changed(self) -> None:
        self._limit = FIRST
        self.rows_wanted.emit()
