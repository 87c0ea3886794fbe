"""Makes the row and the editor for each kind of field."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from recovery_journal.domain.plain import field_types
from recovery_journal.domain.record import Part, rule_of
from recovery_journal.gui.forms import fields as vocabulary
from recovery_journal.gui.forms.choice_editors import (
    SeveralChipsEditor,
    SureYesNoEditor,
    YesNoEditor,
    choice_editor,
)
from recovery_journal.gui.forms.editors import (
    CommaEditor,
    DayEditor,
    Editor,
    LinesEditor,
    LongTextEditor,
    NumberEditor,
    PhoneEditor,
    ScaleEditor,
    TextEditor,
    TimeEditor,
)
from recovery_journal.gui.forms.fields import Field
from recovery_journal.gui.forms.links_editor import LinksEditor
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader


def make_row(field: Field, cls: type[Part], reader: Reader) -> FormRow:
    """The question of one field with its editor, named, hinted and limited as the record wants it."""
    editor = cast(QWidget, make_editor(field, cls, reader))
    several = isinstance(field, vocabulary.Lines | vocabulary.Steps | vocabulary.Tags)
    limit = None if several else rule_of(cls, field.name).get("limit")
    return FormRow(tr(field.question), editor, words_of(field.hint), limit)


def make_editor(field: Field, cls: type[Part], reader: Reader) -> Editor:
    """The editor for one field."""
    name = tr(field.question)
    match field:
        case vocabulary.Choice(words=words):
            return choice_editor(name, words)
        case vocabulary.Choices(words=words):
            return SeveralChipsEditor(name, words)
        case vocabulary.Links(to=to) | vocabulary.Joins(to=to):
            return (
                _uses_editor(name, to, reader) if isinstance(field, vocabulary.Uses) else LinksEditor(name, to, reader)
            )
        case vocabulary.YesNo() if field_types(cls)[field.name] is bool:
            return SureYesNoEditor(name)
        case vocabulary.Scale(low=low, high=high, fill_up=fill_up):
            return ScaleEditor(name, words_of(low), words_of(high), fill_up)
        case vocabulary.Number(unit=unit):
            return NumberEditor(words_of(unit), bool(rule_of(cls, field.name).get("half_steps")))
    return _rare_editor(field, name) or _plain_editor(field, name)


def _uses_editor(name: str, to: str, reader: Reader) -> Editor:
    from recovery_journal.gui.forms.uses_editor import UsesEditor

    return UsesEditor(name, to, reader)


def _rare_editor(field: Field, name: str) -> Editor | None:
    """What few forms have is imported when one of them is made."""
    if isinstance(field, vocabulary.Steps):
        from recovery_journal.gui.forms.steps_editor import StepsEditor

        return StepsEditor(name)
    if isinstance(field, vocabulary.Writing):
        from recovery_journal.gui.forms.writing_editor import WritingEditor

        return WritingEditor()
    return None


def _plain_editor(field: Field, name: str) -> Editor:
    match field:
        case vocabulary.LongText():
            return LongTextEditor()
        case vocabulary.Lines():
            return LinesEditor()
        case vocabulary.Phone():
            return PhoneEditor()
        case vocabulary.Tags():
            return CommaEditor()
        case vocabulary.YesNo():
            return YesNoEditor(name)
        case vocabulary.Day():
            return DayEditor(name)
        case vocabulary.Time():
            return TimeEditor(name)
    return TextEditor()


def words_of(text: str) -> str:
    """A text of a declaration in the language in force; nothing stays nothing."""
    return tr(text) if text else ""


def editor_of(row: FormRow) -> Editor:
    """The editor that a row holds."""
    return cast(Editor, row.editor)


def focus_in(editor: QWidget, reason: Qt.FocusReason) -> None:
    """Gives an editor the focus; in a group it goes to the member that Tab comes to."""
    in_use = getattr(editor, "part_in_use", None)
    if in_use is not None:
        editor = in_use()
    if editor.focusPolicy() != Qt.FocusPolicy.NoFocus or editor.focusProxy() is not None:
        editor.setFocus(reason)
        return
    members = editor.findChildren(QAbstractButton)
    stop = next((each for each in members if each.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
    if stop is not None:
        stop.setFocus(reason)
