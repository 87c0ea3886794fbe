"""Suggestions for a plan: a strip of four under the list, and all of them in a box with search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recovery_journal.domain.plain import field_types, inner_type
from recovery_journal.gui import actions, theme
from recovery_journal.gui.pages.records import RecordKind
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.chips import AddChip
from recovery_journal.gui.widgets.field_over_list import FieldOverList
from recovery_journal.gui.widgets.flow_layout import FlowLayout
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.text import label, line
from recovery_journal.language import tr
from recovery_journal.services.choice_words import choices_of
from recovery_journal.services.content import CATEGORY_FIELDS, Suggestion, suggestions

SHOWN = 4
SHORT = 20  # letters
BOX_SIZE = (560, 620)


class SuggestionStrip(QWidget):
    """Four suggestions that are not in the plan yet, one of each category, and the way to all of them."""

    suggestion_picked = Signal(object)
    all_requested = Signal()

    def __init__(self, kind: RecordKind) -> None:
        super().__init__()
        self._kind = kind
        self._all: list[Suggestion] = []
        self._taken: set[str] = set()
        self._shown: list[str] = []
        self._chips: list[AddChip] = []
        self._flow_holder = QWidget()
        self._roving = Roving(self)
        self.see_all = link_button(tr("See all"), self.all_requested.emit, "small")
        self._lay_out()

    def set_taken(self, names: Iterable[str]) -> None:
        """What the plan already says is not suggested again."""
        self._taken = {name.casefold() for name in names}
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def chips(self) -> list[AddChip]:
        """The suggestions that are shown."""
        return list(self._chips)

    def _lay_out(self) -> None:
        column = column_in(self, 12)
        column.addWidget(line())
        words = tr("From suggestions. Pick what fits, ignore the rest.")
        column.addWidget(label(words, "caption", "quiet", wrap=True))
        column.addWidget(self._flow_holder)
        self._flow = FlowLayout(self._flow_holder, last_goes_along=True)
        self._flow.addWidget(self.see_all)

    def _fill(self) -> None:
        self._all = self._all or suggestions(self._kind.kind)
        picks = _spread(each for each in self._all if each.text.casefold() not in self._taken)
        if [each.text for each in picks] == self._shown:
            return
        self._shown = [each.text for each in picks]
        for old in (*self._chips, self.see_all):
            self._flow.removeWidget(old)
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = [AddChip(each.text, self._picker(each), quiet=True) for each in picks]
        for chip in (*self._chips, self.see_all):
            self._flow.addWidget(chip)
        self._roving.set_members([*self._chips, self.see_all])

    def _picker(self, suggestion: Suggestion) -> Callable[[], None]:
        return lambda: self.suggestion_picked.emit(suggestion)


class SuggestionBox(QDialog):
    """All suggestions for one kind under their categories; one click or Enter takes one into the form."""

    suggestion_picked = Signal(object)

    def __init__(self, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = _groups(kind)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Suggestions"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search suggestions"))
        self.search.setAccessibleName(tr("Search suggestions"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setWordWrap(True)
        self.nothing = label(tr("Nothing matches."), tone="soft")
        self._lay_out()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)  # else one cannot be unselected
        self._keys = FieldOverList(self.list, self._take)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._fill)
        actions.keep_ways_out(self)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._keys.handles(event)

    def _lay_out(self) -> None:
        look = theme.current()
        room = look.size("xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(room, room, room, room)
        column.setSpacing(look.size("m"))
        column.addWidget(label(tr("Suggestions"), "title"))
        column.addWidget(
            label(tr("Pick what fits. It goes into the form, and you can change it."), tone="soft", wrap=True)
        )
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(button(tr("Close"), on_click=self.close), 0, Qt.AlignmentFlag.AlignRight)
        self.resize(look.px(BOX_SIZE[0]), min(look.px(BOX_SIZE[1]), self.screen().availableGeometry().height() - 80))

    def _fill(self, text: str) -> None:
        wanted = text.casefold().split()
        self.list.clear()
        for head, members in self._groups:
            fitting = [each for each in members if all(word in each.text.casefold() for word in wanted)]
            if fitting and head:
                self._add_head(head)
            for each in fitting:
                self._add(each)
        self.nothing.setVisible(not self.list.count())
        self._keys.step(1)

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.current().font("label"))
        item.setForeground(theme.current().color("page_text_quiet"))
        self.list.addItem(item)

    def _add(self, suggestion: Suggestion) -> None:
        item = QListWidgetItem(suggestion.text)
        item.setData(Qt.ItemDataRole.UserRole, suggestion)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        suggestion: Any = item.data(Qt.ItemDataRole.UserRole)
        if suggestion is not None:
            self.close()
            self.suggestion_picked.emit(suggestion)


def _spread(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Four of them, the first of each category in turn, then the second; short ones first, as the strip is small."""
    by_category: dict[str, list[Suggestion]] = {}
    for each in found:
        by_category.setdefault(each.category, []).append(each)
    lists = [sorted(each, key=lambda one: len(one.text) > SHORT) for each in by_category.values()]
    deepest = max((len(each) for each in lists), default=0)
    turns = [each[at] for at in range(deepest) for each in lists if at < len(each)]
    return sorted(turns[: 2 * SHOWN], key=lambda one: len(one.text) > SHORT)[:SHOWN]


def _groups(kind: RecordKind) -> list[tuple[str, list[Suggestion]]]:
    found = suggestions(kind.kind)
    name = CATEGORY_FIELDS.get(kind.kind, "")
    if not name:
        return [("", found)]
    categories = choices_of(inner_type(field_types(kind.cls)[name]))
    return [(words, [each for each in found if each.category == member.value]) for member, words in categories]
