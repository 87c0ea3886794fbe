"""The right of Urge now: who can be reached right now and what to say first, and the person's own reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.help_parts import CopyButton
from recovery_journal.gui.phone_links import CallButton
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import pad
from recovery_journal.gui.widgets.icon_label import IconLabel
from recovery_journal.gui.widgets.lined_up import column_in
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
    """One person. `called(id)` when their number was copied or called, `turned_to` when the person looks at it."""

    called = Signal(str)
    turned_to = Signal()

    def __init__(self, somebody: Somebody) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.copy = CopyButton(somebody.phone)
        self.call = CallButton(somebody.phone)
        named = tr("{name}, {phone}", name=somebody.name, phone=somebody.phone)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(named, "strong", wrap=True))
        words.addWidget(label(somebody.when, "caption", "quiet", wrap=True))
        row = QHBoxLayout(self)
        row.setSpacing(theme.current().px(10))
        row.addWidget(IconLabel("phone", "card_text", 18))
        row.addLayout(words, 1)
        for each in (self.copy, self.call):
            each.setAccessibleDescription(somebody.name)
            each.clicked.connect(lambda _checked=False: self.called.emit(somebody.id))
            each.installEventFilter(self)
            row.addWidget(each)
        pad(row, PADDING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that has the keyboard is looked at."""
        if event.type() == QEvent.Type.FocusIn:
            self.turned_to.emit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.turned_to.emit()
        super().mousePressEvent(event)


class SomePeople(QWidget):
    """Some people, and what to say first to the one who is looked at. `called(id)` as from their cards."""

    called = Signal(str)

    def __init__(self, people: Sequence[Somebody]) -> None:
        super().__init__()
        self.cards = [PersonCard(each) for each in people]
        self._column = column_in(self, 8)
        for each, card in zip(people, self.cards, strict=True):
            card.called.connect(self.called)
            card.turned_to.connect(partial(self._show_words, each))
            self._column.addWidget(card)
        first = next((each for each in people if each.first_words.strip()), None)
        self._has_words = first is not None
        if first is not None:
            self._to, self._words = label("", "caption", "quiet", wrap=True), voice("")
            self._column.addWidget(self._to)
            self._column.addWidget(self._words)
            self._show_words(first)

    def _show_words(self, somebody: Somebody) -> None:
        """One's own words to this person, as they were written on a good day."""
        if not self._has_words:
            return
        own = somebody.first_words.strip()
        self._to.setText(tr("What I say first to {name}:", name=somebody.name))
        self._to.setVisible(bool(own))
        self._words.setText(f"“{own}”")
        self._words.setVisible(bool(own))


class PeopleNow(QWidget):
    """Some people, those first who are free. `called(id)`, `more_requested` for crisis lines, `add_requested`."""

    called = Signal(str)
    more_requested = Signal()
    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: QWidget = QWidget()
        self._cards: list[PersonCard] = []
        self._add: Button | None = None
        self.lines = link_button(tr("Crisis lines"), self.more_requested.emit)
        self._column = column_in(self, 8)
        self._column.addWidget(label(tr("Call someone"), "section"))
        self._column.addWidget(self._people)
        self._column.addWidget(self.lines, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: Sequence[Somebody]) -> None:
        """These people; without any, the way to add one."""
        fresh = self._some(people[:PEOPLE_SHOWN]) if people else self._nobody()
        self._column.replaceWidget(self._people, fresh)
        self._people.hide()
        self._people.deleteLater()
        self._people = fresh

    def stops(self) -> list[QWidget]:
        """What Tab comes to, from the top down."""
        add = [self._add] if self._add is not None else []
        return [*(each for card in self._cards for each in (card.copy, card.call)), *add, self.lines]

    def _some(self, people: Sequence[Somebody]) -> QWidget:
        made = SomePeople(people)
        made.called.connect(self.called)
        self._cards, self._add = made.cards, None
        return made

    def _nobody(self) -> QWidget:
        made = QWidget()
        self._cards, self._add = [], button(tr("Add a person"), size="small", on_click=self.add_requested.emit)
        column = column_in(made, 8)
        column.addWidget(label(tr("People you add to your plan stand here when it is hard."), tone="soft", wrap=True))
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        return made


class ReasonsNow(QWidget):
    """A few of the person's own reasons, in their own words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QWidget()
        self._column = column_in(self, 10)
        self._column.addSpacing(theme.current().px(8))
        self._column.addWidget(line())
        self._column.addSpacing(theme.current().px(4))
        self._column.addWidget(label(tr("Why I do this"), "section"))
        self._column.addWidget(self._rows)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """These; without any the part is not there."""
        fresh = QWidget()
        rows = column_in(fresh, 12)
        for each in reasons[:REASONS_SHOWN]:
            rows.addWidget(voice(each))
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self.setVisible(bool(reasons))
