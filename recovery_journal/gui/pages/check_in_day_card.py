"""The card of one day: its check-in or a way to write one, and all else that belongs to the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.check_in_day_parts import BlankDay, WrittenDay
from recovery_journal.gui.pages.check_in_words import written_words
from recovery_journal.gui.pages.day_things import DayThings, things_of
from recovery_journal.gui.widgets.arranging import arrange_now
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.look_back import Day, DayReader
from recovery_journal.services.shelf import OpenJournal


class DayCard(Card):
    """One day of the look-back; a part of it is made when the first day has a use for it.

    `edit_requested(day)` and `delete_requested(check_in)` are wishes, as is `go_requested`: a record by its kind and
    id, or a page by its id and what it shall show there; `grown` tells that Tab comes to more than before.
    """

    edit_requested = Signal(object)
    delete_requested = Signal(object)
    bring_back_requested = Signal(object)
    for_ever_requested = Signal(object)
    go_requested = Signal(str, object)
    grown = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._reader = DayReader(opened)
        self._day: date | None = None
        self._entry: DayEntry | None = None
        self._deleted: CheckIn | None = None
        self._written: WrittenDay | None = None
        self._blank: BlankDay | None = None
        self._things: DayThings | None = None
        self.title = label("", "voice", "plain", wrap=True)
        self.add_urge = link_button(tr("Add an urge"), lambda: self._begin(UrgeLog.KIND), size="small")
        self.add_entry = link_button(tr("Write an entry"), lambda: self._begin(JournalEntry.KIND), size="small")
        self._inside, self._adding = QWidget(), QWidget()

        self._lay_out()

    @property
    def written(self) -> WrittenDay:
        """The check-in of the day, made when the first day has one."""
        if self._written is None:
            self._written = WrittenDay(self._opened)
            self._written.edit.clicked.connect(self._wish_to_edit)
            self._written.delete_requested.connect(self._wish_to_delete)
            self._column.insertWidget(1, self._written)
        return self._written

    @property
    def blank(self) -> BlankDay:
        """What stands in its place, made when the first day has none."""
        if self._blank is None:
            self._blank = BlankDay()
            self._blank.fill.clicked.connect(self._wish_to_edit)
            self._blank.bring_back_requested.connect(lambda: self.bring_back_requested.emit(self._deleted))
            self._blank.for_ever_requested.connect(lambda: self.for_ever_requested.emit(self._deleted))
            self._column.insertWidget(1, self._blank)
        return self._blank

    @property
    def things(self) -> DayThings:
        """All else that belongs to the day, made when the first day has any."""
        if self._things is None:
            self._things = DayThings()
            self._things.chosen.connect(self.go_requested)
            self._column.insertWidget(self._column.indexOf(self._adding), self._things)
        return self._things

    def show_day(self, day: date, today: date) -> None:
        """Show what the journal has of a day."""
        found = self._reader.day(day)
        before = len(self.findChildren(QWidget))
        with self._arranged_once():
            self._show_found(found, today)
        if len(self.findChildren(QWidget)) > before:
            order_tabs(self)
            self.grown.emit()
        if self.isVisible():
            arrange_now(self)

    def _show_found(self, found: Day, today: date) -> None:
        day, is_coming = found.day, found.day > today
        is_other = day != self._day
        self._day, self._entry = day, found.entry
        has_draft = self._has_draft(day)
        self.title.setText(dates.current().day_long(day, year=day.year != today.year))
        if found.entry is not None:
            self._deleted = None
            when = self._when(found.entry.check_in, has_draft)
            self.written.show_entry(found.entry, when, is_other=is_other)
        else:
            self._deleted = None if is_coming else self._reader.deleted_check_in(day)
            words = _blank_words(is_coming, has_draft, bool(things_of(found)))
            fill_words = tr("Go on writing") if has_draft else tr("Fill in this day")
            self.blank.show_words(words, "" if is_coming else fill_words, was_deleted=self._deleted is not None)
        if self._written is not None:
            self._written.setVisible(found.entry is not None)
        if self._blank is not None:
            self._blank.setVisible(found.entry is None)
        if things_of(found) or self._things is not None:
            self.things.show_day(found)
        self._adding.setVisible(not is_coming)

    @contextmanager
    def _arranged_once(self) -> Iterator[None]:
        """What comes into sight has the whole page arranged anew, each part of it; out of sight nothing is."""
        focused = self.window().focusWidget()
        is_safe = self._inside.isVisible() and not (focused is not None and self._inside.isAncestorOf(focused))
        if is_safe:
            self._inside.hide()
        yield
        if is_safe:
            self._inside.show()

    def _when(self, check_in: CheckIn, has_draft: bool) -> str:
        """When it was written, and whether changes to it wait for Save."""
        unsaved = tr("changes not saved yet") if has_draft else ""
        if check_in.created_at is None:
            return unsaved
        local = check_in.created_at.astimezone().replace(tzinfo=None)
        written = written_words(check_in, self._opened.preferences.today(local))
        return ", ".join(part for part in (written, unsaved) if part)

    def _has_draft(self, day: date) -> bool:
        drafts = self._opened.drafts.of_kind(CheckIn.KIND)
        return day.isoformat() in drafts or (self._entry is not None and str(self._entry.check_in.id) in drafts)

    def _wish_to_edit(self) -> None:
        self.edit_requested.emit(self._day)

    def _wish_to_delete(self) -> None:
        if self._entry is not None:
            self.delete_requested.emit(self._entry.check_in)

    def _begin(self, kind: str) -> None:
        if self._day is not None:
            self.go_requested.emit("check_ins", ("new", kind, {"day": self._day.isoformat()}))

    def _lay_out(self) -> None:
        adding = FlowLayout(self._adding, 16, 6)
        adding.addWidget(self.add_urge)
        adding.addWidget(self.add_entry)
        self._column = column_in(self._inside, 6)
        self._column.addWidget(self.title)
        self._column.addSpacing(theme.current().px(4))
        self._column.addWidget(self._adding)
        self.body.addWidget(self._inside)


def _blank_words(is_coming: bool, has_draft: bool, has_things: bool) -> str:
    if is_coming:
        return tr("This day is still to come.")
    if has_draft:
        return tr("You began to write. It is kept, but not saved yet.")
    if has_things:
        return tr("No check-in. You can still fill it in.")
    return tr("Nothing written. You can still fill it in.")
