"""The keys of a map of cards: arrows walk and follow lines, letters find, Enter opens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from recovery_journal.gui.widgets.map_columns import MapCard
    from recovery_journal.gui.widgets.plan_map import PlanMap

TYPED_TOGETHER = 1.0  # seconds
NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
FAR = {Qt.Key.Key_Home: -1_000, Qt.Key.Key_End: 1_000}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MapKeys:
    """What keys do on a map; `pressed` tells whether a key was one of these."""

    def __init__(self, owner: PlanMap) -> None:
        self._map = owner
        self._came_from: UUID | None = None
        self._typed = ""
        self._typed_at = 0.0

    def pressed(self, event: QKeyEvent) -> bool:
        """Does what a key stands for."""
        at, key = self._map.current(), Qt.Key(event.key())
        is_plain = event.modifiers() in (*NO_MODIFIER, Qt.KeyboardModifier.ShiftModifier)
        if at is None or not is_plain:
            return False
        if key == Qt.Key.Key_Escape:
            return self._clear()
        if key in OPEN_KEYS:
            self._map.card_opened.emit(at)
            return True
        if key == Qt.Key.Key_Insert or event.text() == "+":
            self._map.link_wished.emit()
            return True
        if key == Qt.Key.Key_Space and not self._is_typing():
            self._map.choose(at, by_keyboard=True)
            return True
        target = self._target(at, key)
        if target is None:
            return self._find(at, event.text())
        self._go(at, target)
        return True

    def _target(self, at: UUID, key: Qt.Key) -> UUID | None:
        """The card that a key of movement leads to; the same one where there is no further."""
        column = self._map.column_of(at)
        view = self._map.views()[column]
        if key in SIDES:
            mirrored = self._map.layoutDirection() == Qt.LayoutDirection.RightToLeft
            return self._beside(at, column, -SIDES[key] if mirrored else SIDES[key]) or at
        step = STEPS.get(key, 0) + FAR.get(key, 0) + PAGES.get(key, 0) * max(1, len(view.boxes))
        if not step:
            return None
        return view.order[max(0, min(len(view.order) - 1, view.index_of(at) + step))].id

    def _beside(self, at: UUID, column: int, side: int) -> UUID | None:
        """Along a line to the nearest column it leads to; without a line to the card that stands nearest."""
        views = self._map.views()
        joined = self._map.joined()
        pairs = joined.onward if side > 0 else joined.back
        joined_here = [far for near, far in pairs if near == at]
        onward = range(column + 1, len(views)) if side > 0 else range(column - 1, -1, -1)
        for each in onward:
            found = [card for card in joined_here if views[each].index_of(card) >= 0]
            if found:
                return self._came_from if self._came_from in found else found[0]
        height = views[column].middle_of(at) or 0.0
        nearest = (views[each].nearest(height) for each in onward)
        return next((card.id for card in nearest if card is not None), None)

    def _go(self, at: UUID, target: UUID) -> None:
        if target != at:
            self._came_from = at
        self._map.choose(target, by_keyboard=True)

    def _clear(self) -> bool:
        """Esc lets go of the choice; with none it is the page's."""
        had_choice = self._map.chosen() is not None
        self._map.choose(None)
        return had_choice

    def _find(self, at: UUID, text: str) -> bool:
        """Goes to the next card with a word that begins with the letters typed just now."""
        goes_on = self._is_typing()
        if not text.isprintable() or not text:
            return False
        self._typed = (self._typed if goes_on else "") + text.casefold()
        self._typed_at = time.monotonic()
        cards = self._cards_from(at)
        found = next((each for each in (cards if goes_on else cards[1:] + cards[:1]) if self._is_meant(each)), None)
        if found is not None:
            self._go(at, found.id)
        return True

    def _is_typing(self) -> bool:
        """Whether a letter typed now goes with those before it."""
        return bool(self._typed) and time.monotonic() - self._typed_at < TYPED_TOGETHER

    def _is_meant(self, card: MapCard) -> bool:
        return f" {card.name.casefold()}".find(f" {self._typed}") >= 0

    def _cards_from(self, at: UUID) -> list[MapCard]:
        """Every card, from the given one on and round to it."""
        cards = [card for view in self._map.views() for card in view.order]
        start = next(index for index, each in enumerate(cards) if each.id == at)
        return cards[start:] + cards[:start]
