"""The parts of the climb: the rungs as a column to choose from, and the card of the rung one stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.hard_days import Rung
from recovery_journal.gui import theme
from recovery_journal.gui.help_text import bullet
from recovery_journal.gui.pages.ladder_climb_facts import RungFacts
from recovery_journal.gui.pages.urge_now_people import PersonCard, SomePeople
from recovery_journal.gui.widgets import accessible
from recovery_journal.gui.widgets.buttons import Button, button, link_button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.roving import Roving
from recovery_journal.gui.widgets.text import label, voice
from recovery_journal.language import tr


class RungButton(Button):
    """One rung, to be gone to at once."""

    def __init__(self, number: int, words: str) -> None:
        super().__init__(tr("{n}. {step}", n=number, step=words), "nav")
        self.setCheckable(True)


class RungRows(QWidget):
    """All rungs from the lowest; one Tab stop with arrows inside. `chosen(number)`, from 0."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Steps of my ladder"))
        self.buttons = [RungButton(at, each) for at, each in enumerate(words, 1)]
        self._roving = Roving(self)
        column = column_in(self)
        column.setSpacing(2)
        for at, each in enumerate(self.buttons):
            column.addWidget(each)
            each.clicked.connect(lambda _on, at=at: self.chosen.emit(at))
        column.addStretch(1)
        self._roving.set_members(self.buttons)

    def show_at(self, at: int) -> None:
        """Marks the rung one stands on."""
        for number, each in enumerate(self.buttons):
            each.setChecked(number == at)
        if not any(each.hasFocus() for each in self.buttons):
            self._roving.set_stop(self.buttons[at])


class RungCard(Card):
    """One rung. `urge_requested` for the timer, `help_requested`, `write_requested` for the chapter of the plan."""

    urge_requested = Signal()
    help_requested = Signal()
    write_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people: list[PersonCard] = []
        self._inside = QWidget()
        self.body.addWidget(self._inside)

    def show_rung(self, place: str, facts: RungFacts) -> None:
        """What stands on this rung; `place` says which it is."""
        fresh = QWidget()
        column = column_in(fresh, 8)
        column.addWidget(label(place, "caption", "quiet"))
        column.addWidget(label(facts.title, "section", wrap=True))
        column.addWidget(label(facts.sentence, tone="soft", wrap=True))
        column.addSpacing(theme.current().px(6))
        for step in facts.steps:
            column.addWidget(voice(step))
        for strong, words in facts.lines:
            column.addWidget(_line(strong, words))
        self._add_people(column, facts)
        self._add_ways(column, facts)
        self.body.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh

    def _add_people(self, column: QVBoxLayout, facts: RungFacts) -> None:
        self.people = []
        if facts.people:
            column.addWidget(some := SomePeople(facts.people))
            self.people = some.cards

    def _add_ways(self, column: QVBoxLayout, facts: RungFacts) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        if not (facts.steps or facts.lines or facts.people):
            column.addWidget(label(tr("Nothing of your own stands here yet."), wrap=True))
            column.addWidget(link_button(tr("Write it on a calm day"), self.write_requested.emit), 0, left)
        column.addSpacing(theme.current().px(6))
        if facts.rung in (Rung.SIGNS, Rung.ALONE):
            words = tr("Ride it out with a timer")
            column.addWidget(button(words, icon="wave", on_click=self.urge_requested.emit), 0, left)
        elif facts.rung in (Rung.PROFESSIONALS, Rung.SURROUNDINGS):
            words = tr("All lines, and what to do in an overdose")
            column.addWidget(button(words, icon="phone", on_click=self.help_requested.emit), 0, left)


def _line(strong: str, words: str) -> QWidget:
    return bullet(tr("{what}: {words}", what=strong, words=words) if words else strong)


accessible.register("RungButton", accessible.nav_button)
