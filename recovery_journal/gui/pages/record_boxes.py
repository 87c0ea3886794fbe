"""Rows in boxes, one box for each word of a closed list: the left side of the balance and of the ladder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.gui import theme
from recovery_journal.gui.models.record_model import RecordModel, RecordProxy, RecordRow, Role
from recovery_journal.gui.pages.record_list_parts import AWAY, FilterBox, RecordView, SearchField
from recovery_journal.gui.pages.record_rows import in_use
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.chips import AddChip
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.scroll import Scrolled
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of

PADDING = (10, 14, 10, 14)
INSIDE = 14  # from the edge of a row to its words
SIDEWAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BoxView(RecordView):
    """The rows of one box, as high as they are; past its ends the arrows go on to the next box."""

    left_at_end = Signal(int)
    move_requested = Signal(int)

    def __init__(self, proxy: RecordProxy, name: str) -> None:
        super().__init__(proxy, name)
        self.set_compact()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for changed in (
            proxy.modelReset,
            proxy.layoutChanged,
            proxy.rowsInserted,
            proxy.rowsRemoved,
            proxy.dataChanged,
        ):
            changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), sum(self.sizeHintForRow(at) for at in range(self.model().rowCount())))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = SIDEWAYS.get(Qt.Key(event.key()), 0)
        at = self.currentIndex().row() + step
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        elif step and not 0 <= at < self.model().rowCount():
            self.left_at_end.emit(step)
        else:
            super().keyPressEvent(event)


class Box(QFrame):
    """One box: what it is for, its rows, and the chip that adds one."""

    def __init__(self, value: StrEnum, words: str, model: RecordModel, add: Callable[[], None]) -> None:
        super().__init__()
        self.value = value
        self.proxy = RecordProxy(model, self)
        self.proxy.set_box(value.value)
        self.view = BoxView(self.proxy, words)
        self.heading = label(words, "section", wrap=True)
        self.blank = label(tr("Nothing here yet."), "caption", "quiet", wrap=True)
        self.add = AddChip(tr("Add"), add)
        self.add.setAccessibleName(tr("Add: {question}", question=words))
        self._lay_out()
        self.show_place()

    def show_place(self) -> None:
        """Rows, or that there are none."""
        shown = self.proxy.rowCount() > 0
        self.view.setVisible(shown)
        self.blank.setVisible(not shown)
        self.view.updateGeometry()

    def _lay_out(self) -> None:
        look = theme.current()
        self.setProperty("kind", "card")
        head = QWidget()
        row = SplitLayout(head, 4, 6, centered=True)
        row.setContentsMargins(look.px(INSIDE), 0, look.px(2), 0)
        row.addWidget(self.heading)
        row.addWidget(self.add)
        self.blank.setContentsMargins(look.px(INSIDE), 0, look.px(INSIDE), 0)
        column = QVBoxLayout(self)
        pad(column, PADDING)
        column.setSpacing(look.px(6))
        for part in (head, self.view, self.blank):
            column.addWidget(part)
        column.addStretch(1)


class BoxedList(QWidget):
    """Search and filter over boxes with rows; it is a ListSide. `add_requested(word)` wishes for a row in a box."""

    record_chosen = Signal(str)
    form_requested = Signal()
    suggestion_picked = Signal(object)
    all_requested = Signal()
    add_requested = Signal(object)
    move_requested = Signal(str, int)

    def __init__(self, kind: RecordKind) -> None:
        super().__init__()
        self.kind = kind
        self.model = RecordModel(self)
        self.search = SearchField(kind.kind)
        self.filter = FilterBox(kind, by_category=False)
        choices = choices_of(inner_type(field_types(kind.cls)[kind.filter_by]))
        self.boxes = [self.make_box(value, words) for value, words in choices]
        self._inside = QWidget()
        self.arrange(self._inside)
        self._lay_out()
        self.search.textChanged.connect(lambda text: self._narrow(lambda proxy: proxy.set_search(text)))
        self.search.list_requested.connect(self.enter)
        self.filter.currentIndexChanged.connect(self._filter_changed)
        for each in self.boxes:
            self._connect_box(each)

    def make_box(self, value: StrEnum, words: str) -> Box:
        """The box of one word."""
        return Box(value, words, self.model, lambda: self.add_requested.emit(value))

    def arrange(self, inside: QWidget) -> None:
        """Puts the boxes under each other."""
        column = column_in(inside, 12)
        for each in self.boxes:
            column.addWidget(each)
        column.addStretch(1)

    def set_rows(self, rows: Sequence[RecordRow]) -> None:
        """Shows these rows, each in its box; one that has none yet stands in the first."""
        known = {each.value.value for each in self.boxes}
        first = self.boxes[0].value.value
        chosen = self.chosen()
        with self._quietly():
            self.model.set_rows([row if row.category in known else replace(row, category=first) for row in rows])
        if chosen:
            self.choose(chosen)
        self._show_places(in_use(rows))

    def chosen(self) -> str:
        """The id of the chosen record, or ''."""
        found = (each.view.currentIndex() for each in self.boxes)
        return next((str(index.data(Role.ID)) for index in found if index.isValid()), "")

    def choose(self, record_id: str) -> bool:
        """Marks a record as chosen without telling; false when it is not shown."""
        found = False
        with self._quietly():
            for each in self.boxes:
                index = each.proxy.place_of(record_id)
                if index.isValid():
                    each.view.setCurrentIndex(index)
                    found = True
                else:
                    each.view.selectionModel().clear()
        return found

    def enter(self) -> None:
        """Puts the focus on the chosen row, or on the first one there is; above them where there is none."""
        filled = [each for each in self.boxes if each.proxy.rowCount()]
        with_chosen = [each for each in filled if each.view.currentIndex().isValid()]
        if filled:
            box = (with_chosen or filled)[0]
            if not with_chosen:
                box.view.setCurrentIndex(box.proxy.index(0, 0))
            box.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Puts the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_row_of(self, record_id: str) -> None:
        """Takes search and filter off when they hide a record that is to be seen."""
        if not any(each.proxy.place_of(record_id).isValid() for each in self.boxes):
            away = next((row.is_away for row in self.model.rows() if row.id == record_id), False)
            self.search.clear()
            self.filter.setCurrentIndex(self.filter.findData(AWAY) if away else 0)

    def box_in_use(self) -> Box:
        """The box with the chosen row, else the first."""
        return next((each for each in self.boxes if each.view.currentIndex().isValid()), self.boxes[0])

    def is_away(self) -> bool:
        """Whether archived and deleted records are shown."""
        return bool(self.filter.currentData() == AWAY)

    def _lay_out(self) -> None:
        look = theme.current()
        tools = QHBoxLayout()
        tools.setSpacing(look.size("s"))
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter)
        column = column_in(self, 14)
        column.addLayout(tools)
        column.addWidget(Scrolled(self._inside), 1)

    def _connect_box(self, box: Box) -> None:
        at = self.boxes.index(box)
        box.view.selectionModel().currentChanged.connect(lambda now, _before: self._current_changed(box, now))
        box.view.form_requested.connect(self.form_requested)
        box.view.left_at_end.connect(lambda step: self._go_on(at, step))
        box.view.move_requested.connect(lambda step: self._move(box, step))

    def _current_changed(self, box: Box, now: QModelIndex) -> None:
        if box.view.is_quiet or not now.isValid():
            return
        record_id = str(now.data(Role.ID))
        self.choose(record_id)
        self.record_chosen.emit(record_id)

    def _go_on(self, at: int, step: int) -> None:
        """From the end of a box to the near end of the next one that has rows."""
        rest = self.boxes[at + 1 :] if step > 0 else reversed(self.boxes[:at])
        box = next((each for each in rest if each.proxy.rowCount()), None)
        if box is not None:
            row = 0 if step > 0 else box.proxy.rowCount() - 1
            box.view.setFocus(Qt.FocusReason.TabFocusReason)
            box.view.setCurrentIndex(box.proxy.index(row, 0))

    def _move(self, box: Box, step: int) -> None:
        index = box.view.currentIndex()
        if index.isValid():
            self.move_requested.emit(str(index.data(Role.ID)), step)

    def _filter_changed(self) -> None:
        away = self.is_away()
        for each in self.boxes:
            each.add.setVisible(not away)
        self._narrow(lambda proxy: proxy.set_away(away))

    def _narrow(self, change: Callable[[RecordProxy], None]) -> None:
        """Changes what is shown; the chosen record stays chosen, shown or not."""
        chosen = self.chosen()
        with self._quietly():
            for each in self.boxes:
                change(each.proxy)
            if chosen:
                self.choose(chosen)
        self._show_places(in_use(self.model.rows()))

    def _show_places(self, count: int) -> None:
        self.search.set_count(0 if self.is_away() else count)
        narrowed = self.is_away() or bool(self.search.text())
        for each in self.boxes:
            each.blank.setText(tr("Nothing matches.") if narrowed else tr("Nothing here yet."))
            each.show_place()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What is chosen inside was not chosen by the person, in any box."""
        with ExitStack() as all_of_them:
            for each in self.boxes:
                all_of_them.enter_context(each.view.quietly())
            yield
