"""One Tab stop for a group: arrows, Home and End move among its members, Tab leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}
NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Roving(QObject):
    """Keeps exactly one member of a group reachable by Tab and moves the focus inside by arrows."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._members: list[QWidget] = []

    def set_members(self, members: Sequence[QWidget]) -> None:
        """These widgets, in this order, are the group from now on."""
        for member in members:
            if member not in self._members:
                member.installEventFilter(self)
        self._members = list(members)
        if members:
            self.set_stop(members[0])

    def set_stop(self, stop: QWidget) -> None:
        """Tab comes to this member."""
        for member in self._members:
            member.setFocusPolicy(Qt.FocusPolicy.StrongFocus if member is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._members and isinstance(watched, QWidget):
            self.set_stop(watched)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._members:
            return self._moved(watched, event)
        return False

    def _moved(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() not in NO_MODIFIER:
            return False
        usable = [member for member in self._members if member.isEnabled() and not member.isHidden()]
        if watched not in usable:
            return False
        target = self._target(Qt.Key(event.key()), usable, usable.index(watched))
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _target(self, key: Qt.Key, usable: list[QWidget], at: int) -> QWidget | None:
        back, on = BACK, ON
        if usable[at].layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = {Qt.Key.Key_Right, Qt.Key.Key_Up}, {Qt.Key.Key_Left, Qt.Key.Key_Down}
        if key in back:
            return usable[max(0, at - 1)]
        if key in on:
            return usable[min(len(usable) - 1, at + 1)]
        return {Qt.Key.Key_Home: usable[0], Qt.Key.Key_End: usable[-1]}.get(key)
