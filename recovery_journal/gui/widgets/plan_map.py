"""A map of cards in columns: choosing one shows, with lines, what it is joined to on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from recovery_journal.domain.plan_graph import Joined
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.map_cells import MapCell
from recovery_journal.gui.widgets.map_columns import ColumnView, MapCard, MapColumn
from recovery_journal.gui.widgets.map_keys import MapKeys
from recovery_journal.gui.widgets.map_look import CardState
from recovery_journal.gui.widgets.map_picture import MapPicture
from recovery_journal.gui.widgets.paint import KEYBOARD_REASONS, MEASURE_CHANGES

WHEEL_STEP = 60  # eighths of a degree for one card; a usual wheel gives 120 at a time
NOTHING = Joined((), ())


class PlanMap(MapPicture):
    """Up to a few hundred cards, one Tab stop. `card_chosen(id or None)`, `card_opened(id)`, `link_wished()`.

    A column with more cards than there is room for brings those that are joined to the choice to its top.
    """

    card_chosen = Signal(object)
    card_opened = Signal(object)
    link_wished = Signal()

    def __init__(self, name: str, describe: Callable[[UUID], str]) -> None:
        super().__init__()
        self._describe = describe
        self._joined_to: Callable[[UUID], Joined] = lambda _card: NOTHING
        self._chosen: UUID | None = None
        self._last: UUID | None = None  # where the keys start once a choice was let go
        self._focus_when_shown = False
        self._is_read = False
        self._cells: dict[UUID, MapCell] = {}
        self._by_keyboard = False
        self._turned = 0
        self._keys = MapKeys(self)
        self._place_in_tab_order = QWidget(self)  # never shown; cells are made late and come after it
        self._place_in_tab_order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place_in_tab_order.hide()
        self.setAccessibleName(name)

    def set_columns(self, columns: Sequence[MapColumn], joined_to: Callable[[UUID], Joined]) -> None:
        """Shows these columns; what is chosen stays so as long as it is there."""
        self._words.forget()
        self._joined_to = joined_to
        before = self._views
        self._views = [ColumnView(each, self._words.height) for each in columns]
        self._column_of = {card.id: at for at, each in enumerate(columns) for card in each.cards}
        for view, old in zip(self._views, before, strict=False):
            view.like(old)
        for gone in self._cells.keys() - self._column_of.keys():
            self._cells.pop(gone).deleteLater()
        self._chosen = self._chosen if self._chosen in self._column_of else None
        self._place_all()

    def chosen(self) -> UUID | None:
        """The chosen card, or none."""
        return self._chosen

    def choose(self, card: UUID | None, *, by_keyboard: bool = False) -> None:
        """Chooses a card, or none, as the person does."""
        self._by_keyboard = by_keyboard or self._by_keyboard
        if card == self._chosen:
            self.update()
            return
        self._follow(card)
        self.card_chosen.emit(self._chosen)

    def current(self) -> UUID | None:
        """Where the keys start: the chosen card, the one that was chosen before, or the first one there is."""
        if self._chosen is not None or self._last in self._column_of:
            return self._chosen or self._last
        return next(((view.in_view() or view.order)[0].id for view in self._views if view.order), None)

    def show_more(self, view: ColumnView, way: int) -> None:
        """Goes on, or back, in one column by what is in view."""
        view.turn(way)
        self._show_cells()

    def focus_current(self) -> None:
        """Puts the keyboard on the chosen card, at once or when the map is shown."""
        at = self.current()
        self._focus_when_shown = not self.isVisible()
        if at is not None and self.isVisible():
            self._cell(at).setFocus(Qt.FocusReason.TabFocusReason)

    def make_cells(self) -> None:
        """From now on there is a cell for each card in view, because something asks for all that is here."""
        if not self._is_read:
            self._is_read = True
            self._show_cells()

    def state_of(self, card: MapCard) -> CardState:
        is_chosen, is_joined = card.id == self._chosen, card.id in self._joined.ids
        is_apart = self._chosen is not None and not is_chosen and not is_joined
        has_ring = self._by_keyboard and card.id == self.current() and self._has_focus()
        return CardState(is_chosen, is_joined, is_apart, card.id == self._hovered, has_ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_all()
        if self._focus_when_shown:
            self.focus_current()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*MEASURE_CHANGES, QEvent.Type.LayoutDirectionChange):
            self._words.forget()
            self.updateGeometry()
            self._place_all()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            card = self.card_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self._tip(card) if card else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_came(event.reason())
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        more = self.more_at(at.x(), at.y())
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif more is not None:
            self.show_more(*more)
        else:
            self._by_keyboard = False
            card = self.card_at(at.x(), at.y())
            self.choose(card.id if card else None)
            if card is not None:
                self._cell(card.id).setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.card_at(event.position().x(), event.position().y())
        if card is not None and card.id == self._chosen:
            self.card_opened.emit(card.id)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        card = self.card_at(at.x(), at.y())
        self._hover(card.id if card else None)
        is_link = self.more_at(at.x(), at.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes through the column under the mouse; where that has all in view it is the page's."""
        view = self.view_at(event.position().x())
        if view is None or view.has_all_in_view() or not event.angleDelta().y():
            event.ignore()
            return
        self._turned -= event.angleDelta().y()
        cards = int(self._turned / WHEEL_STEP)
        self._turned -= cards * WHEEL_STEP
        if view.scroll(cards):
            self._show_cells()
        event.accept()

    def _place_all(self) -> None:
        """The room changed, or what stands in it; what is not seen is not laid out."""
        if self.isVisible():
            self.place()
            self._follow(self._chosen)

    def _follow(self, card: UUID | None) -> None:
        """Brings the columns in line with a choice; the one it stands in keeps its order."""
        self._chosen, self._last = card, card or self._last
        self._joined = self._joined_to(card) if card is not None else NOTHING
        if card is not None and self.isVisible():
            own = self._column_of[card]
            for at, view in enumerate(self._views):
                if at != own:
                    view.lift(each for each in self._joined.in_order if self._column_of.get(each) == at)
            self._views[own].show(card)
        self._show_cells()

    def _show_cells(self) -> None:
        """Puts a thing for the focus where each card in view is: the one that Tab comes to, others when asked for."""
        self._move_stop()
        if self._is_read:
            for view in self._views:
                for card in view.boxes:
                    self._cell(card)
        for card, cell in self._cells.items():
            self._place_cell(card, cell)
        self.update()

    def _place_cell(self, card: UUID, cell: MapCell) -> None:
        box = self.box_of(card)
        cell.setGeometry(box.toAlignedRect())
        cell.setVisible(not box.isEmpty())

    def _move_stop(self) -> None:
        at, had_focus = self.current(), self._has_focus()
        for card, cell in self._cells.items():
            cell.setFocusPolicy(Qt.FocusPolicy.TabFocus if card == at else Qt.FocusPolicy.NoFocus)
        if at is None:
            return
        cell = self._cell(at)
        cell.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cell.setAccessibleDescription(self._describe(at))
        self.setFocusProxy(cell)
        if had_focus and not cell.hasFocus():
            cell.setFocus(Qt.FocusReason.TabFocusReason if self._by_keyboard else Qt.FocusReason.MouseFocusReason)

    def _cell(self, card: UUID) -> MapCell:
        """What takes the focus for a card, made when it is first needed."""
        cell = self._cells.get(card)
        if cell is None:
            cell = self._cells[card] = MapCell(card, self, self._focus_came)
            cell.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            QWidget.setTabOrder(self._place_in_tab_order, cell)
            cell.press = lambda: self._press(card)
            self._place_cell(card, cell)
        view = self._views[self._column_of[card]]
        cell.setAccessibleName(view.order[view.index_of(card)].words)
        return cell

    def _press(self, card: UUID) -> None:
        """A screen reader's press: the first chooses, the next opens."""
        if card == self._chosen:
            self.card_opened.emit(card)
        else:
            self.choose(card, by_keyboard=True)

    def _focus_came(self, reason: Qt.FocusReason) -> None:
        if reason in KEYBOARD_REASONS:
            self._by_keyboard = True
            if self._chosen is None:
                self.choose(self.current())
        elif reason == Qt.FocusReason.MouseFocusReason:
            self._by_keyboard = False
        self.update()

    def _has_focus(self) -> bool:
        return any(cell.hasFocus() for cell in self._cells.values())

    def _hover(self, card: UUID | None) -> None:
        if card != self._hovered:
            self._hovered = card
            self.update()

    def _tip(self, card: MapCard) -> str:
        whole = [card.name, card.second] if self._words.is_cut(card) else []
        return "\n".join(each for each in (*whole, card.tip) if each)


accessible.register(PlanMap.__name__, accessible.group_of_cells)
