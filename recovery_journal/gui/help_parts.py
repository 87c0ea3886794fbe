"""Parts of Help now: a number with what it is for, the marks of the steps, the panel of the emergency number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QStyle, QWidget

from recovery_journal.gui import clipboard, theme
from recovery_journal.gui.phone_links import CallButton, link
from recovery_journal.gui.widgets.accessible import announce
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.gui.widgets.text import LARGE, LINE_STEP, LINE_STEP_LARGE, Lines, WrappedLabel
from recovery_journal.language import tr

SAID_FOR = 2000  # ms
SIDE_BY_SIDE = 380
NO_END = 100_000  # pixels: nothing wraps
BESIDE = 14  # between a number and its buttons


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


class NumberRow(QLabel):
    """A number as large as the eye wants it, what it is for below, Copy and Call at its side; it is read as one."""

    def __init__(self, shown: str, what: str, number: str, size: str = "arm_title", calls: bool = True) -> None:
        super().__init__("\n".join(each for each in (shown, what) if each))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", size)
        self.setWordWrap(True)  # so that layouts ask for its height
        self._shown, self._what = shown, what
        self._lines: tuple[Lines, Lines] | None = None
        self._sizes: list[QSize] = []
        self.ways = (CopyButton(number), CallButton(number))[: 1 + (calls and link(number).isValid())]
        for each in self.ways:
            each.setAccessibleDescription(what)
            each.setParent(self)

    def heightForWidth(self, width: int) -> int:
        return self._below(width) + (0 if self._is_roomy(width) else self._ways_height())

    def sizeHint(self) -> QSize:
        number, what = self._measured()
        width = max(number.widest + self._beside(), what.widest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max(min(self._measured()[0].longest_word, theme.current().px(120)), self._beside())
        return QSize(width, self.heightForWidth(NO_END))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button says something else
            self._sizes = []
            self.updateGeometry()
            self._place_ways()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._sizes = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ways()

    def paintEvent(self, event: QPaintEvent) -> None:
        number, what = self._measured()
        width, head = self.width(), self._head(self.width())
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        room = self._number_width(width)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        number.draw(painter, QPointF(width - room if is_mirrored else 0, (head - number.height(room)) // 2), room, side)
        if self.property("type") != "arm_number":
            painter.setPen(theme.current().color("page_text_soft"))
        what.draw(painter, QPointF(0, head), width, side)

    def _is_roomy(self, width: int) -> bool:
        """Whether the buttons stand beside the number; they go under all of it where there is no room."""
        return width - self._beside() >= self._measured()[0].longest_word

    def _number_width(self, width: int) -> int:
        return width - self._beside() if self._is_roomy(width) else width

    def _head(self, width: int) -> int:
        """How high the number is, with buttons beside it."""
        high = self._measured()[0].height(self._number_width(width))
        return max(high, self._ways_height()) if self._is_roomy(width) else high

    def _below(self, width: int) -> int:
        """Where the words end."""
        return self._head(width) + (self._measured()[1].height(width) if self._what else 0)

    def _beside(self) -> int:
        """The width of the buttons."""
        return sum(each.width() + theme.current().px(BESIDE) for each in self._way_sizes())

    def _ways_height(self) -> int:
        return max(each.height() for each in self._way_sizes())

    def _way_sizes(self) -> list[QSize]:
        if not self._sizes:
            self._sizes = [each.sizeHint() for each in self.ways]
        return self._sizes

    def _place_ways(self) -> None:
        width, gap = self.width(), theme.current().px(BESIDE)
        is_roomy, head = self._is_roomy(width), self._head(width)
        left = width - self._beside() + gap if is_roomy else 0
        for each, size in zip(self.ways, self._way_sizes(), strict=True):
            top = (head - size.height()) // 2 if is_roomy else self._below(width)
            box = QRect(left, top, size.width(), size.height())
            each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
            left += size.width() + gap

    def _measured(self) -> tuple[Lines, Lines]:
        font = self.font()
        if self._lines is None or not self._lines[0].are(self._shown, font):
            step = LINE_STEP_LARGE if self.property("type") in LARGE else LINE_STEP
            self._lines = Lines(self._shown, font, step), Lines(self._what, theme.current().font("arm_small"))
        return self._lines


class EmergencyPanel(QFrame):
    """The numbers that send help at once, on the one colour that only Help now has."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "emergency")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.rows: list[NumberRow] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._pad()

    def show_numbers(self, numbers: list[tuple[str, str]]) -> None:
        """Each number with what it is for, the main one first."""
        clear(self._row)
        self.rows = [NumberRow(number, what, number, "arm_number") for number, what in numbers]
        for row in self.rows:
            self._row.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)

    def stops(self) -> list[QWidget]:
        """What Tab comes to, number by number."""
        return [way for row in self.rows for way in row.ways]

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
        self._row.setSpacing(look.px(32))
        self._row.setContentsMargins(look.px(26), look.px(14), look.px(20), look.px(18))


class Marked(WrappedLabel):
    """Words with a mark before them: a dot, or a circle with the number of a step; the words say the same."""

    def __init__(self, number: int = 0) -> None:
        super().__init__()
        self._number = number
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("type", "arm")
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter if number else Qt.AlignmentFlag.AlignTop)
        self._make_room()

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._side())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, side = theme.current(), self._side()
        first_line = side if self._number else QFontMetrics(self.font()).height()
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, (first_line - side) // 2, side, side))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("help"))
        painter.drawEllipse(box)
        if self._number:
            painter.setPen(look.color("help_text"))
            painter.setFont(look.font("section"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _side(self) -> int:
        return theme.current().px(34 if self._number else 8)

    def _make_room(self) -> None:
        room = self._side() + theme.current().px(18 if self._number else 12)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if is_mirrored else room, 0, room if is_mirrored else 0, 0)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout; parts that are taken out are gone at once, not a moment later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
