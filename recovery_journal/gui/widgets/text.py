"""Words on a page: labels in the theme's sizes that wrap anywhere rather than clip, and hairlines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QWidget

from recovery_journal.gui import theme

LINE_STEP = 1.45
LINE_STEP_LARGE = 1.25
LARGE = ("title", "number", "arm_title", "arm_number")


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._painted: tuple[object, tuple[QTextLayout, int]] | None = None
        self._heights: dict[int, int] = {}  # by width; layouts ask hundreds of times

    def setText(self, text: str) -> None:  # noqa: N802
        self._heights.clear()
        super().setText(text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            _layout, height = self._lay_out_lines(width - margins.left() - margins.right())
            self._heights[width] = height + margins.top() + margins.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All on one line, as long as that stays comfortable to read."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(part) for part in self.text().split("\n")), default=0) + 2
        width = min(widest, theme.current().size("form_column"))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0) + 2
        width = min(longest, theme.current().px(120))
        return QSize(width, self.heightForWidth(100000))

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.contentsRect()
        layout, height = self._laid_out(box.width())
        extra = max(0, box.height() - height)
        top = box.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += extra // 2
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top += extra
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        layout.draw(painter, QPointF(box.left(), top))

    def changeEvent(self, event: QEvent) -> None:
        is_of_measures = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if is_of_measures:
            self._heights.clear()
        super().changeEvent(event)
        if is_of_measures:
            self.updateGeometry()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """The lines placed in this width, and the height they take; kept for the next painting."""
        key = (width, self.text(), self.font().key(), self.alignment(), self.layoutDirection())
        if self._painted is None or self._painted[0] != key:
            self._painted = key, self._lay_out_lines(width)
        return self._painted[1]

    def _lay_out_lines(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment()) | Qt.AlignmentFlag.AlignAbsolute
        option = QTextOption(side & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        natural = QFontMetricsF(self.font()).height()
        step = QFontInfo(self.font()).pixelSize() * (LINE_STEP_LARGE if self.property("type") in LARGE else LINE_STEP)
        at = first = (min(natural, step) - natural) / 2
        layout.beginLayout()
        while (part := layout.createLine()).isValid():
            part.setLineWidth(max(1, width))
            part.setPosition(QPointF(0, at))
            at += step
        layout.endLayout()
        return layout, ceil(max(0, layout.lineCount() - 1) * step + natural + first)  # descenders stay whole
