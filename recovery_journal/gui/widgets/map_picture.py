"""The picture of a map of cards: where its columns are, what is painted there, and what lies under a point."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_journal.domain.plan_graph import Joined
from recovery_journal.gui import theme
from recovery_journal.gui.widgets import map_look
from recovery_journal.gui.widgets.map_columns import ColumnView, MapCard, Room, Thread, box, thread
from recovery_journal.gui.widgets.map_look import CardState, Words
from recovery_journal.language import ntr, tr

LEAST_CARDS = 4
EARLIER, LATER = -1, 1


class MapPicture(QWidget):
    """Paints columns of cards, and lines between those that are joined to the choice."""

    def __init__(self) -> None:
        super().__init__()
        self._views: list[ColumnView] = []
        self._column_of: dict[UUID, int] = {}
        self._joined = Joined((), ())
        self._hovered: UUID | None = None
        self._words = Words()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def views(self) -> list[ColumnView]:
        """The columns as they are seen now."""
        return self._views

    def column_of(self, card: UUID) -> int:
        """The column a card stands in."""
        return self._column_of[card]

    def joined(self) -> Joined:
        """What the chosen card is joined to."""
        return self._joined

    def threads(self) -> list[Thread]:
        """The lines between cards that are both in view."""
        found, edges = [], self._edges()
        for start, end in self._joined.lines:
            first, last = self._column_of.get(start, -1), self._column_of.get(end, -1)
            if 0 <= first < last:
                ends = self._views[first].middle_of(start), self._views[last].middle_of(end)
                if None not in ends:
                    found.append(thread(first, last, ends, edges, self._views))  # type: ignore[arg-type]
        return found

    def state_of(self, card: MapCard) -> CardState:
        """How a card stands to the choice."""
        return CardState(is_hovered=card.id == self._hovered)

    def box_of(self, card: UUID) -> QRectF:
        """Where a card is painted; nowhere when it is not in view."""
        column = self._column_of[card]
        place = self._views[column].boxes.get(card)
        return box(self._edges()[column], place) if place else QRectF()

    def card_at(self, x: float, y: float) -> MapCard | None:
        """The card under a point, or none."""
        for edges, view in self._columns():
            for card in view.in_view():
                if box(edges, view.boxes[card.id]).contains(x, y):
                    return card
        return None

    def more_at(self, x: float, y: float) -> tuple[ColumnView, int] | None:
        """The column whose '3 above' or '8 more' is under a point, and which of the two."""
        for edges, view in self._columns():
            for way in (EARLIER, LATER):
                if self.more_box(edges, view, way).contains(x, y):
                    return view, way
        return None

    def more_box(self, edges: tuple[float, float], view: ColumnView, way: int) -> QRectF:
        """Where '3 above' or '8 more' stands; nowhere when there are none."""
        cards = view.before() if way == EARLIER else view.after()
        if not cards:
            return QRectF()
        place = view.before_line() if way == EARLIER else view.after_line()
        return box(edges, place)

    def view_at(self, x: float) -> ColumnView | None:
        """The column over or under a point."""
        return next((view for edges, view in self._columns() if min(edges) <= x <= max(edges)), None)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        cards = LEAST_CARDS * (look.px(map_look.CARD_HEIGHT) + map_look.CARD_GAP)
        width = 4 * look.px(map_look.LEAST_WIDTH) + 3 * look.px(map_look.LEAST_BETWEEN)
        return QSize(width, round(self._head_height() + cards + 2 * self._line_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # sides are told by hand
        threads = self.threads()
        map_look.paint_threads(painter, threads)
        for edges, view in self._columns():
            self._paint_head(painter, edges, view)
            for card in view.in_view():
                at = box(edges, view.boxes[card.id])
                map_look.paint_card(painter, at, card, self._words, self.state_of(card))
            for way in (EARLIER, LATER):
                self._paint_more(painter, edges, view, way)
        map_look.paint_dots(painter, threads)

    def place(self) -> None:
        """Finds the room of the columns and of each card."""
        if not self._views:
            return
        near, far = self._edges()[0]
        self._words.set_width(abs(far - near))
        gap = theme.current().px(map_look.CARD_GAP)
        room = Room(self._head_height(), float(self.height()), gap, self._line_height())
        for view in self._views:
            view.place(room)

    def _columns(self) -> list[tuple[tuple[float, float], ColumnView]]:
        return list(zip(self._edges(), self._views, strict=True))

    def _edges(self) -> Sequence[tuple[float, float]]:
        """The near and the far edge of each column, in reading order."""
        count, look = max(1, len(self._views)), theme.current()
        between = max(look.px(map_look.LEAST_BETWEEN), min(look.px(map_look.WIDEST_BETWEEN), self.width() // 22))
        width = (self.width() - (count - 1) * between) / count
        found = [(at * (width + between), at * (width + between) + width) for at in range(len(self._views))]
        if self._is_mirrored():
            return [(self.width() - near, self.width() - far) for near, far in found]
        return found

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _head_height(self) -> float:
        look = theme.current()
        return QFontMetricsF(look.font("section")).height() + look.px(map_look.BELOW_HEAD)

    def _line_height(self) -> float:
        look = theme.current()
        return max(look.px(28), QFontMetricsF(look.font("small")).height() + look.px(8))

    def _paint_head(self, painter: QPainter, edges: tuple[float, float], view: ColumnView) -> None:
        look = theme.current()
        at = box(edges, (0, QFontMetricsF(look.font("section")).height()))
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        start, end = sides[::-1] if self._is_mirrored() else sides
        count = str(len(view.order) or "")
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("page_text_quiet"))
        painter.drawText(at, end | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(look.font(self._head_font(at.width())))
        painter.setPen(look.color("page_text"))
        painter.drawText(at, start | Qt.AlignmentFlag.AlignVCenter, view.column.title)
        if not view.order:
            self._paint_empty(painter, edges, view.column.empty)

    def _head_font(self, width: float) -> str:
        """The largest face in which all headings have room beside their counts."""
        look = theme.current()
        room = width - QFontMetricsF(look.font("caption")).horizontalAdvance("000")
        titles = [view.column.title for view in self._views]
        for name in ("section", "strong", "label"):
            metrics = QFontMetricsF(look.font(name))
            if all(metrics.horizontalAdvance(title) <= room for title in titles):
                return name
        return "label"

    def _paint_empty(self, painter: QPainter, edges: tuple[float, float], words: str) -> None:
        look = theme.current()
        painter.setFont(look.font("body"))
        painter.setPen(look.color("page_text_soft"))
        at = box(edges, (self._head_height(), self.height() - self._head_height()))
        start = Qt.AlignmentFlag.AlignRight if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(at, start | Qt.TextFlag.TextWordWrap, words)

    def _paint_more(self, painter: QPainter, edges: tuple[float, float], view: ColumnView, way: int) -> None:
        at = self.more_box(edges, view, way)
        if at.isEmpty():
            return
        look = theme.current()
        start = Qt.AlignmentFlag.AlignRight if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font("small"))
        painter.setPen(look.color("link"))
        inner = at.adjusted(look.px(map_look.PAD), 0, -look.px(map_look.PAD), 0)
        painter.drawText(inner, start | Qt.AlignmentFlag.AlignVCenter, self._more_words(view, way))

    def _more_words(self, view: ColumnView, way: int) -> str:
        cards = view.before() if way == EARLIER else view.after()
        joined = sum(each.id in self._joined.ids for each in cards)
        if way == EARLIER:
            return ntr("{n} above", "{n} above", len(cards))
        words = ntr("{n} more", "{n} more", len(cards))
        return tr("{words}, {n} joined", words=words, n=joined) if joined else words
