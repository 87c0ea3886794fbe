"""Walks a window by keyboard alone and tells what it came to, what it missed, and what has no name."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from recovery_journal.gui.widgets.day_cell import DayCell
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.scale_picker import ScalePicker
from recovery_journal.gui.widgets.toast import Toast
from tests import hands

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar, ScalePicker)


@dataclass
class Walk:
    """One way round a window: the Tab stops in order, and all that was reached at them."""

    stops: list[QWidget] = field(default_factory=list)
    reached: set[QWidget] = field(default_factory=set)


def walk(window: QWidget) -> Walk:
    """Goes round with Tab until the first stop comes again, and with the arrows inside each group."""
    made = Walk()
    start = None
    for _step in range(hands.LONGEST_WAY):
        hands.step_on()
        stop = hands.focused()
        if start is not None and _is_same_stop(stop, start):
            return made
        start = start or stop
        made.stops.append(stop)
        made.reached.update(_members(stop))
    raise AssertionError(f"Tab does not come round: {[name_of(each) for each in made.stops[-6:]]}")


def walk_back(window: QWidget, made: Walk) -> list[str]:
    """The names of the stops that Shift+Tab comes to, in the order that Tab goes."""
    found = []
    for _each in made.stops:
        found.append(name_of(hands.focused()))
        hands.step_on(backwards=True)
    return [found[0], *reversed(found[1:])]


def parts(made: Walk, page: QWidget, head: QWidget) -> list[str]:
    """Which part of a window each run of stops is in, from the page's body on: the page's own buttons come last."""
    where = ["head" if head.isAncestorOf(each) else "body" if page.isAncestorOf(each) else "" for each in made.stops]
    runs = [part for at, part in enumerate(where) if part != where[at - 1]]
    begin = runs.index("body") if "body" in runs else 0
    return [part for part in (*runs[begin:], *runs[:begin]) if part]


def controls(window: QWidget) -> list[QWidget]:
    """All that can be operated here now: shown, enabled, no scroll bar, nothing of a toast."""
    return [each for each in hands.seen(window) if isinstance(each, CONTROLS) and _counts(each)]


def missed(window: QWidget, made: Walk) -> list[str]:
    """What can be operated, but was not come to."""
    return sorted(f"{type(each).__name__} {name_of(each)!r}" for each in controls(window) if each not in made.reached)


def nameless(window: QWidget) -> list[str]:
    """What can be operated, but has no name for a screen reader."""
    unnamed = [each for each in controls(window) if not name_of(each)]
    return [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in unnamed]


def names(window: QWidget) -> set[str]:
    """The names of all that can be operated here."""
    groups = {each.accessibleName() for each in hands.seen(window) if each.accessibleName()}
    return {name_of(each) for each in controls(window)} | groups


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: the name it was given, or what Qt makes of its words."""
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _counts(widget: QWidget) -> bool:
    if not widget.isEnabled() or isinstance(widget, QAbstractSlider | QHeaderView | DayCell):
        return False
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, Toast) or above.metaObject().className() == "QTabBar" and above is not widget:
            return False
        if isinstance(above, QComboBox) and above is not widget:
            return False
        above = above.parentWidget()
    return True


def _is_same_stop(one: QWidget, other: QWidget) -> bool:
    return one is other or (_group(one) is not None and _group(one) is _group(other))


def _group(widget: QWidget) -> QWidget | None:
    """The group in which arrows move, if the widget is a member of one."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        if any(isinstance(each, Roving) for each in above.children()):
            return above
        above = above.parentWidget()
    return None


def _members(stop: QWidget) -> set[QWidget]:
    """What can be reached from this stop by the arrows: the whole group, and then back to where Tab came."""
    found = {stop}
    if isinstance(stop, QAbstractButton) and stop.autoExclusive():  # Qt's own arrows go round its siblings
        return {each for each in stop.parentWidget().children() if isinstance(each, type(stop))}
    if _group(stop) is None:
        return found
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 60):
        hands.QTest.keyClick(hands.focused(), key)
        if hands.focused() in found and key != Qt.Key.Key_Home and hands.focused() is not stop:
            break
        found.add(hands.focused())
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendPostedEvents()
    return found
