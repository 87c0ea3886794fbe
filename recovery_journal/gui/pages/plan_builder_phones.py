"""The screen of the guided builder that asks for phone numbers: a line for each person of the plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.plan import Contact
from recovery_journal.domain.record import TEXT_LIMIT, Part, RuleBroken, check_value
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import PhoneEditor
from recovery_journal.gui.pages.plan_builder_parts import Raw
from recovery_journal.gui.pages.plan_builder_saving import phones_to_save
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import rule_words

WIDEST = 420


class NumberField(PhoneEditor):
    """A number; Enter goes to the next one, and after the last it is left to the screen."""

    entered = Signal()
    is_last = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
        elif self.is_last:
            event.ignore()
        else:
            self.entered.emit()


class PhonesView(QWidget):
    """Raw is the numbers that differ, as they are typed, by the person's id."""

    edited = Signal()

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._contacts = opened.reader.records(Contact)
        self.fields = [NumberField() for _each in self._contacts]
        self.rows = [
            FormRow(each.name, field, limit=TEXT_LIMIT) for each, field in zip(self._contacts, self.fields, strict=True)
        ]
        self._lay_out()
        for at, field in enumerate(self.fields):
            field.set_raw(self._contacts[at].phone)
            field.is_last = at == len(self.fields) - 1
            field.entered.connect(partial(self._go_to, at + 1))
            field.edited.connect(self.edited)

    def raw(self) -> Raw | None:
        """The numbers that are not as the plan has them."""
        pairs = zip(self._contacts, self.fields, strict=True)
        return {str(each.id): field.raw() for each, field in pairs if field.raw() != each.phone} or None

    def show_raw(self, raw: Raw) -> None:
        """Shows these numbers in place of those in the plan."""
        for each, field in zip(self._contacts, self.fields, strict=True):
            field.set_raw(raw.get(str(each.id), each.phone))

    def to_save(self) -> tuple[list[Part], list[Part]] | None:
        """The people with another number."""
        for row, field in zip(self.rows, self.fields, strict=True):
            row.set_error("")
            try:
                check_value(Contact, "phone", field.value())
            except RuleBroken as broken:
                row.set_error(rule_words(broken))
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return None
        return phones_to_save(self._contacts, self.raw() or {}), []

    def take_focus(self) -> None:
        """The first person without a number comes first."""
        blank = [field for field in self.fields if not field.raw()]
        for first in (blank or self.fields)[:1]:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, at: int) -> None:
        self.fields[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        look = theme.current()
        column = column_in(self)
        column.setSpacing(look.size("m"))
        for row in self.rows:
            row.setMaximumWidth(look.px(WIDEST))
            column.addWidget(row)
