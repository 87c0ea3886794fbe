"""What all pictures of numbers share: one Tab stop whose arrow keys read them out, place by place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.chart_look import ChartLook, on_screen
from recovery_journal.gui.widgets.paint import Painted


class Chart(Painted):
    """A picture with a name, a summary in words, and a cursor. `read_out(words)` tells what the cursor is on, or ''.

    A kind of picture says how many places it has, what is to be read at one, and paints.
    """

    read_out = Signal(str)
    page_step = 7
    _data: Any

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cursor: int | None = None
        self.setProperty("own_ring", False)  # the window's ring goes round the whole picture
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(all_the_width())

    def data(self) -> Any:
        """What is shown: of the kind that the picture draws."""
        return self._data

    def show_data(self, data: Any) -> None:
        """Shows something else of its kind."""
        self.move_to(None)
        self._data = data
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        """How many places can be read out."""
        raise NotImplementedError

    def words_at(self, at: int) -> str:
        """What is read out at a place."""
        raise NotImplementedError

    def first_stop(self) -> int:
        """Where the first arrow key comes to."""
        return 0

    def hit(self, x: float, y: float) -> int | None:
        """The place under a point."""
        raise NotImplementedError

    def paint(self, painter: QPainter, rect: QRectF, look: ChartLook) -> None:
        """Draws the picture, with the cursor."""
        raise NotImplementedError

    def set_summary(self, words: str) -> None:
        """What the whole picture says, in words."""
        self.setAccessibleDescription(words)

    def cursor_at(self) -> int | None:
        """The place that is read out, or none."""
        return self._cursor

    def said(self) -> str:
        """What a screen reader hears as the value: what is at the cursor."""
        return "" if self._cursor is None else self.words_at(self._cursor)

    def move_to(self, at: int | None) -> None:
        """Puts the cursor on a place and reads it out."""
        if at is not None:
            at = max(0, min(self.count() - 1, at)) if self.count() else None
        if at == self._cursor:
            return
        self._cursor = at
        self.update()
        self.read_out.emit("" if at is None else self.words_at(at))
        if at is not None and self.hasFocus():
            accessible.value_changed(self, at)
            accessible.announce(self, self.words_at(at))

    def look(self) -> ChartLook:
        """What it is drawn with here."""
        return on_screen(self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look().theme.px(120), self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        width = self.look().theme.px(240)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRectF(self.rect()), self.look())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        target = self.key_target(Qt.Key(event.key())) if plain and self.count() else None
        if target is None:
            super().keyPressEvent(event)
        else:
            self.move_to(target)

    def key_target(self, key: Qt.Key) -> int | None:
        """Where a key leads to; none for keys that are not the picture's."""
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward}
        steps |= {Qt.Key.Key_PageUp: -self.page_step, Qt.Key.Key_PageDown: self.page_step}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        if key in ends:
            return ends[key]
        if key not in steps:
            return None
        return self.first_stop() if self._cursor is None else self._cursor + steps[key]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.move_to(None)
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.move_to(self.hit(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.move_to(None)
        super().leaveEvent(event)


class _Places(accessible.Number):
    """The places of a picture, as many as there are now."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart.cursor_at, chart.move_to, 0, 0)
        self._chart = chart

    def setCurrentValue(self, value: Any) -> None:
        self._chart.move_to(round(float(value)))

    def maximumValue(self) -> Any:
        return max(0, self._chart.count() - 1)


def _interface(chart: Chart) -> accessible.PaintedInterface:
    return accessible.PaintedInterface(chart, QAccessible.Role.Chart, chart.said, _Places(chart))


accessible.register(Chart.__name__, _interface)
