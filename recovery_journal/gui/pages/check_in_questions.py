"""The questions of a check-in with their editors: raw values in and out, typed answers or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.aims import TickState
from recovery_journal.domain.daily import CheckIn, Talked
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.record import RuleBroken, check_value
from recovery_journal.gui import theme
from recovery_journal.gui.forms.choice_editors import SegmentEditor, YesNoEditor
from recovery_journal.gui.forms.editors import Editor
from recovery_journal.gui.forms.form import FormErrors
from recovery_journal.gui.pages.check_in_anchors import AnchorTicks, Days
from recovery_journal.gui.pages.check_in_order import USUAL, fields_of, first_column, the_rest
from recovery_journal.gui.pages.check_in_parts import BETWEEN_QUESTIONS, Halves, OwnList, OwnListRow, TickRow
from recovery_journal.gui.pages.check_in_rows import make_rows
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import line
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.words import rule_words

Raw = dict[str, Any]
Offer = list[tuple[UUID, str]]
OWN_LISTS = ("signs", "triggers", "people")
BLANKS: tuple[Any, ...] = (None, "", [], {})
TIED = (*OWN_LISTS, "anchors")  # no fields of the check-in


class Questions(QWidget):
    """All questions: those that are asked at once in the person's order, the rest behind 'More questions'.

    None is answered before the person does. `choice_requested`: the person wishes to choose among the questions.
    """

    edited = Signal()
    choice_requested = Signal()

    def __init__(self, asked: Sequence[str] = USUAL) -> None:
        super().__init__()
        self._rows = make_rows()
        self._asked: tuple[str, ...] = ()
        self._is_open = False
        self._disclose = button("", "quiet", "chevron-down", on_click=lambda: self._open_further(not self._is_open))
        self._choose = button(tr("Choose the questions"), "quiet", on_click=self.choice_requested.emit)
        self._first, self._further = Halves(), Halves()
        self._night = QWidget()
        self._column = QVBoxLayout(self)
        self._lay_out()

        for name in self._rows:
            self.editor(name).edited.connect(self._edited)
        self.arrange(asked)
        self._show_people()
        self._show_anchors()

    def row(self, name: str) -> FormRow:
        """The row of one question."""
        return self._rows[name]

    def editor(self, name: str) -> Editor:
        """The editor of one question."""
        return cast(Editor, self._rows[name].editor)

    def asked(self) -> tuple[str, ...]:
        """The questions that are asked at once, in their order."""
        return self._asked

    def arrange(self, asked: Sequence[str]) -> None:
        """Ask these at once, in this order; what stands in the editors stays."""
        if tuple(asked) == self._asked:
            return
        self._asked = tuple(asked)
        for halves, questions in ((self._first, self._asked), (self._further, the_rest(self._asked))):
            blocks = [self._block(each) for each in questions]
            at = first_column(questions, lambda each: self._block(each).sizeHint().height())
            halves.fill(blocks[:at], blocks[at:])
        self._open_further(self._is_open or self._is_answered(self.raw()))
        self._chain()

    def offer(self, signs: Offer, triggers: Offer, people: Offer, anchors: Days, is_today: bool) -> None:
        """Offer these of the plan; what is ticked stays ticked."""
        for name, options in zip(OWN_LISTS, (signs, triggers, people), strict=True):
            row = self._rows[name]
            assert isinstance(row, OwnListRow)
            row.offer(options)
        self._anchors().offer(anchors)
        self._rows["anchors"].set_question(tr("Anchors today") if is_today else tr("Anchors that day"))
        self._show_people()
        self._show_anchors()
        self._chain()

    def raw(self) -> Raw:
        """What stands in the editors, as it was typed."""
        return {name: self.editor(name).raw() for name in self._rows}

    def show_raw(self, raw: Mapping[str, Any]) -> None:
        """Show raw values, without telling anybody; questions that are answered are never hidden."""
        for name in self._rows:
            self.editor(name).set_raw(raw.get(name))
            self.show_error(name, "")
        self._open_further(self._is_answered(raw))
        self._show_people()

    def answers(self) -> dict[str, Any]:
        """The answers as a check-in takes them, what is only tied to it left out. Raises FormErrors."""
        values, errors = {}, {}
        for name in self._rows:
            if name in TIED:
                continue
            try:
                values[name] = self.editor(name).value()
                check_value(CheckIn, name, values[name])
            except RuleBroken as broken:
                errors[name] = rule_words(broken)
        if errors:
            raise FormErrors(errors)
        return values

    def chosen(self, name: str) -> list[UUID]:
        """What is ticked of one's own list; nobody, while the person has not talked with anyone."""
        if name == "people" and self.editor("talked").value() != Talked.YES:
            return []
        return list(self.editor(name).value())

    def anchors(self) -> dict[UUID, TickState | None]:
        """What the person says became of anchors, where that differs from what is kept."""
        return self._anchors().value()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong under each question; the first of them gets the focus."""
        for name in self._rows:
            self.show_error(name, errors.get(name, ""))
        first = next((name for name in self._fields() if name in errors), None)
        if first in self._waiting():
            self._open_further(True)
        if first is not None:
            self._rows[first].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def show_error(self, name: str, error: str) -> None:
        """Say what is wrong with one answer, or with '' that nothing is."""
        if self._rows[name].error_text() != error:
            self._rows[name].set_error(error)

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Puts the cursor into the first question; into the second when the first has its answer already."""
        names = [name for name in self._fields() if not self._rows[name].isHidden()]
        second = self.editor(names[0]).raw() not in BLANKS
        self._members(names[min(int(second), len(names) - 1)])[0].setFocus(reason)

    def focus_choice(self, reason: Qt.FocusReason) -> None:
        """Puts the cursor on the way to the choice of questions."""
        self._choose.setFocus(reason)

    def _anchors(self) -> AnchorTicks:
        editor = self._rows["anchors"].editor
        assert isinstance(editor, AnchorTicks)
        return editor

    def _fields(self) -> list[str]:
        """All editors by name, in the order that they are asked in."""
        return [name for each in (*self._asked, *the_rest(self._asked)) for name in fields_of(each)]

    def _waiting(self) -> list[str]:
        return [name for each in the_rest(self._asked) for name in fields_of(each)]

    def _is_answered(self, raw: Mapping[str, Any]) -> bool:
        """Whether any of the questions that wait has an answer."""
        return any(raw.get(name) not in BLANKS for name in self._waiting())

    def _edited(self) -> None:
        self._show_people()
        self.edited.emit()

    def _show_people(self) -> None:
        """Whom one talked with is asked only of a yes, and only of someone with contacts."""
        people = self._rows["people"].editor
        assert isinstance(people, OwnList)
        self._rows["people"].setVisible(self.editor("talked").value() == Talked.YES and bool(people.options()))

    def _show_anchors(self) -> None:
        self._rows["anchors"].setVisible(bool(self._anchors().lines()))

    def _open_further(self, is_open: bool) -> None:
        any_more = bool(the_rest(self._asked))
        self._is_open = is_open and any_more
        self._disclose.setVisible(any_more)
        self._further.setVisible(self._is_open)
        self._disclose.set_words(tr("Fewer questions") if self._is_open else tr("More questions"))
        self._disclose.set_icon_name("chevron-up" if self._is_open else "chevron-down")

    def _block(self, question: str) -> QWidget:
        """What stands in a column for one question."""
        if question == "sleep":
            return self._night
        if question == "talked":
            return self._talk
        return self._rows[question]

    def _lay_out(self) -> None:
        look = theme.current()
        night = FlowLayout(self._night, 28, BETWEEN_QUESTIONS)
        for name in fields_of("sleep"):
            night.addWidget(self._rows[name])
        lower = look.size("field") - look.size("segment")
        self._rows["sleep_quality"].layout().setContentsMargins(0, 0, 0, lower)  # type: ignore[union-attr]
        self._talk = QWidget()
        talk = column_in(self._talk, BETWEEN_QUESTIONS)
        for name in fields_of("talked"):
            talk.addWidget(self._rows[name])
        ways = QHBoxLayout()
        ways.setSpacing(look.px(28))
        ways.addWidget(self._disclose)
        ways.addWidget(self._choose)
        ways.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(14))
        self._column.addWidget(self._first)
        self._column.addWidget(line())
        self._column.addLayout(ways)
        self._column.addWidget(self._further)
        self._column.addStretch(1)

    def _chain(self) -> None:
        """Chips made anew would come last by Tab: put all back into the order of the questions."""
        stops = [each for name in self._fields() if name not in self._waiting() for each in self._members(name)]
        stops += [self._disclose, self._choose]
        stops += [each for name in self._waiting() for each in self._members(name)]
        for before, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _members(self, name: str) -> list[QWidget]:
        """All of a question's editor that can take the focus, in order."""
        editor = self._rows[name].editor
        if isinstance(editor, OwnList):
            return editor.members()
        if isinstance(editor, AnchorTicks):
            return [*editor.lines()]
        if isinstance(editor, TickRow):
            return list(editor.boxes.values())
        if isinstance(editor, SegmentEditor | YesNoEditor):
            return list(editor.options())
        return [editor]


def raw_of(entry: DayEntry | None) -> Raw:
    """The raw values of a check-in that is kept; of none, nothing."""
    if entry is None:
        return {}
    own = {"signs": entry.signs, "triggers": entry.triggers, "people": entry.people}
    return dict(to_plain(entry.check_in)) | {name: [str(each.id) for each in own[name]] for name in OWN_LISTS}
