"""A row that can be pressed: what it is at the left, its words at the right, and a mark that it leads somewhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.paint import MEASURE_CHANGES, line_width
from recovery_journal.gui.widgets.text import LINE_STEP

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
        self._laid: dict[tuple[str, int], tuple[QTextLayout, int]] = {}
        self._heights: dict[int, int] = {}  # by width; layouts ask hundreds of times
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
            height = sum(self._laid_out(text, font, self._room(width))[1] for text, font in self._lines())
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
        self._paint_text(painter, self._label, look.font("body"), "card_text_soft", QRectF(0, top, side, 0))
        for number, (text, font) in enumerate(self._lines()):
            role = "link" if self.underMouse() else "card_text_soft" if number else "card_text"
            top += self._paint_text(painter, text, font, role, QRectF(side, top, room, 0))
        mark, px = "chevron-left" if self._mirrored() else "chevron-right", self._mark()
        at = QRectF(self.width() - px, look.px(_PAD) + 2, px, px)
        painter.drawPixmap(self._placed(at).topLeft(), look.pixmap(mark, "card_text_quiet", px))

    def _paint_text(self, painter: QPainter, text: str, font: QFont, role: str, box: QRectF) -> int:
        layout, height = self._laid_out(text, font, round(box.width()))
        painter.setPen(theme.current().color(role))
        layout.draw(painter, QPointF(self._placed(box).left(), box.top()))
        return height

    def _laid_out(self, text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
        key = (text, width)
        if key not in self._laid:
            self._laid[key] = _laid_out(text, font, width, self._mirrored())
        return self._laid[key]

    def _measure_anew(self) -> None:
        self._laid.clear()
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

    def _lines(self) -> list[tuple[str, QFont]]:
        look = theme.current()
        lines = [(self._words, look.font("body")), (self._more, look.font("caption"))]
        return [each for each in lines if each[0]]

    def _least_height(self) -> int:
        """As high as it is where everything has room on one line."""
        return sum(ceil(_line_step(font)) for _text, font in self._lines()) + 2 * theme.current().px(_PAD)

    def _mark(self) -> int:
        return theme.current().size("icon_small")

    def _room(self, width: int) -> int:
        """How wide the words may be."""
        return max(40, width - theme.current().px(self._label_width + 2 * _BETWEEN) - self._mark())


def _laid_out(text: str, font: QFont, width: int, mirrored: bool = False) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, font)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    step, at = _line_step(font), 0.0
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(max(1, width))
        part.setPosition(QPointF(0, at + (step - QFontMetrics(font).height()) / 2))
        at += step
    layout.endLayout()
    return layout, ceil(at)


def _line_step(font: QFont) -> float:
    return QFontInfo(font).pixelSize() * LINE_STEP
