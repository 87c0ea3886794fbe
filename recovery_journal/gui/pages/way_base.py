"""What the chapters of the way through care have in common: parts in which nothing is typed, and their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.gui import theme
from recovery_journal.gui.pages.plain_part import PlainPart
from recovery_journal.gui.widgets.buttons import Button
from recovery_journal.gui.widgets.card import Card
from recovery_journal.gui.widgets.flow_layout import SplitLayout
from recovery_journal.gui.widgets.lined_up import row_of
from recovery_journal.gui.widgets.row_button import RowButton
from recovery_journal.gui.widgets.text import label
from recovery_journal.services.journal import Changed


class ReadPart(PlainPart):
    """A chapter that shows what is written elsewhere and leads there; a ChapterPart. `SHOWN` are the kinds it shows."""

    SHOWN: ClassVar[frozenset[str]] = frozenset()

    def sentence(self) -> str:
        """What it is for."""
        raise NotImplementedError

    def new_words(self) -> str:
        """What the main button says."""
        raise NotImplementedError

    def start_new(self, *args: Any, **typed: Any) -> None:
        """Begins what the main button says."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Shows the journal as it is now."""
        raise NotImplementedError

    def enter(self) -> None:
        """Puts the keyboard where one comes back to from a form."""

    def concerns(self, changed: Changed) -> bool:
        """Whether a change touched what is shown here."""
        return changed.asked_by is not self and bool(self.SHOWN & changed.kinds)


@dataclass(frozen=True)
class Row:
    """A line that leads to a record: its words, what stands below them, and where it goes."""

    words: str
    more: str
    kind: str
    record: UUID


class ListCard(Card):
    """A card with a heading, some words, rows that lead to records, and links at its foot. `go_requested(kind, id)`."""

    go_requested = Signal(str, object)

    def __init__(self, title: str, links: Sequence[Button] = ()) -> None:
        super().__init__()
        self.title = label(title, "section", wrap=True)
        self.words = label("", tone="soft", wrap=True)
        self.rows: list[RowButton] = []
        self._targets: list[tuple[str, UUID]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setSpacing(theme.current().px(8))
        self.body.addWidget(self.title)
        self.body.addWidget(self.words)
        self.body.addLayout(self._list)
        if links:
            self.body.addWidget(row_of(*links, gap=16, below=4))

    def show_rows(self, rows: Iterable[Row], words: str) -> None:
        """Shows these rows, and some words over them; '' for none."""
        shown = list(rows)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._targets = [(each.kind, each.record) for each in shown]
        while len(self.rows) < len(shown):
            self.rows.append(self._made_row(len(self.rows)))
        for at, made in enumerate(self.rows):
            made.setVisible(at < len(shown))
            if at < len(shown):
                name = ". ".join(each for each in (shown[at].words, shown[at].more) if each)
                made.show_words("", shown[at].words, shown[at].more, name)

    def _made_row(self, at: int) -> RowButton:
        made = RowButton(has_label=False)
        made.clicked.connect(lambda: self.go_requested.emit(*self._targets[at]))
        self._list.addWidget(made)
        return made


def head(title: QWidget, end: QWidget) -> QWidget:
    """The head of a card, with something at its end."""
    holder = QWidget()
    row = SplitLayout(holder, 12, 2, centered=True)
    row.addWidget(title)
    row.addWidget(end)
    return holder


def go_new(part: ReadPart, page: str, kind: str, **typed: str) -> Callable[[], None]:
    """Wishes for a new record of a kind on a page, with some values given."""
    return lambda: part.go_requested.emit(page, ("new", kind, typed) if typed else ("new", kind))
