"""What a person does at the windows, by the names they see: find, press, type, walk with Tab, wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from recovery_journal.gui.widgets.after_painting import AfterPainting
from recovery_journal.gui.widgets.scale_picker import ScalePicker

if TYPE_CHECKING:
    from recovery_journal.gui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Modifier = Qt.KeyboardModifier
ALT = Qt.KeyboardModifier.AltModifier
LONGEST_WAY = 250  # Tab presses
LONGEST_LOOK = 2.0  # seconds


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Lets the windows live until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("this did not happen in time")
        QTest.qWait(5)


def settle() -> None:
    """Lets what was posted happen: deleted widgets go, timers of no length fire."""
    QTest.qWait(1)
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QTest.qWait(1)


def followed(root: W) -> W:
    """Waits for what a page shows right after its first painting; gives the page."""
    settle()
    until(lambda: not any(each.is_to_come() and _is_in_view(each) for each in root.findChildren(AfterPainting)))
    return root


def _is_in_view(follows: AfterPainting) -> bool:
    widget = follows.parent()
    return isinstance(widget, QWidget) and widget.isVisible() and not widget.visibleRegion().isEmpty()


def all_made(root: QWidget) -> None:
    """Waits for all that a page makes after its first painting."""
    followed(root)
    known = -1
    while known != len(root.findChildren(QWidget)):
        known = len(root.findChildren(QWidget))
        settle()


def wake(window: QWidget) -> None:
    """Has a window be the active one, as it is when the person looks at it."""
    window.activateWindow()
    until(window.isActiveWindow)


def go(window: MainWindow, kind: type[W], page: str, *target: Any) -> W:
    """Has the window show one of its pages, and what is meant there; gives the page."""
    shown = window.go(page, *target)
    assert isinstance(shown, kind)
    return shown


def seen(root: QWidget, kind: type[W] = QWidget) -> Iterator[W]:  # type: ignore[assignment]
    """The widgets of a kind that are shown, in the order they were made."""
    return (each for each in root.findChildren(kind) if each.isVisible() and _alive(each))


def named(root: QWidget, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
    """The one shown widget with this name that can be used; what comes after the first painting is waited for."""
    end = time.monotonic() + LONGEST_LOOK
    while len(found := [each for each in seen(root, kind) if each.accessibleName() == name and _is_control(each)]) != 1:
        if time.monotonic() > end:
            raise AssertionError(f"{len(found)} shown controls are called {name!r}")
        QTest.qWait(1)
    return found[0]


def press(root: QWidget, name: str) -> None:
    """Clicks a button with the mouse, in its middle."""
    button = named(root, name, QAbstractButton)
    assert button.isEnabled(), f"{name!r} cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    settle()


def fill(root: QWidget, name: str, text: str) -> QWidget:
    """Types a text into a field, in place of what stands there."""
    field = named(root, name)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    typed = focused()
    assert isinstance(typed, QLineEdit | QPlainTextEdit), f"{name!r} is no field"
    typed.selectAll()
    type_text(text)
    return field


def type_text(text: str) -> None:
    """Types into whatever has the focus; a line feed is Enter."""
    for at, part in enumerate(text.split("\n")):
        if at:
            QTest.keyClick(focused(), Key.Key_Return)
        if part:
            QTest.keyClicks(focused(), part)


def key(pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    QTest.keyClick(focused(), pressed, modifiers)
    settle()


def focused() -> QWidget:
    """What has the focus, or the active window while nothing has."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "no window is active"
    return widget


def focused_name() -> str:
    """The name of what has the focus."""
    return focused().accessibleName()


def tab_to(name: str, backwards: bool = False) -> QWidget:
    """Walks with Tab, as far as it takes, to the control of this name."""
    for _step in range(LONGEST_WAY):
        if focused_name() == name:
            return focused()
        step_on(backwards)
    raise AssertionError(f"Tab does not come to {name!r}")


def step_on(backwards: bool = False) -> None:
    """One press of Tab, or of Shift+Tab."""
    if backwards:
        QTest.keyClick(focused(), Key.Key_Backtab, SHIFT)
    else:
        QTest.keyClick(focused(), Key.Key_Tab)


def choose(root: QWidget, group: str, option: str) -> None:
    """Clicks an option of a group of them, or takes it from a list that drops down."""
    whole = named(root, group)
    if isinstance(whole, QComboBox):
        whole.setFocus()
        whole.setCurrentText(option)
        whole.activated.emit(whole.currentIndex())
    else:
        press(whole, option)


def set_scale(root: QWidget, name: str, value: int) -> None:
    """Types a number where a scale from 0 to 10 has the focus."""
    named(root, name, ScalePicker).setFocus()
    type_text(str(value))


def words_on(root: QWidget) -> str:
    """All the words that are shown, for 'is this said somewhere?'."""
    return "\n".join(each.property("text") for each in seen(root) if isinstance(each.property("text"), str))


def middle(widget: QWidget) -> QPoint:
    """The middle of a widget."""
    return widget.rect().center()


def _is_control(widget: QWidget) -> bool:
    takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None
    return takes_focus or bool(widget.findChildren(QAbstractButton))


def _alive(widget: QWidget) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))
