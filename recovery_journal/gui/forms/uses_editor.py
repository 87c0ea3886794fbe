"""The editor for what was used against an urge: strategies of the plan, and of each how much it helped."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.forms.editors import Quiet
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.forms.tab_order import order_before
from recovery_journal.gui.forms.targets import PointsAt, Target
from recovery_journal.gui.widgets.buttons import icon_button
from recovery_journal.gui.widgets.chips import AddChip
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.segment import Segment
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader

NEW = "new:"  # before the name of what is to be made
INSET = 2


class UseRow(QWidget):
    """One strategy by its name: how much it helped, and a cross that takes it off."""

    edited = Signal()

    def __init__(self, name: str, helped: int | None) -> None:
        super().__init__()
        self.words = label(name, "strong", wrap=True)
        degrees = enumerate((tr("Not at all"), tr("A little"), tr("Quite a bit"), tr("A lot")))
        self.helped = Segment(tr("How much it helped: {name}", name=name), list(degrees))
        self.off = icon_button("close", tr("Take off: {name}", name=name))
        self.off.setToolTip(tr("Take off"))

        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.off, 0, Qt.AlignmentFlag.AlignTop)
        column = column_in(self, INSET)
        column.addLayout(head)
        column.addWidget(self.helped)

        self.helped.value_changed.connect(lambda _value: self.edited.emit())

        self.helped.set_value(helped)


class UsesEditor(PointsAt, Quiet, QWidget):
    """Raw has the ids of strategies, or "new:" and a name, each with 0–3 or none for how much it helped."""

    edited = Signal()

    def __init__(self, question: str, to_kind: str, reader: Reader) -> None:
        super().__init__()
        self.aim_at(to_kind, reader)
        self._rows: dict[str, UseRow] = {}
        self._column = QVBoxLayout()
        self.add = AddChip(tr("Add what I used"), self.open_picker)
        self.add.setAccessibleName(tr("Add: {question}", question=question))
        whole = column_in(self, 10)
        self._column.setSpacing(theme.current().px(12))
        whole.addLayout(self._column)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> list[UseRow]:
        """What is shown, in order."""
        return list(self._rows.values())

    def raw(self) -> dict[str, Any]:
        return {key: row.helped.value() for key, row in self._rows.items()}

    def set_raw(self, raw: Any) -> None:
        wanted = {key: helped for key, helped in dict(raw or {}).items() if self._name(key)}
        if wanted == self.raw() and [row.words.text() for row in self.rows()] == [self._name(key) for key in wanted]:
            return
        with self.quietly():
            for key in list(self._rows):
                self._drop(key)
            for key, helped in wanted.items():
                self._insert(key, helped)

    def value(self) -> dict[str, Any]:
        return self.raw()

    def refresh(self) -> None:
        """Names may have changed, and strategies may be gone."""
        self._names = {}
        super().refresh()

    def open_picker(self) -> LinkPicker:
        """Opens the list of what can be added."""
        picker = self.picker_of(list(self._rows))
        picker.target_picked.connect(self.add_use)
        picker.new_picked.connect(lambda text: self.add_use(NEW + text))
        picker.open_under(self.add)
        return picker

    def add_use(self, key: str) -> None:
        """Adds a strategy at the end, ready for how much it helped."""
        if key in self._rows or not self._name(key):
            return
        row = self._insert(key, None)
        row.helped.options()[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.tell()

    def take_off(self, key: str) -> None:
        """Takes a strategy off; the one after it, or Add, has the keyboard then."""
        keys = list(self._rows)
        after = keys[keys.index(key) + 1 :]
        self._drop(key)
        goal: QWidget = self._rows[after[0]].off if after else self.add
        goal.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell()

    def _name(self, key: str) -> str:
        target: Target = {"new": key.removeprefix(NEW)} if key.startswith(NEW) else key
        return self._name_of(target)

    def _insert(self, key: str, helped: object) -> UseRow:
        row = self._rows[key] = UseRow(self._name(key), helped if isinstance(helped, int) else None)
        self._column.addWidget(row)
        row.edited.connect(self.tell)
        row.off.clicked.connect(lambda: self.take_off(key))
        row.show()
        self._order_tabs()
        return row

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order_tabs(self) -> None:
        stops: list[QWidget] = []
        for row in self.rows():
            stops += [row.off, *row.helped.options()]
        order_before(self.add, stops)
