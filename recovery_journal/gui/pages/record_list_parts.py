"""What a record list is made of: the search field, the filter beside it, and the view of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QListView, QSizePolicy, QWidget

from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.gui import theme
from recovery_journal.gui.models.delegates import RecordDelegate
from recovery_journal.gui.models.record_model import RecordProxy
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.accessible import on_selected_from_outside
from recovery_journal.gui.widgets.buttons import link_button
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.paint import KEYBOARD_REASONS
from recovery_journal.gui.widgets.text import label
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.words import kind_words

AWAY = "away"
LENS, LENS_ROOM = 16, 26


class SearchField(QLineEdit):
    """Search as the person types; Down and Enter go to the list, Esc clears."""

    list_requested = Signal()

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind, self._hint = kind, ""
        self._lens = IconLabel("search", "page_text_quiet", LENS, self)
        self.setAccessibleName(tr("Search {things}", things=kind_words(kind, many=True)))
        self._make_room()

    def set_count(self, count: int) -> None:
        """Says how many there are to search; for none it says no number."""
        things = kind_words(self._kind, many=count != 1)
        self._hint = tr("Search {n} {things}", n=count, things=things) if count else self.accessibleName()
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down or event.key() in ENTER_KEYS:
            self.list_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def _make_room(self) -> None:
        """The lens stands inside the field where the words begin."""
        lens = getattr(self, "_lens", None)
        if lens is None:
            return
        look = theme.current()
        lens.adjustSize()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room, edge = look.px(LENS_ROOM), look.px(14)
        lens.move(self.width() - edge - lens.width() if mirrored else edge, (self.height() - lens.height()) // 2)
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
        needed = self.fontMetrics().horizontalAdvance(self._hint) + room + 2 * edge
        self.setPlaceholderText(self._hint if needed <= self.width() else tr("Search"))


class FilterBox(QComboBox):
    """All, one category, or what is archived and deleted; as wide as what it shows, its list as wide as it needs."""

    def __init__(self, kind: RecordKind, by_category: bool = True) -> None:
        super().__init__()
        self.addItem(tr(kind.all_of_them), "")
        if kind.filter_by and by_category:
            for member, words in choices_of(inner_type(field_types(kind.cls)[kind.filter_by])):
                self.addItem(words, member.value)
        self.addItem(tr("Archived and deleted"), AWAY)
        self.setAccessibleName(tr("Show"))
        self.setMaxVisibleItems(self.count())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(min(words + whole.width() - self._widest(), whole.width()), whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(96), super().minimumSizeHint().height())

    def showPopup(self) -> None:  # noqa: N802 - one of Qt's own
        self.view().setMinimumWidth(super().sizeHint().width())
        super().showPopup()

    def _widest(self) -> int:
        return max(self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count()))


class NothingFound(QWidget):
    """Says that nothing matches, with the way back to all."""

    def __init__(self, clear: Callable[[], None]) -> None:
        super().__init__()
        look = theme.current()
        self.words = label("", tone="soft")
        self.clear = link_button(tr("Clear search"), clear)
        row = FlowLayout(self, 8, 4)
        row.setContentsMargins(look.px(14), look.px(14), 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.clear)

    def show_words(self, *, none_away: bool) -> None:
        """What was narrowed with: the words searched for, or the filter for what is archived and deleted."""
        self.words.setText(tr("Nothing archived or deleted.") if none_away else tr("Nothing matches."))
        self.clear.set_words(tr("Show all") if none_away else tr("Clear search"))


class RecordView(QListView):
    """The rows; arrows move, Enter or a click goes to the form. It paints its own ring on the row."""

    form_requested = Signal()

    def __init__(self, proxy: RecordProxy, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_quiet = False
        self._delegate = RecordDelegate(self)
        self.setModel(proxy)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("own_ring", True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda _index: self.form_requested.emit())
        on_selected_from_outside(self, self.setCurrentIndex)

    def set_delegate(self, delegate: RecordDelegate) -> None:
        """Rows painted in another way."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def set_compact(self) -> None:
        """Rows no higher than their words need."""
        self._delegate.compact = True

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """What is chosen inside was not chosen by the person."""
        before, self.is_quiet = self.is_quiet, True
        try:
            yield
        finally:
            self.is_quiet = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        if event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self.form_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in KEYBOARD_REASONS:
            self._show_ring(True)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _show_ring(self, shown: bool) -> None:
        self._delegate.shows_ring = shown
        self.viewport().update()
