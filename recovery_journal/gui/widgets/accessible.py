"""How our painted widgets tell a screen reader what they are: one factory for the whole process."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAccessibleWidget, QComboBox, QWidget

MakeInterface = Callable[[Any], QAccessibleInterface]

# An interface_cast that answers None crashes inside Qt for Python; a null address is what Qt wants to hear.
_NOTHING = shiboken6.VoidPtr(0)

_makers: dict[str, MakeInterface] = {}
_interfaces: dict[int, tuple[weakref.ref[QObject], QAccessibleInterface]] = {}


def register(class_name: str, make_interface: MakeInterface) -> None:
    """Give the interface for widgets whose Python class has this name; a later call replaces an earlier one."""
    if not _makers:
        QAccessible.installFactory(_interface_for)
    _makers[class_name] = make_interface


def value_changed(widget: QWidget, value: object) -> None:
    """Tell a screen reader, if there is one, that this painted widget stands at another value."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, value))


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something once, without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def alive(widget: QWidget) -> bool:
    """Whether Qt still has the widget behind this name."""
    return bool(shiboken6.isValid(widget))


def on_selected_from_outside(view: QAbstractItemView, act: Callable[[QModelIndex], object]) -> None:
    """Calls `act` with the row that a screen reader selects: Qt then leaves the current row as it is.

    What it does to the current row itself is taken for the same wish; Qt would only take the mark off.
    """

    def look() -> None:
        at = view.currentIndex()
        selected = view.selectionModel().selectedIndexes() or [at]
        if selected != [at] or (at.isValid() and not view.selectionModel().isSelected(at)):
            act(selected[0])

    soon = QTimer(view)
    soon.setSingleShot(True)
    soon.timeout.connect(look)
    view.selectionModel().selectionChanged.connect(lambda _now, _before: soon.start(0))


class Number(QAccessibleValueInterface):
    """A whole number that a screen reader can read and set."""

    def __init__(self, read: Callable[[], int | None], write: Callable[[int], None], low: int, high: int) -> None:
        super().__init__()
        self._read, self._write = read, write
        self._low, self._high = low, high

    def currentValue(self) -> Any:
        value = self._read()
        return self._low if value is None else value

    def setCurrentValue(self, value: Any) -> None:
        self._write(max(self._low, min(self._high, round(float(value)))))

    def minimumValue(self) -> Any:
        return self._low

    def maximumValue(self) -> Any:
        return self._high

    def minimumStepSize(self) -> Any:
        return 1


class PaintedInterface(QAccessibleWidget):
    """A painted widget as a screen reader meets it: its role, its value in words, what can be done with it."""

    def __init__(
        self,
        widget: QWidget,
        role: QAccessible.Role,
        value_text: Callable[[], str] | None = None,
        number: QAccessibleValueInterface | None = None,
        actions: dict[str, Callable[[], None]] | None = None,
        checked: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(widget, role)
        self._value_text = value_text
        self._number = number
        self._actions = actions or {}
        self._checked = checked

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.ValueInterface and self._number is not None:
            return self._number
        found: Any = super().interface_cast(kind)
        return _NOTHING if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value and self._value_text is not None:
            return self._value_text()
        if kind == QAccessible.Text.Description and self._value_text is not None and sys.platform == "linux":
            return self._described()
        return super().text(kind)

    def _described(self) -> str:
        """AT-SPI hears numbers only, so there the value in words leads the description."""
        assert self._value_text is not None
        described = super().text(QAccessible.Text.Description)
        return ". ".join(part for part in (self._value_text(), described) if part)

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._checked is not None:
            state.checkable = 1
            state.checked = int(self._checked())
        return state

    def actionNames(self) -> list[str]:
        return [*self._actions, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name in self._actions and self.widget().isEnabled():
            self._actions[name]()
        else:
            super().doAction(name)


TOGGLE: str = QAccessibleActionInterface.toggleAction()
PRESS: str = QAccessibleActionInterface.pressAction()


def group(widget: QWidget) -> QAccessibleInterface:
    """The interface of a widget that only holds others together under one name."""
    return PaintedInterface(widget, QAccessible.Role.Grouping)


class _Cells(PaintedInterface):
    """A picture whose things are painted: a child for each is made when the first one is asked for."""

    def childCount(self) -> int:
        self._make_cells()
        return super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        self._make_cells()
        return super().child(index)

    def _make_cells(self) -> None:
        owner: Any = self.widget()
        owner.make_cells()


def group_of_cells(widget: QWidget) -> QAccessibleInterface:
    """The interface of a group whose `make_cells` makes, from then on, a child for each thing that is painted."""
    return _Cells(widget, QAccessible.Role.Grouping)


class _Clicked(PaintedInterface):
    """A button of Qt's that keeps being chosen. Qt's own 'Toggle' changes it without the click that is listened for."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role, action: str) -> None:
        super().__init__(button, role, actions={action: button.click}, checked=button.isChecked)
        self._button = button

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        return self._button.text() if kind == QAccessible.Text.Name and not said else said


def check_box(box: QAbstractButton) -> QAccessibleInterface:
    """The interface of a check box: to toggle it is to click it."""
    return _Clicked(box, QAccessible.Role.CheckBox, TOGGLE)


def nav_button(button: QAbstractButton) -> QAccessibleInterface:
    """The interface of a button that leads to a page, and keeps being chosen while that page is shown."""
    return _Clicked(button, QAccessible.Role.Button, PRESS)


def combo_box(combo: QComboBox) -> QAccessibleInterface:
    """The interface of a list that drops down. On Linux, Qt would call it by what is chosen, not by its question."""
    return PaintedInterface(
        combo,
        QAccessible.Role.ComboBox,
        combo.currentText,
        actions={
            QAccessibleActionInterface.showMenuAction(): combo.showPopup,
            QAccessibleActionInterface.increaseAction(): lambda: _step(combo, 1),
            QAccessibleActionInterface.decreaseAction(): lambda: _step(combo, -1),
        },
    )


def _step(combo: QComboBox, by: int) -> None:
    """To the next choice or the one before, as the arrow keys do."""
    at = combo.currentIndex() + by
    if 0 <= at < combo.count():
        combo.setCurrentIndex(at)
        combo.activated.emit(at)


def _interface_for(class_name: str, item: QObject | None) -> QAccessibleInterface | None:
    """Qt asks for each class of an object in turn, the most special first."""
    make = _makers.get(class_name)
    if make is None or item is None:
        return None
    _forget_deleted()
    interface = make(item)
    _interfaces[id(item)] = (weakref.ref(item), interface)
    return interface


def _forget_deleted() -> None:
    """Qt owns an interface, but Python must hold it as long as its widget lives."""
    for key, (item_ref, _interface) in list(_interfaces.items()):
        item = item_ref()
        if item is None or not shiboken6.isValid(item):
            del _interfaces[key]


register("QCheckBox", check_box)
if sys.platform == "linux":
    register("QComboBox", combo_box)
register("NavButton", nav_button)
