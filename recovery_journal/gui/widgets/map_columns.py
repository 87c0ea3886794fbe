"""The columns of a map of cards: which cards are seen, where they stand, and what comes to the top for a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class MapCard:
    """One record as the map shows it. `words` is what a screen reader says, `tip` what the mouse is told."""

    id: UUID
    name: str
    second: str = ""
    is_gap: bool = False
    words: str = ""
    tip: str = ""


@dataclass(frozen=True)
class MapColumn:
    """A column with its heading; `empty` is said where it has no cards."""

    title: str
    cards: tuple[MapCard, ...]
    empty: str = ""


@dataclass(frozen=True)
class Room:
    """Where the cards of a column may stand, and what else takes room there."""

    top: float
    bottom: float
    gap: float
    line: float  # the height of '8 more'


class ColumnView:
    """One column as it is seen now: its order, the first card in view, and the boxes of those in view."""

    def __init__(self, column: MapColumn, height_of: Callable[[MapCard], float]) -> None:
        self.column = column
        self.order: list[MapCard] = list(column.cards)
        self.boxes: dict[UUID, tuple[float, float]] = {}
        self._height_of = height_of
        self._room = Room(0, 0, 0, 0)
        self._first = 0
        self._fits = True

    def place(self, room: Room) -> None:
        """Finds the boxes (top and height) of the cards that there is room for."""
        self._room = room
        self._fits = len(self._placed(0)) == len(self.order)
        self._place()

    def _place(self) -> None:
        self._first = max(0, min(self._first, self._last_first() if self._first else 0))
        self.boxes = self._placed(self._first)

    def before(self) -> list[MapCard]:
        """The cards above those in view."""
        return self.order[: self._first]

    def after(self) -> list[MapCard]:
        """The cards below those in view."""
        return self.order[self._first + len(self.boxes) :]

    def in_view(self) -> list[MapCard]:
        """The cards that are seen, from the top."""
        return self.order[self._first : self._first + len(self.boxes)]

    def has_all_in_view(self) -> bool:
        """Whether there is room for the whole column."""
        return self._fits

    def scroll(self, cards: int) -> bool:
        """Goes so many cards down, or up; whether anything moved."""
        before = self._first
        self._first = max(0, before + cards)
        self._place()
        return self._first != before

    def turn(self, pages: int) -> bool:
        """Goes down, or up, by what is in view."""
        return self.scroll(pages * max(1, len(self.boxes)))

    def show(self, card: UUID) -> None:
        """Scrolls as little as it takes to see a card."""
        at = self.index_of(card)
        if at < self._first:
            self._first = at
        while at >= self._first + len(self._placed(self._first)) and self._first < at:
            self._first += 1
        self._place()

    def index_of(self, card: UUID) -> int:
        """The place of a card in the order of now, from 0; -1 when it is not in this column."""
        return next((at for at, each in enumerate(self.order) if each.id == card), -1)

    def lift(self, cards: Iterable[UUID]) -> None:
        """Brings some cards to the top in their order, where the column has more than there is room for."""
        by_id = {each.id: each for each in self.column.cards}
        wanted = [] if self._fits else [by_id[each] for each in cards]
        lifted = set(wanted)
        self.order = [*wanted, *(each for each in self.column.cards if each not in lifted)]
        self._first = 0
        self._place()

    def like(self, other: ColumnView) -> None:
        """Takes the order and the place of an older view of the same column, as far as its cards are still there."""
        places = {each.id: at for at, each in enumerate(other.order)}
        self.order.sort(key=lambda each: places.get(each.id, len(places)))
        self._first = other._first

    def nearest(self, middle: float) -> MapCard | None:
        """The card in view whose middle is nearest to a height."""
        seen = self.in_view()
        return min(seen, key=lambda each: abs((self.middle_of(each.id) or 0.0) - middle), default=None)

    def middle_of(self, card: UUID) -> float | None:
        """The height of a card's middle; none when it is not in view."""
        if card not in self.boxes:
            return None
        top, height = self.boxes[card]
        return top + height / 2

    def before_line(self) -> tuple[float, float]:
        """The top and the height of the line that says how many cards are above."""
        return self._room.top, self._room.line - self._room.gap

    def after_line(self) -> tuple[float, float]:
        """The same for those below."""
        ends = [top + height for top, height in self.boxes.values()]
        return max(ends, default=self._room.top), self._room.line

    def openings(self) -> list[float]:
        """The heights at which a line can pass between the cards."""
        half = self._room.gap / 2
        ends = [top + height + half for top, height in self.boxes.values()]
        return [self._room.top - half, *ends]

    def _last_first(self) -> int:
        """The first card in view when the column is scrolled to its end; 0 when there is room for all of it."""
        if self._fits:
            return 0
        spare = self._room.bottom - self._room.top - self._room.line + self._room.gap
        at = len(self.order)
        while at > 0 and (spare := spare - self._height_of(self.order[at - 1]) - self._room.gap) >= 0:
            at -= 1
        return min(at, len(self.order) - 1)

    def _placed(self, first: int) -> dict[UUID, tuple[float, float]]:
        """The boxes from a first card on; '3 above' and '8 more' take a line each where they are needed."""
        room = self._room
        boxes: dict[UUID, tuple[float, float]] = {}
        top = room.top + (room.line if first else 0)
        for at in range(first, len(self.order)):
            card = self.order[at]
            height = self._height_of(card)
            spare = room.line if at + 1 < len(self.order) else 0
            if boxes and top + height + spare > room.bottom:
                break
            boxes[card.id] = (top, height)
            top += height + room.gap
        return boxes


Point = tuple[float, float]


@dataclass(frozen=True)
class Thread:
    """A line from one card to another: points, each pair of which is joined by a curve, or straight behind a column."""

    points: tuple[Point, ...]


def thread(
    start: int, end: int, ends: tuple[float, float], edges: Sequence[tuple[float, float]], views: Sequence[ColumnView]
) -> Thread:
    """The way from a card in one column to a card in a later one; it passes columns between through an opening.

    `ends` are the heights it begins and ends at, `edges` the near and the far edge of each column.
    """
    begin, finish = edges[start][1], edges[end][0]
    points: list[Point] = [(begin, ends[0])]
    for between in range(start + 1, end):
        near, far = edges[between]
        share = (near - begin) / (finish - begin)
        wish = ends[0] + share * (ends[1] - ends[0])
        height = min(views[between].openings(), key=lambda each: abs(each - wish))
        points += [(near, height), (far, height)]
    return Thread((*points, (finish, ends[1])))


def box(edges: tuple[float, float], place: tuple[float, float]) -> QRectF:
    """The box of a card from the edges of its column and its top and height."""
    left, right = min(edges), max(edges)
    return QRectF(left, place[0], right - left, place[1])
