"""The cards of Today beside the check-in: what is planned, the person's own words, what is open in the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.plan import Contact, CopingStrategy, Reason, Trigger, WarningSign
from recovery_journal.domain.record import Record
from recovery_journal.domain.revision import PlanRevision
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.gap_list import GapList, OpenLine, line_of, safely
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.language import ntr, tr
from recovery_journal.services.open_in_plan import open_in_plan, put_aside, show_again
from recovery_journal.services.revisions import Revisions
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import kind_words

PLAN_KINDS = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND, Reason.KIND)
BEGINNINGS = (Trigger.KIND, WarningSign.KIND, CopingStrategy.KIND, Contact.KIND)
COMING_SHOWN, OPEN_SHOWN = 3, 5
TIME_COLUMN = 82
TO_BUILDER = ("plan_builder", "begin")


class _TodayCard(Card):
    """A card with a heading, a quiet way on, and rows made anew each time. `go_requested(page id, target)`."""

    go_requested = Signal(str, object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def _fill(self, rows: QVBoxLayout) -> None:
        """Puts other rows in the place of those that were there."""
        fresh = QWidget()
        rows.setContentsMargins(0, 0, 0, 0)
        fresh.setLayout(rows)
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh


class ComingCard(_TodayCard):
    """What is planned today, and next."""

    def show_day(self, today: date, now: datetime) -> None:
        """The appointments from `today` on, those of today first."""
        found = self._opened.reader.appointments_from(today, COMING_SHOWN + 4)
        coming = [each for each in found if not each.is_over(now)][:COMING_SHOWN]
        rows = QVBoxLayout()
        rows.setSpacing(12)
        rows.addLayout(self._head(bool(coming)))
        if not any(each.starts_on <= today for each in coming):
            rows.addWidget(label(tr("Nothing planned today."), tone="soft", wrap=True))
        questions = self._questions(coming)
        for number, each in enumerate(coming):
            if number or each.starts_on > today:
                rows.addWidget(line())
            rows.addLayout(self._row(each, today, now, questions.get(each.id.hex, 0)))
        self._fill(rows)

    def _head(self, any_coming: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(tr("Today"), "section"), 1)
        words = tr("All appointments") if any_coming else tr("Add an appointment")
        head.addWidget(link_button(words, lambda: self.go_requested.emit("aftercare", None)))
        return head

    def _questions(self, coming: list[Appointment]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for each in self._opened.reader.questions_of(appointment.id for appointment in coming):
            counts[each.owner.hex] = counts.get(each.owner.hex, 0) + (not each.asked)
        return counts

    def _row(self, each: Appointment, today: date, now: datetime, questions: int) -> QHBoxLayout:
        when = QVBoxLayout()
        when.setSpacing(0)
        first, second = _when(each, today, now)
        when.addWidget(label(first, "number"))
        when.addWidget(label(second, "caption", "quiet", wrap=True))
        when.addStretch(1)
        what = QVBoxLayout()
        what.setSpacing(2)
        what.addWidget(label(each.title, "strong", wrap=True))
        for text in (each.place, each.transport):
            if text:
                what.addWidget(label(text, tone="soft", wrap=True))
        words = ntr("{n} question ready", "{n} questions ready", questions) if questions else tr("See it")
        way = button(words, "words_link", on_click=lambda: self.go_requested.emit("aftercare", each))
        way.setAccessibleName(tr("{what}: {title}", what=words, title=each.title))
        what.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(0)
        holder = QWidget()
        holder.setLayout(when)
        when.setContentsMargins(0, 0, 8, 0)
        holder.setMinimumWidth(theme.current().px(TIME_COLUMN))
        row.addWidget(holder)
        row.addLayout(what, 1)
        return row


class OwnWordsCard(_TodayCard):
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
            rows.addLayout(_at_left(link_button(tr("Write a reason"), lambda: self._go_new(Reason))))
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


class OpenCard(Card):
    """What is open in the plan: what is not begun, has no response yet, or is typed and not saved.

    `go_requested(page id, target)`.
    """

    go_requested = Signal(str, object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._drafts: Sequence[tuple[str, str]] = ()
        self._shown_with = opened.preferences
        self._beginning = label(tr("A plan grows one line at a time. Start wherever you like."), tone="soft", wrap=True)
        self._build = button(tr("Build it step by step"), on_click=lambda: self.go_requested.emit(*TO_BUILDER))
        self.list = GapList()
        begin = QVBoxLayout()
        begin.setSpacing(10)
        begin.addWidget(self._beginning)
        begin.addLayout(_at_left(self._build))
        self.body.addWidget(label(tr("Open in your plan"), "section"))
        self.body.addSpacing(10)
        self.body.addLayout(begin)
        self.body.addSpacing(10)
        self.body.addWidget(self.list)
        self.list.mend_requested.connect(lambda target: self.go_requested.emit("plan", target))
        self.list.more_requested.connect(lambda: self.go_requested.emit("plan", ("map", None)))
        self.list.aside_requested.connect(lambda gap: self._change(lambda: put_aside(opened, gap)))
        self.list.again_requested.connect(lambda: self._change(lambda: show_again(opened)))

    def show_open(self, drafts: Sequence[tuple[str, str]]) -> None:
        """The most useful few, `drafts` first, each with the way to it; nothing when nothing is open."""
        self._drafts, self._shown_with = drafts, self._opened.preferences
        is_begun = bool(self._shown_with.builder_place)
        found = open_in_plan(self._opened)
        unsaved = [_unsaved(*draft) for draft in drafts if draft[0] in PLAN_KINDS]
        unsaved = [*_of_reviews(self._opened, drafts), *unsaved]
        lines = [*unsaved, *(line_of(each, in_passing=True) for each in found.shown)]
        is_blank = sum(each.code == "none_yet" for each in found.shown) == len(BEGINNINGS)
        self._beginning.setVisible(is_blank)
        self._build.set_words(tr("Go on step by step") if is_begun else tr("Build it step by step"))
        self._build.setVisible(is_blank or is_begun)
        self.list.show_lines(lines, len(found.put_aside), OPEN_SHOWN)
        self.setVisible(bool(lines) or is_begun)

    def is_as_preferred(self) -> bool:
        """Whether it was shown with the preferences that are in force now."""
        return self._shown_with == self._opened.preferences

    def _change(self, change: Callable[[], None]) -> None:
        if safely(self, change):
            self.show_open(self._drafts)


def _of_reviews(opened: OpenJournal, drafts: Sequence[tuple[str, str]]) -> list[OpenLine]:
    """A review that is begun, or else one whose day has come."""
    begin = ("new", PlanRevision.KIND)
    if (PlanRevision.KIND, "") in drafts:
        return [OpenLine(tr("A review of your plan is begun and not finished."), tr("Go on"), begin)]
    if Revisions(opened).is_due(opened.preferences.today()):
        return [OpenLine(tr("It is time to look at your plan again."), tr("Review it"), begin)]
    return []


def _unsaved(kind: str, record: str) -> OpenLine:
    words = tr("A {kind} is not saved yet.", kind=kind_words(kind))
    return OpenLine(words, tr("Go on"), ("draft", kind, record))


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


def _at_left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
