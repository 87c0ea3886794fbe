"""The editor for links: the records this one points at, as chips in their order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from recovery_journal.gui.forms.chip_dragging import ChipDragging
from recovery_journal.gui.forms.link_picker import LinkPicker
from recovery_journal.gui.forms.targets import PointsAt, Target
from recovery_journal.gui.widgets.chips import AddChip, Chip, ChipRow
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr
from recovery_journal.services.reader import Reader

ORDERED = ("coping_strategy",)  # what helps is tried in order, so these chips carry a number
ICONS = {"contact": "person", "safe_place": "place"}


class LinkChip(Chip):
    """One target, with a menu for the mouse of what the keys can do."""

    move_asked = Signal(int)

    def __init__(self, text: str, icon: str, number: int | None) -> None:
        super().__init__(text, icon, number)
        self.setAccessibleDescription(tr("Press Delete to take it off, Alt+Up or Alt+Down to move it"))
        self.move_requested.connect(self.move_asked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - one of Qt's own
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Move earlier"), lambda: self.move_asked.emit(-1))
        menu.addAction(tr("Move later"), lambda: self.move_asked.emit(1))
        menu.addAction(tr("Take off"), self.remove_requested.emit)
        menu.popup(event.globalPos())


class LinksEditor(PointsAt, QWidget):
    """Raw is a list of ids as text, or {"new": text} for a record to be made when this one is saved."""

    edited = Signal()

    def __init__(self, question: str, to_kind: str, reader: Reader) -> None:
        super().__init__()
        self.aim_at(to_kind, reader)
        self._targets: list[Target] = []
        self.row = ChipRow(question)
        self.dragging = ChipDragging(self.row)
        self.add = AddChip(tr("Add"), self.open_picker)
        self.add.setAccessibleName(tr("Add: {question}", question=question))
        column = column_in(self)
        column.addWidget(self.row)
        self.dragging.moved.connect(lambda at, to: self.reorder(at, to - at))
        self._show()

    def raw(self) -> list[Target]:
        return list(self._targets)

    def set_raw(self, raw: Any) -> None:
        shown = self.names()
        self._names = {}
        targets = [each for each in raw or [] if self._name_of(each)]
        is_same = targets == self._targets
        self._targets = targets
        if not is_same or self.names() != shown:
            self._show()

    def value(self) -> list[Target]:
        return self.raw()

    def names(self) -> list[str]:
        """The names of the targets, in order."""
        return [self._name_of(each) for each in self._targets]

    def open_picker(self) -> LinkPicker:
        """Opens the list of what can be added."""
        picker = self.picker_of(self._targets)
        picker.target_picked.connect(self.add_target)
        picker.new_picked.connect(lambda text: self.add_target({"new": text}))
        picker.open_under(self.add)
        return picker

    def add_target(self, target: Target) -> None:
        """Adds a target at the end."""
        if target not in self._targets and self._name_of(target):
            self._change([*self._targets, target], len(self._targets))

    def reorder(self, at: int, step: int) -> None:
        """Moves the target at a place earlier or later."""
        to = at + step
        if 0 <= to < len(self._targets):
            targets = list(self._targets)
            targets.insert(to, targets.pop(at))
            self._change(targets, to)

    def take_off(self, at: int) -> None:
        """Takes the target at a place off."""
        self._change([each for index, each in enumerate(self._targets) if index != at], at)

    def _change(self, targets: list[Target], focus_at: int) -> None:
        self._targets = targets
        self._show()
        self.row.chips()[min(focus_at, len(targets))].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show(self) -> None:
        numbered = self.to_kind in ORDERED
        chips: list[QWidget] = []
        for at, target in enumerate(self._targets):
            chip = LinkChip(self._name_of(target), ICONS.get(self.to_kind, ""), at + 1 if numbered else None)
            chip.remove_requested.connect(lambda at=at: self.take_off(at))
            chip.move_asked.connect(lambda step, at=at: self.reorder(at, step))
            chips.append(chip)
        before = self.row.chips()
        self.row.set_chips([*chips, self.add])
        self.dragging.watch(chips)
        if self.isVisible():
            for each in chips:
                each.show()  # at once, so that it can take the focus
        for first, second in pairwise([*before[:1], *self.row.chips()]):
            QWidget.setTabOrder(first, second)  # the new chips take the place of the old ones
