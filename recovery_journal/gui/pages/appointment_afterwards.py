"""What came of an appointment, in the person's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.care import Occurrence, OccurrenceState
from recovery_journal.domain.record import RuleBroken, rule_of
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.pages.appointment_follow_up import FollowUpRow
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import marked as _
from recovery_journal.language import tr
from recovery_journal.services.drafts import Raw
from recovery_journal.services.words import rule_words

QUESTIONS = {
    "outcome": _("What came out of it?"),
    "next_step": _("What is the next step?"),
    "got_in_the_way": _("What got in the way?"),
}
NOT_HELD = (OccurrenceState.MOVED, OccurrenceState.MISSED, OccurrenceState.CANCELLED)
NEW_TIME = (OccurrenceState.MOVED, OccurrenceState.MISSED)


class AfterwardsBlock(QWidget):
    """Two texts, a third for what got in the way, and the way to a new time. `edited` tells that one was typed in."""

    edited = Signal()

    def __init__(self, save: Callable[[], object], undo: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self._occurrence: Occurrence | None = None
        self._rows = {name: _row(name, question) for name, question in QUESTIONS.items()}
        self.again = link_button(tr("Find a new time"), again)
        self.follow_up = FollowUpRow()
        self.not_saved = label(tr("Not saved yet"), "caption", "quiet")
        self.undo = button(tr("Undo changes"), on_click=undo)
        self.save = button(tr("Save"), on_click=save)
        self._foot = QWidget()
        self._lay_out()
        self.follow_up.hide()
        for name in QUESTIONS:
            self.editor(name).edited.connect(self._edited)

    def row(self, name: str) -> FormRow:
        """The row of one text."""
        return self._rows[name]

    def editor(self, name: str) -> LongTextEditor:
        """The editor of one text."""
        editor = self._rows[name].editor
        assert isinstance(editor, LongTextEditor)
        return editor

    def show_occurrence(self, occurrence: Occurrence, typed: Raw | None) -> None:
        """Shows what is kept, or what was typed after it."""
        self._occurrence = occurrence
        for name in QUESTIONS:
            kept = getattr(occurrence, name)
            self.editor(name).set_raw(typed.get(name, kept) if typed is not None else kept)
            self._rows[name].set_error("")
        self._fit()

    def raw(self) -> Raw:
        """The texts as typed."""
        return {name: self.editor(name).raw() for name in QUESTIONS}

    def is_changed(self) -> bool:
        """Whether a text differs from what is kept."""
        occurrence = self._occurrence
        return occurrence is not None and any(text != getattr(occurrence, name) for name, text in self.raw().items())

    def with_texts(self, occurrence: Occurrence) -> Occurrence | None:
        """The occurrence with these texts; none when one of them is too long, which is then said beside it."""
        for row in self._rows.values():
            row.set_error("")
        try:
            return replace(occurrence, **self.raw())
        except RuleBroken as broken:
            self._rows[broken.field].set_error(rule_words(broken))
            self.editor(broken.field).setFocus()
            return None

    def _lay_out(self) -> None:
        look = theme.current()
        head = QHBoxLayout()
        head.addWidget(label(tr("Afterwards"), "section"))
        head.addStretch(1)
        head.addWidget(self.again)
        buttons = FlowLayout(self._foot, 10, 8)
        for part in (self.save, self.undo, self.not_saved):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addLayout(head)
        for name, row in self._rows.items():
            column.addWidget(row)
            if name == "next_step":
                column.addWidget(self.follow_up)
        column.addWidget(self._foot)

    def _edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Shows what this state has a use for."""
        state = self._occurrence.state if self._occurrence else OccurrenceState.PLANNED
        self.again.setVisible(state in NEW_TIME)
        self._rows["got_in_the_way"].setVisible(state in NOT_HELD or bool(self.editor("got_in_the_way").raw()))
        self._foot.setVisible(self.is_changed())
        has_next = bool(self.editor("next_step").raw().strip())
        if has_next and self.follow_up.isHidden():
            self.follow_up.fit()
        self.follow_up.setVisible(has_next)


def _row(name: str, question: str) -> FormRow:
    return FormRow(tr(question), LongTextEditor(least_lines=2), limit=rule_of(Occurrence, name)["limit"])
