"""Family and friends on the way through care: who takes part, how they can help, and which boundaries hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_journal.domain.plan import Boundary, Contact, Role
from recovery_journal.gui.pages.way_base import ListCard, ReadPart, Row, go_new
from recovery_journal.gui.pages.way_words import boundary_words, contact_words
from recovery_journal.gui.widgets.buttons import button
from recovery_journal.gui.widgets.lined_up import column_in
from recovery_journal.gui.widgets.page import two_columns
from recovery_journal.language import tr
from recovery_journal.services.shelf import OpenJournal
from recovery_journal.services.way import Way

PLAN = "plan"


class PeoplePart(ReadPart):
    """Drawn from the plan, and leading there."""

    SHOWN = frozenset((Contact.KIND, Boundary.KIND))

    def __init__(self, opened: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = Way(opened)
        self._new = go_new(self, PLAN, Contact.KIND, role=Role.FAMILY.value)
        self.people = ListCard(tr("Who takes part"))
        limit = button(tr("Add a boundary"), "words_link", on_click=go_new(self, PLAN, Boundary.KIND))
        self.boundaries = ListCard(tr("My boundaries"), [limit])
        left, right = QVBoxLayout(), QVBoxLayout()
        column = column_in(self)
        column.addWidget(two_columns(left, right))
        column.addStretch(1)
        for side, card in ((left, self.people), (right, self.boundaries)):
            side.addWidget(card)
            side.addStretch(1)
            card.go_requested.connect(self.go_requested)
        self.refresh()

    def sentence(self) -> str:
        return tr("Family and friends who take part, how they can help, and the limits that protect you.")

    def new_words(self) -> str:
        return tr("New person")

    def start_new(self, *args: Any, **typed: Any) -> None:
        self._new()

    def enter(self) -> None:
        if self.people.rows:
            self.people.rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        people, limits = self._way.people(), self._way.boundaries()
        rows = [Row(each.name, contact_words(each), Contact.KIND, each.id) for each in people]
        none = tr("No one here yet. Family and friends of your plan stand here, with how they can help.")
        self.people.show_rows(rows, "" if rows else none)
        found = [Row(each.text, boundary_words(each), Boundary.KIND, each.id) for each in limits]
        self.boundaries.show_rows(found, "" if found else tr("No boundaries yet. What do you want to say no to?"))
