"""Fields become a form: questions with their editors, raw values in and out, typed values or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recovery_journal.domain.aims import GoalStep
from recovery_journal.domain.plain import to_plain
from recovery_journal.domain.plan import Link
from recovery_journal.domain.record import Part, RuleBroken, check_value
from recovery_journal.gui import theme
from recovery_journal.gui.forms.choice_editors import ComboEditor, SegmentEditor, YesNoEditor
from recovery_journal.gui.forms.editors import DayEditor, Editor, NumberEditor, PhoneEditor, TimeEditor
from recovery_journal.gui.forms.fields import Field
from recovery_journal.gui.forms.link_saving import targets_of
from recovery_journal.gui.forms.making import editor_of, focus_in, make_row
from recovery_journal.gui.forms.part_saving import raw_steps
from recovery_journal.gui.forms.targets import PointsAt
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.services.reader import Reader
from recovery_journal.services.words import rule_words

Raw = dict[str, Any]
BETWEEN_ROWS = 16
BETWEEN_HALVES = 24
NARROW_FORM = 460
SHORT = (ComboEditor, SegmentEditor, YesNoEditor, NumberEditor, DayEditor, TimeEditor, PhoneEditor)
LONGEST_SHORT = 250


class FormErrors(Exception):  # noqa: N818 - it carries what is wrong with each field
    """What stands in some fields cannot be saved: `errors` has a sentence for each of them."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


class Form(QWidget):
    """The questions of one kind of record. It shows raw values and never changes the record itself."""

    edited = Signal()

    def __init__(self, cls: type[Part], fields: Iterable[Field], reader: Reader) -> None:
        super().__init__()
        self._cls = cls
        self._rows = {field.name: make_row(field, cls, reader) for field in fields}
        self._saved: Raw = {}
        self._lay_out()
        for row in self._rows.values():
            editor_of(row).edited.connect(self.edited)
        self._saved = self.raw()

    def row(self, name: str) -> FormRow:
        """The row of one field."""
        return self._rows[name]

    def editor(self, name: str) -> Editor:
        """The editor of one field."""
        return editor_of(self._rows[name])

    def show_raw(self, raw: Mapping[str, Any], saved: Mapping[str, Any] | None = None) -> None:
        """Shows raw values; `saved` are those that count as unchanged, when `raw` is a draft."""
        self.clear_errors()
        self._set(raw if saved is None else saved)
        self._saved = self.raw()
        if saved is not None:
            self._set(raw)

    def insert_before(self, name: str, row: QWidget) -> None:
        """Puts something of the page's own before the row of a field that has a line to itself."""
        self._column.insertWidget(self._column.indexOf(self._rows[name]), row)

    def raw(self) -> Raw:
        """What stands in the editors, as it was typed."""
        return {name: editor_of(row).raw() for name, row in self._rows.items()}

    def is_changed(self) -> bool:
        """Whether anything differs from what counts as saved."""
        return self.raw() != self._saved

    def values(self) -> Raw:
        """The values as the record takes them, links as their raw targets. Raises FormErrors."""
        values, errors = {}, {}
        for name, row in self._rows.items():
            try:
                values[name] = editor_of(row).value()
                check_value(self._cls, name, values[name])
            except RuleBroken as broken:
                errors[name] = rule_words(broken)
            except ValueError as unreadable:
                errors[name] = str(unreadable)
        if errors:
            raise FormErrors(errors)
        return values

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Says what is wrong under each field; the first of them gets the focus."""
        for name, row in self._rows.items():
            row.set_error(errors.get(name, ""))
        first = next((name for name in self._rows if name in errors), None)
        if first is not None:
            self.focus_field(first)

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for row in self._rows.values():
            if row.error_text():
                row.set_error("")

    def focus_field(self, name: str = "") -> None:
        """Puts the cursor into a field, the first one unless named."""
        row = self._rows[name] if name else next(iter(self._rows.values()))
        focus_in(row.editor, Qt.FocusReason.TabFocusReason)

    def links(self) -> dict[str, Any]:
        """The raw targets of each field that points at other records, by its name."""
        return {name: row.editor.raw() for name, row in self._rows.items() if isinstance(row.editor, PointsAt)}

    def refresh_links(self) -> None:
        """Names of linked records may have changed, and some may be gone."""
        before = self.links()
        for row in self._rows.values():
            if isinstance(row.editor, PointsAt):
                row.editor.refresh()
        if self.links() != before:
            self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._column.setSpacing(theme.current().px(BETWEEN_ROWS))

    def _set(self, raw: Mapping[str, Any]) -> None:
        for name, row in self._rows.items():
            editor_of(row).set_raw(raw.get(name))

    def _lay_out(self) -> None:
        column = self._column = column_in(self, BETWEEN_ROWS)
        waiting: FormRow | None = None
        for row in self._rows.values():
            if not _is_short(row.editor):
                waiting = self._place(column, waiting, row)
            elif waiting is None:
                waiting = row
            else:
                column.addWidget(RowPair(waiting, row))
                waiting = None
        self._place(column, waiting, None)

    @staticmethod
    def _place(column: QVBoxLayout, *rows: FormRow | None) -> None:
        for row in rows:
            if row is not None:
                column.addWidget(row)


class RowPair(QWidget):
    """Two short questions side by side, one under the other where there is no room."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = (left, right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            self._row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """It can always go under each other."""
        hints = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(hint.width() for hint in hints), super().minimumSizeHint().height())

    def _fit(self) -> None:
        look = theme.current()
        narrow = self.width() < look.px(NARROW_FORM)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(look.px(BETWEEN_ROWS if narrow else BETWEEN_HALVES))


def raw_of(record: Part, links: Iterable[Link] = (), steps: Mapping[str, Iterable[GoalStep]] | None = None) -> Raw:
    """The raw values of a record as it is kept, with the targets of its links and its steps by their kind."""
    return to_plain(record) | targets_of(links) | {kind: raw_steps(each) for kind, each in (steps or {}).items()}


def _is_short(editor: QWidget) -> bool:
    if isinstance(editor, SegmentEditor):
        return editor.sizeHint().width() <= theme.current().px(LONGEST_SHORT)
    return isinstance(editor, SHORT)
