"""How our painted widgets tell a screen reader what they are: one factory for the whole process."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

MakeInterface = Callable[[QObject], QAccessibleInterface]

_makers: dict[str, MakeInterface] = {}
_interfaces: dict[int, tuple[QObject, QAccessibleInterface]] = {}


def register(class_name: str, make_interface: MakeInterface) -> None:
    """Give the interface for widgets whose Python class has this name; a later call replaces an earlier one."""
    if not _makers:
        QAccessible.installFactory(_interface_for)
    _makers[class_name] = make_interface


def _interface_for(class_name: str, item: QObject | None) -> QAccessibleInterface | None:
    """Qt asks for each class of an object in turn, the most special first."""
    make = _makers.get(class_name)
    if make is None or item is None:
        return None
    _forget_deleted()
    interface = make(item)
    _interfaces[id(item)] = (item, interface)
    return interface


def _forget_deleted() -> None:
    """Qt owns an interface but Python must hold it as long as its widget lives."""
    for key, (item, _interface) in list(_interfaces.items()):
        if not shiboken6.isValid(item):
            del _interfaces[key]
