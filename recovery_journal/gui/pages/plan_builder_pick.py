"""The screen of the guided builder on which several answers are picked at once, or written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from recovery_journal.domain.record import Part
from recovery_journal.gui import theme
from recovery_journal.gui.forms.making import focus_in
from recovery_journal.gui.pages.chapter_bar import DropDown
from recovery_journal.gui.pages.plan_builder_chapters import Pick, Respond, Screen
from recovery_journal.gui.pages.plan_builder_ideas import FEW, Ideas
from recovery_journal.gui.pages.plan_builder_parts import OwnWords, PickGroup, Raw
from recovery_journal.gui.pages.plan_builder_saving import Maker, answers_to_save
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.keys import ENTER_KEYS
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.language import tr
from recovery_journal.services.content import CATEGORY_FIELDS
from recovery_journal.services.reader import record_class
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.words import name_of

Answer = Any  # the id of a record as text, or {"new": text} for one to be made

ENOUGH = 3  # in the plan, to choose a response from


class Categories(DropDown):
    """Which ideas are shown; Enter goes on here as well, and does not drop the list down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PickView(QWidget):
    """What the plan has stands first and is chosen; ideas and words of one's own join it.

    Raw has `added` and `dropped` answers and what is `typed` and not added yet.
    """

    edited = Signal()

    def __init__(self, opened: OpenJournal, screen: Screen, with_counselor: bool) -> None:
        super().__init__()
        assert isinstance(screen.question, Pick | Respond)
        self._opened, self._screen, self._asked = opened, screen, screen.question
        self._maker = Maker(opened, self._asked.kind, with_counselor)
        self._category = screen.question.category if isinstance(screen.question, Pick) else ""
        self._names: dict[str, str] = {}
        self._kept: list[Answer] = []
        self._chosen: list[Answer] = []
        self._ideas = Ideas(self._asked.kind, self._category)
        self.mine = PickGroup(tr("In your plan"))
        self.offered = PickGroup(tr("Ideas"))
        self.categories = Categories(tr("Which ideas?"))
        self.own = OwnWords(tr(self._asked.own), self._asked.kind)
        self._read()
        self._lay_out()
        self._connect()
        self._show()

    def raw(self) -> Raw | None:
        """What differs from the plan, and what is typed."""
        added = [each for each in self._chosen if each not in self._kept]
        dropped = [each for each in self._kept if each not in self._chosen]
        typed = self.own.field.raw()
        return {"added": added, "dropped": dropped, "typed": typed} if added or dropped or typed else None

    def show_raw(self, raw: Raw) -> None:
        """Shows the plan as it is with these changes to it."""
        known = [each for each in raw.get("added", ()) if isinstance(each, dict) or each in self._names]
        kept = [each for each in self._kept if each not in raw.get("dropped", ())]
        self._chosen = list(kept)
        for each in known:
            self._choose(each["new"]) if isinstance(each, dict) else self._chosen.append(each)
        self.own.field.set_raw(raw.get("typed", ""))
        self._show()

    def to_save(self) -> tuple[list[Part], list[Part]] | None:
        """What is still typed is added first."""
        if not self.own.take():
            return None
        if self._screen.trigger is not None:
            return answers_to_save(self._opened, self._maker, self._screen.trigger, self._chosen)
        changes = self.raw() or {"added": (), "dropped": ()}
        texts = [each["new"] for each in changes["added"]]
        return self._maker.picked(texts, changes["dropped"], self._category), []

    def take_focus(self) -> None:
        """A name is typed; anything else is picked first."""
        first = self.mine if self._screen.trigger is not None and self._names else self.offered
        if self._is_typed_first() or not first.options():
            self.own.field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            focus_in(first, Qt.FocusReason.TabFocusReason)

    # ---- inside

    def _is_typed_first(self) -> bool:
        return self._asked.by_name and self._screen.trigger is None

    def _read(self) -> None:
        records = self._opened.reader.records(record_class(self._asked.kind))
        if self._screen.trigger is None:
            field = CATEGORY_FIELDS[self._asked.kind] if self._category else ""
            records = [each for each in records if not field or vars(each)[field] == self._category]
            self._kept = [str(each.id) for each in records]
        else:
            found = self._opened.reader.links_from(self._screen.trigger.id, self._asked.kind)
            there = {each.id for each in records}
            linked = [each.to_id for each in found]
            self._kept = [str(each) for each in linked if each in there]
            records.sort(key=lambda each: linked.index(each.id) if each.id in linked else len(linked))
        self._names = {str(each.id): name_of(each) for each in records}
        self._chosen = list(self._kept)

    def _show(self) -> None:
        """The ideas that are shown below are not shown above as well."""
        category = str(self.categories.currentData()) if self.categories.count() else FEW
        in_plan = [name_of(each) for each in self._opened.reader.records(record_class(self._asked.kind))]
        ideas: list[Answer] = [{"new": text} for text in self._ideas.texts(category, in_plan)]
        added = [each for each in self._chosen if isinstance(each, dict) and each not in ideas]
        mine = [*self._names.items(), *((each, each["new"]) for each in added)]
        self.mine.offer(list(mine), self._chosen)
        self.offered.offer([(each, each["new"]) for each in ideas], self._chosen)
        self._ideas_row.setVisible(bool(ideas) or self.categories.count() > 0)
        self.offered.heading.show()

    def _group_changed(self, group: PickGroup, shown: list[Answer]) -> None:
        chosen = group.value()
        assert isinstance(chosen, list)
        left = [each for each in self._chosen if each not in shown or each in chosen]
        self._chosen = left + [each for each in chosen if each not in left]
        self.edited.emit()

    def _own_added(self, text: str) -> None:
        self._choose(text)
        self._show()
        self.edited.emit()

    def _choose(self, text: str) -> None:
        """Words that name a record of the plan mean that one."""
        there = self._maker.in_use(text)
        answer: Answer = {"new": self._ideas.written(text)}
        if there is not None:
            answer = str(there.id)
            self._names.setdefault(answer, name_of(there))
        if all(_name(each) != _name(answer) for each in self._chosen):
            self._chosen.append(answer)

    def _connect(self) -> None:
        for group in (self.mine, self.offered):
            group.value_changed.connect(lambda _value, group=group: self._group_changed(group, group.values()))
        self.categories.currentIndexChanged.connect(lambda _at: self._show())
        self.own.added.connect(self._own_added)
        self.own.field.edited.connect(self.edited)

    def _lay_out(self) -> None:
        look = theme.current()
        has_enough = self._screen.trigger is not None and len(self._names) >= ENOUGH
        choices = self._ideas.choices(can_do_without=has_enough)
        for value, words in choices:
            self.categories.addItem(words, value)
        self.categories.setMaxVisibleItems(max(1, len(choices)))
        self._ideas_row = QWidget()
        head = SplitLayout(self._ideas_row, 12, 6, centered=True)
        head.addWidget(self.offered.heading)
        head.addWidget(self.categories)
        self.categories.setVisible(bool(choices))
        column = column_in(self)
        column.setSpacing(look.size("s"))
        chips: list[QWidget] = [self.mine.heading, self.mine, self._ideas_row, self.offered]
        for part in (self.own, *chips) if self._is_typed_first() else (*chips, self.own):
            column.addWidget(part)
            if part in (self.mine, self.offered, self.own):
                column.addSpacing(look.size("s"))


def _name(answer: Answer) -> str:
    return str(answer["new"] if isinstance(answer, dict) else answer).casefold()
