"""The card of one day's doses: what became of each, with a reason where the person gives one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from recovery_journal.domain.doses import Dose
from recovery_journal.domain.record import one_line, rule_of
from recovery_journal.domain.way import DoseEvent, DoseState, Medication
from recovery_journal.gui import clipboard, dates, theme
from recovery_journal.gui.pages.medication_words import dose_words, time_words
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, column_of
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.tab_order import order_tabs
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.medication import Ask

Key = tuple[UUID, object]


class CopyNumber(QWidget):
    """Whom to ask, and their number: one click copies it. `said` asks for a toast."""

    said = Signal(str, bool)

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._number = ask.phone
        row = FlowLayout(self, 10, 4)
        words = tr("{name}, {phone}", name=ask.name, phone=ask.phone) if ask.phone else ask.name
        if ask.phone:
            self.button = button(words, size="small", icon="phone", on_click=self._copy)
            self.button.setToolTip(tr("Copy the number"))
            row.addWidget(self.button)
        else:
            row.addWidget(label(tr("I ask: {name}", name=words), tone="soft", wrap=True))

    def _copy(self) -> None:
        clipboard.copy(self._number)
        self.said.emit(tr("The number is copied for half a minute."), False)


class DoseRow(QWidget):
    """One dose; what goes with a missed or changed one is made when it is. `state_chosen(dose, state)`,
    `reason_given(dose, reason)`; `said` asks for a toast.
    """

    state_chosen = Signal(object, object)
    reason_given = Signal(object, str)
    said = Signal(str, bool)

    def __init__(self, dose: Dose, if_missed: str, ask: Ask | None) -> None:
        super().__init__()
        self.dose = dose
        self._if_missed, self._ask = if_missed, ask
        self.state = Segment(dose_words(dose), list(choices_of(DoseState)))
        self._reason: QLineEdit | None = None
        self._reason_row: FormRow | None = None
        self._missed: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.state.value_changed.connect(lambda value: self.state_chosen.emit(self.dose, value))
        self.show_dose(dose)

    def show_dose(self, dose: Dose) -> None:
        """Shows the dose as it is now; a reason that is being typed stays."""
        before, self.dose = self._kept(), dose
        self.state.set_value(dose.state)
        has_reason = dose.state in (DoseState.MISSED, DoseState.CHANGED)
        if has_reason and self._reason is None:
            self._make_reason()
        if self._reason is not None and self._reason_row is not None:
            if before != self._kept() or not dose.event:
                self._reason.setText(self._kept())
            self._reason_row.setVisible(has_reason)
        is_missed = dose.state is DoseState.MISSED and (bool(self._if_missed) or self._ask is not None)
        if is_missed and self._missed is None:
            self._make_missed()
        if self._missed is not None:
            self._missed.setVisible(is_missed)

    def keep_reason(self) -> None:
        """Tells of a reason that is typed and not kept."""
        reason = self._reason
        if self.dose.event is not None and reason is not None and one_line(reason.text()) != self._kept():
            self.reason_given.emit(self.dose, one_line(reason.text()))

    def _kept(self) -> str:
        return self.dose.event.reason if self.dose.event else ""

    def _make_reason(self) -> None:
        self._reason = QLineEdit()
        self._reason.setMaxLength(rule_of(DoseEvent, "reason")["limit"])
        self._reason.setText(self._kept())
        self._reason.editingFinished.connect(self.keep_reason)
        self._reason_row = FormRow(tr("Why? If you like"), self._reason)
        self._column.insertWidget(1, self._reason_row)
        order_tabs(self)

    def _make_missed(self) -> None:
        self._missed = QWidget(self)
        column = column_in(self._missed, 6)
        if self._if_missed:
            column.addWidget(label(tr("If I miss one"), "caption", "quiet"))
            column.addWidget(voice(self._if_missed))
        if self._ask is not None:
            number = CopyNumber(self._ask)
            number.said.connect(self.said)
            column.addWidget(number)
        self._column.addWidget(self._missed)
        order_tabs(self)

    def _lay_out(self) -> None:
        words = column_of(
            label(self.dose.name, "strong", wrap=True),
            label(time_words(self.dose), "caption", "quiet", wrap=True),
            gap=0,
        )
        head = QWidget()
        row = SplitLayout(head, 16, 6, centered=True)
        row.addWidget(words)
        row.addWidget(self.state)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(10))
        self._column.addWidget(head)


class DayOfDoses(Card):
    """The doses of one day. `state_chosen(dose, state or none)`, `reason_given(dose, reason)`, `said`."""

    state_chosen = Signal(object, object)
    reason_given = Signal(object, str)
    said = Signal(str, bool)

    def __init__(self, ask: Callable[[Medication], Ask | None]) -> None:
        super().__init__()
        self._ask = ask
        self._shape: tuple[object, ...] = ()
        self.rows: dict[Key, DoseRow] = {}
        self.title = label("", "section", wrap=True)
        self.words = label("", tone="soft", wrap=True)
        self._list = QWidget()
        self.body.setSpacing(theme.current().px(10))
        for part in (self.title, self.words, self._list):
            self.body.addWidget(part)

    def show_day(self, day: date, today: date, doses: Sequence[Dose], medications: Sequence[Medication]) -> None:
        """Shows the doses of a day; where the same ones stand there already, the rows stay, with the focus on them."""
        words = dates.current()
        near = abs((day - today).days) <= 1
        self.title.setText(words.relative_day(day, today) if near else words.day_long(day, year=day.year != today.year))
        self.words.setText(_sentence(day, today, doses))
        shown = doses if day <= today else ()
        of = {each.id: each for each in medications}
        shape = (day, *((_key(each), each.name, of.get(each.medication)) for each in shown))
        if shape != self._shape:
            self._shape = shape
            self._make_rows(shown, of)
        for each in shown:
            self.rows[_key(each)].show_dose(each)

    def keep_typed(self) -> None:
        """Keeps the reasons that are typed and not kept."""
        for each in self.rows.values():
            each.keep_reason()

    def take_focus(self) -> None:
        """Puts the keyboard on the first dose."""
        for each in self.rows.values():
            option = next((one for one in each.state.options() if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
            if option is not None:
                option.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _make_rows(self, doses: Sequence[Dose], of: dict[UUID, Medication]) -> None:
        fresh = QWidget(self)
        column = column_in(fresh, 12)
        self.rows = {}
        for each in doses:
            medication = of.get(each.medication)
            row = DoseRow(
                each, medication.if_i_miss_one if medication else "", self._ask(medication) if medication else None
            )
            row.state_chosen.connect(self.state_chosen)
            row.reason_given.connect(self.reason_given)
            row.said.connect(self.said)
            column.addWidget(line())
            column.addWidget(row)
            self.rows[_key(each)] = row
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh


def _key(dose: Dose) -> Key:
    return dose.medication, dose.due_at


def _sentence(day: date, today: date, doses: Sequence[Dose]) -> str:
    if day > today:
        return tr("This day is still to come.")
    if not doses:
        return tr("No dose is planned for this day.")
    return tr("What became of each? Blank stays blank: it means nothing was written, not that it was missed.")
