"""The editor of choice points: the moments on a painted line, each with the other way that was open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.record import TEXT_LIMIT
from recovery_journal.gui.forms.editors import TextEditor
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.choice_line import ChoiceLine
from recovery_journal.gui.widgets.form_row import FormRow
from recovery_journal.gui.widgets.lined_up import column_in, column_of, row_of
from recovery_journal.language import tr


class ChoicesEditor(QWidget):
    """The line, and below it the words of the point that is chosen. `edited` after each change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._points: list[tuple[str, str]] = []
        self.line = ChoiceLine(tr("Points where I could have turned"))
        self.moment, self.other_way = TextEditor(), TextEditor()
        self.add = button(tr("Add a point"), "normal", "add", "small", self._add)
        self.earlier = link_button(tr("Move earlier"), lambda: self._move(-1), "small")
        self.later = link_button(tr("Move later"), lambda: self._move(1), "small")
        self.off = link_button(tr("Take it off"), self._take_off, "small")
        self._lay_out()
        self.line.chosen.connect(self._show_chosen)
        for each in (self.moment, self.other_way):
            each.setMaxLength(TEXT_LIMIT)
            each.edited.connect(self._typed)
        self.set_points([])

    def points(self) -> list[tuple[str, str]]:
        """(moment, other way) of each point."""
        return list(self._points)

    def set_points(self, points: list[tuple[str, str]]) -> None:
        """Shows these; the one that is chosen stays so as far as it can."""
        self._points = list(points)
        at = min(self.line.at(), len(points) - 1)
        self._show(max(at, 0) if points else -1)

    def take_focus(self) -> None:
        """Puts the keyboard on the words of the point, or on the way to the first one."""
        first: QWidget = self.moment if self._points else self.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        """A new point after the one that is chosen."""
        at = self.line.at() + 1 if self._points else 0
        self._points.insert(at, ("", ""))
        self._show(at)
        self.moment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self) -> None:
        at = self.line.at()
        del self._points[at]
        self._show(min(at, len(self._points) - 1))
        self.take_focus()
        self.edited.emit()

    def _move(self, step: int) -> None:
        at = self.line.at()
        to = at + step
        if 0 <= to < len(self._points):
            self._points.insert(to, self._points.pop(at))
            self._show(to)
            self.edited.emit()

    def _typed(self) -> None:
        at = self.line.at()
        self._points[at] = (self.moment.text(), self.other_way.text())
        self.line.show_points(self._points, at)
        self.edited.emit()

    def _show(self, at: int) -> None:
        self.line.show_points(self._points, at)
        self.line.setVisible(bool(self._points))
        self._show_chosen(at)

    def _show_chosen(self, at: int) -> None:
        is_any = 0 <= at < len(self._points)
        moment, other = self._points[at] if is_any else ("", "")
        self.moment.set_raw(moment)
        self.other_way.set_raw(other)
        self._fields.setVisible(is_any)
        self.off.setVisible(is_any)
        self.earlier.setVisible(is_any and at > 0)
        self.later.setVisible(is_any and at + 1 < len(self._points))

    def _lay_out(self) -> None:
        self._fields = column_of(
            FormRow(tr("What was the moment?"), self.moment),
            FormRow(tr("What other way was open?"), self.other_way, tr("as far as you see one")),
            gap=14,
        )
        ways = row_of(self.add, self.earlier, self.later, self.off, gap=20, below=6)
        column = column_in(self, 14)
        for part in (self.line, self._fields, ways):
            column.addWidget(part)
