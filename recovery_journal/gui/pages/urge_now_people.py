"""The right of Urge now: who can be reached right now and what to say first, and the person's own reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.help_parts import CopyButton
from recovery_journal.gui.phone_links import CallButton
from recovery_journal.gui.widgets.buttons import button, link_button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.flow_layout import FlowLayout, SplitLayout
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.text import label, line, voice
from recovery_journal.language import tr

PADDING = (16, 11, 14, 11)
PEOPLE_SHOWN, REASONS_SHOWN = 3, 2


@dataclass(frozen=True)
class Somebody:
    """A person to call: `when` says who they are and when they can be reached."""

    id: str
    name: str
    phone: str
    when: str
    first_words: str = ""


class PersonCard(QFrame):
    """One person. `called(id)` when their number was copied or called."""

    called = Signal(str)

    def __init__(self, somebody: Somebody) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.copy = CopyButton(somebody.phone)
        self.call = CallButton(somebody.phone)
        words, ways = QWidget(), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        named = tr("{name}, {phone}", name=somebody.name, phone=somebody.phone)
        column.addWidget(label(named, "strong", wrap=True))
        column.addWidget(label(somebody.when, "caption", "quiet", wrap=True))
        buttons = FlowLayout(ways, 10, 2)
        for each in (self.copy, self.call):
            each.setAccessibleDescription(somebody.name)
            each.clicked.connect(lambda _checked=False: self.called.emit(somebody.id))
            buttons.addWidget(each)
        inside = QWidget()
        both = SplitLayout(inside, 10, 2, centered=True, least=lambda: theme.current().px(130))
        both.addWidget(words)
        both.addWidget(ways)
        row = QHBoxLayout(self)
        row.setSpacing(theme.current().px(12))
        row.addWidget(IconLabel("phone", "card_text", 18))
        row.addWidget(inside, 1)
        pad(row, PADDING)


class PeopleNow(QWidget):
    """Some people, those first who are free. `called(id)`, `more_requested` for crisis lines, `add_requested`."""

    called = Signal(str)
    more_requested = Signal()
    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PersonCard] = []
        self._rows = QWidget()
        self.lines = link_button(tr("Crisis lines"), self.more_requested.emit)
        self.add = button(tr("Add a person"), size="small", on_click=self.add_requested.emit)
        self._nobody = label(tr("People you add to your plan stand here when it is hard."), tone="soft", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(8))
        self._column.addWidget(label(tr("Call someone"), "section"))
        self._column.addWidget(self._rows)
        self._column.addWidget(self._nobody)
        holder = QWidget()
        ways = FlowLayout(holder, 20, 4)
        ways.addWidget(self.add)
        ways.addWidget(self.lines)
        self._column.addWidget(holder)

    def show_people(self, people: Sequence[Somebody]) -> None:
        """These people, and what to say first to the first of them."""
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.current().px(8))
        self.cards = [PersonCard(each) for each in people[:PEOPLE_SHOWN]]
        for card in self.cards:
            card.called.connect(self.called)
            rows.addWidget(card)
        first = next((each.first_words for each in people[:PEOPLE_SHOWN] if each.first_words.strip()), "")
        if first:
            rows.addWidget(label(tr("What I say first:"), "caption", "quiet"))
            rows.addWidget(voice(f"“{first}”"))
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        fresh.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self.add.setVisible(not people)

    def stops(self) -> list[QWidget]:
        """What Tab comes to, from the top down."""
        cards = [each for card in self.cards for each in (card.copy, card.call)]
        return [*cards, self.add, self.lines]


class ReasonsNow(QWidget):
    """A few of the person's own reasons, in their own words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(10))
        self._column.addSpacing(theme.current().px(8))
        self._column.addWidget(line())
        self._column.addSpacing(theme.current().px(4))
        self._column.addWidget(label(tr("Why I do this"), "section"))
        self._column.addWidget(self._rows)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """These; without any the part is not there."""
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.current().px(12))
        for each in reasons[:REASONS_SHOWN]:
            rows.addWidget(voice(each))
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self.setVisible(bool(reasons))
