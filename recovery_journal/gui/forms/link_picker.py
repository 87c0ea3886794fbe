"""The list that drops down from 'Add': records of one kind by their names, with search and 'Make new'.

It lies over the form as a part of its window, not as a popup of its own: those a screen reader does not find.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recovery_journal.domain.record import TEXT_LIMIT, one_line
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.field_over_list import FieldOverList
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.words import kind_words

WIDTH, HEIGHT = 340, 280


class LinkPicker(QWidget):
    """Lies under a field; Enter or a click takes a record, Esc or leaving it closes. `names` are (id, name) pairs."""

    target_picked = Signal(str)
    new_picked = Signal(str)

    def __init__(self, owner: QWidget, kind: str, names: list[tuple[str, str]]) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = owner
        self._names = names
        self.search = QLineEdit()
        self.search.setMaxLength(TEXT_LIMIT)
        self.search.setPlaceholderText(tr("Search, or write a new one"))
        self.search.setAccessibleName(tr("Search {kind}", kind=kind_words(kind, many=True)))
        self.list = QListWidget()
        self.list.setAccessibleName(kind_words(kind, many=True).capitalize())
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(tr("Nothing here yet. Write a name to make one."), "caption", "quiet", wrap=True)
        self._lay_out()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)  # else one cannot be unselected
        self._keys = FieldOverList(self.list, self._take)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._fill)
        self._fill()

    def open_under(self, field: QWidget) -> None:
        """Show it under the field, or above it where the window ends."""
        look, window = theme.current(), self.window()
        self._field = field
        edge = look.size("s")
        room = window.rect().adjusted(edge, edge, -edge, -edge)
        self.resize(min(look.px(WIDTH), room.width()), min(look.px(HEIGHT), room.height()))
        corner = field.mapTo(window, QPoint(0, field.height() + look.size("xs")))
        if corner.y() + self.height() > room.bottom():
            corner.setY(field.mapTo(window, QPoint(0, 0)).y() - look.size("xs") - self.height())
        corner.setX(max(room.left(), min(corner.x(), room.right() + 1 - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() + 1 - self.height())))
        self.move(corner)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        for each in (window, field):
            each.installEventFilter(self)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - one of Qt's own
        """Tab stays inside, between the search and the list."""
        (self.list if self.search.hasFocus() else self.search).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the search; what happens to the window, or to the field that it lies under, closes it."""
        if watched is self.search:
            return self._keys.handles(event)
        if watched is self.window() and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._keep_typed()
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.Hide):
            self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the edge of the list is none on what lies under it."""

    def _lay_out(self) -> None:
        look = theme.current()
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        room = look.size("m")
        inside.setContentsMargins(room, room, room, room)
        inside.setSpacing(look.size("s"))
        inside.addWidget(self.search)
        inside.addWidget(self.nothing)
        inside.addWidget(self.list, 1)
        around = column_in(self)
        around.addWidget(card)

    def _fill(self) -> None:
        text = one_line(self.search.text())
        wanted = text.casefold()
        self.list.clear()
        for target, name in self._names:
            if wanted in name.casefold():
                self._add(name, target)
        if text and all(name.casefold() != wanted for _, name in self._names):
            self._add(tr("Make new “{name}”", name=text), None)
        self.nothing.setVisible(not self.list.count())
        self.list.setCurrentRow(0)

    def _add(self, words: str, target: str | None) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.UserRole, target)
        item.setSizeHint(item.sizeHint().expandedTo(self._row_size()))
        self.list.addItem(item)

    def _row_size(self) -> QSize:
        return QSize(0, theme.current().size("menu_row"))

    def _take(self, item: QListWidgetItem) -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        text = one_line(self.search.text())
        self._give_back()
        if target is None:
            self.new_picked.emit(text)
        else:
            self.target_picked.emit(target)

    def _keep_typed(self) -> None:
        """The window is left: a name that none of the records has is no search but somebody's words."""
        text = one_line(self.search.text())
        if text and all(text.casefold() not in name.casefold() for _, name in self._names):
            self.new_picked.emit(text)

    def _give_back(self) -> None:
        """Closes with the focus where it came from."""
        self._field.setFocus(Qt.FocusReason.TabFocusReason)
        self.close()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.close()
