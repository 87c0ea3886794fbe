"""Search everything (Ctrl+K): records by their words, and pages and actions by their names, as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recovery_journal.domain.care import Appointment
from recovery_journal.domain.record import TEXT_LIMIT
from recovery_journal.gui import actions, dates, theme
from recovery_journal.gui.actions import Deed
from recovery_journal.gui.models.delegates import RecordDelegate
from recovery_journal.gui.models.record_model import RecordRow, Role
from recovery_journal.gui.navigation import page_of
from recovery_journal.gui.widgets.empty_state import EmptyState
from recovery_journal.gui.widgets.field_over_list import FieldOverList
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import marked as _
from recovery_journal.language import ntr, tr
from recovery_journal.services.searching import MOST, Hit
from recovery_journal.services.words import kind_words, name_of

SIZE = (620, 520)
MOST_ACTIONS = 6
LEFT_OUT = (_("Search everything"), _("Today, from anywhere"))  # this box itself, and a second way to Today


class Finder(QDialog):
    """One field and what it finds. What is chosen is done once the box is closed: `go(page, record)`, or an action."""

    def __init__(
        self,
        parent: QWidget,
        find: Callable[[str], list[Hit]],
        deeds: Sequence[Deed],
        go: Callable[[str, object], object],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(tr("Search everything"))
        self._find, self._go = find, go
        kept = [each for each in deeds if each.words not in LEFT_OUT]
        self._deeds = sorted(kept, key=lambda each: each.menu != "Go")
        self.field = QLineEdit()
        self.list = QListWidget()
        self.nothing = EmptyState("search", tr("Nothing here has these words. The beginning of a word is enough."))
        self.edge = line()
        self.told = label("", "caption", "quiet", wrap=True)
        self._lay_out(parent.window())
        self._keys = FieldOverList(self.list, self._take)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        actions.keep_ways_out(self)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._keys.handles(event)

    def _lay_out(self, window: QWidget) -> None:
        look = theme.current()
        self.field.setMaxLength(TEXT_LIMIT)
        self.field.setProperty("field_size", "large")
        self.field.setPlaceholderText(tr("Search everything, or go to a page"))
        self.field.setAccessibleName(tr("Search everything"))
        self.list.setAccessibleName(tr("What was found"))
        rows = RecordDelegate(self.list)
        rows.compact = True
        self.list.setItemDelegate(rows)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.size("xl"),) * 4)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addSpacing(look.size("m"))
        for each in (self.list, self.nothing):
            column.addWidget(each, 1)
        column.addWidget(self.edge)
        column.addSpacing(look.size("m"))
        column.addWidget(self.told)
        self.resize(min(look.px(SIZE[0]), window.width()), min(look.px(SIZE[1]), window.height()))

    def _fill(self, typed: str) -> None:
        self.list.clear()
        hits = self._find(typed)
        fitting = [each for each in self._deeds if _begins(typed, tr(each.words))]
        shown = fitting[: MOST_ACTIONS if typed.strip() else None]
        first = [each for each in shown if _is_meant(typed, each)]
        for each in first:
            self._add(_row_of_deed(each), each)
        for hit in hits:
            self._add(_row_of(hit), hit)
        for each in shown:
            if each not in first:
                self._add(_row_of_deed(each), each)
        self.list.setCurrentRow(0)
        found = self.list.count() > 0
        self.list.setVisible(found)
        self.edge.setVisible(found)
        self.nothing.setVisible(not found)
        self.told.setText(_told(typed, len(hits)))

    def _add(self, row: RecordRow, target: object) -> None:
        item = QListWidgetItem()
        item.setData(Role.ROW, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.words())
        item.setData(Qt.ItemDataRole.UserRole, target)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        if isinstance(target, Deed):
            target.do()
        elif isinstance(target, Hit):
            self._go(page_of(target.record.KIND), target.record)


def _row_of_deed(deed: Deed) -> RecordRow:
    keys = QKeySequence(*deed.keys[:1]).toString(QKeySequence.SequenceFormat.NativeText)
    return RecordRow("", tr(deed.words), aside=keys)


def _row_of(hit: Hit) -> RecordRow:
    """A record by its name, with its kind and, where they say more than the name, the words that were found."""
    name = name_of(hit.record, _day_words)
    second = kind_words(hit.record.KIND).capitalize()
    if isinstance(hit.record, Appointment):
        second = tr("{kind} · {words}", kind=second, words=_day_words(hit.record.starts_on))
    if hit.words and hit.words.casefold() not in name.casefold():
        second = tr("{kind} · {words}", kind=second, words=hit.words)
    if hit.record.archived_on is not None:
        second = tr("{what} · put away", what=second)
    return RecordRow(str(hit.record.id), name, second, is_away=hit.record.archived_on is not None)


def _day_words(day: date) -> str:
    return dates.current().day_long(day, year=day.year != date.today().year)


def _begins(typed: str, words: str) -> bool:
    """Whether every typed word begins some word of a name."""
    have = words.casefold().split()
    return all(any(each.startswith(asked) for each in have) for asked in typed.casefold().split())


def _is_meant(typed: str, deed: Deed) -> bool:
    """Whether its name begins as typed, and it is a way to a page or to what is always open."""
    is_way = deed.menu == "Go" or deed.always
    return is_way and tr(deed.words).casefold().startswith(typed.strip().casefold())


def _told(typed: str, records: int) -> str:
    if not typed.strip():
        return tr("Type a word from anything you wrote.")
    if records >= MOST:
        return tr("The first {n} are shown. One more word narrows it down.", n=MOST)
    return ntr("{n} found in what you wrote", "{n} found in what you wrote", records) if records else ""
