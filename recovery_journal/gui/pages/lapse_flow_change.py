"""Step 4 after a lapse: one thing in the plan is changed there and then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from recovery_journal.gui import theme
from recovery_journal.gui.pages.lapse_flow_forms import (
    Change,
    ChangeForm,
    NewBoundary,
    NewIfThen,
    NewLink,
    NewSign,
    NewStrategy,
    StrongerTrigger,
)
from recovery_journal.gui.pages.lapse_flow_parts import LapseStepView, OneOf, head
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.lapses import Lapses, Told
from recovery_journal.services.shelf import OpenJournal

_FORMS: dict[str, type[ChangeForm]] = {
    "sign": NewSign,
    "trigger": StrongerTrigger,
    "link": NewLink,
    "boundary": NewBoundary,
    "if_then": NewIfThen,
    "strategy": NewStrategy,
}


class ChangeOneThing(LapseStepView):
    """`change_ready(is_ready)` tells whether there is anything to save."""

    change_ready = Signal(bool)

    def __init__(self, opened: OpenJournal) -> None:
        super().__init__()
        self._opened = opened
        self._forms: dict[str, ChangeForm] = {}
        self.kinds = ChipGroup(tr("What do you want to change?"), _kinds())
        self.stack = OneOf()
        self.before = label("", tone="soft", wrap=True)
        self.learned = label("", tone="soft", wrap=True)
        self._lay_out()
        self.kinds.value_changed.connect(self._chosen)

    def show_told(self, told: Told) -> None:
        for each in self._forms.values():
            each.refresh()
        changes = Lapses(self._opened).changes(told.lapse.id)
        self.before.setText("\n".join(tr("You changed: {words}", words=each) for each in changes))
        self.before.setVisible(bool(changes))
        learned = told.lapse.learned.strip()
        self.learned.setText(tr("You wrote: “{words}”", words=learned))
        self.learned.setVisible(bool(learned))

    def change(self) -> Change | None:
        """What is to be changed; none while nothing is said."""
        form = self._form()
        return form.change() if form is not None else None

    def clear(self) -> None:
        """For the next time."""
        for each in self._forms.values():
            each.clear()
        self.kinds.set_value(None)
        self.stack.hide()

    def take_focus(self) -> None:
        self.kinds.options()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> ChangeForm | None:
        return self._forms.get(str(self.kinds.value()))

    def _chosen(self, value: object) -> None:
        key = str(value)
        if key in _FORMS and key not in self._forms:
            self._forms[key] = _FORMS[key](self._opened.reader)
            self._forms[key].edited.connect(self._tell)
            self.stack.add(self._forms[key])
        self.stack.setVisible(key in _FORMS)
        if key in _FORMS:
            self.stack.show_one(self._forms[key])
        self._tell()

    def _tell(self) -> None:
        self.change_ready.emit(self.change() is not None)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(theme.current().px(18))
        card.body.addWidget(self.learned)
        card.body.addWidget(FormRow(tr("What do you want to change?"), self.kinds))
        card.body.addWidget(self.stack)
        card.body.addWidget(self.before)
        self.stack.hide()
        column = column_in(self, 8)
        sentence = tr("One small thing that makes next time a bit easier. It goes into your plan.")
        column.addWidget(head(tr("Change one thing"), sentence))
        column.addWidget(card)
        column.addStretch(1)


def _kinds() -> list[tuple[object, str]]:
    return [
        ("sign", tr("A new sign")),
        ("trigger", tr("A stronger trigger")),
        ("link", tr("What helps with it")),
        ("boundary", tr("A boundary")),
        ("if_then", tr("An if-then plan")),
        ("strategy", tr("Something new to do")),
    ]
