"""Choosing the questions of a check-in: a list to tick, in an order of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import actions, theme
from recovery_journal.gui.forms.chip_dragging import ChipDragging
from recovery_journal.gui.pages.check_in_order import QUESTIONS, USUAL, the_rest
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr

SIZE = (480, 640)
ROOM_AROUND = 60
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListDragging(ChipDragging):
    """Dragging the lines of a list up and down."""

    def _place_of(self, point: QPoint) -> int:
        return sum(point.y() > each.geometry().center().y() for each in self._others())

    def _show_mark(self) -> None:
        others, height = self._others(), theme.current().px(3)
        at_end = self._to == len(others)
        box = others[-1 if at_end else self._to].geometry()
        top = (box.bottom() + 1 if at_end else box.top()) - height // 2
        self._mark.setGeometry(box.left(), max(0, top), box.width(), height)
        self._mark.show()
        self._mark.raise_()


class QuestionList(QWidget):
    """All questions as lines to tick: one Tab stop, arrows move, Alt with an arrow moves the line, so does dragging."""

    changed = Signal()

    def __init__(self, asked: Sequence[str]) -> None:
        super().__init__()
        self._order: list[str] = []
        self.boxes = {name: QCheckBox(tr(words)) for name, words in QUESTIONS.items()}
        self._column = column_in(self, 6)
        self._roving = Roving(self)
        self._dragging = ListDragging(self)
        self.setAccessibleName(tr("Questions"))
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
            box.setAccessibleDescription(tr("Alt+Up or Alt+Down moves it"))
            box.installEventFilter(self)
            box.clicked.connect(lambda _checked=False: self.changed.emit())
        self._dragging.moved.connect(self._dropped)
        self.show_asked(asked)

    def asked(self) -> tuple[str, ...]:
        """The ticked questions in their order."""
        return tuple(name for name in self._order if self.boxes[name].isChecked())

    def show_asked(self, asked: Sequence[str]) -> None:
        """Tick these and put them first, in this order."""
        for name, box in self.boxes.items():
            box.setChecked(name in asked)
        self._set_order([*asked, *the_rest(asked)])

    def move_line(self, name: str, step: int) -> None:
        """Moves a question up (-1) or down (1)."""
        to = self._order.index(name) + step
        if 0 <= to < len(self._order):
            others = [each for each in self._order if each != name]
            self._set_order([*others[:to], name, *others[to:]])
            self.boxes[name].setFocus(Qt.FocusReason.TabFocusReason)

    def current(self) -> str:
        """The question that the keys are on, or were on last."""
        stop = next(name for name, box in self.boxes.items() if box.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next((name for name, box in self.boxes.items() if box.hasFocus()), stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in MOVES:
            self.move_line(self.current(), MOVES[Qt.Key(event.key())])
            return True
        return False

    def _set_order(self, order: Sequence[str]) -> None:
        stop = self.current() if self._order else ""
        self._order = list(order)
        boxes = [self.boxes[name] for name in order]
        for box in boxes:
            self._column.removeWidget(box)
            self._column.addWidget(box)
            box.setDown(False)
        for before, after in zip(boxes, boxes[1:], strict=False):
            QWidget.setTabOrder(before, after)
        self._roving.set_members(boxes)
        if stop:
            self._roving.set_stop(self.boxes[stop])
        self._dragging.watch(boxes)
        self.changed.emit()

    def _dropped(self, came_from: int, to: int) -> None:
        name = self._order[came_from]
        self.move_line(name, to - came_from)


class QuestionChoice(QDialog):
    """The list in a box. `taken(asked)` tells of the choice once it is confirmed."""

    taken = Signal(object)

    def __init__(self, asked: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose the questions"))
        self.list = QuestionList(asked)
        self.up = button(tr("Move up"), icon="chevron-up", size="small", on_click=lambda: self._move(-1))
        self.down = button(tr("Move down"), icon="chevron-down", size="small", on_click=lambda: self._move(1))
        self.usual = link_button(tr("The usual questions"), lambda: self.list.show_asked(USUAL), size="small")
        self.cancel = button(tr("Cancel"), on_click=self.reject)
        self.done_button = button(tr("Use these"), "primary", on_click=self._take)
        self._lay_out()
        self.list.changed.connect(self._look)
        actions.keep_ways_out(self)

    def _take(self) -> None:
        self.taken.emit(self.list.asked())
        self.accept()

    def _move(self, step: int) -> None:
        name = self.list.current()
        self.list.move_line(name, step)
        self._area.ensureWidgetVisible(self.list.boxes[name])

    def _look(self) -> None:
        """Without any question there would be nothing to ask."""
        self.done_button.setEnabled(bool(self.list.asked()))

    def _lay_out(self) -> None:
        look = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.size("xl"),) * 4)
        column.setSpacing(look.size("m"))
        column.addWidget(label(tr("Choose the questions"), "title", wrap=True))
        words = tr("Ticked ones are asked at once, in this order. The rest wait under More questions.")
        column.addWidget(label(words, tone="soft", wrap=True))
        self._area = Scrolled(self.list)
        column.addWidget(self._area, 1)
        column.addLayout(self._moves())
        column.addWidget(self._foot())
        room = self.screen().availableGeometry()
        over = self.parentWidget()
        high = min(room.height(), over.window().height() if over else room.height()) - ROOM_AROUND
        self.resize(min(look.px(SIZE[0]), room.width() - ROOM_AROUND), min(look.px(SIZE[1]), high))

    def _moves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().size("s"))
        for each in (self.up, self.down):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.usual)
        return row

    def _foot(self) -> QWidget:
        foot, ends = QWidget(), QWidget()
        row = SplitLayout(foot)
        inner = row_in(ends)
        inner.setSpacing(10)
        inner.addWidget(self.cancel)
        inner.addWidget(self.done_button)
        row.addWidget(QWidget())
        row.addWidget(ends)
        return foot


accessible.register("QuestionList", accessible.group)
