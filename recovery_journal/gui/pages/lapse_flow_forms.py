"""The small forms of the last step after a lapse: each changes one thing in the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from recovery_journal.domain.plan import (
    Boundary,
    Contact,
    CopingStrategy,
    IfThen,
    Link,
    SafePlace,
    Stage,
    Trigger,
    WarningSign,
)
from recovery_journal.domain.record import TEXT_LIMIT, Part, Record, name_field
from recovery_journal.gui.forms.editors import LongTextEditor, ScaleEditor, TextEditor
from recovery_journal.gui.widgets.chips import ChipGroup
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.content import after_lapse_prompts
from recovery_journal.services.reader import Reader


@dataclass(frozen=True)
class Change:
    """One change of the plan: in words, and what is saved for it."""

    words: str
    parts: tuple[Part, ...]


class ChangeForm(QWidget):
    """One form. `edited` after each change; `change()` gives what it says, none while it says nothing."""

    edited = Signal()

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self._column = column_in(self, 16)
        self._first: QWidget = self

    def ask(self, question: str, editor: QWidget, hint: str = "") -> None:
        """Adds a question."""
        if self._first is self:
            self._first = editor
        self._column.addWidget(FormRow(question, editor, hint))
        if isinstance(editor, TextEditor):
            editor.setMaxLength(TEXT_LIMIT)
        for name in ("edited", "value_changed", "currentIndexChanged"):
            if hasattr(editor, name):
                getattr(editor, name).connect(lambda *_values: self.edited.emit())
                return

    def refresh(self) -> None:
        """Offers what the plan has now."""

    def change(self) -> Change | None:
        """What is to be changed."""
        raise NotImplementedError

    def clear(self) -> None:
        """For the next time."""

    def take_focus(self) -> None:
        """Puts the keyboard on the first question."""
        options = getattr(self._first, "options", None)
        (options()[0] if options and options() else self._first).setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, kind: str) -> int:
        """At the end of the list."""
        return self.reader.last_position(kind) + 1


class NewSign(ChangeForm):
    """A warning sign that was seen too late."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.text, self.stage = TextEditor(), Segment(tr("When does it show?"), list(choices_of(Stage)))
        self.ask(tr("Which sign came first?"), self.text)
        self.ask(tr("When does it show?"), self.stage)

    def change(self) -> Change | None:
        text = self.text.value()
        stage: Any = self.stage.value()
        made = WarningSign(text=text, stage=stage, position=self.place(WarningSign.KIND)) if text else None
        return Change(tr("A new sign: {words}", words=text), (made,)) if made else None

    def clear(self) -> None:
        self.text.set_raw("")
        self.stage.set_value(None)


class StrongerTrigger(ChangeForm):
    """A trigger that is stronger than it was held for."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.trigger = combo(tr("Which trigger?"))
        self.strength = ScaleEditor(tr("How strong is it, really?"), tr("weak"), tr("as strong as can be"), True)
        self.ask(tr("Which trigger?"), self.trigger)
        self.ask(tr("How strong is it, really?"), self.strength)
        self.trigger.currentIndexChanged.connect(lambda _at: self._show_strength())
        self.refresh()

    def refresh(self) -> None:
        triggers = sorted(self.reader.records(Trigger), key=lambda each: -(each.strength or 0))
        offer(self.trigger, [(each.text, each) for each in triggers])

    def change(self) -> Change | None:
        trigger, strength = self.trigger.currentData(), self.strength.value()
        if trigger is None or strength is None or strength == trigger.strength:
            return None
        words = tr("“{trigger}” now has strength {n}", trigger=trigger.text, n=strength)
        return Change(words, (replace(trigger, strength=strength),))

    def clear(self) -> None:
        self.trigger.setCurrentIndex(-1)

    def _show_strength(self) -> None:
        trigger = self.trigger.currentData()
        self.strength.set_raw(trigger.strength if trigger is not None else None)


class NewLink(ChangeForm):
    """From a trigger or sign to what helps with it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.start, self.end = combo(tr("When this comes up")), combo(tr("I turn to this"))
        self.ask(tr("When this comes up"), self.start)
        self.ask(tr("I turn to this"), self.end)
        self.refresh()

    def refresh(self) -> None:
        starts = (*self.reader.records(Trigger), *self.reader.records(WarningSign))
        ends = (*self.reader.records(CopingStrategy), *self.reader.records(Contact), *self.reader.records(SafePlace))
        offer(self.start, [(_name(each), each) for each in starts])
        offer(self.end, [(_name(each), each) for each in ends])

    def change(self) -> Change | None:
        start, end = self.start.currentData(), self.end.currentData()
        if start is None or end is None:
            return None
        there = self.reader.links_from(start.id)
        if any(each.to_id == end.id for each in there):
            return None
        link = Link(from_kind=start.KIND, from_id=start.id, to_kind=end.KIND, to_id=end.id, rank=len(there))
        return Change(tr("“{start}” now leads to “{end}”", start=_name(start), end=_name(end)), (link,))

    def clear(self) -> None:
        self.start.setCurrentIndex(-1)
        self.end.setCurrentIndex(-1)


class NewBoundary(ChangeForm):
    """Something the person will not go along with."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.text, self.whom, self.crossed = TextEditor(), TextEditor(), LongTextEditor(2)
        self.ask(tr("What is the boundary?"), self.text)
        self.ask(tr("With whom?"), self.whom)
        self.ask(tr("What do I do when it is crossed?"), self.crossed)

    def change(self) -> Change | None:
        text = self.text.value()
        if not text:
            return None
        place = self.place(Boundary.KIND)
        made = Boundary(text=text, with_whom=self.whom.value(), when_crossed=self.crossed.value(), position=place)
        return Change(tr("A new boundary: {words}", words=text), (made,))

    def clear(self) -> None:
        for each in (self.text, self.whom, self.crossed):
            each.set_raw("")


class NewIfThen(ChangeForm):
    """A plan for the next time."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.situation, self.response = TextEditor(), TextEditor()
        self.ask(tr("If this happens"), self.situation)
        self.ask(tr("Then I"), self.response)

    def change(self) -> Change | None:
        situation = self.situation.value()
        if not situation:
            return None
        made = IfThen(situation=situation, response=self.response.value(), position=self.place(IfThen.KIND))
        return Change(tr("A new if-then plan: {words}", words=situation), (made,))

    def clear(self) -> None:
        self.situation.set_raw("")
        self.response.set_raw("")


class NewStrategy(ChangeForm):
    """Something else to do next time; a few ideas stand beside it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        ideas = after_lapse_prompts().get("change_one_thing", [])
        self.text = TextEditor()
        self.ideas = ChipGroup(tr("Ideas"), [(each, each) for each in ideas])
        self.ask(tr("What will I do next time?"), self.text)
        self.ask(tr("Ideas"), self.ideas)
        self.ideas.value_changed.connect(lambda value: self.text.setText(str(value or "")))

    def change(self) -> Change | None:
        text = self.text.value()
        made = CopingStrategy(text=text, position=self.place(CopingStrategy.KIND)) if text else None
        return Change(tr("Something new to do: {words}", words=text), (made,)) if made else None

    def clear(self) -> None:
        self.text.set_raw("")
        self.ideas.set_value(None)


def combo(name: str) -> QComboBox:
    """A list that drops down, under a name."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    return made


def offer(made: QComboBox, options: Sequence[tuple[str, Record]]) -> None:
    """Offers these; what was chosen stays chosen while it is there."""
    before = made.currentData()
    made.blockSignals(True)
    made.clear()
    for words, record in options:
        made.addItem(words, record)
    ids = [record.id for _words, record in options]
    made.setCurrentIndex(ids.index(before.id) if before is not None and before.id in ids else -1)
    made.blockSignals(False)


def _name(record: Record) -> str:
    return str(getattr(record, name_field(type(record))))
