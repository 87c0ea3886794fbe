"""Sees every key and every move of the mouse in any window of the program: for the idle lock and the keys of the lock.

Filters sit on the windows of the desktop and not on the application: those are asked for keys and the mouse alone,
while a box or a menu is open too, and cost nothing for all the rest that goes on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent

from recovery_journal.gui.idle import Idle

LOOKS_EVERY = 1_000  # ms; for windows that never had the keyboard, as some lists that drop down
_Type = QEvent.Type
SIGNS_OF_LIFE = {
    _Type.KeyPress,
    _Type.KeyRelease,
    _Type.MouseButtonPress,
    _Type.MouseButtonRelease,
    _Type.MouseMove,
    _Type.Wheel,
    _Type.TouchBegin,
    _Type.TouchUpdate,
    _Type.TabletPress,
    _Type.TabletMove,
    _Type.NativeGesture,
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LockWatch(QObject):
    """Signals: `idle_passed`; `lock_pressed` (Ctrl+L); `hide_pressed` (Ctrl+Shift+Space)."""

    idle_passed = Signal()
    lock_pressed = Signal()
    hide_pressed = Signal()

    def __init__(self, minutes: float) -> None:
        super().__init__()
        self.idle = Idle(minutes, self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._find_windows)
        self._app = QGuiApplication.instance()
        assert isinstance(self._app, QGuiApplication)
        self.idle.passed.connect(self.idle_passed)
        self._app.focusWindowChanged.connect(self._find_windows)
        # What an input method or a screen reader enters comes without any key.
        self._app.focusObjectChanged.connect(self.idle.touch)
        self._app.inputMethod().cursorRectangleChanged.connect(self.idle.touch)
        self._find_windows()
        self._timer.start(LOOKS_EVERY)

    def stop(self) -> None:
        """Nothing is seen or told any more."""
        self.blockSignals(True)
        self._timer.stop()
        self.idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in SIGNS_OF_LIFE:
            self.idle.touch()
        if kind in (_Type.KeyPress, _Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._is_for_the_lock(event)
        return False

    def _is_for_the_lock(self, event: QKeyEvent) -> bool:
        """Takes the two keys before anything else can; whatever has the keyboard, they are the person's."""
        pressed = self._wish_of(event)
        if pressed is None:
            return False
        event.accept()
        if event.type() == _Type.KeyPress:
            pressed.emit()
        return True

    def _wish_of(self, event: QKeyEvent) -> SignalInstance | None:
        held = event.modifiers() & ~_KEYPAD
        if event.key() == Qt.Key.Key_L and held == _CTRL:
            return self.lock_pressed
        if event.key() == Qt.Key.Key_Space and held == _CTRL | _SHIFT:
            return self.hide_pressed
        return None

    def _find_windows(self) -> None:
        """Windows come and go; a filter that sits on one already only moves to the front."""
        for each in QGuiApplication.topLevelWindows():
            each.installEventFilter(self)
