"""The card of one day: what was written, in short lines and the person's own words, or that it is blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn
from recovery_journal.gui import dates, theme
from recovery_journal.gui.pages.check_in_words import DayLine, day_lines, moment_words, written_words
from recovery_journal.gui.widgets.buttons import button, icon_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.text import label, line, set_property, voice
from recovery_journal.language import tr
from recovery_journal.services.check_ins import CheckIns, DayEntry
from recovery_journal.services.history import Event
from recovery_journal.services.shelf import OpenJournal

LABEL_WIDTH = 104


class DayCard(Card):
    """One day of the look-back. `edit_requested(day)` and `delete_requested(check_in)` are wishes."""

    edit_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._check_ins = CheckIns(opened.journal, opened.reader)
        self._day: date | None = None
        self._entry: DayEntry | None = None
        self.title = label("", "voice", "plain", wrap=True)
        self.when = label("", "caption", "quiet", wrap=True)
        self.lines = DayLines()
        self.note = voice("")
        self.blank = label("", tone="soft", wrap=True)
        self.fill = button("", on_click=self._wish_to_edit)
        self.edit = button(tr("Edit"), "quiet", "edit", on_click=self._wish_to_edit)
        self.history_button = button(tr("History"), "quiet", "clock", on_click=self._toggle_history)
        self.more = icon_button("more", tr("More"), self.open_more)
        self.history = HistoryLines()
        self.menu = QMenu(self)
        self._actions = QWidget()

        self._lay_out()

        delete = self.menu.addAction(tr("Delete this check-in"))
        delete.triggered.connect(lambda _checked=False: self._wish_to_delete())

    def show_day(self, day: date, today: date) -> None:
        """Show what the journal has of a day."""
        if day != self._day:
            self.history.hide()
        self._day = day
        self._entry = self._check_ins.entry(day)
        self.title.setText(dates.current().day_long(day, year=day.year != today.year))
        has_draft = self._has_draft(day)
        self._show_entry(has_draft)
        self._show_blank(has_draft, day > today)
        if not self.history.isHidden():
            self._load_history()

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

    def _show_blank(self, has_draft: bool, is_coming: bool) -> None:
        if is_coming:
            words = tr("This day is still to come.")
        elif has_draft:
            words = tr("You began to write. It is kept, but not saved yet.")
        else:
            words = tr("Nothing written. You can still fill it in.")
        self.blank.setText(words)
        self.fill.set_words(tr("Go on writing") if has_draft else tr("Fill in this day"))
        self.blank.setVisible(self._entry is None)
        self.fill.setVisible(self._entry is None and not is_coming)

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

    def _toggle_history(self) -> None:
        if self.history.isHidden():
            self._load_history()
        self.history.setVisible(self.history.isHidden())

    def _load_history(self) -> None:
        if self._entry is not None:
            self.history.show_events(self._opened.history.of(self._entry.check_in))

    def _lay_out(self) -> None:
        look = theme.current()
        flow = FlowLayout(self._actions, 24, 6)
        flow.addWidget(self.edit)
        flow.addWidget(self.history_button)
        flow.addWidget(self.more)
        self.body.setSpacing(look.px(6))
        self.body.addWidget(self.title)
        self.body.addWidget(self.when)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.lines)
        self.body.addWidget(self.blank)
        self.body.addWidget(self.note)
        self.body.addSpacing(look.px(4))
        self.body.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._actions)
        self.body.addWidget(self.history)
        self.history.hide()


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
    name.setText(shown.label)
    words.setText(shown.words or tr("left blank"))
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
