"""The days of the look-back as a table, for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal

from recovery_journal.gui import dates
from recovery_journal.gui.pages.check_in_parts import hours_words
from recovery_journal.gui.widgets.full_table import FullTable, WordsModel
from recovery_journal.language import tr
from recovery_journal.services.look_back import DayValue, Shown
from recovery_journal.services.look_back_words import shown_words


class DaysTable(FullTable):
    """`day_chosen` for the day that the person comes to, `day_activated` for the one that is opened."""

    day_chosen = Signal(object)
    day_activated = Signal(object)

    def __init__(self) -> None:
        self.rows = WordsModel()
        super().__init__(tr("Days"), self.rows)
        self._days: list[date] = []
        self._is_telling = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setResizeContentsPrecision(31)  # rows: all are alike, and a year has many
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.row_opened.connect(lambda row: self.day_activated.emit(self._days[row]))

    def set_days(self, days: list[date], values: Mapping[date, DayValue], shown: Shown) -> None:
        """Show these days, one after the other; whether there is a note is said of what stands in a check-in."""
        heads = (tr("Day"), shown_words(shown)) if shown.is_count else (tr("Day"), shown_words(shown), tr("Note"))
        self._is_telling = False
        self._days = days
        self.rows.set_words(heads, [_words(day, values.get(day), shown) for day in days])
        self._is_telling = True
        self.stretch(0)
        self.fit()

    def choose(self, day: date) -> None:
        """Select a day without telling anybody."""
        row = (day - self._days[0]).days if self._days else -1
        if 0 <= row < len(self._days):
            self._is_telling = False
            self.selectRow(row)
            self._is_telling = True

    def _row_chosen(self, current: QModelIndex) -> None:
        if current.isValid() and self._is_telling:
            self.day_chosen.emit(self._days[current.row()])


def _words(day: date, found: DayValue | None, shown: Shown) -> tuple[str, str, str]:
    """The words of a row: the day, what it has to show, and whether it has a note."""
    said = dates.current().day_long(day)
    if found is None:
        return said, tr("no entry"), ""
    note = tr("yes") if found.has_note else tr("no")
    if found.value is None:
        return said, "", note
    return said, hours_words(found.value) if shown is Shown.SLEEP else f"{found.value:g}", note
