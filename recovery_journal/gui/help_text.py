"""A text that ships with the program, as a column of cards: one for each of its sections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_journal import resources
from recovery_journal.gui import theme
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.lined_up import column_in, row_in
from recovery_journal.gui.widgets.text import label

BETWEEN_CARDS = 20
WIDEST = 720


@dataclass(frozen=True)
class Section:
    """One section: its title, and its points in the order they stand."""

    title: str
    points: tuple[str, ...]


def sections(name: str) -> list[Section]:
    """The sections of `resources/help/NAME.md`: '## ' begins one, '- ' each of its points; marks of code go."""
    text = resources.path("help", f"{name}.md").read_text(encoding="utf-8").replace("`", "")
    parts = [part.partition("\n") for part in text.split("\n## ")[1:]]
    return [
        Section(title, tuple(line[2:] for line in rest.splitlines() if line[:2] == "- ")) for title, _, rest in parts
    ]


class HelpText(QWidget):
    """All sections of one text under each other, in `cards`. `column` takes further ones."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.column = column_in(self, BETWEEN_CARDS)
        self.cards = [section_card(each) for each in sections(name)]
        for each in self.cards:
            add_card(self.column, each)


def section_card(section: Section) -> Card:
    """A card with a title and points."""
    card = Card()
    card.body.addWidget(label(section.title, "section", wrap=True))
    for point in section.points:
        card.body.addSpacing(theme.current().px(9))
        card.body.addWidget(bullet(point))
    return card


def bullet(text: str) -> QWidget:
    """One point, with a dot before it."""
    return marked_point("•", label(text, wrap=True))


def marked_point(mark: str, words: QWidget) -> QWidget:
    """Words beside their mark: a dot, or a number in the width of any digit."""
    holder, before = QWidget(), label(mark, "body", "quiet")
    if mark[0].isdigit():
        before.setMinimumWidth(theme.current().metrics("body").horizontalAdvance("0."))
    row = row_in(holder, 10)
    row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return holder


def add_card(column: QVBoxLayout, card: QWidget) -> None:
    """Puts a card in, no wider than is good to read; only a row asks it for its height at that width."""
    card.setMaximumWidth(theme.current().px(WIDEST))
    row = QHBoxLayout()
    row.addWidget(card, 1)
    row.addStretch(0)
    column.addLayout(row)


def add_entry(card: Card, what: str, facts: str, where: str) -> None:
    """One thing in a list of them: what it is, the facts about it, and the place where it is, if any."""
    if card.body.count():
        card.body.addSpacing(theme.current().px(12))
    card.body.addWidget(label(what, "strong", wrap=True))
    card.body.addWidget(label(facts, "caption", "soft", wrap=True))
    if where:
        card.body.addWidget(label(where, "caption", "quiet", wrap=True))
