"""The filled-in ones of a questionnaire as a table: each with its day, total and range, latest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from recovery_journal.gui import dates
from recovery_journal.gui.widgets.full_table import FullTable, WordsModel
from recovery_journal.language import ntr, tr
from recovery_journal.services.questionnaires import Filled

WHO = 3


class FilledTable(FullTable):
    """`opened(filled)` for the row that is opened."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.rows = WordsModel()
        super().__init__(tr("Filled in so far"), self.rows)
        self._filled: Sequence[Filled] = ()
        self.row_opened.connect(lambda row: self.opened.emit(self._filled[row]))

    def show_filled(self, filled: Sequence[Filled], unsaved: set[str]) -> None:
        """Shows these; `unsaved` are the ids of those with something typed over them. The chosen row stays chosen."""
        before, self._filled = self.currentIndex().row(), filled
        heads = (tr("Day"), tr("Total"), tr("Range"), tr("By"))
        self.rows.set_words(heads, [_words(each, str(each.response.id) in unsaved) for each in filled])
        self.stretch(WHO)
        self.fit()
        if filled:
            self.selectRow(max(0, min(before, len(filled) - 1)))

    def open_current(self) -> None:
        """Opens the row that is chosen."""
        if self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())


def _words(filled: Filled, is_unsaved: bool) -> list[str]:
    """What stands in the columns of a row."""
    found, response = filled.reading, filled.response
    day = dates.current().day_text(response.day)
    if is_unsaved:
        day = tr("{day}, not saved yet", day=day)
    if found is None:
        return [day, "", tr("another version"), response.filled_in_by]
    if found.band is not None:
        return [day, str(found.total), tr(found.band.words), response.filled_in_by]
    return [day, "", ntr("{n} answer is blank", "{n} answers are blank", found.blanks), response.filled_in_by]
