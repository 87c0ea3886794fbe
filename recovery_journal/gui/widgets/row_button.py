"""A row that can be pressed: what it is at the left, its words at the right, and a mark that it leads somewhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES, line_width
from recovery_journal.gui.widgets.text import Lines

LABEL_WIDTH = 104
_PAD = 7
_BETWEEN = 8


class RowButton(QAbstractButton):
    """Painted, so that many of them cost little. Its name is all its words.

    Rows of a list in which none says what it is at the left are made without `has_label`.
    """

    def __init__(self, *, has_label: bool = True) -> None:
        super().__init__()
        self._label_width = LABEL_WIDTH if has_label else -_BETWEEN
        self._label = self._words = self._more = ""
        self._measured: tuple[Lines, list[Lines]] | None = None
        self._heights: dict[int, int] = {}  # by width; layouts ask hundreds of times
        self.setSizePolicy(all_the_width())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, label: str, words: str, more: str, name: str) -> None:
        """Say this; `more` stands below in a quieter tone, `name` is what a screen reader says."""
        self.setAccessibleName(name)
        if (label, words, more) != self.texts():
            self._label, self._words, self._more = label, words, more
            self._measure_anew()

    def texts(self) -> tuple[str, str, str]:
        """What it says: label, words, and what stands below them."""
        return self._label, self._words, self._more

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            height = sum(_height(each, self._room(width)) for each in self._right())
            self._heights[width] = height + 2 * theme.current().px(_PAD)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(self._label_width + 200), self._least_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(self._label_width + 60), self._least_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; arrows are no walk among its siblings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*MEASURE_CHANGES, QEvent.Type.LayoutDirectionChange):
            self._measure_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(0, 0, self.width(), line_width(), look.color("line"))
        top = look.px(_PAD)
        room, side = self._room(self.width()), look.px(self._label_width + _BETWEEN)
        self._paint_text(painter, self._left(), "card_text_soft", QRectF(0, top, side, 0))
        for number, lines in enumerate(self._right()):
            role = "link" if self.underMouse() else "card_text_soft" if number else "card_text"
            top += self._paint_text(painter, lines, role, QRectF(side, top, room, 0))
        mark, px = "chevron-left" if self._mirrored() else "chevron-right", self._mark()
        at = QRectF(self.width() - px, look.px(_PAD) + 2, px, px)
        painter.drawPixmap(self._placed(at).topLeft(), look.pixmap(mark, "card_text_quiet", px))

    def _paint_text(self, painter: QPainter, lines: Lines, role: str, box: QRectF) -> int:
        width = round(box.width())
        painter.setPen(theme.current().color(role))
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        lines.draw(painter, QPointF(self._placed(box).left(), box.top() + lines.between / 2), width, side)
        return _height(lines, width)

    def _left(self) -> Lines:
        return self._texts_measured()[0]

    def _right(self) -> list[Lines]:
        return self._texts_measured()[1]

    def _texts_measured(self) -> tuple[Lines, list[Lines]]:
        """What stands at the left, and what at the right, one below the other; measured once."""
        if self._measured is None:
            look = theme.current()
            right = [(self._words, look.font("body")), (self._more, look.font("caption"))]
            self._measured = Lines(self._label, look.font("body")), [Lines(*each) for each in right if each[0]]
        return self._measured

    def _measure_anew(self) -> None:
        self._measured = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _placed(self, box: QRectF) -> QRectF:
        """Where a box stands: from the right in right-to-left languages."""
        if self._mirrored():
            box.moveLeft(self.width() - box.right())
        return box

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _least_height(self) -> int:
        """As high as it is where everything has room on one line."""
        return sum(ceil(each.step) for each in self._right()) + 2 * theme.current().px(_PAD)

    def _mark(self) -> int:
        return theme.current().size("icon_small")

    def _room(self, width: int) -> int:
        """How wide the words may be."""
        return max(40, width - theme.current().px(self._label_width + 2 * _BETWEEN) - self._mark())


def _height(lines: Lines, width: int) -> int:
    """With the room that is between lines above and below them too."""
    return lines.height(width) + ceil(lines.between)
