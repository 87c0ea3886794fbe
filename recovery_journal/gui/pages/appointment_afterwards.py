"""What came of an appointment, in the person's words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.care import Occurrence, OccurrenceState
from recovery_journal.domain.record import RuleBroken, rule_of
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import LongTextEditor
from recovery_journal.gui.pages.appointment_follow_up import FollowUpRow
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import row_of
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
FIRST_QUESTIONS = ("outcome", "next_step")
NOT_HELD = (OccurrenceState.MOVED, OccurrenceState.MISSED, OccurrenceState.CANCELLED)
NEW_TIME = (OccurrenceState.MOVED, OccurrenceState.MISSED)


class AfterwardsBlock(QWidget):
    """Two texts, a third for what got in the way, and the way to a new time. What is not used yet is not made.

    `edited` tells that a text was typed in, `grown` that Tab comes to more than before, `follow_up_made` is told with
    the row; `again_requested` asks for a new time, the others are for what is typed.
    """

    edited = Signal()
    grown = Signal()
    follow_up_made = Signal(object)
    again_requested = Signal()
    save_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._occurrence: Occurrence | None = None
        self._rows: dict[str, FormRow] = {}
        self._again: QWidget | None = None
        self._foot: QWidget | None = None
        self._follow_up: FollowUpRow | None = None
        self._head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()

    @property
    def follow_up(self) -> FollowUpRow:
        """What a next step can become, made when there is one."""
        if self._follow_up is None:
            self._follow_up = FollowUpRow()
            self._follow_up.hide()
            self._column.insertWidget(self._column.indexOf(self.row("next_step")) + 1, self._follow_up)
            self.follow_up_made.emit(self._follow_up)
            self.grown.emit()
        return self._follow_up

    def row(self, name: str) -> FormRow:
        """The row of one text."""
        if name not in self._rows:
            row = FormRow(tr(QUESTIONS[name]), LongTextEditor(least_lines=2), limit=rule_of(Occurrence, name)["limit"])
            self._rows[name] = row
            self.editor(name).edited.connect(self._edited)
            self._column.insertWidget(self._column.count() - bool(self._foot), row)
            self.grown.emit()
        return self._rows[name]

    def editor(self, name: str) -> LongTextEditor:
        """The editor of one text."""
        editor = self.row(name).editor
        assert isinstance(editor, LongTextEditor)
        return editor

    def show_occurrence(self, occurrence: Occurrence, typed: Raw | None) -> None:
        """Shows what is kept, or what was typed after it."""
        self._occurrence = occurrence
        for name in QUESTIONS:
            kept = getattr(occurrence, name)
            text = typed.get(name, kept) if typed is not None else kept
            if text or name in self._rows:
                self.editor(name).set_raw(text)
                self._rows[name].set_error("")
        self._fit()

    def raw(self) -> Raw:
        """The texts as typed."""
        return {name: self.editor(name).raw() if name in self._rows else "" for name in QUESTIONS}

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
        self._head.addWidget(label(tr("Afterwards"), "section"))
        self._head.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(14))
        self._column.addLayout(self._head)
        for name in FIRST_QUESTIONS:
            self.row(name)

    def _edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Shows what this state has a use for."""
        state = self._occurrence.state if self._occurrence else OccurrenceState.PLANNED
        self._show_again(state in NEW_TIME)
        if state in NOT_HELD or "got_in_the_way" in self._rows:
            self.row("got_in_the_way").setVisible(state in NOT_HELD or bool(self.raw()["got_in_the_way"]))
        self._show_foot(self.is_changed())
        has_next = bool(self.raw()["next_step"].strip())
        if has_next and self.follow_up.isHidden():
            self.follow_up.fit()
        if self._follow_up is not None:
            self._follow_up.setVisible(has_next)

    def _show_again(self, shown: bool) -> None:
        """The way to a new time."""
        if shown and self._again is None:
            self._again = link_button(tr("Find a new time"), self.again_requested.emit)
            self._head.addWidget(self._again)
            self.grown.emit()
        if self._again is not None:
            self._again.setVisible(shown)

    def _show_foot(self, shown: bool) -> None:
        """What can be done with typed text."""
        if shown and self._foot is None:
            self._foot = row_of(
                button(tr("Save"), on_click=self.save_requested.emit),
                button(tr("Undo changes"), on_click=self.undo_requested.emit),
                label(tr("Not saved yet"), "caption", "quiet"),
            )
            self._column.addWidget(self._foot)
            self.grown.emit()
        if self._foot is not None:
            self._foot.setVisible(shown)
