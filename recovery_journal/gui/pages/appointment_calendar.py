"""The appointments of a month or of a week at one glance, and their table; what is asked for is that range alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_journal.domain.care import OccurrenceState
from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.agenda_words import time_words, when_words
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.gui.widgets.figure_table import FigureTable, TableData
from recovery_journal.gui.widgets.large_month import LargeMonth, MonthLine
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.month_grid import TurnButton
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label
from recovery_journal.gui.widgets.week_grid import WeekGrid
from recovery_journal.gui.widgets.week_layout import WeekThing
from recovery_journal.language import tr
from recovery_journal.services.appointment_search import SoughtAppointments, days_of
from recovery_journal.services.appointments import Planned
from recovery_journal.services.choice_words import choice_words

FAINT = (OccurrenceState.CANCELLED, OccurrenceState.MISSED)


class AppointmentCalendar(QWidget):
    """One of two pictures under its head, or the table of what it shows.

    Signals: `time_opened` carries the key of one time, `day_opened` a day with several, `blank_opened` a day and an
    hour (or none) where nothing stands.
    """

    time_opened = Signal(str)
    day_opened = Signal(object)
    blank_opened = Signal(object, object)

    def __init__(
        self, appointments: SoughtAppointments, now: Callable[[], datetime], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._appointments, self._now, self._today = appointments, now, today
        self._found: list[Planned] = []
        self._is_week = False
        self.title = label("", type="voice", wrap=True)
        self.back, self.on = (
            TurnButton("chevron-left", "chevron-right", ""),
            TurnButton("chevron-right", "chevron-left", ""),
        )
        self.today_button = button(tr("Today"), "quiet", on_click=self.show_today)
        self.table_link = link_button(tr("Show as table"), self._turn_table, size="small")
        self.nothing = label("", tone="soft", wrap=True)
        self._month: LargeMonth | None = None
        self._week: WeekGrid | None = None
        self._table: FigureTable | None = None
        self._is_table = False
        self.stack = CurrentStack()
        self._lay_out()
        self._connect()

    @property
    def month(self) -> LargeMonth:
        """The month, made when it is first looked at."""
        if self._month is None:
            self._month = LargeMonth(tr("Appointments by day"), today=self._today())
            self._month.month_changed.connect(lambda _year, _month: self.refresh())
            self._month.day_activated.connect(self._open_day)
            self._add(self._month)
        return self._month

    @property
    def week(self) -> WeekGrid:
        """The week, made when it is first looked at."""
        if self._week is None:
            self._week = WeekGrid(tr("Appointments by hour"), self._now())
            self._week.week_changed.connect(lambda _first: self.refresh())
            self._week.opened.connect(self._open)
            self._week.blank_opened.connect(self.blank_opened)
            self._add(self._week)
        return self._week

    @property
    def table(self) -> FigureTable:
        """The same as a table, made when it is first looked at."""
        if self._table is None:
            self._table = FigureTable(tr("Appointments"))
            self._add(self._table)
        return self._table

    def show_month(self, day: date) -> None:
        """The month of a day."""
        self._is_week = False
        self.month.set_selected(day)
        self.refresh()

    def show_week(self, day: date) -> None:
        """The week of a day."""
        self._is_week = True
        self.week.show_day(day)
        self.refresh()

    def is_week(self) -> bool:
        """Whether it shows weeks."""
        return self._is_week

    def day(self) -> date:
        """The day that the keys are on."""
        return self.week.place()[0] if self._is_week else self.month.cursor_day()

    def show_today(self) -> None:
        """Today, in either picture."""
        if self._is_week:
            self.week.show_today()
        else:
            self.month.move_to(self._today())

    def refresh(self) -> None:
        """Shows the journal as it is now."""
        if not self._is_week:
            self.month.set_today(self._today())
        first, last = self._range()
        self._found = self._appointments.between(first, last)
        if self._is_week:
            self.week.set_things([thing for each in self._found for thing in self._things(each)], self._now())
        else:
            self.month.set_lines(self._lines())
        self._show()

    def enter(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Puts the keyboard on the days."""
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus(reason)

    def hasHeightForWidth(self) -> bool:
        return False  # the picture takes what room there is

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _lay_out(self) -> None:
        look = theme.current()
        head = QHBoxLayout()
        head.setSpacing(look.size("s"))
        for each in (self.back, self.title, self.on, self.today_button):
            head.addWidget(each)
        head.addStretch(1)
        head.addWidget(self.table_link)
        column = column_in(self, 8)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))

    def _range(self) -> tuple[date, date]:
        if self._is_week:
            return self.week.first_day(), self.week.last_day()
        return self.month.span()

    def _add(self, picture: QWidget) -> None:
        self.stack.addWidget(picture)
        order_tabs(self)

    def _turn(self, pages: int) -> None:
        if self._is_week:
            self.week.turn_week(pages)
        else:
            self.month.turn_page(pages)

    def _turn_table(self) -> None:
        self._is_table = not self._is_table
        self.table_link.set_words(tr("Show as calendar") if self._is_table else tr("Show as table"))
        self._show()

    def _show(self) -> None:
        """The words round the picture, and the picture or its table."""
        self.title.setText(self.week.page_words() if self._is_week else self.month.page_words())
        self.back.setAccessibleName(tr("Week before") if self._is_week else tr("Month before"))
        self.on.setAccessibleName(tr("Week after") if self._is_week else tr("Month after"))
        if self._is_table:
            self.table.set_table(self._rows())
        self.nothing.setText(self._nothing_words())
        self.nothing.setVisible(not self._found)
        self.stack.setCurrentWidget(self.table if self._is_table else self.week if self._is_week else self.month)

    def _nothing_words(self) -> str:
        if not self._appointments.sought().is_all:
            return tr("None of these appointments here.")
        return tr("Nothing planned in this week.") if self._is_week else tr("Nothing planned in this month.")

    def _things(self, each: Planned) -> list[WeekThing]:
        """One for each day of it; what goes over several days stands with the whole days."""
        made = each.appointment
        is_one_day = made.last_day == made.starts_on
        return [
            WeekThing(
                each.key,
                day,
                made.title,
                self._spoken(each),
                made.starts_at if is_one_day else None,
                made.ends_at if is_one_day else None,
                time_words(made) if is_one_day else "",
                each.state in FAINT,
            )
            for day in days_of(each, *self._range())
        ]

    def _lines(self) -> dict[date, list[MonthLine]]:
        found: dict[date, list[MonthLine]] = {}
        for each in self._found:
            for day in days_of(each, *self._range()):
                start = each.appointment.starts_at if day == each.appointment.starts_on else None
                when = dates.current().time_bare(start) if start else ""
                line = MonthLine(each.appointment.title, when, self._spoken(each, day), each.state in FAINT)
                found.setdefault(day, []).append(line)
        return found

    def _spoken(self, each: Planned, day: date | None = None) -> str:
        """What is said of it; of the day it is on only where that is not said anyway."""
        made = each.appointment
        is_one_day = made.last_day == made.starts_on
        when = time_words(made) if is_one_day else when_words(made, self._today())
        state = "" if each.state is OccurrenceState.PLANNED else choice_words(each.state)
        return ", ".join(part for part in (made.title, when, made.place if day is None else "", state) if part)

    def _rows(self) -> TableData:
        rows = []
        for each in self._found:
            made = each.appointment
            day = dates.current().day_long(made.starts_on)
            rows.append((made.title, day, time_words(made) or tr("all day")))
        return TableData((tr("Appointment"), tr("Day"), tr("Time")), tuple(rows))

    def _open(self, keys: list[str]) -> None:
        if len(keys) == 1:
            self.time_opened.emit(keys[0])
        else:
            self.day_opened.emit(self.day())

    def _open_day(self, day: date) -> None:
        here = [each.key for each in self._found if day in days_of(each, day, day)]
        if here:
            self._open(here)
        else:
            self.blank_opened.emit(day, None)
