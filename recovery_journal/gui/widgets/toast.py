"""The short word after something left the screen, with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsOpacityEffect, QHBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.text import label

ABOVE_THE_EDGE = 20


class Toast(QFrame):
    """One strip at the bottom of its parent; it stays as long as the pointer or the focus is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._region = parent
        self.setProperty("kind", "toast")
        self._action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self.label = label("", tone="toast")
        self.button = button("", "quiet", on_click=self._act)
        self._row = QHBoxLayout(self)
        self._timer = QTimer(self, singleShot=True)
        self._effect = QGraphicsOpacityEffect(self)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._lay_out()
        self._timer.timeout.connect(self._time_is_up)
        self._fade.finished.connect(self._faded)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say this now, in place of whatever was said before."""
        self._action = action
        self._came_from = QApplication.focusWidget()
        self.label.setText(text)
        self.button.set_words(action_text)
        self.button.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self._place()
        self._fade_to(1.0)
        accessible.announce(self, " ".join(part for part in (text, action_text) if part))
        self._timer.start(theme.current().duration("toast"))

    def dismiss(self) -> None:
        """Go away, and give the focus back if it was here."""
        self._timer.stop()
        if self.button.hasFocus() or self.hasFocus():
            self._give_focus_back()
        self._fade_to(0.0)

    def withdraw(self) -> None:
        """Go away if there is something to press: what it offers to take back is no longer the latest."""
        if self._action is not None:
            self._action = None
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._effect.setOpacity(0.0)
        self.setGraphicsEffect(self._effect)
        self._row.setSpacing(12)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.button)

    def _place(self) -> None:
        """Bottom centre of the parent, no wider than it; long words wrap."""
        look, room = theme.current(), self._region.rect()
        edge = look.px(ABOVE_THE_EDGE)
        self._row.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(4))
        widest = max(1, room.width() - 2 * edge)
        self.label.setWordWrap(False)
        wide = self.sizeHint().width()
        self.label.setWordWrap(wide > widest)
        wide = min(wide, widest)
        high = max(look.px(44), self._row.totalHeightForWidth(wide), self.sizeHint().height())
        self.setGeometry(room.center().x() - wide // 2, room.bottom() + 1 - edge - high, wide, high)
        self.raise_()

    def _fade_to(self, opacity: float) -> None:
        if opacity:
            self.show()
        self._fade.stop()
        duration = theme.current().duration("fast")
        if not duration:
            self._effect.setOpacity(opacity)
            self._faded()
            return
        self._fade.setDuration(duration)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(self._effect.opacity())
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        if not self._effect.opacity():
            self.hide()

    def _time_is_up(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()

    def _act(self) -> None:
        action = self._action
        self._action = None
        self.dismiss()
        if action is not None:
            action()

    def _give_focus_back(self) -> None:
        if self._came_from is not None and accessible.alive(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)


def _toast_interface(toast: Toast) -> QAccessibleInterface:
    return accessible.PaintedInterface(toast, QAccessible.Role.Notification)


accessible.register("Toast", _toast_interface)
