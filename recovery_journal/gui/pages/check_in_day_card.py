"""The card of one day: its check-in in short lines and the person's own words, and all else that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.domain.urges import UrgeLog
from recovery_journal.domain.writing import JournalEntry
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.check_in_words import DayLine, day_lines, moment_words, written_words
from recovery_journal.gui.pages.day_chapters import KINDS
from recovery_journal.gui.pages.day_things import DayThings, things_of
from recovery_journal.gui.widgets.buttons import button, icon_button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.text import label, line, set_property, voice
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.history import Event
from recovery_journal.services.look_back import Day, DayReader
from recovery_journal.services.shelf import OpenJournal

LABEL_WIDTH = 104


class DayCard(Card):
    """One day of the look-back.

    `edit_requested(day)` and `delete_requested(check_in)` are wishes, as is `go_requested`: a record by its kind and
    id, or a page by its id and what it shall show there.
    """

    edit_requested = Signal(object)
    delete_requested = Signal(object)
    bring_back_requested = Signal(object)
    for_ever_requested = Signal(object)
    go_requested = Signal(str, object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._reader = DayReader(opened)
        self._day: date | None = None
        self._entry: DayEntry | None = None
        self._deleted: CheckIn | None = None
        self.title = label("", "voice", "plain", wrap=True)
        self.when = label("", "caption", "quiet", wrap=True)
        self.lines = DayLines()
        self.note = voice("")
        self.blank = label("", tone="soft", wrap=True)
        self.fill = button("", on_click=self._wish_to_edit)
        self.deleted = DeletedCheckIn(self)
        self.edit = button(tr("Edit"), "quiet", "edit", on_click=self._wish_to_edit)
        self.history_button = button(tr("History"), "quiet", "clock", on_click=self._toggle_history)
        self.more = icon_button("more", tr("More"), self.open_more)
        self.history = HistoryLines()
        self.things = DayThings()
        self.add_urge = link_button(tr("Add an urge"), lambda: self._begin(UrgeLog.KIND), size="small")
        self.add_entry = link_button(tr("Write an entry"), lambda: self._begin(JournalEntry.KIND), size="small")
        self.menu = QMenu(self)
        self._inside, self._actions, self._adding = QWidget(), QWidget(), QWidget()

        self._lay_out()

        self.menu.addAction(tr("Delete this check-in")).triggered.connect(lambda _checked=False: self._wish_to_delete())
        self.things.chosen.connect(self.go_requested)
        self.deleted.bring_back.clicked.connect(lambda: self.bring_back_requested.emit(self._deleted))
        self.deleted.for_ever.clicked.connect(lambda: self.for_ever_requested.emit(self._deleted))

    def show_day(self, day: date, today: date) -> None:
        """Show what the journal has of a day."""
        found = self._reader.day(day)
        with self._arranged_once():
            self._show_found(found, today)

    def _show_found(self, found: Day, today: date) -> None:
        day = found.day
        if day != self._day:
            self.history.hide()
        self._day = day
        self._entry = found.entry
        self.title.setText(dates.current().day_long(day, year=day.year != today.year))
        has_draft = self._has_draft(day)
        self._show_entry(has_draft)
        self._show_blank(has_draft, day > today, bool(things_of(found)))
        self._show_deleted(day, day > today)
        self.things.show_day(found)
        self._adding.setVisible(day <= today and self._can_add)
        if not self.history.isHidden():
            self._load_history()

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

    def open_more(self) -> QMenu:
        """Open the menu with what is needed rarely."""
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return self.menu

    def _show_entry(self, has_draft: bool) -> None:
        entry = self._entry
        check_in = entry.check_in if entry else None
        when = self._when(check_in) if check_in else ""
        self.when.setText(", ".join(part for part in (when, tr("changes not saved yet") if has_draft else "") if part))
        self.lines.show_lines(day_lines(entry) if entry else [])
        self.note.setText(check_in.note if check_in else "")
        self.note.setVisible(bool(check_in and check_in.note))
        self.when.setVisible(entry is not None)
        self.lines.setVisible(entry is not None)
        self._actions.setVisible(entry is not None)
        if entry is None:
            self.history.hide()

    def _show_blank(self, has_draft: bool, is_coming: bool, has_things: bool) -> None:
        if is_coming:
            words = tr("This day is still to come.")
        elif has_draft:
            words = tr("You began to write. It is kept, but not saved yet.")
        elif has_things:
            words = tr("No check-in. You can still fill it in.")
        else:
            words = tr("Nothing written. You can still fill it in.")
        self.blank.setText(words)
        self.fill.set_words(tr("Go on writing") if has_draft else tr("Fill in this day"))
        self.blank.setVisible(self._entry is None)
        self.fill.setVisible(self._entry is None and not is_coming)

    def _show_deleted(self, day: date, is_coming: bool) -> None:
        """Where a check-in was deleted, the way back, and the way to be rid of it."""
        self._deleted = None if self._entry is not None or is_coming else self._reader.deleted_check_in(day)
        self.deleted.setVisible(self._deleted is not None)

    def _when(self, check_in: CheckIn) -> str:
        if check_in.created_at is None:
            return ""
        local = check_in.created_at.astimezone().replace(tzinfo=None)
        return written_words(check_in, self._opened.preferences.today(local))

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

    def _toggle_history(self) -> None:
        if self.history.isHidden():
            self._load_history()
        self.history.setVisible(self.history.isHidden())

    def _load_history(self) -> None:
        if self._entry is not None:
            self.history.show_events(self._opened.history.of(self._entry.check_in))

    def _lay_out(self) -> None:
        look = theme.current()
        self._fill_rows()
        self.body.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addSpacing(look.px(8))
        column.addWidget(self.lines)
        column.addWidget(self.blank)
        column.addWidget(self.note)
        column.addSpacing(look.px(4))
        column.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.deleted)
        column.addWidget(self._actions)
        column.addWidget(self.history)
        column.addSpacing(look.px(4))
        column.addWidget(self.things)
        column.addWidget(self._adding)
        self.history.hide()

    def _fill_rows(self) -> None:
        flow = FlowLayout(self._actions, 24, 6)
        for each in (self.edit, self.history_button, self.more):
            flow.addWidget(each)
        adding = FlowLayout(self._adding, 16, 6)
        for kind, each in ((UrgeLog.KIND, self.add_urge), (JournalEntry.KIND, self.add_entry)):
            adding.addWidget(each)
            each.setVisible(kind in KINDS)
        self._can_add = UrgeLog.KIND in KINDS or JournalEntry.KIND in KINDS


class DeletedCheckIn(QWidget):
    """Says that the check-in of a day was deleted, and what can still be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bring_back = link_button(tr("Bring it back"), size="small")
        self.for_ever = link_button(tr("Delete for ever"), size="small")
        ways = QWidget()
        flow = FlowLayout(ways, 16, 6)
        flow.addWidget(self.bring_back)
        flow.addWidget(self.for_ever)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(4))
        column.addWidget(label(tr("A check-in of this day was deleted."), "caption", "quiet", wrap=True))
        column.addWidget(ways)


class DayLines(QWidget):
    """Labels and words under each other with hairlines between; its rows are used again for every day."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QFrame, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._fit()

    def show_lines(self, lines: Sequence[DayLine]) -> None:
        """Show these."""
        while len(self._rows) < len(lines):
            self._add_row()
        for row, shown in zip_longest(self._rows, lines):
            for part in row:
                part.setVisible(shown is not None)
            if shown is not None:
                _show_line(row[1], row[2], shown)

    def texts(self) -> list[tuple[str, str]]:
        """What is shown, as (label, words)."""
        return [(name.text(), words.text()) for _line, name, words in self._rows if not words.isHidden()]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _add_row(self) -> None:
        at = 2 * len(self._rows)
        row = line(), label("", tone="soft"), label("", wrap=True)
        self._rows.append(row)
        self._grid.addWidget(row[0], at, 0, 1, 2)
        self._grid.addWidget(row[1], at + 1, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row[2], at + 1, 1)
        self._fit()

    def _fit(self) -> None:
        look = theme.current()
        self._grid.setColumnMinimumWidth(0, look.px(LABEL_WIDTH))
        self._grid.setHorizontalSpacing(look.px(8))
        for _line, name, words in self._rows:
            for part in (name, words):
                part.setContentsMargins(0, look.px(7), 0, look.px(7))


def _show_line(name: QLabel, words: QLabel, shown: DayLine) -> None:
    for part, text in ((name, shown.label), (words, shown.words or tr("left blank"))):
        if part.text() != text:  # what stays is not measured anew
            part.setText(text)
    set_property(words, "tone", "" if shown.words else "quiet")
    set_property(words, "type", "strong" if shown.words and shown.is_strong else "body")


class HistoryLines(QWidget):
    """What happened to a check-in, latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.current().px(6), 0, 0)
        self._column.setSpacing(theme.current().px(4))

    def texts(self) -> list[str]:
        """What is shown, line by line."""
        return [each.text() for each in self.findChildren(QLabel) if not each.isHidden()]

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these, in place of what was shown."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for event in events:
            self._column.addWidget(line())
            self._column.addWidget(
                label(tr("{what}, {moment}", what=event.what, moment=moment_words(event.at)), "label", wrap=True)
            )
            for difference in event.differences:
                self._column.addWidget(label(difference, "caption", "quiet", wrap=True))
