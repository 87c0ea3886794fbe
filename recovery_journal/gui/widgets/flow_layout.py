"""Two layouts that wrap: things in rows like words, and a left and a right part that stack when narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from recovery_journal.gui import theme

LEAST_COLUMN = 240


class WrappingLayout(QLayout):
    """What both layouts share: a list of items whose height follows from the width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._heights: dict[int, int] = {}  # by width; a layout above asks for the same few many times
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._hint = self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._in_a_row()
        return self._hint

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def minimumSize(self) -> QSize:  # noqa: N802
        if self._least is None:
            size = QSize()
            for item in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._least = size.grownBy(self.contentsMargins())
        return self._least

    def _in_a_row(self) -> QSize:
        """The room for all side by side."""
        gap, _line_gap = self._gaps()
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _gaps(self) -> tuple[int, int]:
        look = theme.current()
        return look.px(self._gap), look.px(self._line_gap)

    def _place(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError

    def _set(self, item: QLayoutItem, box: QRect, whole: QRect) -> None:
        """Place an item, mirrored when the writing goes from right to left."""
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box = QRect(whole.left() + whole.right() - box.right(), box.top(), box.width(), box.height())
        item.setGeometry(box)


class FlowLayout(WrappingLayout):
    """Things side by side that go on in the next row when a row is full; none is wider than the row.

    With `at_end` the rows stand at the far side; with `last_goes_along` what comes last never has a row to itself
    where the one before it can come along.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 8,
        line_gap: int = 8,
        at_end: bool = False,
        last_goes_along: bool = False,
    ) -> None:
        super().__init__(parent, gap, line_gap)
        self._at_end, self._last_goes_along = at_end, last_goes_along

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, line_gap = self._gaps()
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        for index, row in enumerate(self._rows(inner.width(), gap)):
            top += line_gap if index else 0
            height = max(size.height() for _item, size in row)
            if move:
                self._place_row(row, inner, top, height, gap)
            top += height
        return top - inner.top() + margins.top() + margins.bottom()

    def _rows(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = _size_within(item, width)
            if rows and used + gap + size.width() <= width:
                rows[-1].append((item, size))
                used += gap + size.width()
            else:
                rows.append([(item, size)])
                used = size.width()
        if self._last_goes_along and len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) > 1:
            before = rows[-2][-1][1].width()
            if before + gap + used <= width:
                rows[-1].insert(0, rows[-2].pop())
        return rows

    def _place_row(self, row: list[tuple[QLayoutItem, QSize]], inner: QRect, top: int, height: int, gap: int) -> None:
        left = inner.left()
        if self._at_end:
            left += inner.width() - sum(size.width() for _item, size in row) - gap * (len(row) - 1)
        for item, size in row:
            self._set(item, QRect(QPoint(left, top + (height - size.height()) // 2), size), inner)
            left += size.width() + gap


class SplitLayout(WrappingLayout):
    """A first part that takes the room and a second at the far side, which goes under the first when narrow."""

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 16,
        line_gap: int = 12,
        centered: bool = False,
        least: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(parent, gap, line_gap)
        self._centered, self._least_first = centered, least

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        boxes = self._boxes(inner)
        if move:
            for item, box in boxes:
                self._set(item, box, inner)
        bottom = max((box.bottom() + 1 for _item, box in boxes), default=inner.top())
        return bottom - inner.top() + margins.top() + margins.bottom()

    def _boxes(self, inner: QRect) -> list[tuple[QLayoutItem, QRect]]:
        gap, line_gap = self._gaps()
        shown = self._shown()
        if len(shown) != 2:
            return self._stacked(shown, inner, line_gap)
        first, second = shown
        right = second.sizeHint().width()
        if self._first_width(first) + gap + right > inner.width():
            return self._stacked(shown, inner, line_gap)
        return self._side_by_side(first, second, inner, inner.width() - gap - right)

    def _first_width(self, first: QLayoutItem) -> int:
        """What the first part needs beside the second: its own width, or a readable column if it can wrap."""
        if self._least_first is not None:
            return self._least_first()
        wanted = first.sizeHint().width()
        return min(wanted, theme.current().px(LEAST_COLUMN)) if first.hasHeightForWidth() else wanted

    def _stacked(self, items: list[QLayoutItem], inner: QRect, line_gap: int) -> list[tuple[QLayoutItem, QRect]]:
        boxes, top = [], inner.top()
        for item in items:
            width = inner.width() if item.hasHeightForWidth() else min(inner.width(), item.sizeHint().width())
            height = _height_at(item, width)
            boxes.append((item, QRect(inner.left(), top, width, height)))
            top += height + line_gap
        return boxes

    def _side_by_side(
        self, first: QLayoutItem, second: QLayoutItem, inner: QRect, left: int
    ) -> list[tuple[QLayoutItem, QRect]]:
        right = second.sizeHint().width()
        heights = _height_at(first, left), _height_at(second, right)
        tops = [inner.top() + ((max(heights) - height) // 2 if self._centered else 0) for height in heights]
        return [
            (first, QRect(inner.left(), tops[0], left, heights[0])),
            (second, QRect(inner.right() + 1 - right, tops[1], right, heights[1])),
        ]


def _height_at(item: QLayoutItem, width: int) -> int:
    height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(height, item.minimumSize().height())


def _size_within(item: QLayoutItem, width: int) -> QSize:
    """The size an item wants, cut to the width of the row."""
    hint = item.sizeHint()
    wide = max(1, min(hint.width(), width))
    can_wrap = wide < hint.width() or item.hasHeightForWidth()  # a label may be kept narrower than its hint's height
    return QSize(wide, _height_at(item, wide) if can_wrap else hint.height())
