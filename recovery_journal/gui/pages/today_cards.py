"""The cards of Today beside the check-in: what is planned, and the person's own words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.domain.care import Appointment, OccurrenceState
from recovery_journal.domain.plan import CopingStrategy, Reason
from recovery_journal.domain.record import Record
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.today_medication import MedicationRows, Row
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.language import ntr, tr
from recovery_journal.services.appointment_parts import TimeOf
from recovery_journal.services.appointments import Appointments, Planned
from recovery_journal.services.shelf import OpenJournal

COMING_SHOWN = 3
CANCELLED = OccurrenceState.CANCELLED
TIME_COLUMN, BESIDE_TIME = 82, 8


class TodayCard(Card):
    """A card with a heading, a quiet way on, and rows made anew each time. `go_requested(page id, target)`."""

    go_requested = Signal(str, object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._rows: QWidget | None = None

    def _fill(self, rows: QVBoxLayout | QGridLayout) -> None:
        """Puts other rows in the place of those that were there."""
        fresh = QWidget()
        rows.setContentsMargins(0, 0, 0, 0)
        fresh.setLayout(rows)
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self.body.addWidget(fresh)
        self._rows = fresh


class ComingCard(TodayCard):
    """What is planned today, and next. `said(text, undo)` asks for a toast."""

    said = Signal(str, bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__(opened)
        self._appointments = Appointments(opened.journal, opened.reader)
        self._medication = MedicationRows(opened, _how_far)
        self._medication.go_requested.connect(self.go_requested)
        self._medication.said.connect(self.said)

    def show_day(self, today: date, now: datetime) -> None:
        """The appointments and the medication from `today` on, in time order."""
        coming = self._coming(today, now)
        shown = [self._row(each, today, now, asked) for each, asked in coming]
        shown += self._medication.rows(today, now)
        rows = QGridLayout()
        rows.setVerticalSpacing(12)
        rows.setHorizontalSpacing(BESIDE_TIME)
        rows.setColumnMinimumWidth(0, theme.current().px(TIME_COLUMN) - BESIDE_TIME)
        rows.setColumnStretch(1, 1)
        rows.addLayout(self._head(bool(coming)), 0, 0, 1, 2)
        is_free = all(at.date() > today for at, _when, _what in shown)
        if is_free:
            rows.addWidget(label(tr("Nothing planned today."), tone="soft", wrap=True), 1, 0, 1, 2)
        for number, (_at, when, what) in enumerate(sorted(shown, key=lambda each: each[0])):
            at = rows.rowCount()
            if number or is_free:
                rows.addWidget(line(), at, 0, 1, 2)
            rows.addLayout(_moment(*when), at + 1, 0)
            rows.addLayout(what, at + 1, 1)
        self._fill(rows)

    def _coming(self, today: date, now: datetime) -> list[tuple[Planned, int]]:
        """The next appointments, each with the number of questions that are ready."""
        found = self._appointments.coming(today, COMING_SHOWN + 4)
        planned = [each for each in found if not each.appointment.is_over(now) and each.state is not CANCELLED]
        coming = planned[:COMING_SHOWN]
        questions = self._questions([each.appointment for each in coming])
        return [(each, questions.get(each.appointment.id.hex, 0)) for each in coming]

    def _head(self, any_coming: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(tr("Today"), "section"), 1)
        words = tr("All appointments") if any_coming else tr("Add an appointment")
        head.addWidget(button(words, "words_link", on_click=lambda: self.go_requested.emit("aftercare", None)))
        return head

    def _questions(self, coming: list[Appointment]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for each in self._opened.reader.questions_of(appointment.id for appointment in coming):
            counts[each.owner.hex] = counts.get(each.owner.hex, 0) + (not each.asked)
        return counts

    def _row(self, planned: Planned, today: date, now: datetime, questions: int) -> Row:
        each, key = planned.appointment, planned.key
        what = QVBoxLayout()
        what.setSpacing(2)
        what.addWidget(label(each.title, "strong", wrap=True))
        bring = tr("Bring: {things}", things=", ".join(each.bring)) if each.bring else ""
        if more := "\n".join(text for text in (each.place, each.transport, bring) if text):
            what.addWidget(label(more, tone="soft", wrap=True))
        words = ntr("{n} question ready", "{n} questions ready", questions) if questions else tr("See it")
        way = button(words, "words_link", on_click=lambda: self.go_requested.emit("aftercare", TimeOf(key)))
        way.setAccessibleName(tr("{what}: {title}", what=words, title=each.title))
        what.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return _starts(each), _when(each, today, now), what


class OwnWordsCard(TodayCard):
    """One of the person's own reasons, or something that helps them; another one at a wish."""

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__(opened)
        self._steps = 0
        self._next: QWidget | None = None

    def show_one(self, today: date) -> None:
        """One for the day; the same all day, until another is asked for."""
        reasons = self._opened.reader.records(Reason)
        shown: list[Record] = [*reasons] or [*self._opened.reader.records(CopingStrategy)]
        rows = QVBoxLayout()
        rows.setSpacing(8)
        if shown:
            self._fill_one(rows, shown, today, bool(reasons))
        else:
            rows.addWidget(label(tr("Why you do this"), "section"))
            rows.addWidget(
                label(tr("A reason in your own words can wait here for you each day."), tone="soft", wrap=True)
            )
            rows.addLayout(at_left(link_button(tr("Write a reason"), lambda: self._go_new(Reason))))
        self._fill(rows)

    def _fill_one(self, rows: QVBoxLayout, shown: list[Record], today: date, are_reasons: bool) -> None:
        at = (today.toordinal() + self._steps) % len(shown)
        heading = tr("One of your reasons") if are_reasons else tr("One of the things you do")
        rows.addWidget(label(heading, "caption", "quiet"))
        rows.addWidget(voice(vars(shown[at])["text"]))
        if len(shown) > 1:
            foot = QHBoxLayout()
            foot.addWidget(label(tr("{n} of {all}", n=at + 1, all=len(shown)), "caption", "quiet"), 1)
            self._next = link_button(tr("Show another"), lambda: self._another(today))
            foot.addWidget(self._next)
            rows.addLayout(foot)

    def _another(self, today: date) -> None:
        self._steps += 1
        self.show_one(today)
        if self._next is not None:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_new(self, cls: type[Record]) -> None:
        self.go_requested.emit("plan", ("new", cls.KIND))


def _moment(at: str, how_far: str) -> QVBoxLayout:
    """The time in large, and how far off it is."""
    when = QVBoxLayout()
    when.setSpacing(0)
    when.addWidget(label(at, "number"))
    below = label(how_far, "caption", "quiet", wrap=True)
    policy = below.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # it goes on in the next line; the time has its width
    below.setSizePolicy(policy)
    when.addWidget(below)
    when.addStretch(1)
    return when


def _starts(each: Appointment) -> datetime:
    return datetime.combine(each.starts_on, each.starts_at or time.min)


def _when(each: Appointment, today: date, now: datetime) -> tuple[str, str]:
    """The time in large, and how far off it is: ('2:30', 'in 5 hours'), ('Mar 17', 'Tuesday')."""
    words = dates.current()
    if each.starts_on > today + timedelta(days=1):
        return words.day_short(each.starts_on), words.weekday_long(each.starts_on)
    day = words.relative_day(each.starts_on, today)
    if each.starts_at is None:
        return day, tr("all day")
    if each.starts_on > today:
        return words.time_bare(each.starts_at), day
    return words.time_bare(each.starts_at), _how_far(datetime.combine(each.starts_on, each.starts_at) - now)


def _how_far(left: timedelta) -> str:
    minutes = round(left.total_seconds() / 60)
    if minutes <= 0:
        return tr("now")
    if minutes < 60:
        return ntr("in {n} minute", "in {n} minutes", minutes)
    return ntr("in {n} hour", "in {n} hours", round(minutes / 60))


def at_left(widget: QWidget) -> QHBoxLayout:
    """A row with something at its beginning."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
