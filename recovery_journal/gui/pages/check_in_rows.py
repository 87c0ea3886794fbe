"""The rows of a check-in: each question in its words, with its editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from recovery_journal.domain.daily import CheckIn, Halt, MedicationTaken, SleepQuality, Talked, Used
from recovery_journal.domain.record import rule_of
from recovery_journal.gui.forms.choice_editors import SegmentEditor, YesNoEditor
from recovery_journal.gui.forms.editors import LongTextEditor, ScaleEditor
from recovery_journal.gui.pages.check_in_anchors import AnchorTicks
from recovery_journal.gui.pages.check_in_parts import FewWords, OwnListRow, SleepHours, TickRow
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr


def make_rows() -> dict[str, FormRow]:
    """A row for each field of a check-in and for what is tied to it, in their usual order."""
    rows = _first_rows() | _plan_rows() | _later_rows() | _further_rows()
    hint = label(
        tr("Any answer is fine, and so is none. Nothing resets. Medication taken as prescribed is not use."),
        "caption",
        "quiet",
        wrap=True,
    )
    used = rows["used"].layout()
    assert used is not None
    used.addWidget(hint)
    rows["used"].editor.setAccessibleDescription(hint.text())
    return rows


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
        "anchors": _row(tr("Anchors today"), AnchorTicks(tr("Anchors today")), tr("press again for “not possible”")),
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
