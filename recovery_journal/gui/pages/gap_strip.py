"""The strip over the plan map: what is missing in short, the way to the first of it, and the whole list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from recovery_journal.gui.pages.gap_list import GapList, line_of, safely
from recovery_journal.gui.pages.gap_words import summary, way_to
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card, pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.notice import PADDING
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label, led
from recovery_journal.language import ntr, tr
from recovery_journal.services.open_in_plan import OpenInPlan, put_aside, show_again
from recovery_journal.services.shelf import OpenJournal

SHOWN_AT_FIRST = 6


class GapStrip(QWidget):
    """Absent when nothing is open. `mend_requested(target)` is a wish; `changed()` tells that a gap was put aside."""

    mend_requested = Signal(object)
    changed = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._found = OpenInPlan((), ())
        self._is_whole = False
        self._card: GapCard | None = None
        self._aside: AsideLine | None = None
        self.strip = QFrame()
        self.said = led("", "")
        self.first = button(tr("Fill the first gap"), "notice", size="small", on_click=self._mend_first)
        self.all = button("", "notice", size="small", on_click=lambda: self.show_list(not self._is_list_shown()))
        self._lay_out()

    @property
    def card(self) -> GapCard:
        """The whole list, made when it is first looked at."""
        if self._card is None:
            self._card = GapCard()
            self._card.list.mend_requested.connect(self.mend_requested)
            self._card.list.more_requested.connect(self._show_whole)
            self._card.list.aside_requested.connect(self._put_aside)
            self._card.list.again_requested.connect(self._show_again)
            self._column.insertWidget(1, self._card)
        return self._card

    @property
    def aside(self) -> AsideLine:
        """What stands in place of the strip when all that is open was put aside."""
        if self._aside is None:
            self._aside = AsideLine(self._show_again)
            self._column.addWidget(self._aside)
            order_tabs(self)
        return self._aside

    def show_gaps(self, found: OpenInPlan) -> None:
        """Says what is open now."""
        self._found = found
        self.strip.setVisible(bool(found.shown))
        if found.shown:
            strong, also = summary(found.shown)
            self.said.set_led(strong, also)
        elif self._card is not None:
            self._card.hide()
        if found.put_aside and not found.shown:
            self.aside.show_count(len(found.put_aside))
        elif self._aside is not None:
            self._aside.hide()
        self._show_lines()
        self.setVisible(bool(found.shown or found.put_aside))

    def show_list(self, shown: bool = True) -> None:
        """Opens the list below the strip, or closes it."""
        self._is_whole = False
        if shown or self._card is not None:
            self.card.setVisible(shown and bool(self._found.shown))
        self._show_lines()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            pad(self._row, PADDING)

    def _is_list_shown(self) -> bool:
        return self._card is not None and not self._card.isHidden()

    def _show_lines(self) -> None:
        n = len(self._found.shown)
        self.all.set_words(tr("Close the list") if self._is_list_shown() else ntr("See it", "See all {n}", n))
        if self._is_list_shown():
            most = None if self._is_whole else SHOWN_AT_FIRST
            lines = [line_of(each) for each in self._found.shown]
            self.card.list.show_lines(lines, len(self._found.put_aside), most)
            order_tabs(self)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._show_lines()

    def _mend_first(self) -> None:
        self.mend_requested.emit(way_to(self._found.shown[0]))

    def _put_aside(self, gap: object) -> None:
        if safely(self, lambda: put_aside(self._opened, gap)):  # type: ignore[arg-type]
            self.changed.emit()
            if not self._found.shown:
                self.aside.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        if safely(self, lambda: show_again(self._opened)):
            self.changed.emit()

    def _lay_out(self) -> None:
        self.strip.setProperty("kind", "notice")
        words, ways = QWidget(), QWidget()
        row = row_in(words)
        row.setSpacing(12)
        row.addWidget(IconLabel("gap", "notice_text", 22))
        row.addWidget(self.said, 1)
        buttons = FlowLayout(ways, 8, 8)
        buttons.addWidget(self.first)
        buttons.addWidget(self.all)
        self._row = SplitLayout(self.strip, centered=True)
        self._row.addWidget(words)
        self._row.addWidget(ways)
        pad(self._row, PADDING)
        self._column = column_in(self)
        self._column.setSpacing(12)
        self._column.addWidget(self.strip)


class GapCard(Card):
    """The list of what is open, in a card of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.list = GapList()
        self.body.addWidget(self.list)
        self.hide()


class AsideLine(QWidget):
    """Says how many gaps were put aside, with the way to see them again."""

    def __init__(self, show_again: Callable[[], None]) -> None:
        super().__init__()
        self.words = label("", "caption", "quiet")
        self.again = link_button(tr("Show again"), show_again, size="small")
        row = FlowLayout(self, 12, 6)
        row.addWidget(self.words)
        row.addWidget(self.again)

    def show_count(self, count: int) -> None:
        """So many."""
        self.words.setText(ntr("{n} gap put aside", "{n} gaps put aside", count))
        self.show()
