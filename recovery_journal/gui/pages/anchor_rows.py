"""One week of all anchors as a list: each with its seven marks, its count, and whether it is loose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.domain.drift import AnchorWeek
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.anchor_words import count_words, told
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.day_marks import next_state
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.gui.widgets.week_marks import DAYS, STEP, WeekMarks
from recovery_journal.language import tr

COUNT_WIDTH, LEAST_WORDS, AROUND = 62, 190, 5


class WeekdayLetters(QWidget):
    """The letters of the weekdays over their marks; today's stands out."""

    def __init__(self) -> None:
        super().__init__()
        self._days: list[date] = []
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_days(self, first: date, today: date) -> None:
        """The letters of the week that begins on `first`."""
        self._days = [first + timedelta(days=at) for at in range(DAYS)]
        self._today = today
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(DAYS * look.px(STEP), look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        step = look.px(STEP)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, day in enumerate(self._days):
            shown = DAYS - 1 - at if mirrored else at
            is_today = day == self._today
            painter.setFont(look.font("label" if is_today else "caption"))
            painter.setPen(look.color("link" if is_today else "card_text_quiet"))
            box = QRectF(shown * step, 0, step, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dates.current().weekday_letter(day))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in MEASURE_CHANGES:
            self.updateGeometry()


class AnchorRow(QWidget):
    """The week of one anchor."""

    def __init__(self, week: AnchorWeek) -> None:
        super().__init__()
        self.week = week
        self.name = label(week.anchor.text, wrap=True)
        self.loose: QLabel | None = None
        self.marks = WeekMarks(week.anchor.text)
        self.count = label("", tone="soft")
        self.setSizePolicy(as_high_as_needed())
        words = QWidget()
        self._words = FlowLayout(words, 8, 2)
        self._words.addWidget(self.name)
        around = theme.current().px(AROUND)
        self._row = week_row(self, words, self.marks, self.count)
        self._row.setContentsMargins(0, around, 0, around)

    def show_week(self, week: AnchorWeek, today: date) -> None:
        """Show this week of the anchor."""
        self.week = week
        self.name.setText(week.anchor.text)
        self.marks.setAccessibleName(week.anchor.text)
        if self.loose is None and week.is_loose:
            self.loose = label(tr("loose"), "caption")
            self.loose.setProperty("mark", "notice")
            self._words.addWidget(self.loose)
        if self.loose is not None:
            self.loose.setVisible(week.is_loose)
        self.count.setText(count_words(week))
        self.marks.set_week(week.first, week.days, today, lambda: told(self.week))


class AnchorRows(QWidget):
    """The weeks under each other, with the weekdays over them: one Tab stop, arrows move by day and by anchor.

    `tick_requested(anchor, day, state)`: the person ticks a day.
    """

    tick_requested = Signal(object, object, object)

    def __init__(self, heading: QWidget) -> None:
        super().__init__()
        self._rows: list[AnchorRow] = []
        self._shown: list[UUID] = []
        self._letters = WeekdayLetters()
        head = QWidget()
        head.setSizePolicy(as_high_as_needed())
        week_row(head, heading, self._letters, QWidget())
        self._column = column_in(self, 0)
        self._column.addWidget(head)
        self._column.addSpacing(6)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._column.addLayout(self._body)

    def rows(self) -> list[AnchorRow]:
        """What is shown, in order."""
        return list(self._rows)

    def show_weeks(self, weeks: Sequence[AnchorWeek], today: date) -> None:
        """Show one week of all anchors; rows of the same anchors stay, with the keyboard in them."""
        if [each.anchor.id for each in weeks] != self._shown:
            self._make_rows(weeks)
        if weeks:
            self._letters.show_days(weeks[0].first, today)
        for row, week in zip(self._rows, weeks, strict=True):
            row.show_week(week, today)

    def _make_rows(self, weeks: Sequence[AnchorWeek]) -> None:
        while (item := self._body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._shown = [each.anchor.id for each in weeks]
        self._rows = [AnchorRow(each) for each in weeks]
        for row in self._rows:
            self._body.addWidget(line())
            self._body.addWidget(row)
            row.marks.tick_requested.connect(lambda day, row=row: self._wish(row, day))
            row.marks.row_requested.connect(lambda step, row=row: self._go(row, step))
        self._set_stop(self._rows[0] if self._rows else None)

    def _wish(self, row: AnchorRow, day: date) -> None:
        self._set_stop(row)
        state = next_state(row.week.state(day))
        self.tick_requested.emit(row.week.anchor.id, day, state)
        row.marks.tell()

    def _go(self, row: AnchorRow, step: int) -> None:
        at = self._rows.index(row) + step
        if 0 <= at < len(self._rows):
            to = self._rows[at]
            self._set_stop(to)
            to.marks.set_current_day(row.marks.current_day())
            to.marks.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_stop(self, stop: AnchorRow | None) -> None:
        for row in self._rows:
            tabs = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.marks.setFocusPolicy(tabs)


def week_row(holder: QWidget, words: QWidget, days: QWidget, count: QWidget) -> SplitLayout:
    """Words at the left, seven days and a count at the right; the days go under the words where room is short."""
    look = theme.current()
    right = QWidget()
    inner = row_in(right, 10)
    inner.addWidget(days)
    count.setMinimumWidth(look.px(COUNT_WIDTH))
    if hasattr(count, "setAlignment"):
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    inner.addWidget(count)
    row = SplitLayout(holder, 12, 2, centered=True, least=lambda: theme.current().px(LEAST_WORDS))
    row.addWidget(words)
    row.addWidget(right)
    return row
