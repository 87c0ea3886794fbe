"""A segment: two to four short options side by side, of which one or none is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.flow_layout import WrappingLayout
from recovery_journal.gui.widgets.options import Option, OptionGroup
from recovery_journal.gui.widgets.paint import is_high_contrast, line_width


class SegmentOption(Option):
    """One part of a segment; the frame around all is the group's."""

    padding = 14
    height_name = "segment"

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(self.face(chosen))
        role = "selection_link" if chosen else "card_text"
        painter.setPen(look.color(role if self.isEnabled() else "card_text_quiet"))
        room = self.width() - 2 * min(look.px(self.padding), self.width() // 8)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown_text(room, chosen))
        if chosen and is_high_contrast():
            bar = QRect(look.px(self.padding), self.height() - 7, self.width() - 2 * look.px(self.padding), 3)
            painter.fillRect(bar, look.color("selection_link"))


class Segment(OptionGroup):
    """A row of options within one outline; under each other where the row has no room."""

    option_class = SegmentOption

    def __init__(self, name: str, options: list[tuple[object, str]]) -> None:
        super().__init__(name, options)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self) -> QLayout:
        return _SegmentLayout(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, width, half = theme.current(), line_width(), line_width() / 2
        outline = QPainterPath()
        radius = look.radius("button")
        outline.addRoundedRect(QRectF(self._frame()).adjusted(half, half, -half, -half), radius, radius)
        painter.fillPath(outline, look.color("field"))
        painter.setClipPath(outline)
        for option in self.options():
            self._paint_fill(painter, option)
        painter.setPen(QPen(look.color("line"), width))
        for option in self.options()[1:]:
            self._paint_hairline(painter, option)
        painter.setClipping(False)
        painter.setPen(QPen(look.color("field_line"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _frame(self) -> QRect:
        """What the options cover; a layout may give more room than that."""
        box = QRect()
        for option in self.options():
            box = box.united(option.geometry())
        return box

    def _paint_fill(self, painter: QPainter, option: Option) -> None:
        if option.isChecked():
            painter.fillRect(option.geometry(), theme.current().color("selection"))
        elif option.underMouse() and option.isEnabled():
            painter.fillRect(option.geometry(), theme.current().color("hover"))

    def _paint_hairline(self, painter: QPainter, option: Option) -> None:
        box = option.geometry()
        if box.top() > 0:
            painter.drawLine(box.topLeft(), box.topRight())
        elif self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.drawLine(box.topRight(), box.bottomRight())
        else:
            painter.drawLine(box.topLeft(), box.bottomLeft())


class _SegmentLayout(WrappingLayout):
    """All in one row if they fit, else one under the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 0, 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        row = self.sizeHint()
        if row.width() <= rect.width():
            boxes = self._row(shown, rect, row.height())
        else:
            height = row.height()
            boxes = [QRect(rect.left(), rect.top() + at * height, rect.width(), height) for at in range(len(shown))]
        if move:
            for item, box in zip(shown, boxes, strict=True):
                self._set(item, box, rect)
        return boxes[-1].bottom() + 1 - rect.top() if boxes else 0

    def _row(self, shown: list[QLayoutItem], rect: QRect, height: int) -> list[QRect]:
        boxes, left = [], rect.left()
        for item in shown:
            width = item.sizeHint().width()
            boxes.append(QRect(left, rect.top(), width, height))
            left += width
        return boxes


accessible.register("Segment", accessible.group)
