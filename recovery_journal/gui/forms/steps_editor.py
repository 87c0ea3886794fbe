"""The editor for steps: lines that can be ticked off, each with its words, in an order of one's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from recovery_journal.domain.record import TEXT_LIMIT, one_line
from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import Quiet
from recovery_journal.gui.forms.part_saving import TICKED
from recovery_journal.gui.forms.tab_order import order_before
from recovery_journal.gui.widgets.buttons import icon_button
from recovery_journal.gui.widgets.chips import AddChip
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.language import tr

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepLine(QLineEdit):
    """The words of one step; Enter goes on to a new one, Alt+Up and Alt+Down move it."""

    next_requested = Signal()
    move_requested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.next_requested.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in MOVES:
            self.move_requested.emit(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class StepRow(QWidget):
    """One step: a tick, its words, and a cross that takes it off."""

    edited = Signal()

    def __init__(self, raw: dict[str, Any]) -> None:
        super().__init__()
        self._id = str(raw.get("id") or "")
        self._done_on: str | None = raw.get("done_on")
        self.tick = QCheckBox()
        self.line = StepLine(str(raw.get("text") or ""))
        self.off = icon_button("close", "")
        row = row_in(self, 8)
        row.addWidget(self.tick)
        row.addWidget(self.line, 1)
        row.addWidget(self.off)
        self.line.setMaxLength(TEXT_LIMIT)
        self.line.setAccessibleDescription(tr("Alt+Up or Alt+Down moves it"))
        self.tick.setChecked(self._done_on is not None)
        self.tick.toggled.connect(self._ticked)
        self.line.textChanged.connect(self._typed)
        self._name()

    def raw(self) -> dict[str, Any]:
        """The step as it stands here."""
        return {"id": self._id, "text": self.line.text(), "done_on": self._done_on}

    def is_blank(self) -> bool:
        """Whether nothing was written here."""
        return not one_line(self.line.text())

    def _ticked(self, done: bool) -> None:
        self._done_on = TICKED if done else None
        self.edited.emit()

    def _typed(self) -> None:
        self._name()
        self.edited.emit()

    def _name(self) -> None:
        words = one_line(self.line.text()) or tr("New step")
        self.line.setAccessibleName(tr("Step: {step}", step=words))
        self.tick.setAccessibleName(tr("Done: {step}", step=words))
        self.off.setAccessibleName(tr("Take off: {step}", step=words))
        self.off.setToolTip(tr("Take off"))


class StepsEditor(Quiet, QWidget):
    """Raw is a list of steps, each with id ('' for a new one), text, and the day it was done, none or just now."""

    edited = Signal()

    def __init__(self, question: str) -> None:
        super().__init__()
        self._rows: list[StepRow] = []
        self._column = QVBoxLayout()
        self.add = AddChip(tr("Add a step"), lambda: self.add_step())
        self.add.setAccessibleName(tr("Add: {question}", question=question))
        whole = column_in(self, 8)
        self._column.setSpacing(theme.current().px(6))
        whole.addLayout(self._column)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[StepRow]:
        """What is shown, in order."""
        return list(self._rows)

    def raw(self) -> list[dict[str, Any]]:
        return [row.raw() for row in self._rows if not row.is_blank()]

    def set_raw(self, raw: Any) -> None:
        if list(raw or ()) == self.raw():
            return
        with self.quietly():
            for row in self.rows():
                self._drop(row)
            for at, each in enumerate(raw or ()):
                self._insert(at, dict(each))

    def value(self) -> list[dict[str, Any]]:
        return [each | {"text": one_line(each["text"])} for each in self.raw()]

    def add_step(self, at: int | None = None) -> StepRow:
        """A blank step, at the end unless said otherwise, ready to be written."""
        row = self._insert(len(self._rows) if at is None else at, {})
        row.line.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def move_step(self, row: StepRow, step: int) -> None:
        """Moves a step earlier or later."""
        to = self._rows.index(row) + step
        if 0 <= to < len(self._rows):
            self._rows.remove(row)
            self._rows.insert(to, row)
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)
            self._order_tabs()
            self.tell()

    def take_off(self, row: StepRow) -> None:
        """Takes a step off; the one after it, or Add, has the keyboard then."""
        at = self._rows.index(row)
        self._drop(row)
        after = self._rows[at].line if at < len(self._rows) else self.add
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell()

    def _insert(self, at: int, raw: dict[str, Any]) -> StepRow:
        row = StepRow(raw)
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.edited.connect(self.tell)
        row.line.next_requested.connect(lambda: self._go_on(row))
        row.line.move_requested.connect(lambda step: self.move_step(row, step))
        row.off.clicked.connect(lambda: self.take_off(row))
        row.show()
        self._order_tabs()
        return row

    def _go_on(self, row: StepRow) -> None:
        """To a new step after this one; after a blank one to Add."""
        if row.is_blank():
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add_step(self._rows.index(row) + 1)

    def _drop(self, row: StepRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order_tabs(self) -> None:
        stops = [part for row in self._rows for part in (row.tick, row.line, row.off)]
        order_before(self.add, stops)
