"""The parts of a day's card: the check-in in short lines and the person's own words, or a way to write it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.check_in_words import DayLine, day_lines, moment_words
from recovery_journal.gui.widgets.buttons import button, icon_button, link_button
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.gui.widgets.text import label, line, set_property, voice
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.history import Event
from recovery_journal.services.shelf import OpenJournal

LABEL_WIDTH = 104


class WrittenDay(QWidget):
    """The check-in of a day, and what can be done with it."""

    delete_requested = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._entry: DayEntry | None = None
        self._history: HistoryLines | None = None
        self.when = label("", "caption", "quiet", wrap=True)
        self.lines = DayLines()
        self.note = voice("")
        self.edit = button(tr("Edit"), "quiet", "edit")
        self.history_button = button(tr("History"), "quiet", "clock", on_click=self._toggle_history)
        self.more = icon_button("more", tr("More"), self.open_more)

        actions = row_of(self.edit, self.history_button, self.more, gap=24, below=6)
        look = theme.current()
        self._column = column_in(self, 6)
        self._column.addWidget(self.when)
        self._column.addSpacing(look.px(8))
        self._column.addWidget(self.lines)
        self._column.addWidget(self.note)
        self._column.addSpacing(look.px(4))
        self._column.addWidget(actions)

    @property
    def history(self) -> HistoryLines:
        """What happened to it, made when it is first asked for."""
        if self._history is None:
            self._history = HistoryLines()
            self._history.hide()
            self._column.addWidget(self._history)
        return self._history

    def show_entry(self, entry: DayEntry, when: str, *, is_other: bool) -> None:
        """Shows a check-in; its history is closed again where it is that of another day."""
        self._entry = entry
        self.when.setText(when)
        self.lines.show_lines(day_lines(entry))
        self.note.setText(entry.check_in.note)
        self.note.setVisible(bool(entry.check_in.note))
        if self._history is not None and is_other:
            self._history.hide()
        elif self._history is not None and not self._history.isHidden():
            self._load_history()

    def open_more(self) -> QMenu:
        """Opens the menu with what is needed rarely."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Delete this check-in"), self.delete_requested.emit)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def _toggle_history(self) -> None:
        if self.history.isHidden():
            self._load_history()
        self.history.setVisible(self.history.isHidden())

    def _load_history(self) -> None:
        if self._entry is not None:
            self.history.show_events(self._opened.history.of(self._entry.check_in))


class BlankDay(QWidget):
    """A day without a check-in: what can be done about that."""

    bring_back_requested = Signal()
    for_ever_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deleted: DeletedCheckIn | None = None
        self.words = label("", tone="soft", wrap=True)
        self.fill = button("")
        look = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.px(8), 0, 0)
        self._column.setSpacing(look.px(10))
        self._column.addWidget(self.words)
        self._column.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def deleted(self) -> DeletedCheckIn:
        """What was here and was deleted, made when there is such a day."""
        if self._deleted is None:
            self._deleted = DeletedCheckIn(self)
            self._deleted.hide()
            self._deleted.bring_back.clicked.connect(self.bring_back_requested)
            self._deleted.for_ever.clicked.connect(self.for_ever_requested)
            self._column.addWidget(self._deleted)
        return self._deleted

    def show_words(self, words: str, fill_words: str, *, was_deleted: bool) -> None:
        """Says why it is blank; the button is away where it has no words."""
        self.words.setText(words)
        self.fill.set_words(fill_words)
        self.fill.setVisible(bool(fill_words))
        if was_deleted or self._deleted is not None:
            self.deleted.setVisible(was_deleted)


class DeletedCheckIn(QWidget):
    """Says that the check-in of a day was deleted, and what can still be done about it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bring_back = link_button(tr("Bring it back"), size="small")
        self.for_ever = link_button(tr("Delete for ever"), size="small")
        ways = row_of(self.bring_back, self.for_ever, gap=16, below=6)
        column = column_in(self, 4)
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
