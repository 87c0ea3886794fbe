"""Words on a page: labels in the theme's sizes that wrap anywhere rather than clip, and hairlines."""

from __future__ import annotations

from functools import cached_property
from heapq import nlargest
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.by_width import as_high_as_needed

LINE_STEP = 1.45
LINE_STEP_LARGE = 1.25
LARGE = ("title", "number", "arm", "arm_title", "arm_number")
EVEN_WITHIN = 4  # px
_ANY_WIDTH = 100000


def label(text: str, type: str = "body", tone: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label of plain text; `type` and `tone` are words of the stylesheet."""
    made = WrappedLabel() if wrap and not selectable else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("type", type)
    if tone:
        made.setProperty("tone", tone)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    made.setText(text)
    return made


def led(first: str, rest: str, type: str = "body") -> WrappedLabel:
    """A label whose first words are stronger than the rest."""
    made = WrappedLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("type", type)
    made.set_led(first, rest)
    return made


def voice(text: str) -> QLabel:
    """The person's own words, in the face that nobody else gets."""
    made = label(text, "voice", wrap=True)
    made.setProperty("own_words", True)
    return made


def line() -> QFrame:
    """A hairline between two things."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setFixedHeight(theme.current().line("hair"))
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet keys on, and have the widget take the new look."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


class WrappedLabel(QLabel):
    """Lines of words with room between them; a word longer than its line breaks and is never cut off."""

    lead = 0  # so many of the first characters are stronger than the rest

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(as_high_as_needed())
        self._lines: Lines | None = None

    def set_led(self, first: str, rest: str) -> None:
        """Words of which the first are stronger than the rest."""
        self.setProperty("weight", "regular")
        self.lead = len(first)
        self.setText(f"{first} {rest}")

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._laid_out().height(inner) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """All on one line, as long as that stays comfortable to read."""
        width = min(self._laid_out().widest, theme.current().size("form_column")) + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(self._laid_out().longest_word, theme.current().px(120)) + self._beside()
        return QSize(width, self.heightForWidth(100000))

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.contentsRect()
        lines = self._laid_out()
        extra = max(0, box.height() - lines.height(box.width()))
        top = box.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += extra // 2
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top += extra
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        lines.draw(painter, QPointF(box.left(), top), box.width(), side)

    def _laid_out(self) -> Lines:
        """The words as they are now; layouts ask for their measures hundreds of times."""
        words, font = self.text(), self.font()
        if self._lines is None or not self._lines.are(words, font):
            step = LINE_STEP_LARGE if self.property("type") in LARGE else LINE_STEP
            self._lines = Lines(words, font, step, self.lead)
        return self._lines

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()


class Lines:
    """Words that were measured once, to be broken into lines of any width; the first `lead` characters are strong.

    `step` is from one line to the next, of which `between` is left free; `widest` is what one line of all would take.
    """

    def __init__(self, words: str, font: QFont, step: float = LINE_STEP, lead: int = 0) -> None:
        self._words, self._font = words, font
        self._layout = QTextLayout(words.replace("\n", "\u2028"), font)
        self._layout.setCacheEnabled(True)
        if lead:
            self._layout.setFormats([_strong(lead)])
        self._side = Qt.AlignmentFlag.AlignLeft
        self._align(self._side)
        self._natural = QFontMetricsF(font).height()
        self.step = QFontInfo(font).pixelSize() * step
        self.between = max(0.0, self.step - self._natural)
        self._heights: dict[int, int] = {}
        self._width = 0
        self._break(_ANY_WIDTH)
        self.widest = ceil(self._layout.maximumWidth()) + 2
        self._least = self._height()

    @cached_property
    def longest_word(self) -> int:
        """How wide it is."""
        return _longest_word(self._words, self._font)

    def are(self, words: str, font: QFont) -> bool:
        """Whether these are the lines of such words."""
        return words == self._words and font == self._font

    def height(self, width: int) -> int:
        """How high they are at a width."""
        if width >= self.widest:
            return self._least
        if width not in self._heights:
            self._break(width)
            self._heights[width] = self._height()
        return self._heights[width]

    def draw(self, painter: QPainter, at: QPointF, width: int, side: Qt.AlignmentFlag) -> None:
        """Paints them, in line at a side; in the middle no line is left with a word or two."""
        if side != self._side:
            self._side = side
            self._align(side)
        even = self._even(width) if side & Qt.AlignmentFlag.AlignHCenter else width
        if not (side & Qt.AlignmentFlag.AlignLeft and min(even, self._width) >= self.widest):
            self._break(even)  # one line at the left is the same at any width
        self._layout.draw(painter, at + QPointF((width - even) / 2, 0))

    def _even(self, width: int) -> int:
        """The least width, within a few pixels, at which they take no more lines than at this one."""
        if width >= self.widest:
            return width
        least, even, height = min(self.longest_word, width), width, self.height(width)
        while even - least > EVEN_WITHIN:
            middle = (least + even) // 2
            least, even = (middle, even) if self.height(middle) > height else (least, middle)
        return even

    def _align(self, side: Qt.AlignmentFlag) -> None:
        option = QTextOption((side | Qt.AlignmentFlag.AlignAbsolute) & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)

    def _height(self) -> int:
        whole = (self._layout.lineCount() - 1) * self.step if self._layout.lineCount() else 0
        return ceil(whole + self._natural + self._above())  # descenders stay whole

    def _above(self) -> float:
        return (min(self._natural, self.step) - self._natural) / 2

    def _break(self, width: int) -> None:
        if width == self._width:
            return
        self._width, at = width, self._above()
        self._layout.beginLayout()
        while (part := self._layout.createLine()).isValid():
            part.setLineWidth(max(1, width))
            part.setPosition(QPointF(0, at))
            at += self.step
        self._layout.endLayout()


def _strong(lead: int) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontWeight(theme.current().weight("semibold"))
    made.start, made.length, made.format = 0, lead, look
    return made


def _longest_word(words: str, font: QFont) -> int:
    """How wide it is: one of those with the most letters."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in nlargest(3, set(words.split()), len)), default=0) + 2
