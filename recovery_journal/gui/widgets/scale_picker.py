"""The 0 to 10 scale: eleven cells, none of them chosen until the person chooses."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES, Painted, is_high_contrast, ring, rounded
from recovery_journal.language import tr

CELLS = 11
TOP = CELLS - 1
GAP = 4
CAPTION_GAP = 6
FIRST_ROW_OF_TWO = 6
DIGITS_TOGETHER = 1.0


class ScalePicker(Painted):
    """Eleven cells that share the width; digits set, Backspace clears, a click on the chosen cell clears."""

    value_changed = Signal(object)

    def __init__(self, name: str, low: str = "", high: str = "", fill_up: bool = False, middle: str = "") -> None:
        super().__init__()
        self._value: int | None = None
        self._cursor = 0
        self._hover: int | None = None
        self._one_typed_at = 0.0
        self._heights: dict[int, int] = {}  # by width; layouts ask again and again
        self._low, self._high, self._middle, self._fill_up = low, high, middle, fill_up
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(all_the_width())

    def value(self) -> int | None:
        """The chosen number, or None for no answer."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show this number, or no answer, without telling anybody."""
        self._value = value
        self._cursor = 0 if value is None else value
        accessible.value_changed(self, 0 if value is None else value)
        self.update()

    def value_text(self) -> str:
        """The answer in words."""
        return tr("no answer") if self._value is None else tr("{value} of {top}", value=self._value, top=TOP)

    def choose(self, value: int | None) -> None:
        """Take this as the person's answer."""
        if value != self._value:
            self.set_value(value)
            self.value_changed.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in MEASURE_CHANGES:
            self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        width = CELLS * theme.current().size("scale_cell") + TOP * GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = FIRST_ROW_OF_TWO * self._least_cell() + (FIRST_ROW_OF_TWO - 1) * GAP
        return QSize(width, self._cell_height())

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            rows = 1 if self._fits_one_row(width) else 2
            cells = rows * self._cell_height() + (rows - 1) * GAP
            self._heights[width] = cells + self._captions_height(width)
        return self._heights[width]

    def cell_rect(self, number: int) -> QRect:
        """Where the cell of this number is."""
        one_row = self._fits_one_row(self.width())
        per_row = CELLS if one_row else FIRST_ROW_OF_TWO
        row, column = divmod(number, per_row)
        step = (self.width() + GAP) / per_row
        left, right = round(column * step), round((column + 1) * step) - GAP
        box = QRect(left, row * (self._cell_height() + GAP), right - left, self._cell_height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - right)
        return box

    def _least_cell(self) -> int:
        return theme.current().metrics("strong").horizontalAdvance("10") + theme.current().px(6)

    def _cell_height(self) -> int:
        look = theme.current()
        return max(look.size("scale_cell"), look.metrics("strong").height() + look.px(8))

    def _fits_one_row(self, width: int) -> bool:
        return width >= CELLS * self._least_cell() + TOP * GAP

    def _captions(self) -> list[tuple[str, Qt.AlignmentFlag]]:
        sides = [(self._low, Qt.AlignmentFlag.AlignLeft), (self._high, Qt.AlignmentFlag.AlignRight)]
        if self._middle:
            sides.insert(1, (self._middle, Qt.AlignmentFlag.AlignHCenter))
        return sides

    def _caption_boxes(self, width: int) -> list[tuple[str, QRect]]:
        """Each caption with its place below the cells; side by side, or one per line if they would meet."""
        metrics = theme.current().metrics("caption")
        shown = [(text, side) for text, side in self._captions() if text]
        wide = self._would_meet(width, metrics)
        boxes, top = [], 0
        for text, side in shown:
            room = metrics.boundingRect(QRect(0, top, width, 10000), side | Qt.TextFlag.TextWordWrap, text)
            boxes.append((text, room))
            top += room.height() if wide else 0
        return boxes

    def _would_meet(self, width: int, metrics: QFontMetrics) -> bool:
        """Whether the captions have no room beside each other in one line."""
        low, high, middle = (metrics.horizontalAdvance(text) for text in (self._low, self._high, self._middle))
        gap = metrics.averageCharWidth() * 2
        if not middle:
            return low + gap * bool(low and high) + high > width
        return 2 * (max(low, high) + gap) + middle > width

    def _captions_height(self, width: int) -> int:
        boxes = self._caption_boxes(width)
        return theme.current().px(CAPTION_GAP) + max(box.bottom() + 1 for _text, box in boxes) if boxes else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(CELLS):
            self._paint_cell(painter, number)
        self._paint_captions(painter)

    def _paint_cell(self, painter: QPainter, number: int) -> None:
        look = theme.current()
        chosen = number == self._value
        fill, outline, words = self._cell_colors(number)
        box, radius = QRectF(self.cell_rect(number)), look.radius("button")
        if self.shows_ring() and number == self._cursor:
            inner = ring(painter, box, radius)
            rounded(painter, inner, radius - 4, look.color(fill), None)
        else:
            rounded(painter, box, radius, look.color(fill), look.color(outline) if outline else None)
        painter.setFont(look.font("strong" if chosen else "body"))
        painter.setPen(look.color(words))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        if chosen and is_high_contrast():
            middle = box.center().x()
            painter.fillRect(QRectF(middle - 8, box.bottom() - 8, 16, 2), look.color(words))

    def _cell_colors(self, number: int) -> tuple[str, str, str]:
        """The roles of fill, outline ('' for none) and number."""
        if not self.isEnabled():
            return "field", "line", "card_text_quiet"
        if number == self._value:
            return "primary", "", "primary_text"
        if self._fill_up and self._value is not None and number < self._value:
            return "selection", ("line" if is_high_contrast() else ""), "selection_text"
        return ("hover" if number == self._hover else "field"), "field_line", "card_text"

    def _paint_captions(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("card_text_quiet"))
        top = self.cell_rect(TOP).bottom() + 1 + look.px(CAPTION_GAP)
        for text, box in self._caption_boxes(self.width()):
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(self.width() - box.right() - 1)
            painter.drawText(box.translated(0, top), Qt.TextFlag.TextWordWrap, text)

    def number_at(self, x: int, y: int) -> int | None:
        """The number whose cell is there."""
        return next((number for number in range(CELLS) if self.cell_rect(number).contains(x, y)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.number_at(round(event.position().x()), round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        number = self.number_at(round(event.position().x()), round(event.position().y()))
        if number is not None:
            self.by_keyboard = False
            self.choose(None if number == self._value else number)
            self._cursor = number

    def _set_hover(self, number: int | None) -> None:
        if number != self._hover:
            self._hover = number
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif len(text) == 1 and text in "0123456789":
            self._digit(int(text))
        elif not self._moved(event.key()):
            super().keyPressEvent(event)
            return
        self.by_keyboard = True
        self.update()

    def _digit(self, digit: int) -> None:
        now = time.monotonic()
        ten = digit == 0 and self._value == 1 and now - self._one_typed_at < DIGITS_TOGETHER
        self._one_typed_at = now if digit == 1 else 0.0
        self.choose(TOP if ten else digit)

    def _moved(self, key: int) -> bool:
        """Whether the key was one of ours."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Up: 1,
        }
        goals: dict[int, int | None] = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: TOP,
            Qt.Key.Key_Space: self._cursor,
            Qt.Key.Key_Backspace: None,
            Qt.Key.Key_Delete: None,
        }
        for step_key, step in steps.items():
            goals[step_key] = self._stepped(step)
        if key not in goals:
            return False
        self.choose(goals[key])
        return True

    def _stepped(self, step: int) -> int:
        """The next number that way; the first step from no answer lands on the end it comes from."""
        if self._value is None:
            return 0 if step > 0 else TOP
        return max(0, min(TOP, self._value + step))


def _scale_interface(scale: ScalePicker) -> QAccessibleInterface:
    number = accessible.Number(scale.value, scale.choose, 0, TOP)
    return accessible.PaintedInterface(scale, QAccessible.Role.Slider, scale.value_text, number)


accessible.register("ScalePicker", _scale_interface)
