"""Parts of Help now: a number with what it is for, the marks of the steps, the panel of the emergency number."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.gui import clipboard, theme
from recovery_journal.gui.phone_links import CallButton
from recovery_journal.gui.widgets.accessible import announce
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

SAID_FOR = 2000  # ms
SIDE_BY_SIDE = 380


class CopyButton(Button):
    """Copies one number, with a click or with Ctrl+C while it has the focus."""

    def __init__(self, number: str, kind: str = "quiet") -> None:
        super().__init__(tr("Copy"), kind, size="small")
        self._number = number
        self._name()
        self.clicked.connect(self.copy)

    def copy(self) -> None:
        """Lend the number to the clipboard, and say so."""
        clipboard.copy(self._number)
        self.setText(tr("Copied"))
        announce(self, tr("Copied"))
        QTimer.singleShot(SAID_FOR, self, self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self.setText(tr("Copy"))
        self.setAccessibleName(tr("Copy {number}", number=self._number))


class NumberRow(QWidget):
    """A number as large as the eye wants it, Copy beside it, and below what it is for."""

    def __init__(self, shown: str, what: str, number: str, size: str = "arm_title", calls: bool = True) -> None:
        super().__init__()
        self.shown = label(shown, size, wrap=True)
        self.what = label(what, "arm_small", "soft", wrap=True)
        if not what:
            self.what.hide()
        self.copy_button = CopyButton(number)
        self.call_button = CallButton(number if calls else "")
        head = QHBoxLayout()
        head.setSpacing(theme.current().px(14))
        head.addWidget(self.shown, 1)
        for each in (self.copy_button, self.call_button):
            each.setAccessibleDescription(what)
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.what)


class EmergencyPanel(QFrame):
    """The numbers that send help at once, on the one colour that only Help now has."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "emergency")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.copy_buttons: list[CopyButton] = []
        self.call_buttons: list[CallButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(18)
        self._pad()

    def show_numbers(self, numbers: list[tuple[str, str]]) -> None:
        """Each number with what it is for, the main one first."""
        clear(self._row)
        self.copy_buttons = [CopyButton(number) for number, _what in numbers]
        self.call_buttons = [CallButton(number) for number, _what in numbers]
        for (number, what), *ways in zip(numbers, self.copy_buttons, self.call_buttons, strict=True):
            self._row.addWidget(_emergency(number, what, ways), 1)

    def stops(self) -> list[QWidget]:
        """What Tab comes to, number by number."""
        return [each for pair in zip(self.copy_buttons, self.call_buttons, strict=True) for each in pair]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two numbers stand side by side where both have room."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.current().px(SIDE_BY_SIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._pad()

    def _pad(self) -> None:
        look = theme.current()
        self._row.setContentsMargins(look.px(26), look.px(14), look.px(20), look.px(18))


def _emergency(number: str, what: str, ways: Iterable[QWidget]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.addWidget(label(number, "arm_number"), 1)
    head.setSpacing(theme.current().px(12))
    for each in ways:
        each.setAccessibleDescription(what)
        head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(label(what, "arm_small", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return holder


class Mark(QWidget):
    """A dot before a sign, or a circle with the number of a step; the words beside it say the same."""

    def __init__(self, number: int = 0) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(34), look.px(34)) if self._number else QSize(look.px(8), look.px(30))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("help"))
        side = min(self.width(), self.height())
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawEllipse(circle)
        if self._number:
            painter.setPen(look.color("help_text"))
            painter.setFont(look.font("section"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout; parts that are taken out are gone at once, not a moment later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
