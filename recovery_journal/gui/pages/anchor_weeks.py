"""Past weeks of all anchors, in the plan's chapter of anchors: one week at a time, as marks or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.domain.aims import Anchor, AnchorTick, TickState
from recovery_journal.domain.drift import DAYS_A_WEEK, AnchorWeek, week_start
from recovery_journal.gui import dates, theme
from recovery_journal.gui.another_place import attempt
from recovery_journal.gui.pages.anchor_rows import AnchorRows
from recovery_journal.gui.pages.anchor_words import count_words, loose_words, span_words, week_words
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.day_marks import SIDE, mark_words, paint_mark
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.figure_table import FigureTable, TableData
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.month_grid import TurnButton
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.anchors import Anchors
from recovery_journal.services.journal import Changed
from recovery_journal.services.shelf import OpenJournal

TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class AnchorWeeks(PlainPart):
    """A pager by week over all anchors. It is a part of the plan's page as the pages of its records are."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._anchors = Anchors(opened)
        self._today = opened.preferences.today()
        self._first = self._this_week()
        self.back = TurnButton("chevron-left", "chevron-right", tr("Week before"))
        self.on = TurnButton("chevron-right", "chevron-left", tr("Week after"))
        self.title = label("", "voice", wrap=True)
        self.switch = link_button("", lambda: self._show_as_table(self.table.isHidden()), size="small")
        self.sum_label = label("", tone="soft", wrap=True)
        self.span = label("", "section", wrap=True)
        self.rows = AnchorRows(self.span)
        self.table = FigureTable(tr("Anchors"))
        self.card = Card()
        self.empty = EmptyState(
            "anchor", tr("No anchors yet. What holds your week in place?"), tr("Add an anchor"), self.start_new
        )
        self._lay_out()
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.rows.tick_requested.connect(self._tick)
        self._show_as_table(False)
        self.refresh()

    # ---- what the page asks for

    def sentence(self) -> str:
        """What it is for."""
        return tr("How your weeks went. Any day up to today can still be ticked.")

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched anchors or their days."""
        return bool(changed.kinds & {Anchor.KIND, AnchorTick.KIND})

    def refresh(self) -> None:
        """Shows the week as the journal has it now."""
        was_this_week = self._first == week_start(self._today, dates.current().first_weekday)
        self._today = self._opened.preferences.today()
        self._first = self._this_week() if was_this_week else week_start(self._first, dates.current().first_weekday)
        self._show()

    def start_new(self, *_args: object, **_typed: object) -> None:
        """A new anchor is written in the list."""
        self.go_requested.emit("plan", ("new", Anchor.KIND))

    def step_back(self) -> bool:
        """From an earlier week to this one."""
        if self._first == self._this_week():
            return False
        self.show_week(self._today)
        return True

    # ---- going about

    def show_week(self, day: date) -> None:
        """Shows the week that a day is in; coming weeks are not shown."""
        self._first = week_start(min(day, self._today), dates.current().first_weekday)
        self._show()

    def turn(self, weeks: int) -> None:
        """So many weeks on, or back."""
        to = self._first + timedelta(weeks=weeks)
        if (weeks < 0 and self.back.isEnabled()) or (weeks > 0 and to <= self._today):
            self.show_week(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TURNS:
            self.turn(TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # ---- inside

    def _this_week(self) -> date:
        return week_start(self._today, dates.current().first_weekday)

    def _show(self) -> None:
        weeks = [each[0] for each in self._anchors.weeks([self._first], self._today)]
        self.empty.setVisible(not weeks)
        self._whole.setVisible(bool(weeks))
        if not weeks:
            return
        since = self._anchors.first_day()
        self.back.setEnabled(since is not None and since < self._first)
        self.on.setEnabled(self._first < self._this_week())
        self.title.setText(week_words(self._first, self._today))
        self.span.setText(span_words(self._first, self._today))
        self.sum_label.setText(_summed_up(weeks, self._first < self._this_week()))
        self.rows.show_weeks(weeks, self._today)
        self.table.set_table(_table(weeks))

    def _tick(self, anchor: UUID, day: date, state: TickState | None) -> None:
        attempt(self, self.said, lambda: self._anchors.tick(anchor, day, state, asked_by=self))

    def _show_as_table(self, as_table: bool) -> None:
        self.table.setVisible(as_table)
        self.rows.setVisible(not as_table)
        self.switch.set_words(tr("Show as marks") if as_table else tr("Show as table"))

    def _lay_out(self) -> None:
        head, pager, left, right = QWidget(), QWidget(), QVBoxLayout(), QVBoxLayout()
        turns = row_in(pager)
        turns.setSpacing(theme.current().size("m"))
        for turn in (self.back, self.on):
            turn.setProperty("kind", "boxed")
        for each in (self.back, self.title, self.on):
            turns.addWidget(each)
        turns.addStretch(1)
        top = SplitLayout(head, 12, 10, centered=True)
        top.addWidget(pager)
        top.addWidget(self.switch)
        self.card.body.addWidget(self.rows)
        self.card.body.addWidget(self.table)
        left.setSpacing(theme.current().px(14))
        for part in (head, self.card, self.sum_label):
            left.addWidget(part)
        left.addStretch(1)
        right.addWidget(MarksLegend())
        right.addStretch(1)
        self._whole = two_columns(left, right)
        column = column_in(self)
        column.addWidget(self._whole)
        column.addWidget(self.empty)
        column.addStretch(1)


class MarkSample(QWidget):
    """One mark by itself."""

    def __init__(self, state: TickState | None, is_today: bool = False) -> None:
        super().__init__()
        self._state, self._is_today = state, is_today
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.current().px(SIDE + 3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(self.width() / 2, self.height() / 2), self._state, self._is_today)


class MarksLegend(Card):
    """What the marks mean, and how they count."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(theme.current().size("s"))
        self.body.addWidget(label(tr("What the marks mean"), "section", wrap=True))
        marks = (
            (TickState.DONE, False, tr("Done. It counts for the week.")),
            (TickState.NOT_POSSIBLE, False, tr("Not possible. It counts for nothing.")),
            (None, False, tr("Blank. Not ticked, and that is all it says.")),
            (None, True, tr("Today, still blank.")),
        )
        for state, is_today, words in marks:
            row = QHBoxLayout()
            row.setSpacing(theme.current().size("m"))
            row.addWidget(MarkSample(state, is_today), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, tone="soft", wrap=True), 1)
            self.body.addLayout(row)
        tag = label(tr("loose"), "caption")
        tag.setProperty("mark", "notice")
        row = QHBoxLayout()
        row.setSpacing(theme.current().size("m"))
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(tr("The week’s count was not, or can no longer be, reached."), tone="soft", wrap=True), 1)
        self.body.addLayout(row)


def _summed_up(weeks: Sequence[AnchorWeek], is_over: bool) -> str:
    """One sentence of counts, and none where there is nothing to say."""
    loose = sum(each.is_loose for each in weeks)
    if is_over and loose:
        return ntr("{n} anchor was loose in this week.", "{n} anchors were loose in this week.", loose)
    return loose_words(loose) if loose else ""


def _table(weeks: Sequence[AnchorWeek]) -> TableData:
    """The week in words: a row an anchor, a column a day, and the count."""
    words = dates.current()
    days = [weeks[0].first + timedelta(days=at) for at in range(DAYS_A_WEEK)]
    heads = (tr("Anchor"), *(f"{words.weekday_short(day)} {words.day_number(day)}" for day in days), tr("Done"))
    return TableData(heads, [(each.anchor.text, *map(_cell, each.days), count_words(each)) for each in weeks])


def _cell(state: TickState | None) -> str:
    return "" if state is None else mark_words(state)
