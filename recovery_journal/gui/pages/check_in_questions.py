"""The questions of a check-in with their editors: raw values in and out, typed answers or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.daily import CheckIn, Halt, MedicationTaken, SleepQuality, Talked, Used
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.record import RuleBroken, check_value, rule_of
from recovery_journal.gui import theme
from recovery_journal.gui.forms.choice_editors import SegmentEditor, YesNoEditor
from recovery_journal.gui.forms.editors import Editor, LongTextEditor, ScaleEditor
from recovery_journal.gui.forms.form import FormErrors
from recovery_journal.gui.pages.check_in_parts import (
    BETWEEN_QUESTIONS,
    FewWords,
    Halves,
    OwnList,
    OwnListRow,
    SleepHours,
    TickRow,
)
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.check_ins import DayEntry
from recovery_journal.services.words import rule_words

Raw = dict[str, Any]
Offer = list[tuple[UUID, str]]
FURTHER = ("feelings", "stress", "pain", "ate", "moved", "grateful_for")
OWN_LISTS = ("signs", "triggers", "people")


class Questions(QWidget):
    """All questions in their order. None is answered before the person does."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = _first_rows() | _plan_rows() | _later_rows() | _further_rows()
        self._used_hint = label(
            tr("Any answer is fine, and so is none. Nothing resets. Medication taken as prescribed is not use."),
            "caption",
            "quiet",
            wrap=True,
        )
        self._disclose = button("", "quiet", "chevron-down", on_click=lambda: self._open_further(not self._is_open))
        self._further = Halves(self._some("feelings", "stress", "pain"), self._some("ate", "moved", "grateful_for"))
        self._is_open = False

        self._column = QVBoxLayout(self)
        self._lay_out()

        for name in self._rows:
            self.editor(name).edited.connect(self._edited)
        self._open_further(False)
        self._show_people()

    def row(self, name: str) -> FormRow:
        """The row of one question."""
        return self._rows[name]

    def editor(self, name: str) -> Editor:
        """The editor of one question."""
        return cast(Editor, self._rows[name].editor)

    def offer(self, signs: Offer, triggers: Offer, people: Offer) -> None:
        """Offer these of the plan; what is ticked stays ticked."""
        for name, options in zip(OWN_LISTS, (signs, triggers, people), strict=True):
            row = self._rows[name]
            assert isinstance(row, OwnListRow)
            row.offer(options)
        self._show_people()
        self._chain()

    def raw(self) -> Raw:
        """What stands in the editors, as it was typed."""
        return {name: self.editor(name).raw() for name in self._rows}

    def show_raw(self, raw: Mapping[str, Any]) -> None:
        """Show raw values, without telling anybody; questions that are answered are never hidden."""
        for name in self._rows:
            self.editor(name).set_raw(raw.get(name))
            self.show_error(name, "")
        self._open_further(any(raw.get(name) not in (None, "", []) for name in FURTHER))
        self._show_people()

    def answers(self) -> dict[str, Any]:
        """The answers as a check-in takes them, those of one's own lists left out. Raises FormErrors."""
        values, errors = {}, {}
        for name in self._rows:
            if name in OWN_LISTS:
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

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong under each question; the first of them gets the focus."""
        for name in self._rows:
            self.show_error(name, errors.get(name, ""))
        first = next((name for name in self._rows if name in errors), None)
        if first in FURTHER:
            self._open_further(True)
        if first is not None:
            self._rows[first].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def show_error(self, name: str, error: str) -> None:
        """Say what is wrong with one answer, or with '' that nothing is."""
        if self._rows[name].error_text() != error:
            self._rows[name].set_error(error)

    def focus(self, name: str, reason: Qt.FocusReason) -> None:
        """Put the cursor into one question."""
        self._rows[name].editor.setFocus(reason)

    def _edited(self) -> None:
        self._show_people()
        self.edited.emit()

    def _show_people(self) -> None:
        """Whom one talked with is asked only of a yes, and only of someone with contacts."""
        people = self._rows["people"].editor
        assert isinstance(people, OwnList)
        self._rows["people"].setVisible(self.editor("talked").value() == Talked.YES and bool(people.options()))

    def _open_further(self, is_open: bool) -> None:
        self._is_open = is_open
        self._further.setVisible(is_open)
        self._disclose.set_words(tr("Fewer questions") if is_open else tr("More questions"))
        self._disclose.set_icon_name("chevron-up" if is_open else "chevron-down")

    def _some(self, *names: str) -> list[QWidget]:
        return [self._rows[name] for name in names]

    def _lay_out(self) -> None:
        night, look = QWidget(), theme.current()
        flow = FlowLayout(night, 28, BETWEEN_QUESTIONS)
        for row in self._some("sleep_hours", "sleep_quality"):
            flow.addWidget(row)
        lower = look.size("field") - look.size("segment")
        self._rows["sleep_quality"].layout().setContentsMargins(0, 0, 0, lower)  # type: ignore[union-attr]
        self._rows["used"].layout().addWidget(self._used_hint)  # type: ignore[union-attr]
        self._rows["used"].editor.setAccessibleDescription(self._used_hint.text())
        left = [*self._some("mood", "urge_now", "urge_strongest"), night, self._rows["halt"]]
        right = self._some("signs", "triggers", "medication", "talked", "people", "used", "note")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(14))
        self._column.addWidget(Halves(left, right))
        self._column.addWidget(line())
        self._column.addWidget(self._disclose, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._further)
        self._column.addStretch(1)

    def _chain(self) -> None:
        """Chips made anew would come last by Tab: put all back into the order of the questions."""
        stops: list[QWidget] = []
        for name, row in self._rows.items():
            if name == FURTHER[0]:
                stops.append(self._disclose)
            stops += _focusable(row.editor)
        for before, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(before, after)


def raw_of(entry: DayEntry | None) -> Raw:
    """The raw values of a check-in that is kept; of none, nothing."""
    if entry is None:
        return {}
    own = {"signs": entry.signs, "triggers": entry.triggers, "people": entry.people}
    return dict(to_plain(entry.check_in)) | {name: [str(each.id) for each in own[name]] for name in OWN_LISTS}


def _focusable(editor: QWidget) -> list[QWidget]:
    if isinstance(editor, OwnList):
        return editor.members()
    if isinstance(editor, TickRow):
        return list(editor.boxes.values())
    if isinstance(editor, SegmentEditor | YesNoEditor):
        return list(editor.options())
    return [editor]


def _row(question: str, editor: QWidget, hint: str = "", limit: int | None = None) -> FormRow:
    return FormRow(question, editor, hint, limit)


def _scale_row(question: str, low: str, high: str) -> FormRow:
    return FormRow(question, ScaleEditor(question, low, high))


def _choice_row(question: str, words: Any) -> FormRow:
    return FormRow(question, SegmentEditor(question, words))


def _first_rows() -> dict[str, FormRow]:
    none, strong = tr("none"), tr("very strong")
    return {
        "mood": _scale_row(tr("Mood right now"), tr("very low"), tr("very good")),
        "urge_now": _scale_row(tr("Urge right now"), none, strong),
        "urge_strongest": _scale_row(tr("Strongest urge since my last check-in"), none, strong),
        "sleep_hours": _row(tr("Sleep last night"), SleepHours()),
        "sleep_quality": _choice_row(tr("How was it?"), SleepQuality),
        "halt": _row(tr("Am I"), TickRow(Halt), tr("tick any")),
    }


def _plan_rows() -> dict[str, FormRow]:
    own = tr("from my own list")
    no_signs = tr("Your plan has no signs yet. You can add some under My plan.")
    no_triggers = tr("Your plan has no triggers yet. You can add some under My plan.")
    return {
        "signs": OwnListRow(tr("Signs I noticed"), no_signs, own),
        "triggers": OwnListRow(tr("Triggers I met"), no_triggers, own),
    }


def _later_rows() -> dict[str, FormRow]:
    return {
        "medication": _choice_row(tr("Medication as planned"), MedicationTaken),
        "talked": _choice_row(tr("Talked with someone who supports me"), Talked),
        "people": OwnListRow(tr("Who"), "", tr("tick any")),
        "used": _choice_row(tr("Used since my last check-in?"), Used),
        "note": _row(tr("Note"), LongTextEditor(), limit=rule_of(CheckIn, "note")["limit"]),
    }


def _further_rows() -> dict[str, FormRow]:
    limit = rule_of(CheckIn, "grateful_for")["limit"]
    return {
        "feelings": _row(tr("Feelings"), FewWords(), tr("a few words, with commas between them")),
        "stress": _scale_row(tr("Stress"), tr("none"), tr("very strong")),
        "pain": _scale_row(tr("Pain"), tr("none"), tr("very strong")),
        "ate": _row(tr("Ate"), YesNoEditor(tr("Ate"))),
        "moved": _row(tr("Moved"), YesNoEditor(tr("Moved"))),
        "grateful_for": _row(tr("Grateful for"), LongTextEditor(2), limit=limit),
    }
