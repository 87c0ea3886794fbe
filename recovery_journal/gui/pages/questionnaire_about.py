"""What belongs to a filling-in besides its answers: its day, who filled it in, a note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_journal.domain.record import LONG_TEXT_LIMIT, TEXT_LIMIT, one_line
from recovery_journal.gui import dates, theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.widgets.day_edit import DayEdit
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, row_of
from recovery_journal.language import tr

WHO_WIDTH, WIDEST_WHO, DAY_WIDTH = 320, 360, 200
Raw = dict[str, Any]


class About(QWidget):
    """Three fields; `edited` after every change by the person."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._filling = False
        self._day, self._who, self._note = DayEdit(tr("Day"), today), QLineEdit(), LongTextEditor()
        self.day = FormRow(tr("Day"), self._day)
        self.who = FormRow(tr("Who filled it in"), self._who, tr("like me, or me with Grace"), TEXT_LIMIT)
        self.note = FormRow(tr("Note"), self._note, limit=LONG_TEXT_LIMIT)
        self._lay_out()
        for changed in (self._day.textChanged, self._who.textChanged, self._note.edited):
            changed.connect(self._tell)

    def raw(self) -> Raw:
        """What stands in the fields, as it was typed."""
        return {"day": self._day.text(), "filled_in_by": self._who.text(), "note": self._note.raw()}

    def show_raw(self, raw: Raw) -> None:
        """Shows these without telling anybody; a day that is missing is today."""
        self._filling = True
        self._day.set_text(str(raw.get("day", day_words(self._today()))))
        self._who.setText(str(raw.get("filled_in_by", "")))
        self._note.set_raw(raw.get("note", ""))
        self._filling = False
        for each in (self.day, self.who, self.note):
            each.set_error("")

    def values(self) -> Raw | None:
        """The fields of the record; none, and what is wrong beside its field, when they cannot be kept so."""
        day = self._checked_day()
        if day is None or not self._are_short_enough():
            return None
        return {"day": day, "filled_in_by": one_line(self._who.text()), "note": self._note.value()}

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        return [self._day, self._day.calendar_button, self._who, self._note]

    def _lay_out(self) -> None:
        look = theme.current()
        self._day.setMaximumWidth(look.px(DAY_WIDTH))
        self._who.setMinimumWidth(min(look.px(WHO_WIDTH), WIDEST_WHO))
        beside = row_of(self.day, self.who, gap=24, below=14)
        column = column_in(self, 18)
        column.addWidget(beside)
        column.addWidget(self.note)

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _checked_day(self) -> date | None:
        try:
            day, wrong = self._day.day(), ""
        except ValueError as unreadable:
            day, wrong = None, str(unreadable)
        if day is None and not wrong:
            wrong = tr("Please choose a day.")
        elif day is not None and day > self._today():
            wrong = tr("That day is still to come. Please choose today or an earlier day.")
        self.day.set_error(wrong)
        if wrong:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        return None if wrong else day

    def _are_short_enough(self) -> bool:
        for row, text in ((self.who, self._who.text()), (self.note, self._note.raw())):
            assert row.limit is not None
            is_long = len(text) > row.limit
            row.set_error(tr("This is too long. The limit is {limit} characters.", limit=row.limit) if is_long else "")
            if is_long:
                row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True


def day_words(day: date) -> str:
    """A day as its field shows it."""
    return dates.current().day_text(day)
