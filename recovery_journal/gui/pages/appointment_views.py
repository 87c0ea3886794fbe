"""The ways to look at the appointments: as agenda, month or week, of the kinds and with the words that are wished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.gui import theme
from recovery_journal.gui.pages.appointment_calendar import AppointmentCalendar
from recovery_journal.gui.pages.appointment_sides import Sides
from recovery_journal.gui.pages.print_view import PrintView
from recovery_journal.gui.pages.record_list_parts import SearchField
from recovery_journal.gui.widgets.buttons import icon_button, link_button
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.current_stack import CurrentStack
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.page import is_low
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.language import ntr, tr
from recovery_journal.services.appointment_search import SoughtAppointments, sought
from recovery_journal.services.choice_words import choice_words

AGENDA, MONTH, WEEK = "agenda", "month", "week"
AFTER_TYPING = 200  # ms
SEARCH_WIDTH, LEAST_SEARCH, BELOW_BAR = 250, 210, 14


class AppointmentViews(QWidget):
    """The bar to choose with, over the agenda's two sides or a calendar. What is filtered holds for all of them.

    Signals: `filtered` when other appointments are looked for; those of the calendar, when it is shown.
    """

    filtered = Signal()
    list_requested = Signal()
    time_opened = Signal(str)
    day_opened = Signal(object)
    blank_opened = Signal(object)

    def __init__(
        self, appointments: SoughtAppointments, now: Callable[[], datetime], today: Callable[[], date], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._appointments, self._now, self._today = appointments, now, today
        self._came_from, self._is_alone, self._seeks = "", False, False
        self._kinds: list[Any] = []
        self._calendar: AppointmentCalendar | None = None
        self.sides = Sides()
        self.segment = Segment(tr("Show as"), [(AGENDA, tr("Agenda")), (MONTH, tr("Month")), (WEEK, tr("Week"))])
        self.kinds_link = link_button(tr("Kinds"), self._turn_kinds)
        self.search = SearchField(Appointment.KIND)
        self.seek_button = icon_button("search", self.search.accessibleName(), self.seek)
        self._chips: ChipGroup | None = None
        self.bar = QWidget()
        self.stack = CurrentStack()
        self._soon = QTimer(self)
        self._lay_out()
        self._connect()
        self.segment.set_value(AGENDA)
        self.kinds_link.hide()

    @property
    def chips(self) -> ChipGroup:
        """The kinds to choose from, made when they are first looked at."""
        if self._chips is None:
            self._chips = ChipGroup(tr("Kinds to show"), self._kind_options(), several=True)
            self._chips.hide()
            self._both.addWidget(self._chips)
            self._chips.value_changed.connect(lambda _chosen: self._filter())
            order_tabs(self.bar)
        return self._chips

    @property
    def calendar(self) -> AppointmentCalendar:
        """The month or week, made when it is first looked at."""
        if self._calendar is None:
            self._calendar = AppointmentCalendar(self._appointments, self._now, self._today)
            self._calendar.time_opened.connect(lambda key: self._lead(self.time_opened, key))
            self._calendar.day_opened.connect(lambda day: self._lead(self.day_opened, day))
            self._calendar.blank_opened.connect(self._open_blank)
            self.stack.addWidget(self._calendar)
        return self._calendar

    def view(self) -> str:
        """Which one is shown."""
        return str(self.segment.value())

    def is_agenda(self) -> bool:
        """Whether the agenda and what is chosen in it are shown."""
        return self.stack.currentWidget() is self.sides

    def show_view(self, view: str) -> None:
        """Shows one of them; a calendar on the day it was on, or on today."""
        self._came_from = ""
        if view == AGENDA:
            self.show_agenda()
            return
        self.segment.set_value(view)
        day = self.calendar.day() if self._calendar is not None else self._today()
        show = self.calendar.show_week if view == WEEK else self.calendar.show_month
        show(day)
        self.stack.setCurrentWidget(self.calendar)
        self._fit()

    def show_agenda(self) -> None:
        """The agenda, as something that is shown there needs it."""
        self.segment.set_value(AGENDA)
        self.stack.setCurrentWidget(self.sides)
        self._fit()

    def show_sheet(self, sheet: PrintView) -> None:
        """Sheets to be printed, in place of all, until the way back is taken."""
        if self.stack.indexOf(sheet) < 0:
            self.stack.addWidget(sheet)
        self.segment.set_value(AGENDA)
        self.stack.setCurrentWidget(sheet)
        self._fit()
        sheet.print.setFocus(Qt.FocusReason.TabFocusReason)

    def shows_sheet(self) -> bool:
        """Whether sheets to be printed are shown."""
        return isinstance(self.stack.currentWidget(), PrintView)

    def refresh(self) -> None:
        """Shows the journal as it is now."""
        self._show_kinds()
        if self.stack.currentWidget() is self._calendar is not None:
            self.calendar.refresh()

    def step_back(self) -> bool:
        """From what a calendar led to, back to that."""
        if not self._came_from or not self.is_agenda():
            return False
        self.show_view(self._came_from)
        self.calendar.enter(Qt.FocusReason.ShortcutFocusReason)
        return True

    def seek(self) -> None:
        """An appointment is found by its words; where the window is low the field is there from now on."""
        self._seeks = True
        self._fit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_alone(self, is_alone: bool) -> None:
        """Whether what is chosen in the agenda has all the room: then there is no bar above it."""
        self._is_alone = is_alone
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return self.shows_sheet()  # all the others fit the room there is

    def heightForWidth(self, width: int) -> int:
        return self.stack.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        bar = 0 if self.bar.isHidden() else self.bar.heightForWidth(max(self.width(), least.width())) + BELOW_BAR
        return QSize(least.width(), bar + self.stack.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.updateGeometry()  # the bar may take another row now

    def _lay_out(self) -> None:
        look = theme.current()
        self.search.setMaximumWidth(look.px(SEARCH_WIDTH))
        self.search.setMinimumWidth(look.px(LEAST_SEARCH))
        self.search.set_count(0)
        ways = row_of(self.segment, self.search, self.seek_button, self.kinds_link, gap=look.px(14))
        self._both = column_in(self.bar, 8)
        self._both.addWidget(ways)
        column = column_in(self)
        column.setSpacing(BELOW_BAR)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self.sides)

    def _connect(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_TYPING)
        self._soon.timeout.connect(self._filter)
        self.segment.value_changed.connect(lambda view: self.show_view(view if view else self._shown()))
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.list_requested.connect(self._enter)

    def _fit(self) -> None:
        is_folded = is_low(self) and not self._seeks
        self.search.setVisible(not is_folded)
        self.seek_button.setVisible(is_folded)
        self.bar.setVisible(not self.shows_sheet() and not (self._is_alone and self.is_agenda()))

    def _chosen(self) -> list[Any]:
        chosen = self._chips.value() if self._chips is not None else None
        return chosen if isinstance(chosen, list) else []

    def _shown(self) -> str:
        """What was shown before the second click on it: a view is always chosen."""
        if self.is_agenda():
            return AGENDA
        return WEEK if self.calendar.is_week() else MONTH

    def _enter(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._filter()
        if self.is_agenda():
            self.list_requested.emit()
        else:
            self.calendar.enter(Qt.FocusReason.ShortcutFocusReason)

    def _turn_kinds(self) -> None:
        self.chips.setVisible(self.chips.isHidden())
        if not self.chips.isHidden():
            self.chips.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_kinds(self) -> None:
        """The kinds there are; one that is chosen stays although it went away meanwhile."""
        chosen = self._chosen()
        kinds: list[Any] = self._appointments.kinds()
        kinds += [each for each in chosen if each not in kinds]
        changed, self._kinds = kinds != self._kinds, kinds
        self.kinds_link.setVisible(len(kinds) > 1)
        if self._chips is None:
            return
        if changed:
            self._chips.set_options(self._kind_options())
            self._chips.set_value(chosen)
        if len(kinds) < 2:
            self._chips.hide()

    def _kind_options(self) -> list[tuple[object, str]]:
        return [(each, choice_words(each)) for each in self._kinds]

    def _filter(self) -> None:
        chosen = self._chosen()
        words = ntr("{n} kind", "{n} kinds", len(chosen)) if chosen else tr("Kinds")
        self.kinds_link.set_words(words)
        self._appointments.look_for(sought(chosen, self.search.text()))
        self.filtered.emit()
        self.refresh()

    def _lead(self, signal: Any, where: object) -> None:
        came_from = self.view()
        signal.emit(where)
        self._came_from = came_from

    def _open_blank(self, day: date, hour: int | None) -> None:
        values = {"starts_on": day.isoformat()}
        if hour is not None:
            values["starts_at"] = f"{hour:02}:00:00"
        self._lead(self.blank_opened, values)
