"""The strip over the plan map: what is missing in short, the way to the first of it, and the whole list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui.pages.gap_list import GapList, line_of, safely
from recovery_journal.gui.pages.gap_words import summary, way_to
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card, pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.notice import PADDING
from recovery_journal.gui.widgets.text import label
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
        self.strip = QFrame()
        self.strong = label("", "strong", "notice", wrap=True)
        self.also = label("", "body", "notice", wrap=True)
        self.first = button(tr("Fill the first gap"), "notice", size="small", on_click=self._mend_first)
        self.all = button("", "notice", size="small", on_click=lambda: self.show_list(self.card.isHidden()))
        self.list = GapList()
        self.card = Card()
        self.aside = QWidget()
        self.aside_words = label("", "caption", "quiet")
        self.again = link_button(tr("Show again"), self._show_again, size="small")
        self._lay_out()
        self._connect()
        self.card.hide()

    def show_gaps(self, found: OpenInPlan) -> None:
        """Says what is open now."""
        self._found = found
        self.strip.setVisible(bool(found.shown))
        if found.shown:
            strong, also = summary(found.shown)
            self.strong.setText(strong)
            self.also.setText(also)
            self.also.setVisible(bool(also))
        else:
            self.card.hide()
        self.aside.setVisible(bool(found.put_aside) and not found.shown)
        self.aside_words.setText(ntr("{n} gap put aside", "{n} gaps put aside", len(found.put_aside)))
        self._show_lines()
        self.setVisible(bool(found.shown or found.put_aside))

    def show_list(self, shown: bool = True) -> None:
        """Opens the list below the strip, or closes it."""
        self._is_whole = False
        self.card.setVisible(shown and bool(self._found.shown))
        self._show_lines()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            pad(self._row, PADDING)

    def _show_lines(self) -> None:
        n = len(self._found.shown)
        self.all.set_words(tr("Close the list") if not self.card.isHidden() else ntr("See it", "See all {n}", n))
        if self.card.isHidden():
            return
        most = None if self._is_whole else SHOWN_AT_FIRST
        self.list.show_lines([line_of(each) for each in self._found.shown], len(self._found.put_aside), most)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._show_lines()

    def _mend_first(self) -> None:
        self.mend_requested.emit(way_to(self._found.shown[0]))

    def _put_aside(self, gap: object) -> None:
        if safely(self, lambda: put_aside(self._opened, gap)):  # type: ignore[arg-type]
            self.changed.emit()
            if not self._found.shown:
                self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        if safely(self, lambda: show_again(self._opened)):
            self.changed.emit()

    def _connect(self) -> None:
        self.list.mend_requested.connect(self.mend_requested)
        self.list.more_requested.connect(self._show_whole)
        self.list.aside_requested.connect(self._put_aside)
        self.list.again_requested.connect(self._show_again)

    def _lay_out(self) -> None:
        self.strip.setProperty("kind", "notice")
        words, ways, line = QWidget(), QWidget(), FlowLayout(self.aside, 12, 6)
        said = QWidget()
        texts = FlowLayout(said, 8, 2)
        texts.addWidget(self.strong)
        texts.addWidget(self.also)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("gap", "notice_text", 22))
        row.addWidget(said, 1)
        buttons = FlowLayout(ways, 8, 8)
        buttons.addWidget(self.first)
        buttons.addWidget(self.all)
        self._row = SplitLayout(self.strip, centered=True)
        self._row.addWidget(words)
        self._row.addWidget(ways)
        pad(self._row, PADDING)
        self.card.body.addWidget(self.list)
        line.addWidget(self.aside_words)
        line.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.strip, self.card, self.aside):
            column.addWidget(part)
