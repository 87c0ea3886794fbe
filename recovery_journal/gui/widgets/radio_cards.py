"""Cards of which one or none is chosen, side by side while they have room: people to reach out to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.by_width import all_the_width
from recovery_journal.gui.widgets.flow_layout import WrappingLayout
from recovery_journal.gui.widgets.options import Option, OptionGroup
from recovery_journal.gui.widgets.paint import is_high_contrast, line_width

PAD, LEAST, MOST_IN_A_ROW = 18, 200, 3


@dataclass(frozen=True)
class Face:
    """What a card says: a name, who that is, and a number large enough to dial from."""

    name: str
    who: str = ""
    number: str = ""

    def words(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(each for each in (self.name, self.who, self.number) if each)


class RadioCard(Option):
    """One card."""

    padding = PAD

    def __init__(self, text: str, several: bool = False) -> None:
        super().__init__(text, several)
        self._face = Face(text)
        self.setSizePolicy(all_the_width())

    def show_face(self, face: Face) -> None:
        """Say this."""
        self._face = face
        self.setText(face.words())
        self.setAccessibleName(face.words())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        inner = width - 2 * look.px(PAD)
        return sum(self._high(text, font, inner) for text, font, _role in self._lines()) + 2 * look.px(14)

    def sizeHint(self) -> QSize:
        width = theme.current().px(LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.heightForWidth(theme.current().px(LEAST)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        thick = 2 * line_width() if chosen else line_width()
        painter.setPen(QPen(look.color("focus" if chosen else "line"), thick))
        painter.setBrush(look.color("selection" if chosen else "hover" if self.underMouse() else "card"))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, look.radius("card"), look.radius("card"))
        if chosen and is_high_contrast():
            bar = QRect(look.px(PAD), self.height() - 9, self.width() - 2 * look.px(PAD), 3)
            painter.fillRect(bar, look.color("focus"))
        top, left = look.px(14), look.px(PAD)
        for text, font, role in self._lines():
            painter.setFont(look.font(font))
            painter.setPen(look.color("selection_text" if chosen and role == "card_text" else role))
            high = self._high(text, font, self.width() - 2 * left)
            painter.drawText(QRect(left, top, self.width() - 2 * left, high), self._flags(), text)
            top += high

    def _lines(self) -> list[tuple[str, str, str]]:
        face = self._face
        lines = [(face.name, "strong", "card_text"), (face.who, "small", "card_text_soft")]
        return [each for each in (*lines, (face.number, "arm", "card_text")) if each[0]]

    def _high(self, text: str, font: str, width: int) -> int:
        metrics = theme.current().metrics(font)
        return metrics.boundingRect(0, 0, max(1, width), 10_000, self._flags(), text).height() + theme.current().px(3)

    def _flags(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        return int(side) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class RadioCards(OptionGroup):
    """Cards under one name; one Tab stop, arrows move inside, Space chooses, a second time clears."""

    option_class = RadioCard

    def __init__(self, name: str) -> None:
        super().__init__(name, [])
        self.setSizePolicy(all_the_width())

    def arrange(self) -> QLayout:
        return EvenLayout(self, 14, 12)

    def show_faces(self, faces: Sequence[tuple[object, Face]]) -> None:
        """Offer these, each with the value it stands for; what was chosen and is still there stays chosen."""
        self.set_options([(value, face.words()) for value, face in faces])
        for option, (_value, face) in zip(self.options(), faces, strict=True):
            assert isinstance(option, RadioCard)
            option.show_face(face)


class EvenLayout(WrappingLayout):
    """Things of one width, as many in a row as have room, up to three."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints[:MOST_IN_A_ROW]) + self._gaps()[0] * (MOST_IN_A_ROW - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, line_gap = self._gaps()
        shown = self._shown()
        if not shown:
            return 0
        fit = max(1, (rect.width() + gap) // (theme.current().px(LEAST) + gap))
        columns = min(fit, MOST_IN_A_ROW)
        wide = (rect.width() - gap * (columns - 1)) // columns
        top = rect.top()
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            high = max(item.heightForWidth(wide) for item in row)
            for at, item in enumerate(row):
                if move:
                    self._set(item, QRect(rect.left() + at * (wide + gap), top, wide, high), rect)
            top += high + line_gap
        return top - line_gap - rect.top()
