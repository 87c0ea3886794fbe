"""Minutes that run down, as a ring that fills: by the clock, so that they also pass while nobody looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.paint import Painted
from recovery_journal.language import ntr, tr

SIDE, STROKE = 220, 12
MINUTE = 60
_AFTER_THE_SECOND = 4  # ms; a timer may fire a little early


class Countdown:
    """Seconds that pass by a clock nothing sets back; while paused they stand still."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.total = seconds
        self._left = seconds
        self._since: float | None = None

    def left(self) -> float:
        """The seconds that are left, never less than none."""
        passed = 0.0 if self._since is None else self._clock() - self._since
        return max(0.0, self._left - passed)

    def is_running(self) -> bool:
        """Whether the seconds pass."""
        return self._since is not None

    def go_on(self) -> None:
        """Has them pass."""
        if self._since is None:
            self._since = self._clock()

    def pause(self) -> None:
        """Has them stand still."""
        self._left, self._since = self.left(), None

    def add(self, seconds: float) -> None:
        """Gives some more."""
        self._set(self.left() + seconds, self.total + seconds)

    def begin(self, left: float, total: float) -> None:
        """Begins anew with so much of a whole."""
        self._set(left, total)

    def _set(self, left: float, total: float) -> None:
        self._left, self.total = left, total
        if self._since is not None:
            self._since = self._clock()


class TimerRing(Painted):
    """Shows a countdown; Space or a click pauses it and has it go on. Signals: `ticked`, `ended`, `paused(bool)`."""

    ticked = Signal()
    ended = Signal()
    paused = Signal(bool)

    def __init__(self, countdown: Countdown) -> None:
        super().__init__()
        self.countdown = countdown
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._is_told = False
        self.setAccessibleName(tr("Time left"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Runs, or goes on."""
        self.countdown.go_on()
        self._changed()

    def begin(self, left: float, total: float) -> None:
        """Runs anew."""
        self.countdown.begin(left, total)
        self.start()

    def add(self, seconds: float) -> None:
        """Gives some more time."""
        self.countdown.add(seconds)
        self._changed()

    def toggle(self) -> None:
        """Pauses, or goes on."""
        if self.countdown.is_running():
            self.countdown.pause()
        else:
            self.countdown.go_on()
        self._changed()

    def words(self) -> str:
        """'8:24'."""
        minutes, seconds = divmod(self.seconds_left(), MINUTE)
        return f"{minutes}:{seconds:02}"

    def seconds_left(self) -> int:
        """The whole seconds that are left, one that has begun counted in."""
        return ceil(self.countdown.left() - 0.001)

    def caption(self) -> str:
        """'left of 15 minutes'."""
        minutes = round(self.countdown.total / MINUTE)
        return ntr("left of {n} minute", "left of {n} minutes", minutes)

    def value_text(self) -> str:
        """What a screen reader says of it."""
        minutes, seconds = divmod(self.seconds_left(), MINUTE)
        parts = [ntr("{n} minute", "{n} minutes", minutes), ntr("{n} second", "{n} seconds", seconds)]
        said = f"{' '.join(parts)} {self.caption()}"
        return said if self.countdown.is_running() else tr("paused, {time}", time=said)

    def sizeHint(self) -> QSize:
        side = theme.current().px(SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.by_keyboard = True
            self.toggle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = look.px(STROKE)
        room = stroke / 2 + 2
        circle = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(QPen(look.color("well"), stroke))
        painter.drawEllipse(circle)
        passed = 1 - min(1.0, self.countdown.left() / self.countdown.total) if self.countdown.total else 1.0
        painter.setPen(QPen(look.color("primary"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if passed > 0:
            painter.drawArc(circle, 90 * 16, -round(passed * 360 * 16))
        if self.shows_ring():
            inset = stroke + 4
            painter.setPen(QPen(look.color("focus"), look.line("focus")))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.current()
        middle = self.height() // 2
        number = look.font("ring")
        painter.setFont(number)
        painter.setPen(look.color("page_text"))
        above = QRectF(0, 0, self.width(), middle + look.px(20))
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.words())
        painter.setFont(look.font("small"))
        painter.setPen(look.color("page_text_soft"))
        below = QRectF(0, middle + look.px(20), self.width(), middle)
        is_paused = not self.countdown.is_running() and 0 < self.countdown.left() < self.countdown.total
        said = tr("paused") if is_paused else self.caption()
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, said)

    def _changed(self) -> None:
        self._is_told = self._is_told and self.countdown.left() <= 0
        self.paused.emit(not self.countdown.is_running())
        accessible.value_changed(self, self.seconds_left())
        self._tick()

    def _tick(self) -> None:
        """Once a second, when the second is full; and once more at the end."""
        self.update()
        self.ticked.emit()
        left = self.countdown.left()
        if left <= 0:
            if not self._is_told:
                self._is_told = True
                self.ended.emit()
        elif self.countdown.is_running():
            self._timer.start(round(left % 1 * 1000) + _AFTER_THE_SECOND)


def _ring_interface(ring: TimerRing) -> QAccessibleInterface:
    number = accessible.Number(ring.seconds_left, lambda _value: None, 0, 24 * 60 * MINUTE)
    return accessible.PaintedInterface(
        ring, QAccessible.Role.Clock, ring.value_text, number, actions={accessible.PRESS: ring.toggle}
    )


accessible.register("TimerRing", _ring_interface)
