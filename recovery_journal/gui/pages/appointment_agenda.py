"""The left side of Aftercare: a month with its marks over the agenda, which shows what is coming, past or put away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.care import Appointment, Occurrence
from recovery_journal.gui import dates, theme
from recovery_journal.gui.models.agenda_rows import AgendaRow, AgendaRows, RowKind, draft_row, more_row
from recovery_journal.gui.pages.appointment_list import AgendaList, AgendaMonth
from recovery_journal.gui.pages.appointment_series_rows import OF_DAY
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.month_grid import MonthView
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import ntr, tr
from recovery_journal.services.appointments import CHUNK, Appointments, Details, Planned
from recovery_journal.services.drafts import Drafts, Raw

LIST_HEIGHT = 160


class View(Enum):
    """What the agenda shows."""

    COMING = auto()
    DAY = auto()
    PAST = auto()
    AWAY = auto()


class AgendaPanel(QWidget):
    """Asks for ranges and chunks only, never for all appointments at once.

    Signals: `row_reached` and `row_opened` carry an AgendaRow; `day_opened` a day that Enter was pressed on.
    """

    row_reached = Signal(object)
    row_opened = Signal(object)
    day_reached = Signal(object)
    day_opened = Signal(object)

    def __init__(
        self, appointments: Appointments, drafts: Drafts, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appointments, self._drafts, self._today = appointments, drafts, today
        self._view, self._day, self._limit = View.COMING, today(), CHUNK
        self._shown_today = today()
        self._is_alone = self._is_listed = False
        self._marks: dict[date, int] = {}
        self.month = AgendaMonth(tr("Appointments by day"), today=today())
        self.list = AgendaList()
        self.nothing = label("", tone="soft", wrap=True)
        self.coming_link = link_button(tr("Coming appointments"), self.show_coming)
        self.past_link = link_button(tr("Earlier appointments"), self.show_past)
        self.away_link = link_button(tr("Archived and deleted"), self.show_put_away)
        self._lay_out()
        self.month.set_describe(self._describe)
        self.month.month_changed.connect(self._show_marks)
        self.month.day_reached.connect(self._take_day)
        self.month.day_activated.connect(self.day_opened)
        self.list.row_reached.connect(self._row_reached)
        self.list.row_opened.connect(self._row_opened)
        self.list.today_requested.connect(self.show_today)

    def refresh(self) -> None:
        """Shows the journal as it is now; what was chosen stays chosen if it is still listed."""
        self._is_listed = True
        if self._today() != self._shown_today:
            self._shown_today = self._today()
            self.month.set_today(self._shown_today)
        self._show_marks()
        self._show_rows(self.list.current_key())

    def view(self) -> View:
        """What is shown now."""
        return self._view

    def day(self) -> date | None:
        """The day that the agenda is limited to."""
        return self._day if self._view is View.DAY else None

    def show_coming(self) -> None:
        """Today and later."""
        self._switch(View.COMING)

    def show_past(self) -> None:
        """What is over, latest first."""
        self._switch(View.PAST)

    def show_put_away(self) -> None:
        """What was archived or deleted, to be brought back."""
        self._switch(View.AWAY)

    def show_day(self, day: date) -> None:
        """One day, in the month too."""
        self.month.set_selected(day)
        self._show_marks()
        self._take_day(day)

    def show_today(self) -> None:
        """Back to today in the month and in the agenda."""
        self.month.set_selected(self._today())
        self._show_marks()
        self._switch(View.COMING)

    def show_details(self, details: Details) -> None:
        """Chooses one time of an appointment wherever it is listed, without telling anybody."""
        key, appointment = details.key, details.shown
        if self.list.choose(key):
            return
        if appointment.archived_on is not None:
            self._switch(View.AWAY, key)
        elif appointment.last_day >= self._today():
            self._switch(View.COMING, key)
        if self.list.current_key() != key and appointment.archived_on is None:
            self._day = appointment.starts_on
            self.month.set_selected(self._day)
            self._show_marks()
            self._switch(View.DAY, key)

    def set_alone(self, is_alone: bool) -> None:
        """Whether nothing stands beside it that says there is nothing yet."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            if self._is_listed:
                self.refresh_rows()

    def refresh_rows(self) -> None:
        """Lists the appointments and drafts again; what was chosen stays chosen."""
        self._show_rows(self.list.current_key())

    def first_to_show(self, suits: Callable[[Appointment], bool] = lambda _each: True) -> AgendaRow | None:
        """The first appointment listed that suits, else the first of all."""
        rows = [row for row in self.list.rows.rows() if row.planned is not None]
        best = (row for row in rows if row.planned is not None and suits(row.planned.appointment))
        return next(best, rows[0] if rows else None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self._measure()

    def _lay_out(self) -> None:
        look = theme.current()
        links = QWidget()
        row = FlowLayout(links, 18, 0)
        for link in (self.coming_link, self.past_link, self.away_link):
            row.addWidget(link)
        self._links = row
        column = column_in(self, 0)
        view = MonthView(self.month, self)
        view.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab goes to the days past the arrows above them
        column.addWidget(view)
        column.addSpacing(look.px(6))
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(1)
        column.addWidget(links)
        self._column = column
        self._measure()

    def _measure(self) -> None:
        """What grows with the text."""
        look = theme.current()
        self._links.setContentsMargins(look.px(12), look.px(6), 0, 0)
        self.nothing.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(12))
        self.list.setMinimumHeight(look.px(LIST_HEIGHT))

    def _switch(self, view: View, key: str = "") -> None:
        self._view, self._limit = view, CHUNK
        self._show_rows(key or self.list.current_key())

    def _take_day(self, day: date) -> None:
        self._day = day
        self._switch(View.DAY)
        self.day_reached.emit(day)

    def _show_marks(self) -> None:
        marks = self._appointments.marks(*self.month.span())
        if marks != self._marks:
            self._marks = marks
            self.month.set_marks(marks)

    def _describe(self, day: date) -> str:
        count = self._marks.get(day, 0)
        held = ntr("{n} appointment", "{n} appointments", count) if count else tr("no appointment")
        return tr("{day}, {held}", day=dates.current().day_long(day), held=held)

    def _show_rows(self, key: str) -> None:
        rows = self._rows()
        self.list.show_rows(rows, key)
        has_any, has_past = self._appointments.has_any(), self._appointments.has_past(self._today())
        is_listed = any(row.kind is RowKind.APPOINTMENT for row in rows)
        self.list.setVisible(bool(rows))
        self._column.setStretch(self._column.count() - 2, 0 if rows else 1)  # the links stay at the foot
        self.nothing.setText("" if is_listed else self._nothing_words(has_any))
        self.nothing.setVisible(not is_listed and (has_any or self._is_alone or self._view is not View.COMING))
        self.coming_link.setVisible(self._view is not View.COMING)
        self.past_link.setVisible(self._view is not View.PAST and has_past)
        self.away_link.setVisible(self._view is not View.AWAY and has_any)

    def _rows(self) -> list[AgendaRow]:
        drafts = self._drafts.of_kind(Appointment.KIND)
        typed = {f"{key} {raw[OF_DAY]}" if OF_DAY in raw else key for key, raw in drafts.items()}
        made = AgendaRows(self._today(), typed | {*self._drafts.of_kind(Occurrence.KIND)})
        match self._view:
            case View.COMING:
                found = self._appointments.coming(self._today(), self._limit + 1)
                return [*self._draft_rows(drafts), *made.coming(found[: self._limit]), *self._more(found)]
            case View.PAST:
                found = self._appointments.past(self._today(), self._limit + 1)
                return [*made.past(found[: self._limit]), *self._more(found)]
            case View.DAY:
                return made.on(self._day, self._appointments.on(self._day))
        return made.put_away(self._appointments.put_away())

    def _more(self, found: list[Planned]) -> list[AgendaRow]:
        if len(found) <= self._limit:
            return []
        return [more_row(tr("Show later ones") if self._view is View.COMING else tr("Show earlier ones"))]

    def _draft_rows(self, drafts: dict[str, Raw]) -> list[AgendaRow]:
        """New appointments that somebody began to write: those that were never saved."""
        known = self._appointments.known({UUID(key) for key in drafts if key})
        new = [(key, raw) for key, raw in drafts.items() if not key or UUID(key) not in known]
        return [draft_row(key, str(raw.get("title") or "")) for key, raw in new]

    def _nothing_words(self, has_any: bool) -> str:
        match self._view:
            case View.DAY:
                return tr("No appointment on {day}.", day=dates.current().day_long(self._day))
            case View.PAST:
                return tr("No earlier appointments.")
            case View.AWAY:
                return tr("Nothing archived or deleted.")
        if has_any:
            return tr("No coming appointments. Add the next one.")
        return tr("No appointments yet. Add the next one.")

    def _row_reached(self, row: AgendaRow) -> None:
        if row.kind is RowKind.MORE:
            return
        if row.planned is not None and self._view in (View.COMING, View.PAST):
            self.month.set_selected(row.planned.appointment.starts_on)
            self._show_marks()
        self.row_reached.emit(row)

    def _row_opened(self, row: AgendaRow) -> None:
        if row.kind is not RowKind.MORE:
            self.row_opened.emit(row)
            return
        at = self.list.currentIndex().row()
        self._limit += CHUNK
        self._show_rows("")
        following = next((each for each in self.list.rows.rows()[at:] if each.kind is RowKind.APPOINTMENT), None)
        if following is not None:
            self.list.choose_and_tell(following.key)
