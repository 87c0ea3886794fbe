"""The anchors of the day within a check-in: one line each, ticked in passing as done or not possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from recovery_journal.domain.aims import Anchor, TickState
from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import as_high_as_needed
from recovery_journal.gui.widgets.day_marks import SIDE, mark_words, next_state, paint_mark
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.language import tr

GAP, LEAST, PADDING = 10, 30, 4
BLANK = ""  # in a draft: the day shall be blank again

Days = Sequence[tuple[Anchor, TickState | None]]


class AnchorLine(QAbstractButton):
    """One anchor and what became of it today; each press goes on from blank to done, not possible, and blank."""

    def __init__(self, anchor: Anchor, state: TickState | None) -> None:
        super().__init__()
        self.anchor = anchor.id
        self.state = state
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        self.setText(anchor.text)
        self.setAccessibleName(anchor.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Done, not possible, or blank"))
        self.setSizePolicy(as_high_as_needed())

    def set_state(self, state: TickState | None) -> None:
        """Shows what became of it."""
        self.state = state
        accessible.value_changed(self, mark_words(state))
        self.update()

    def words(self) -> str:
        """What became of it, in words."""
        return mark_words(self.state)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            look = theme.current()
            words = self._text_box(width).height() + 2 * look.px(PADDING)
            self._heights[width] = max(look.px(LEAST), words)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = theme.current().px(SIDE + 3 * GAP) + self._metrics().horizontalAdvance(self.text()) + self._said_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(SIDE)
        middle = QPointF(self._mirrored(QRect(0, 0, side + 2, self.height())).center()) + QPointF(0.5, 0.5)
        paint_mark(painter, middle, self.state, is_today=True)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("link" if self.underMouse() else "card_text"))
        words = self._text_box(self.width())
        words.moveTop((self.height() - words.height()) // 2)
        painter.drawText(self._mirrored(words), _START | Qt.TextFlag.TextWordWrap, self.text())
        if self.state is not None:
            painter.setFont(look.font("caption"))
            painter.setPen(look.color("card_text_quiet"))
            said = QRect(self.width() - self._said_width(), 0, self._said_width(), self.height())
            painter.drawText(self._mirrored(said), Qt.AlignmentFlag.AlignVCenter | _END, self.words())

    def _metrics(self) -> QFontMetrics:
        return theme.current().metrics("body")

    def _said_width(self) -> int:
        metrics = theme.current().metrics("caption")
        return max(metrics.horizontalAdvance(mark_words(state)) for state in TickState) + 2

    def _text_box(self, width: int) -> QRect:
        left = theme.current().px(SIDE + GAP)
        room = max(1, width - left - theme.current().px(GAP) - self._said_width())
        box = self._metrics().boundingRect(QRect(0, 0, room, 10000), _START | Qt.TextFlag.TextWordWrap, self.text())
        return QRect(left, 0, room, box.height())

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() in MEASURE_CHANGES:
            self._heights.clear()
            self.updateGeometry()


class AnchorTicks(QWidget):
    """All anchors of the plan, each with one tick: one Tab stop, arrows move, Space ticks.

    Raw is what the person changed and only that, so that a tick made elsewhere meanwhile is not taken back.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._offered: list[tuple[UUID, str]] = []
        self._kept: dict[UUID, TickState | None] = {}
        self._changed: dict[UUID, TickState | None] = {}
        self._lines: list[AnchorLine] = []
        self._roving = Roving(self)
        self._column = column_in(self, 0)
        self.setAccessibleName(name)

    def offer(self, days: Days) -> None:
        """Offer these, as they are kept; what the person changed stays changed."""
        self._kept = {anchor.id: state for anchor, state in days}
        fresh = [(anchor.id, anchor.text) for anchor, _state in days]
        if fresh != self._offered:
            self._offered = fresh
            self._make_lines(days)
        self._show()

    def lines(self) -> list[AnchorLine]:
        """What is shown, in order."""
        return list(self._lines)

    def raw(self) -> dict[str, str]:
        """What the person changed: the state by the anchor's id, '' where the day shall be blank."""
        return {str(anchor): state.value if state else BLANK for anchor, state in self._changed.items()}

    def set_raw(self, raw: Any) -> None:
        """Show these changes over what is kept, without telling anybody."""
        given: Mapping[str, str] = raw or {}
        self._changed = {UUID(anchor): TickState(state) if state else None for anchor, state in given.items()}
        self._show()

    def value(self) -> dict[UUID, TickState | None]:
        """What differs from what is kept, of the anchors that are still there."""
        return {anchor: state for anchor, state in self._changed.items() if self._kept.get(anchor, state) != state}

    def _make_lines(self, days: Days) -> None:
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [AnchorLine(anchor, state) for anchor, state in days]
        for line in self._lines:
            self._column.addWidget(line)
            line.clicked.connect(lambda _checked=False, line=line: self._tick(line))
        self._roving.set_members(self._lines)

    def _tick(self, line: AnchorLine) -> None:
        state = next_state(line.state)
        if state == self._kept[line.anchor]:
            self._changed.pop(line.anchor, None)
        else:
            self._changed[line.anchor] = state
        line.set_state(state)
        self.edited.emit()

    def _show(self) -> None:
        for line in self._lines:
            line.set_state(self._changed.get(line.anchor, self._kept[line.anchor]))


def _line_interface(line: AnchorLine) -> QAccessibleInterface:
    return accessible.PaintedInterface(
        line,
        QAccessible.Role.CheckBox,
        line.words,
        actions={accessible.TOGGLE: line.click},
        checked=lambda: line.state is TickState.DONE,
    )


_START, _END = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
accessible.register("AnchorTicks", accessible.group)
accessible.register("AnchorLine", _line_interface)
