"""How a map of cards looks: its measures, the lines of words on a card, and the painting of cards and threads."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from recovery_journal.gui import theme
from recovery_journal.gui.widgets.map_columns import MapCard, Point, Thread
from recovery_journal.gui.widgets.paint import is_high_contrast, line_width, ring, rounded

CARD_HEIGHT = 54
CARD_GAP, WIDEST_BETWEEN, LEAST_BETWEEN = 8, 44, 22
LEAST_WIDTH = 140
PAD = 14
BELOW_HEAD = 10
MOST_NAME_LINES, MOST_SECOND_LINES = 3, 2
THREAD, DOT = 1.6, 3.0
TICK = 16


@dataclass(frozen=True)
class CardState:
    """How a card stands to what is chosen: it is that, it is joined to it, or something else is chosen."""

    is_chosen: bool = False
    is_joined: bool = False
    is_apart: bool = False
    is_hovered: bool = False
    has_ring: bool = False


class Words:
    """The lines of the words on cards, laid out once for each width and face."""

    def __init__(self) -> None:
        self._kept: dict[tuple[UUID, str], tuple[QTextLayout, float]] = {}
        self._heights: dict[UUID, float] = {}
        self._width = 0.0

    def forget(self) -> None:
        """The words or the look changed."""
        self._kept.clear()
        self._heights.clear()

    def set_width(self, card_width: float) -> None:
        """The cards are this wide from now on."""
        width = card_width - 2 * theme.current().px(PAD)
        if width != self._width:
            self._width = width
            self.forget()

    def name(self, card: MapCard, font: str) -> tuple[QTextLayout, float]:
        """The lines of a card's name in a face, and their height."""
        return self._lines(card.id, f"name {font}", card.name, theme.current().font(font), MOST_NAME_LINES)

    def second(self, card: MapCard) -> tuple[QTextLayout, float]:
        """The lines below the name, and their height."""
        return self._lines(card.id, "second", card.second, second_font(card), MOST_SECOND_LINES)

    def height(self, card: MapCard) -> float:
        """How high a card is; the same whatever is chosen."""
        if card.id not in self._heights:
            look = theme.current()
            words = self.name(card, "strong")[1] + (self.second(card)[1] if card.second else 0)
            self._heights[card.id] = max(look.px(CARD_HEIGHT), words + look.px(18))
        return self._heights[card.id]

    def is_cut(self, card: MapCard) -> bool:
        """Whether a card has more words than there is room for."""
        shown = (self.name(card, "strong")[0].text(), self.second(card)[0].text())
        return shown != (card.name, card.second)

    def _lines(self, card: UUID, part: str, text: str, font: QFont, most: int) -> tuple[QTextLayout, float]:
        key = (card, part)
        if key not in self._kept:
            self._kept[key] = _laid_out(text, font, self._width, most)
        return self._kept[key]


def _laid_out(text: str, font: QFont, width: float, most: int) -> tuple[QTextLayout, float]:
    """Words in as many lines as they need, `most` at most; what is longer ends in dots."""
    metrics = QFontMetricsF(font)
    room = max(1.0, most * width - (most - 1) * metrics.height() * 2)
    layout = QTextLayout(metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while top < (most - 0.5) * metrics.height() and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += metrics.height()
    layout.endLayout()
    return layout, top


def second_font(card: MapCard) -> QFont:
    """The face below the name; what is worth a look is a little heavier."""
    font = theme.current().font("caption")
    if card.is_gap:
        font.setWeight(QFont.Weight(theme.current().weight("semibold")))
    return font


def name_font(state: CardState) -> str:
    """The face of a name."""
    return "strong" if state.is_chosen else "medium" if state.is_joined else "body"


def paint_card(painter: QPainter, box: QRectF, card: MapCard, words: Words, state: CardState) -> None:
    """One card with its outline, its name and what stands below it."""
    look = theme.current()
    radius = float(look.radius("strip"))
    ground = ring(painter, box, radius) if state.has_ring else box
    _paint_ground(painter, ground, radius - (4 if state.has_ring else 0), card, state)
    name, name_height = words.name(card, name_font(state))
    below = words.second(card) if card.second else None
    top = box.top() + (box.height() - name_height - (below[1] if below else 0)) / 2
    left = box.left() + look.px(PAD)
    name_role, second_role = _ink(card, state)
    painter.setPen(look.color(name_role))
    name.draw(painter, QPointF(left, top))
    if below is not None:
        painter.setPen(look.color(second_role))
        below[0].draw(painter, QPointF(left, top + name_height))
    if is_high_contrast():
        _paint_mark(painter, ground, state)


def _paint_mark(painter: QPainter, box: QRectF, state: CardState) -> None:
    """What tells the chosen card, and those joined to it, from the others without any colour."""
    look = theme.current()
    if state.is_chosen:
        side = look.px(TICK)
        painter.drawPixmap(
            round(box.right() - side - 6), round(box.top() + 6), look.pixmap("tick", "primary_text", side)
        )
    elif state.is_joined:
        painter.fillRect(QRectF(box.left() + 4, box.top() + 10, 4, box.height() - 20), look.color("focus"))


def _ink(card: MapCard, state: CardState) -> tuple[str, str]:
    """The roles of the name and of what stands below it."""
    if state.is_chosen:
        return "primary_text", "primary_text"
    if state.is_hovered:
        return "hover_text", "notice_text" if card.is_gap else "card_text_soft"
    name, second = ("page_text_soft", "page_text_quiet") if state.is_apart else ("card_text", "card_text_soft")
    return name, "notice_text" if card.is_gap else second


def _paint_ground(painter: QPainter, box: QRectF, radius: float, card: MapCard, state: CardState) -> None:
    look = theme.current()
    fill = look.color("card")
    line = look.color("focus" if state.is_joined else "line")
    if state.is_chosen:
        fill = line = look.color("primary")
    elif state.is_hovered:
        fill = look.color("hover")
    elif state.is_apart:
        fill = look.color("page")
    if card.is_gap and not state.is_chosen and not state.is_joined:
        rounded(painter, box, radius, fill, None)
        _paint_dashes(painter, box, radius, look.color("field_line"))
        return
    rounded(painter, box, radius, fill, line)


def _paint_dashes(painter: QPainter, box: QRectF, radius: float, color: QColor) -> None:
    width = float(line_width())
    pen = QPen(color, width)
    pen.setDashPattern([4 / width, 3 / width])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_threads(painter: QPainter, threads: list[Thread]) -> None:
    """The lines between cards; they lie behind the cards."""
    look = theme.current()
    color = look.color("focus")
    painter.setPen(QPen(color, THREAD * (2 if is_high_contrast() else 1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    for each in threads:
        _add(path, each.points)
    painter.drawPath(path)


def paint_dots(painter: QPainter, threads: list[Thread]) -> None:
    """Where each line arrives; they lie on the edge of the cards."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("focus"))
    for each in threads:
        painter.drawEllipse(QPointF(*each.points[-1]), DOT, DOT)


def _add(path: QPainterPath, points: tuple[Point, ...]) -> None:
    path.moveTo(*points[0])
    for (left, top), (right, end) in zip(points, points[1:], strict=False):
        middle = (left + right) / 2
        path.cubicTo(middle, top, middle, end, right, end)
